"""The next results: of when, by which day as past ones came, and what is overdue by then."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from components.analysis.ledger.expected import Expected, expected, overdue_after
from components.analysis.ledger.next_results import (
    next_results,
    publication_day,
    results_ahead,
)
from components.analysis.ledger.past_results import past_results
from components.analysis.view.view import View
from components.analysis.view.visible import visible_claims
from components.claims.claim import Claim, Source
from components.claims.ledger_terms import Due
from components.claims.model import Claims
from components.claims.period import period, quarters
from tests.ledgers import clean_claims
from tests.made import claim

EVERY_QUARTER = {"company": "Tencent", "metric": "capex", "every": "quarter"}


def published(company: str, quarter: str, days: int, **other: object) -> tuple[Source, Claim]:
    """Results of a quarter that came so many days after its end, and a figure in them."""
    day = period(quarter).end + timedelta(days=days)
    document = {
        "id": f"{company.lower()}-{day}",
        "title": f"Results of {quarter}",
        "publisher": company,
        "published": day.isoformat(),
        "kind": "company_release",
    }
    source = Source.model_validate(document | other)
    return source, claim(company, "capex", quarter, 1000.0, source=source.id)


def with_results(claims: Claims, results: Iterable[tuple[Source, Claim]]) -> Claims:
    """The claims with results, and a calendar in which the company's capex stands."""
    sources, figures = zip(*results, strict=True)
    return replace(
        claims,
        sources=(*claims.sources, *sources),
        claims=(*claims.claims, *figures),
        calendar=(Due.model_validate(EVERY_QUARTER),),
    )


def habit(claims: Claims, *days: int, first: str = "2025-Q1", edition: str = "") -> Claims:
    """The claims after a run of Tencent's results that came so many days after each quarter."""
    bare = replace(claims, claims=tuple(c for c in claims.claims if c.company != "Tencent"))
    named = quarters(first, "2030-Q4")
    results = [published("Tencent", q, d) for q, d in zip(named, days, strict=False)]
    return replace(with_results(bare, results), edition=edition or claims.edition)


@pytest.fixture(scope="module")
def small() -> Claims:
    return clean_claims()


def next_of(claims: Claims) -> Expected:
    return next_results(claims)[0].first


def test_the_day_expected_is_the_middle_of_the_past_and_the_latest_is_the_longest(
    small: Claims,
) -> None:
    one = next_of(habit(small, 40, 46, 42, 80, 44))
    assert one.period == period("2026-Q2")
    assert one.days == (40, 42, 44, 46), "the December quarter is looked at by itself"
    assert one.likely == date(2026, 8, 13)
    assert one.latest == date(2026, 8, 17), "the 15th is a Saturday"


def test_a_december_quarter_is_expected_by_december_quarters_alone(small: Claims) -> None:
    one = next_of(habit(small, 77, 40, 41, 42, 79, 43, 44, 45, first="2024-Q4"))
    assert one.period == period("2026-Q4")
    assert one.days == (77, 79)


def test_no_day_is_expected_at_a_weekend(small: Claims) -> None:
    for days, day in ((44, "2026-08-13"), (46, "2026-08-17"), (47, "2026-08-17")):
        one = next_of(habit(small, *([days] * 5)))
        assert one.likely == one.latest == date.fromisoformat(day)


def test_only_the_last_eight_quarters_tell_the_habit(small: Claims) -> None:
    one = next_of(habit(small, *([90] * 4), *([40] * 12), first="2022-Q2"))
    assert one.period == period("2026-Q2")
    assert one.days == (40,) * 8
    assert [past.quarter.name for past in one.past][:2] == ["2023-Q3", "2024-Q1"]


def test_one_past_result_tells_no_habit(small: Claims) -> None:
    one = next_of(habit(small, 40, first="2026-Q1"))
    assert (one.days, one.likely, one.latest) == ((), None, None)
    assert not one.is_overdue(date(2100, 1, 1))


def test_a_document_tells_of_its_newest_quarter_and_the_first_one_counts(small: Claims) -> None:
    """An old quarter printed again a year later, and an annual report, came long after it."""
    results = [published("Tencent", q, 40) for q in ("2025-Q1", "2025-Q2")]
    release = results[1][0].id
    late = published("Tencent", "2025-Q2", 150)
    before = claim("Tencent", "capex", "2024-Q2", 900.0, source=release)
    more = with_results(small, [*results, late])
    more = replace(more, claims=(*more.claims, before))
    found = past_results(more, "Tencent", period("2025-Q3"))
    assert [(one.quarter.name, one.days) for one in found] == [("2025-Q1", 40), ("2025-Q2", 40)]


@pytest.mark.parametrize(
    "other",
    [
        {"kind": "press"},
        {"publisher": "Somebody else"},
        {"published": "2025-08"},
        {"published_inferred": True},
    ],
)
def test_only_a_company_s_own_document_of_a_known_day_tells_its_habit(
    small: Claims, other: dict[str, object]
) -> None:
    results = [published("Tencent", "2025-Q1", 40), published("Tencent", "2025-Q2", 40, **other)]
    found = past_results(with_results(small, results), "Tencent", period("2025-Q3"))
    assert [one.quarter.name for one in found] == ["2025-Q1"]


@pytest.mark.parametrize(
    ("edition", "day", "late"),
    [
        ("2026-08-13", "2026-08-13", False),
        ("2026-08-14", "2026-08-17", False),
        ("2026-08-17", "2026-08-17", True),
    ],
)
def test_after_the_likely_day_the_latest_counts_and_on_that_they_are_overdue(
    small: Claims, edition: str, day: str, late: bool
) -> None:
    claims = habit(small, 40, 46, 42, 80, 44, edition=edition)
    one = next_of(claims)
    assert publication_day(claims, one) == date.fromisoformat(day)
    assert one.is_overdue(date.fromisoformat(edition)) is late
    found = overdue_after(claims, "Tencent", "capex", "2026-Q1")
    assert (found is not None) is late
    assert overdue_after(claims, "Tencent", "capex", "2025-Q4") is None, "not the newest"


def test_a_day_stated_in_the_calendar_counts_before_the_habit(small: Claims) -> None:
    claims = habit(small, 40, 46, 42, 80, 44)
    stated = Due.model_validate(EVERY_QUARTER | {"due_after_days": 30, "december_days": 60})
    claims = replace(claims, calendar=(stated,))
    one = next_of(claims)
    assert (one.days, one.likely, one.latest) == ((30,), None, date(2026, 7, 30))


def test_a_grade_leaves_nothing_out_but_a_clock_does(small: Claims) -> None:
    claims = habit(small, 40, 46, 42, 80, 44)
    strict = visible_claims(claims, View.of(claims, grade="A"))
    assert not [c for c in strict.claims if c.company == "Tencent"], "else nothing is tried"
    assert next_of(strict) == next_of(claims)
    early = visible_claims(claims, View.of(claims, known_by="2025-10-01"))
    assert next_of(early).period == period("2025-Q3")
    assert next_of(early).days == (40, 46)


def test_results_bring_what_waits_for_the_same_period_and_the_plan_of_the_company(
    claims: Claims,
) -> None:
    both = [
        Due.model_validate({"company": "Alibaba", "metric": metric, "every": "quarter"})
        for metric in ("cloud_revenue", "capex", "market_size")
    ]
    (found,) = next_results(replace(claims, calendar=tuple(both)))
    assert found.metrics == ("cloud_revenue", "capex")
    assert found.plan
    assert found.plan.total == 380
    ahead = claim("Alibaba", "capex", "2026-Q2", 30_000)
    more = replace(claims, claims=(*claims.claims, ahead), calendar=tuple(both))
    assert next_results(more)[0].metrics == ("cloud_revenue",), "capex is held already"


def test_a_year_ahead_leaves_out_what_is_overdue(small: Claims) -> None:
    claims = habit(small, 40, 46, 42, 80, 44, edition="2026-06-30")
    assert [one.first.period.name for one in results_ahead(claims)] == [
        *("2026-Q2", "2026-Q3", "2027-Q1")
    ], "of December quarters one alone is known"
    late = replace(claims, edition="2026-09-30")
    assert [one.first.period.name for one in results_ahead(late)] == ["2026-Q3", "2027-Q1"]


def test_a_series_of_which_nothing_is_held_is_not_expected(small: Claims) -> None:
    due = Due.model_validate(EVERY_QUARTER | {"company": "Huawei"})
    assert expected(replace(small, calendar=(due,))) == ()
