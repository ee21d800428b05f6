"""Growth, forecasts and conversions that do not fit the figures they are about."""

from dataclasses import replace

import pytest

from components.analysis.ledger.ledger import LedgerEntry
from components.claims.model import Claims
from tests.ledgers import changed, clean_claims, entries
from tests.made import adding, by_quarter, claim


@pytest.fixture(scope="module")
def clean() -> Claims:
    return clean_claims()


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


def test_dollars_are_not_judged_where_the_rate_of_their_time_is_hidden(clean: Claims) -> None:
    wrong = changed(clean, "alibaba.cloud_revenue.2025-Q2", usd=4200)
    kept = tuple(one for one in wrong.claims if one.id != "market.fx.2025-Q2")
    assert entries(replace(wrong, claims=kept), "currency") == []


def _forecast(clean: Claims, percent: float) -> list[LedgerEntry]:
    ahead = {"yardstick": "Omdia AI cloud", "status": "projection", "house": "Omdia"}
    start, end = (
        claim("Market", "market_size", period, value, **ahead)
        for period, value in (("2025", 51800), ("2030", 193000))
    )
    rate = claim("Market", "market_growth", "2025..2030", percent, unit="percent", **ahead)
    return entries(adding(clean, start, end, rate), "forecast")


def test_growth_a_year_that_does_not_reach_its_own_forecast_is_found(clean: Claims) -> None:
    (entry,) = _forecast(clean, 26.8)
    assert "from RMB 51.8bn in 2025 reaches RMB 169.8bn in 2030" in entry.what
    assert entry.by == "RMB 23.2bn, 14%"
    assert _forecast(clean, 30.1) == []
