"""The ledger finds every kind of contradiction planted, and none where figures are only rounded."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.analysis.ledger import RULES, Entry, ledger
from components.claims.claim import Claim
from components.claims.ledger_terms import LEDGER_KINDS, Due, Explanation
from components.claims.load import load_claims
from components.claims.model import Claims
from components.claims.terms import Metric
from tests.made import adding, by_quarter, claim, without

SMALL = load_claims((Path(__file__).parents[1] / "claims.yaml").read_text(encoding="utf-8"))
SLIP = "alibaba.cloud_revenue.2025-Q2.slip"
PERCENT = ("cloud_growth", "market_growth", "market_share_top")
METRICS = tuple(
    Metric(name=name, label=name, units=("percent",), adds_up=False, meaning="A percentage.")
    for name in PERCENT
)
RIVAL = claim("Alibaba", "capex", "2025-Q3", 35000, id="rival", do_not_plot="A slip.")
FIRST = "alibaba.capex.2025-Q3"


@pytest.fixture(scope="module")
def clean() -> Claims:
    """The small file without its slip and without the source that has no address."""
    sound = replace(SMALL, metrics=(*SMALL.metrics, *METRICS))
    return without(without(sound, id=SLIP), source="idc-digest")


def entries(claims: Claims, kind: str) -> list[Entry]:
    """The entries of one kind, in which nothing may be left that the file does not hold."""
    found = [entry for entry in ledger(claims) if entry.kind == kind]
    assert all(name in claims.claim for entry in found for name in entry.claims)
    assert len({entry.id for entry in ledger(claims)}) == len(ledger(claims))
    return found


def changed(claims: Claims, name: str, **fields: Any) -> Claims:
    """The claims with some fields of one of them changed."""
    kept = (c.model_copy(update=fields) if c.id == name else c for c in claims.claims)
    return replace(claims, claims=tuple(kept))


def explaining(claims: Claims, *names: str, **other: Any) -> Claims:
    """The claims with an explanation of some of them."""
    told = {"claims": names, "why": "Because.", "status": "explained"} | other
    return replace(claims, explained=(Explanation.model_validate(told),))


def test_the_small_file_holds_its_slip_and_a_source_without_an_address() -> None:
    slip, source = ledger(SMALL)
    assert (slip.kind, slip.status, slip.why) == (
        "disagreement",
        "explained",
        "A slip of the pen in a digest.",
    )
    assert slip.what == (
        "Alibaba, cloud revenue, April to June 2025: "
        "RMB 33.398bn (Alibaba) against RMB 24.3bn (Some digest)."
    )
    assert slip.by == "RMB 9.1bn, 37 %"
    assert (source.id, source.by) == ("no-link.idc-digest", "3 figures on it alone")


def test_a_clean_file_has_an_empty_ledger(clean: Claims) -> None:
    assert ledger(clean) == ()


def test_the_ledger_is_computed_once(clean: Claims) -> None:
    assert ledger(clean) is ledger(clean)


def test_there_is_a_rule_for_each_kind_and_missing_addresses_come_last() -> None:
    assert tuple(RULES) == LEDGER_KINDS
    assert LEDGER_KINDS[-1] == "no link"


# Disagreements


def test_figures_for_one_thing_that_differ_are_found_also_when_one_is_kept_off_the_charts(
    clean: Claims,
) -> None:
    (entry,) = entries(adding(clean, RIVAL), "disagreement")
    assert entry.claims == (FIRST, "rival")
    assert (entry.status, entry.why, entry.by) == ("open", None, "RMB 3.5bn, 11 %")


@pytest.mark.parametrize(
    "other",
    [
        {"value": 31600},
        {"value": 30000, "bound": "floor"},
        {"value": 40000, "bound": "ceiling"},
        {"value": 32000, "bound": "about"},
        {"value": 4900, "unit": "USD million"},
        {"value": 35000, "brand": "Some brand"},
        {"value": 35000, "status": "projection", "house": "A House"},
    ],
    ids=str,
)
def test_figures_that_may_be_one_or_of_different_things_do_not_disagree(
    clean: Claims, other: dict[str, Any]
) -> None:
    rival = claim("Alibaba", "capex", "2025-Q3", **other)
    assert entries(adding(clean, rival), "disagreement") == []


def test_a_floor_above_a_figure_disagrees_with_it(clean: Claims) -> None:
    rival = claim("Alibaba", "capex", "2025-Q3", 35000, bound="floor")
    assert entries(adding(clean, rival), "disagreement")


def test_forecasts_disagree_only_within_one_house(clean: Claims) -> None:
    def forecast(house: str, value: float) -> Claim:
        return claim("Tencent", "capex", "2027", value, status="projection", house=house)

    one, rival, other = forecast("A", 90000), forecast("A", 120000), forecast("B", 150000)
    assert entries(adding(clean, one, other), "disagreement") == []
    (entry,) = entries(adding(clean, one, other, rival), "disagreement")
    assert entry.claims == (one.id, rival.id)


def test_a_disagreement_of_which_one_figure_still_counts_is_withdrawn_for_the_reason_given(
    clean: Claims,
) -> None:
    better = claim("Alibaba", "capex", "2025-Q3", 35000, supersedes=(FIRST,), because="Recast.")
    (entry,) = entries(adding(clean, better), "disagreement")
    assert (entry.status, entry.why) == ("withdrawn", "Recast.")


# Parts and wholes


@pytest.mark.parametrize(
    ("period", "value"),
    [("2025", 130000), ("2025-Q2..2026-Q1", 120000), ("ttm-2026-Q1", 140000)],
)
def test_quarters_that_do_not_add_up_to_a_printed_whole_are_found(
    clean: Claims, period: str, value: float
) -> None:
    whole = claim("Alibaba", "capex", period, value)
    (entry,) = entries(adding(clean, whole), "parts and whole")
    assert entry.claims[0] == whole.id
    assert len(entry.claims) == 5


def test_halves_that_do_not_add_up_to_the_year_are_found(clean: Claims) -> None:
    more = [claim("Baidu", "capex", p, v) for p, v in (("2025-H1", 3), ("2025-H2", 4), ("2025", 9))]
    (entry,) = entries(adding(clean, *more), "parts and whole")
    assert (
        entry.what
        == "Baidu, capex, 2025: printed is RMB 0.009bn, the halves add up to RMB 0.007bn."
    )


def test_a_whole_that_is_about_a_figure_may_be_two_percent_off(clean: Claims) -> None:
    def found(value: float, **bound: str) -> list[Entry]:
        whole = claim("Alibaba", "capex", "2025", value, **bound)
        return entries(adding(clean, whole), "parts and whole")

    assert found(125900)
    assert found(125900, bound="about") == []
    assert found(128900, bound="about")


def test_what_was_expected_early_is_not_added_up(clean: Claims) -> None:
    early = claim("Alibaba", "capex", "2025", 1000, status="estimate", source="alibaba-results")
    assert entries(adding(clean, early), "parts and whole") == []


def test_shares_above_the_whole_are_found(clean: Claims) -> None:
    name = "alibaba.share.omdia.2025-H1"
    (entry,) = entries(changed(clean, name, value=75.0), "parts and whole")
    assert (entry.by, len(entry.claims)) == ("16 points", 5)


@pytest.mark.parametrize(
    ("count", "value", "is_found"),
    [(2, 51, False), (2, 60, True), (3, 60, False), (3, 45, True)],
)
def test_a_joint_share_is_held_against_the_shares_of_those_it_joins(
    clean: Claims, count: int, value: float, is_found: bool
) -> None:
    joint = claim(
        *("Market", "market_share_top", "2024-Q4", value),
        id=f"market.top{count}",
        unit="percent",
        ruler="Canalys cloud",
    )
    assert bool(entries(adding(clean, joint), "parts and whole")) == is_found


def test_a_joint_share_whose_id_does_not_say_of_how_many_is_left_alone(clean: Claims) -> None:
    joint = claim(
        "Market", "market_share_top", "2024-Q4", 12, unit="percent", ruler="Canalys cloud"
    )
    assert ledger(adding(clean, joint)) == ()


# Growth, forecasts, conversions


@pytest.mark.parametrize(("percent", "is_found"), [(45, False), (44, True), (60, True)])
def test_printed_growth_must_fit_the_figure_of_a_year_before(
    clean: Claims, percent: float, is_found: bool
) -> None:
    later = claim("Alibaba", "cloud_revenue", "2026-Q2", 48437, growth=percent, id="later")
    found = entries(adding(clean, later), "growth")
    assert [entry.claims for entry in found] == [
        ("later", "alibaba.cloud_revenue.2025-Q2")
    ] * is_found


@pytest.mark.parametrize(("percent", "is_found"), [(38, False), (34, True)])
def test_growth_printed_by_itself_must_fit_both_figures(
    clean: Claims, percent: float, is_found: bool
) -> None:
    printed = claim("Alibaba", "cloud_growth", "2026-Q1", percent, unit="percent", id="printed")
    found = entries(adding(clean, printed), "growth")
    both = ("printed", "alibaba.cloud_revenue.2026-Q1", "alibaba.cloud_revenue.2025-Q1")
    assert [entry.claims for entry in found] == [both] * is_found


def test_growth_may_fit_any_of_several_bases(clean: Claims) -> None:
    later = claim("Alibaba", "cloud_revenue", "2026-Q2", 48437, growth=40)
    base = claim("Alibaba", "cloud_revenue", "2025-Q2", 34600, source="press-report")
    assert entries(adding(clean, later, base), "growth") == []


def test_growth_from_or_to_less_than_nothing_is_not_judged(clean: Claims) -> None:
    more = by_quarter("Baidu", "capex", "2024-Q1", -5, 0, 5, 5)
    more += [claim("Baidu", "capex", f"2025-Q{n}", v, growth=9) for n, v in ((1, 5), (2, 5))]
    assert entries(adding(clean, *more), "growth") == []


@pytest.mark.parametrize(
    ("usd", "is_found"), [(4662, False), (4711, False), (4581, True), (4200, True)]
)
def test_dollars_beside_rmb_must_fit_the_rate(clean: Claims, usd: float, is_found: bool) -> None:
    found = entries(changed(clean, "alibaba.cloud_revenue.2025-Q2", usd=usd), "currency")
    both = ("alibaba.cloud_revenue.2025-Q2", "market.fx.2025-Q2")
    assert [entry.claims for entry in found] == [both] * is_found


def _forecast(clean: Claims, percent: float) -> list[Entry]:
    ahead = {"ruler": "Omdia AI cloud", "status": "projection", "house": "Omdia"}
    start, end = (
        claim("Market", "market_size", period, value, **ahead)
        for period, value in (("2025", 51800), ("2030", 193000))
    )
    rate = claim("Market", "market_growth", "2025..2030", percent, unit="percent", **ahead)
    return entries(adding(clean, start, end, rate), "forecast")


def test_growth_a_year_that_does_not_reach_its_own_forecast_is_found(clean: Claims) -> None:
    (entry,) = _forecast(clean, 26.8)
    assert "from RMB 51.8bn in 2025 reaches RMB 169.8bn in 2030" in entry.what
    assert entry.by == "RMB 23.2bn, 14 %"
    assert _forecast(clean, 30.1) == []


# What is not there


@pytest.mark.parametrize(
    ("edition", "days"), [("2026-08-28", None), ("2026-08-29", "0 days"), ("2026-08-30", "1 day")]
)
def test_a_period_is_overdue_once_its_days_are_over(
    clean: Claims, edition: str, days: str | None
) -> None:
    found = entries(replace(clean, edition=edition), "overdue")
    assert [entry.by for entry in found] == ([days] if days else [])
    assert all(entry.due == date(2026, 8, 29) for entry in found)
    assert all(entry.claims == ("alibaba.cloud_revenue.2026-Q1",) for entry in found)


def test_a_period_that_is_held_is_not_overdue_but_a_forecast_or_a_slip_does_not_hold_it(
    clean: Claims,
) -> None:
    late = replace(clean, edition="2026-09-30")
    held = claim("Alibaba", "cloud_revenue", "2026-Q2", 48437)
    assert entries(adding(late, held), "overdue") == []
    for unsure in ({"status": "projection"}, {"do_not_plot": "A slip."}):
        assert entries(adding(late, held.model_copy(update=unsure)), "overdue")


def test_a_december_period_has_its_own_days(clean: Claims) -> None:
    december = claim("Alibaba", "cloud_revenue", "2026-Q3", 50000)
    for edition, count in (("2027-03-18", 0), ("2027-03-19", 1)):
        late = replace(adding(clean, december), edition=edition)
        assert len(entries(late, "overdue")) == count


def test_a_year_also_covers_its_second_half_and_an_unknown_series_is_never_late(
    clean: Claims,
) -> None:
    due = {"company": "Market", "metric": "market_size", "every": "half", "due_after_days": 100}
    series = Due.model_validate(due | {"ruler": "Omdia AI cloud"})
    other = Due.model_validate(due | {"ruler": "IDC apps"})
    late = replace(clean, calendar=(series, other), edition="2026-05-01")
    (entry,) = entries(late, "overdue")
    assert entry.id == "overdue.market.market_size.omdia-ai-cloud.2025-h2"
    year = claim("Market", "market_size", "2025", 51800, ruler="Omdia AI cloud")
    assert entries(adding(late, year), "overdue") == []


def test_only_figures_on_charts_that_no_other_page_prints_need_an_address(clean: Claims) -> None:
    alone = claim("Baidu", "capex", "2025-Q1", 2900, source="idc-digest", id="alone")
    (entry,) = entries(adding(clean, alone), "no link")
    assert entry.claims == ("alone",)
    for relief in (
        {"do_not_plot": "Weak."},
        {"also_at": ("https://example.com/other",)},
        {"corroborated_by": ("press-report",)},
    ):
        assert entries(adding(clean, alone.model_copy(update=relief)), "no link") == []


# Explanations


def test_an_explanation_attaches_when_it_names_every_claim_of_an_entry(clean: Claims) -> None:
    planted = adding(clean, RIVAL)
    (entry,) = ledger(explaining(planted, FIRST, "rival", "alibaba.capex.2025-Q4"))
    assert (entry.status, entry.why) == ("explained", "Because.")


def test_a_new_rival_opens_an_explained_entry_again(clean: Claims) -> None:
    third = claim("Alibaba", "capex", "2025-Q3", 40000)
    planted = explaining(adding(clean, RIVAL, third), FIRST, "rival")
    assert [entry.status for entry in ledger(planted)] == ["open"]


def test_an_explanation_of_another_kind_does_not_attach(clean: Claims) -> None:
    planted = explaining(adding(clean, RIVAL), FIRST, "rival", kind="growth")
    assert [entry.status for entry in ledger(planted)] == ["open"]


def test_an_entry_about_one_claim_is_explained_only_by_its_kind(clean: Claims) -> None:
    late = replace(clean, edition="2026-09-30")
    held = "alibaba.cloud_revenue.2026-Q1"
    assert ledger(explaining(late, held))[0].status == "open"
    assert ledger(explaining(late, held, kind="overdue"))[0].status == "explained"


def test_figures_of_two_definitions_are_listed_though_no_rule_finds_them(clean: Claims) -> None:
    names = ("baidu.cloud_revenue.2025-Q2", "baidu.cloud_infra_revenue.2025-Q3")
    (entry,) = ledger(explaining(clean, *names, kind="definition"))
    assert (entry.kind, entry.status, entry.claims) == ("definition", "explained", names)
    assert entry.what == (
        "Baidu: RMB 6.5bn (cloud revenue, April to June 2025) "
        "against RMB 4.2bn (AI Cloud Infra revenue, July to September 2025)."
    )


def test_one_figure_or_two_sentences_can_be_explained(clean: Claims) -> None:
    (one,) = ledger(explaining(clean, "alibaba.capex_plan.2025", kind="definition"))
    assert one.what == ("Alibaba, capex plan, January 2025 to December 2027: more than RMB 380bn.")
    (two,) = ledger(
        explaining(clean, "alibaba.strategy.build", "baidu.risk.ads", kind="definition")
    )
    assert (two.by, "'Advertising shrinks.'" in two.what) == ("", True)


def test_a_definition_is_silent_where_one_of_its_claims_is_not_seen(clean: Claims) -> None:
    assert ledger(explaining(clean, FIRST, "not.seen", kind="definition")) == ()


# Rounding


def _rounded(value: float, digits: int) -> float:
    return float(f"{value:.{digits}g}")


NUMBERED = [c.id for c in SMALL.claims if c.value is not None and c.source != "idc-digest"]
DIGITS = st.integers(2, 6)


@given(st.sampled_from([name for name in NUMBERED if name != SLIP]), DIGITS, st.booleans())
def test_rounding_a_figure_never_makes_an_entry(name: str, digits: int, twice: bool) -> None:
    clean = without(without(SMALL, id=SLIP), source="idc-digest")
    value = _rounded(clean.claim[name].number, digits)
    other = clean.claim[name].model_copy(update={"id": "rounded", "value": value})
    made = adding(clean, other) if twice else changed(clean, name, value=value)
    assert ledger(made) == ()


AMOUNTS = st.floats(1, 1e6).map(lambda value: round(value, 2))


@given(st.lists(AMOUNTS, min_size=4, max_size=4), DIGITS, DIGITS)
def test_quarters_add_up_to_their_year_however_both_are_rounded(
    values: list[float], digits: int, digits_of_year: int
) -> None:
    quarters = by_quarter("Baidu", "capex", "2024-Q1", *(_rounded(v, digits) for v in values))
    year = claim("Baidu", "capex", "2024", _rounded(sum(values), digits_of_year))
    assert entries(adding(SMALL, *quarters, year), "parts and whole") == []


@given(AMOUNTS, AMOUNTS, DIGITS)
def test_growth_fits_however_it_and_both_figures_are_rounded(
    before: float, now: float, digits: int
) -> None:
    growth = (now / before - 1) * 100
    then = claim("Baidu", "capex", "2024-Q1", _rounded(before, digits))
    later = claim("Baidu", "capex", "2025-Q1", _rounded(now, digits), growth=round(growth))
    assert entries(adding(SMALL, then, later), "growth") == []
