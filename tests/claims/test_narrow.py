"""Two clocks: nothing published or added later is ever seen, and what was held then is seen."""

import time
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.analysis.market.shares import placings
from components.analysis.tables import ids_of, number_table, roots
from components.analysis.view.view import View
from components.claims.claim import Claim
from components.claims.clocks import claims_known_by, held_on, known_by
from components.claims.model import Claims
from components.claims.reading.load import load_claims
from components.figures.charts.catalogue import charts
from components.figures.theme import palette_of
from tests.made import adding, claim

HERE = Path(__file__).parents[1]
RECAST = "alibaba.cloud_revenue.2026-Q1.recast"
FIRST = "alibaba.cloud_revenue.2026-Q1"
WITHDRAWN = "tencent.share.canalys.2025-Q1"

days = st.dates(date(2024, 12, 1), date(2026, 12, 31))
SHIPPED_DAYS = (date(2023, 1, 1), date(2025, 3, 31), date(2025, 9, 9), date(2026, 5, 13))


@cache
def loaded(name: str) -> Claims:
    return load_claims((HERE / name).read_text(encoding="utf-8"))


@pytest.fixture
def newer() -> Claims:
    return loaded("claims-newer.yaml")


def names(claims: Claims) -> set[str]:
    return {claim.id for claim in claims.claims}


def published_by(claims: Claims, wanted: Iterable[str], day: date) -> bool:
    found = roots(claims.whole, wanted)
    return all(claims.source[claims.whole.claim[name].source].day <= day for name in found)


# The reader's clock.


@given(days)
def test_nothing_known_by_a_day_rests_on_what_was_published_later(day: date) -> None:
    claims = loaded("claims-newer.yaml")
    known = known_by(claims, day)
    assert published_by(claims, names(known), day)
    assert all(event.day <= day for event in known.events)
    assert all(names(known).issuperset(s.claims) for s in known.article)
    assert all(names(known).issuperset(a.rests_on) for s in known.scenarios for a in s.assumptions)


@given(days, days)
def test_more_is_known_by_a_later_day(one: date, other: date) -> None:
    claims = loaded("claims-newer.yaml")
    earlier, later = known_by(claims, min(one, other)), known_by(claims, max(one, other))
    assert names(earlier) <= names(later)
    assert set(earlier.events) <= set(later.events)


def assert_charts_rest_on_what_was_known(claims: Claims, day: date) -> None:
    known = known_by(claims, day)
    view = View.of(known, known_by=day.isoformat())
    for chart in charts().values():
        assert published_by(known, ids_of(chart.table(known, view)), day), chart.name


@settings(max_examples=12)
@given(days)
def test_no_chart_rests_on_what_was_published_later(day: date) -> None:
    assert_charts_rest_on_what_was_known(loaded("claims.yaml"), day)


@pytest.mark.parametrize("day", SHIPPED_DAYS, ids=date.isoformat)
def test_no_chart_of_the_shipped_file_rests_on_what_was_published_later(day: date) -> None:
    assert_charts_rest_on_what_was_known(loaded("../data/claims.yaml"), day)


@pytest.mark.parametrize("day", [date(2024, 12, 1), date(2025, 9, 9), date(2026, 5, 14)])
def test_no_mark_drawn_carries_a_claim_published_later(day: date) -> None:
    known = known_by(loaded("claims.yaml"), day)
    view = View.of(known, known_by=day.isoformat())
    for chart in charts().values():
        table = chart.table(known, view)
        if table.empty:  # read out, not drawn
            continue
        drawn = chart.figure(table, view, palette_of(known, "light"))
        carried = [
            mark[0]
            for trace in drawn.data
            for mark in (trace.customdata if trace.customdata is not None else ())
        ]
        assert published_by(known, " ".join(filter(None, carried)).split(), day), chart.name
        assert chart.reading(table, known, view)


def test_a_figure_that_was_replaced_later_still_stood(newer: Claims) -> None:
    known = known_by(newer, date(2026, 6, 1))
    assert RECAST not in known.claim
    assert FIRST not in known.gone
    assert FIRST in ids_of(number_table(known))


def test_a_scenario_rests_on_what_stood_before_the_figure_it_names(newer: Claims) -> None:
    assumed = [known_by(newer, day).scenarios[1].assumptions[0] for day in SHIPPED_DAYS]
    assert newer.scenarios[1].assumptions[0].rests_on == (RECAST,)
    assert [a.rests_on for a in assumed] == [(), (), (), (FIRST,)]


# The curator's clock.


def test_an_older_edition_shows_what_it_showed(claims: Claims, newer: Claims) -> None:
    held = held_on(newer, claims.edition)
    assert held.edition == claims.edition
    assert held.whole is newer
    assert names(held) == names(claims)
    assert held.scenarios == claims.scenarios
    assert held.article == claims.article
    assert number_table(held).equals(number_table(claims))


def test_the_present_edition_shows_the_better_figure_and_not_the_withdrawn(newer: Claims) -> None:
    drawn = set(ids_of(number_table(newer)))
    assert RECAST in drawn
    assert newer.gone == {FIRST, WITHDRAWN}
    assert not drawn & newer.gone


def test_the_files_own_edition_holds_all_there_is(newer: Claims) -> None:
    held = held_on(newer, newer.edition)
    assert held.claims == newer.claims
    assert held.gone == newer.gone
    assert number_table(held).equals(number_table(newer))


@given(days)
def test_an_edition_holds_nothing_added_later_and_drops_nothing_that_stood(day: date) -> None:
    newer = loaded("claims-newer.yaml")
    held = held_on(newer, day.isoformat())
    assert held.edition == min(day.isoformat(), newer.edition)
    assert names(held) == {c.id for c in newer.claims if c.added <= day.isoformat()}
    late = newer.edition <= day.isoformat()
    assert held.gone == (newer.gone if late else set())


def test_what_replaced_a_figure_goes_without_bringing_it_back(newer: Claims) -> None:
    """A claim withdrawn after it superseded another: the first must be added again to return."""
    gone = {"withdrawn": newer.edition, "because": "It was a slip."}
    left = tuple(c.model_copy(update=gone) if c.id == RECAST else c for c in newer.claims)
    withdrawn = replace(newer, claims=left)
    for file in (withdrawn, held_on(withdrawn, newer.edition)):
        assert not set(ids_of(number_table(file))) & {FIRST, RECAST}
    assert FIRST in ids_of(number_table(held_on(withdrawn, "2026-06-30")))


# Narrowing.


def derived(name: str, *parts: str) -> Claim:
    how = {"status": "derived", "derived_from": parts, "formula": "a"}
    return claim("Alibaba", "capex", "2025-Q1", 1, id=name, **how)


@pytest.mark.parametrize("width", [1, 2], ids=["a chain", "a tangle"])
def test_a_derivation_falls_with_what_it_starts_from_however_far(
    claims: Claims, width: int
) -> None:
    first = claim("Alibaba", "capex", "2025-Q1", 1, id="c0")
    rest = [
        derived(f"c{number}", *(f"c{max(0, number - step)}" for step in (1, 2)[:width]))
        for number in range(1, 3000)
    ]
    file = adding(claims, *reversed([first, *rest]))
    assert names(claims_known_by(file, lambda c: c.id != "c0")) == names(claims)
    assert len(claims_known_by(file, lambda c: c.id != "c2999").claims) == len(file.claims) - 1


def test_a_narrowed_set_remembers_the_whole(claims: Claims) -> None:
    twice = known_by(held_on(claims, "2025-12-31"), date(2025, 9, 1))
    assert twice.whole is claims
    assert claims.whole is claims


def test_a_clock_is_read_once_for_all_readers(claims: Claims) -> None:
    day = date(2025, 9, 9)
    assert known_by(claims, day) is known_by(claims, day)
    assert held_on(claims, "2025-12-31") is held_on(claims, "2025-12-31")


def test_the_shipped_file_is_narrowed_in_no_time() -> None:
    claims = loaded("../data/claims.yaml")
    spent = []
    for _ in range(20):
        started = time.perf_counter()
        claims_known_by(claims, lambda claim: claim.source != "none")
        spent.append(time.perf_counter() - started)
    assert min(spent) < 0.015


# Yardsticks do not touch each other.

yardsticks = st.sampled_from([yardstick.name for yardstick in loaded("claims.yaml").yardsticks])
companies = st.sampled_from([company.name for company in loaded("claims.yaml").companies])


@settings(max_examples=20)
@given(
    yardsticks,
    companies,
    st.sampled_from(["2024-Q4", "2025-Q1", "2025-H1", "2025"]),
    st.floats(0, 100),
)
def test_a_share_added_under_one_yardstick_moves_only_that_yardsticks_rows(
    yardstick: str, company: str, period: str, share: float
) -> None:
    claims = loaded("claims.yaml")
    view = View.of(claims)
    more = adding(claims, claim(company, "market_share", period, share, yardstick=yardstick))
    before, after = placings(claims, view), placings(more, view)
    others = [
        table[table["yardstick"] != yardstick].to_csv(index=False) for table in (before, after)
    ]
    assert others[0] == others[1]
    assert before.to_csv(index=False) != after.to_csv(index=False)
