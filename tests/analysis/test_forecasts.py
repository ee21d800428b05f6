"""Old forecasts scored against what came, and houses ranked only where enough is behind it."""

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from components.analysis.scenarios.forecasts import FEWEST, ranking, scored, unscored
from components.analysis.scenarios.past_growth import past_growth
from components.analysis.view.view import View
from components.claims.claim import Claim
from components.claims.model import Claims
from tests.made import adding, by_quarter, claim


def forecast(company: str, metric: str, period: str, value: float, **other: Any) -> Claim:
    plain = {"status": "projection", "house": "A House", "source": "alibaba-results"}
    return claim(company, metric, period, value, **(plain | other))


def row(claims: Claims, view: View, made: Claim) -> pd.Series:
    table = scored(adding(claims, made), view)
    (found,) = [r for _, r in table.iterrows() if r["claims"][0] == made.id]
    return found


def test_an_amount_is_scored_against_the_sum_of_its_quarters(claims: Claims, view: View) -> None:
    """150,000 forecast; 33,398 + 39,824 + 43,280 + 41,630 = 158,132 came: 5.14 % too low."""
    (found,) = scored(claims, view).to_dict("records")
    assert found["outcome"] == 158_132
    assert found["error"] == pytest.approx(100 * (150_000 / 158_132 - 1))
    assert (found["direction"], found["house"], found["months"]) == ("too low", "A House", 7)
    assert found["claims"][0] == "alibaba.cloud_revenue.forecast"
    assert len(found["claims"]) == 5


def test_growth_is_scored_as_the_level_it_leads_to(claims: Claims, view: View) -> None:
    """50 % forecast for 2026-Q1; 41,630 on 30,127 is 38.18 % : 1.5 / 1.3818 is 8.55 % too high."""
    made = forecast(
        "Alibaba", "growth_forecast", "2026-Q1", 50, unit="percent", source="alibaba-results"
    )
    found = row(claims, view, made)
    assert found["outcome"] == pytest.approx(100 * (41_630 / 30_127 - 1))
    assert found["error"] == pytest.approx(100 * (1.5 * 30_127 / 41_630 - 1))
    assert found["direction"] == "too high"


def test_a_floor_that_was_passed_is_met(claims: Claims, view: View) -> None:
    made = forecast("Alibaba", "cloud_revenue", "2025-Q4", 40_000, bound="floor", status="target")
    assert row(claims, view, made)["direction"] == "met"


def test_a_forecast_across_a_change_of_definition_is_not_ranked(claims: Claims, view: View) -> None:
    market = {"yardstick": "Canalys cloud", "unit": "RMB million", "source": "alibaba-late"}
    old = forecast("Market", "market_size", "2025-Q1", 900, yardstick="Canalys cloud")
    old = old.model_copy(update={"source": "early"})
    early = claims.sources[0].model_copy(update={"id": "early", "published": "2024-12-01"})
    came = claim("Market", "market_size", "2025-Q1", 1000, status="estimate", **market)
    table = scored(replace(adding(claims, old, came), sources=(*claims.sources, early)), view)
    found = table[table["company"] == "Market"].iloc[0]
    assert not found["comparable"]
    assert "January to March 2025" in found["note"]
    assert set(ranking(table[table["company"] == "Market"])["house"]) == set()


def test_what_has_not_come_yet_is_not_scored(claims: Claims, view: View) -> None:
    made = forecast("Alibaba", "cloud_revenue", "2026", 200_000)
    table = scored(adding(claims, made), view)
    assert len(table) == 1
    assert made not in unscored(adding(claims, made), view)


def test_what_has_no_outcome_is_listed(claims: Claims, view: View) -> None:
    made = forecast("Tencent", "cloud_revenue", "2025", 50_000, source="alibaba-results")
    assert unscored(adding(claims, made), view) == [made]


def test_an_estimate_is_no_outcome_of_another_estimate(claims: Claims, view: View) -> None:
    house = {"status": "estimate", "house": "Another House"}
    made = [
        claim("ByteDance", "chip_spend", "2025", 1, source="alibaba-results", **house),
        claim("ByteDance", "chip_spend", "2025", 2, source="press-report", **house),
    ]
    assert len(scored(adding(claims, *made), view)) == 1


def test_two_forecasts_make_no_rank_and_three_do(claims: Claims, view: View) -> None:
    more = [forecast("Alibaba", "cloud_revenue", q, 30_000) for q in ("2025-Q3", "2025-Q4")]
    two, three = (scored(adding(claims, *more[:n]), view) for n in (1, 2))
    assert FEWEST == 3
    assert ranking(two)["rank"].isna().all()
    (first,) = ranking(three).to_dict("records")
    assert (first["rank"], first["forecasts"]) == (1, 3)
    assert first["error"] == pytest.approx(three["error"].abs().mean())


def test_growth_that_came_stands_beside_what_is_supposed(claims: Claims, view: View) -> None:
    (found,) = past_growth(claims, view).to_dict("records")
    assert found["period"] == "2026-Q1"
    assert found["value"] == pytest.approx(100 * (41_630 / 30_127 - 1))
    assert (found["low"], found["high"]) == (20, 30)
    earlier = adding(claims, *by_quarter("Alibaba", "cloud_revenue", "2024-Q2", 30_000, 31_000))
    assert list(past_growth(earlier, view)["period"]) == ["2026-Q1"], "a gap stays a gap"


def test_what_a_company_said_it_would_do_is_never_scored(claims: Claims, view: View) -> None:
    """The same 40,000 as a house's forecast, as guidance, and as guidance that a house read."""
    forecast_of = forecast("Alibaba", "cloud_revenue", "2025-Q4", 40_000)
    assert len(scored(adding(claims, forecast_of), view)) == 2
    for house in (None, "A House"):
        said = forecast(
            "Alibaba", "cloud_revenue", "2025-Q4", 40_000, status="guidance", house=house
        )
        planted = adding(claims, said)
        assert len(scored(planted, view)) == 1
        assert said not in unscored(planted, view)


def test_growth_printed_as_such_is_the_outcome(claims: Claims, view: View) -> None:
    """29 % forecast of outside growth, 33 % printed: 1.29 / 1.33 is 3.0 % too low."""
    growth = {"unit": "percent", "source": "alibaba-results"}
    metric = claims.metrics[0].model_copy(
        update={
            "name": "cloud_external_growth",
            "units": ("percent",),
            "adds_up": False,
            "growth_of": "cloud_revenue",
        }
    )
    came = claim("Alibaba", metric.name, "2025-Q1", 33, **(growth | {"source": "alibaba-late"}))
    made = forecast("Alibaba", metric.name, "2025-Q1", 29, **growth)
    early = claims.sources[0].model_copy(update={"id": "early", "published": "2024-12-01"})
    made = made.model_copy(update={"source": "early"})
    planted = replace(
        adding(claims, came, made),
        metrics=(*claims.metrics, metric),
        sources=(*claims.sources, early),
    )
    (found,) = scored(planted, view).query("what == @metric.label").to_dict("records")
    assert found["outcome"] == 33
    assert found["error"] == pytest.approx(100 * (1.29 / 1.33 - 1))
