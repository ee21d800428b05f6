"""What is not there: overdue figures and sources without an address."""

from dataclasses import replace
from datetime import date

import pytest

from components.claims.ledger_terms import Due
from components.claims.model import Claims
from tests.ledgers import (
    clean_claims,
    entries,
)
from tests.made import adding, claim


@pytest.fixture(scope="module")
def clean() -> Claims:
    return clean_claims()


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
    series = Due.model_validate(due | {"yardstick": "Omdia AI cloud"})
    other = Due.model_validate(due | {"yardstick": "IDC apps"})
    late = replace(clean, calendar=(series, other), edition="2026-05-01")
    (entry,) = entries(late, "overdue")
    assert entry.id == "overdue.market.market_size.omdia-ai-cloud.2025-h2"
    year = claim("Market", "market_size", "2025", 51800, yardstick="Omdia AI cloud")
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
