"""What is said of the next results, of when and by what; and of a figure that is overdue."""

from dataclasses import replace

import pytest

from components.claims.ledger_terms import Due
from components.claims.model import Claims
from components.figures.next_results_words import (
    NO_RESULTS,
    NextResultsWords,
    days_note,
    next_results_words,
    overdue_words,
)
from tests.analysis.test_next_results import habit
from tests.ledgers import clean_claims


def line(claims: Claims) -> NextResultsWords:
    (found,) = next_results_words(claims, ("Tencent",))
    return found


@pytest.mark.parametrize(
    ("edition", "said", "late"),
    [
        ("2026-06-30", "Expected about 13 August 2026", False),
        ("2026-08-14", "Expected by 17 August 2026", False),
        ("2026-08-31", "Expected by 17 August 2026, not in this edition", True),
    ],
)
def test_the_day_is_said_as_seen_from_the_edition(edition: str, said: str, late: bool) -> None:
    found = line(habit(clean_claims(), 40, 46, 42, 80, 44, edition=edition))
    assert found.expected == said
    assert found.is_overdue is late
    assert ("not hold it yet" in days_note([found])) is late
    assert found.period == "April to June 2026"
    assert found.brings == "Capex"


@pytest.mark.parametrize(
    ("days", "first", "sure"),
    [
        (
            (40, 46, 42, 80, 44),
            "2025-Q1",
            "40 to 46 days after the last four non-December quarters",
        ),
        ((77, 40, 40, 40, 79, 40, 40, 40), "2024-Q4", "77 to 79 days after the last two"),
        ((40, 40), "2025-Q1", "40 days after the last two non-December quarters"),
        ((40,), "2026-Q1", "Fewer than two such results are held"),
    ],
)
def test_how_sure_the_day_is_is_said_by_the_days_of_the_past(
    days: tuple[int, ...], first: str, sure: str
) -> None:
    assert line(habit(clean_claims(), *days, first=first)).sure.startswith(sure)


def test_each_past_result_is_told_with_its_document_the_newest_first() -> None:
    found = line(habit(clean_claims(), 40, 46))
    assert found.past == (
        ("April to June 2025: 15 August 2025, 46 days after", None),
        ("January to March 2025: 10 May 2025, 40 days after", None),
    )


def test_a_company_without_results_is_said_and_without_any_there_is_no_list(
    claims: Claims,
) -> None:
    alibaba, silent = next_results_words(claims, ("Alibaba", "ByteDance"))
    assert alibaba.period
    assert (silent.name, silent.expected) == ("ByteDance (Volcano Engine)", NO_RESULTS)
    assert next_results_words(claims, ("ByteDance",)) == []
    assert next_results_words(replace(claims, calendar=()), claims.subjects) == []


def test_the_share_of_the_plan_that_is_spent_is_new_where_capex_is(claims: Claims) -> None:
    both = [
        Due.model_validate({"company": "Alibaba", "metric": metric, "every": "quarter"})
        for metric in ("capex", "cloud_revenue")
    ]
    (found,) = next_results_words(replace(claims, calendar=tuple(both)), ("Alibaba",))
    assert found.brings == "Capex, cloud revenue and how much of its RMB 380bn plan is spent"
    (found,) = next_results_words(replace(claims, calendar=(both[1],)), ("Alibaba",))
    assert found.brings == "Cloud revenue"


def test_the_receipt_of_the_newest_figure_of_a_series_says_what_is_overdue() -> None:
    claims = habit(clean_claims(), 40, 46, 42, 80, 44, edition="2026-08-31")
    newest, before = [c for c in claims.claims if c.company == "Tencent"][:-3:-1]
    assert overdue_words(claims, newest) == (
        "The figure for April to June 2026 was expected by 17 August 2026 "
        "and is not in this edition."
    )
    assert overdue_words(claims, before) == ""
    assert overdue_words(replace(claims, edition="2026-08-16"), newest) == ""
