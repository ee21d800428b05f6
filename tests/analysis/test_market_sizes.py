"""Sizes of markets: the newest of each yardstick, never two lengths or definitions in one sum."""

from dataclasses import replace

import pandas as pd
import pytest

from components.analysis.money.market_sizes import FORECAST, SIZE, market_sizes
from components.analysis.view.view import View
from components.claims.claim import Claim
from components.claims.model import Claims
from tests.made import adding, claim

SPENT = {"2025-Q1": 11600, "2025-Q2": 12400, "2025-Q3": 13400, "2025-Q4": 14700}


def size(yardstick: str, period: str, value: float, **other: object) -> Claim:
    plain = {"yardstick": yardstick, "status": "estimate"}
    return claim("Market", "market_size", period, value, **{**plain, **other})


def row(table: pd.DataFrame, yardstick: str, moment: str = SIZE) -> "pd.Series[object]":
    found = table[(table["yardstick"] == yardstick) & (table["moment"] == moment)]
    assert len(found) == 1
    return found.iloc[0]


def test_a_point_is_a_hundredth_of_the_newest_size(claims: Claims, view: View) -> None:
    newer = size("Omdia AI cloud", "2025-H2", 30000, growth=44)
    found = row(market_sizes(adding(claims, newer), view), "Omdia AI cloud")
    assert (found["period"], found["value"], found["growth"]) == ("2025-H2", 30, 44)
    assert found["point"] == pytest.approx(0.3)
    assert found["claims"] == (newer.id,)


def test_four_quarters_of_one_definition_are_added_up(claims: Claims, view: View) -> None:
    quarters = [size("Canalys cloud", name, value) for name, value in SPENT.items()]
    found = row(market_sizes(adding(claims, *quarters), view), "Canalys cloud")
    assert found["period"] == "ttm-2025-Q4"
    assert found["value"] == pytest.approx(sum(SPENT.values()) / 1000)
    assert found["claims"] == tuple(one.id for one in quarters)
    assert pd.isna(found["growth"])


def test_no_sum_reaches_over_a_change_of_definition(claims: Claims, view: View) -> None:
    """The yardstick counts anew from the first quarter of 2025."""
    names = ["2024-Q4", "2025-Q1", "2025-Q2", "2025-Q3"]
    quarters = [size("Canalys cloud", name, 10_000) for name in names]
    found = row(market_sizes(adding(claims, *quarters), view), "Canalys cloud")
    assert (found["period"], found["value"]) == ("2025-Q3", 10)


def test_no_sum_reaches_over_a_missing_quarter(claims: Claims, view: View) -> None:
    names = ["2025-Q1", "2025-Q2", "2025-Q4"]
    quarters = [size("Canalys cloud", name, 10_000) for name in names]
    assert (
        row(market_sizes(adding(claims, *quarters), view), "Canalys cloud")["period"] == "2025-Q4"
    )


def test_a_forecast_stands_apart_and_only_where_it_is_ahead(claims: Claims, view: View) -> None:
    ahead = size("Omdia AI cloud", "2030", 193_000, status="projection", house="Omdia")
    behind = size("Omdia AI cloud", "2025-Q1", 9_000, status="projection", house="Omdia")
    table = market_sizes(adding(claims, ahead, behind), view)
    assert row(table, "Omdia AI cloud")["value"] == pytest.approx(22.3)
    found = row(table, "Omdia AI cloud", FORECAST)
    assert (found["value"], found["status"]) == (193, "projection")
    assert pd.isna(found["point"])


def test_what_is_counted_in_tokens_or_worldwide_has_no_size_here(
    claims: Claims, view: View
) -> None:
    tokens = size("IDC model calls", "2025", 1944, unit="trillion tokens")
    world = size("Gartner world", "2025", 900_000)
    table = market_sizes(adding(claims, tokens, world), view)
    assert set(table["yardstick"]) == {"Omdia AI cloud"}


def test_a_size_of_long_ago_is_left_out(claims: Claims, view: View) -> None:
    old = size("IDC apps", "2023", 1765)
    wide = replace(view, period=("2023-Q1", view.period[1]))
    assert "IDC apps" not in set(market_sizes(adding(claims, old), wide)["yardstick"])


def test_growth_may_be_printed_by_itself(claims: Claims, view: View) -> None:
    metric = claims.metric["market_size"].model_copy(
        update={"name": "market_growth", "units": ("percent",), "growth_of": "market_size"}
    )
    more = replace(claims, metrics=(*claims.metrics, metric))
    grown = claim(
        "Market", "market_growth", "2025-H1", 20, unit="percent", yardstick="Omdia AI cloud"
    )
    ahead = grown.model_copy(update={"id": "made.ahead", "status": "projection", "value": 99.0})
    table = market_sizes(adding(more, ahead, grown), view)
    assert row(table, "Omdia AI cloud")["growth"] == 20


def test_sizes_are_converted_like_all_money(claims: Claims, view: View) -> None:
    table = market_sizes(claims, replace(view, currency="USD"))
    rate = (7.257 + 7.1636) / 2
    assert row(table, "Omdia AI cloud")["value"] == pytest.approx(22.3 / rate)
