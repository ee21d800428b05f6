"""Who earns: margins only of one definition, sums only as held, nothing added up over a gap."""

from dataclasses import replace

import pandas as pd
import pytest

from components.analysis.money.abroad import BEFORE, NEWEST
from components.analysis.money.earnings import cloud_margin, free_cash_flow, promised
from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.terms import Break
from tests.made import adding, by_quarter, claim, without


def values(table: pd.DataFrame, company: str) -> dict[str, float]:
    own = table[table["company"] == company]
    return dict(zip(own["period"], own["value"].round(3), strict=True))


def test_the_margin_is_profit_over_revenue_of_one_quarter(claims: Claims, view: View) -> None:
    table = cloud_margin(claims, view)
    assert values(table, "Alibaba") == {
        "2025-Q1": pytest.approx(2420 / 30127 * 100, abs=0.001),
        "2025-Q2": pytest.approx(2954 / 33398 * 100, abs=0.001),
    }
    ids = ("alibaba.cloud_ebita.2025-Q2", "alibaba.cloud_revenue.2025-Q2")
    assert table[table["period"] == "2025-Q2"]["claims"].iloc[0] == ids


def test_a_profit_without_its_revenue_makes_no_margin(claims: Claims, view: View) -> None:
    less = without(claims, id="alibaba.cloud_revenue.2025-Q2")
    assert set(values(cloud_margin(less, view), "Alibaba")) == {"2025-Q1"}


def test_a_margin_counts_its_definitions(claims: Claims, view: View) -> None:
    anew = Break(at="2025-Q2", company="Alibaba", why="Counted anew.", short="Anew")
    metrics = tuple(
        m.model_copy(update={"breaks": (anew,)}) if m.name == "cloud_ebita" else m
        for m in claims.metrics
    )
    table = cloud_margin(replace(claims, metrics=metrics), view)
    assert dict(zip(table["period"], table["stretch"], strict=True)) == {"2025-Q1": 0, "2025-Q2": 1}
    assert list(table["break_short"]) == ["", "Anew"]
    assert list(cloud_margin(claims, view)["stretch"]) == [0, 0]


def test_free_cash_flow_is_not_added_up_over_a_missing_quarter(claims: Claims, view: View) -> None:
    four = replace(view, span="four quarters")
    assert free_cash_flow(claims, four).empty
    more = adding(claims, *by_quarter("Alibaba", "free_cash_flow", "2025-Q3", -1000, 2000))
    found = values(free_cash_flow(more, four), "Alibaba")
    assert found == {"ttm-2025-Q4": pytest.approx(3.743 - 18.815 - 1 + 2)}


def test_of_each_sum_the_newest_stands_with_that_of_a_year_before(
    claims: Claims, view: View
) -> None:
    newer = claim("Alibaba", "capital_commitments", "2026-03-31", 54136)
    other = claim("Alibaba", "capital_commitments", "2024-09-30", 1)
    table = promised(adding(claims, newer, other), view)
    found = dict(zip(table["moment"], table["value"], strict=True))
    assert found == {NEWEST: pytest.approx(54.136), BEFORE: pytest.approx(45.321)}


def test_a_sum_is_converted_at_the_rate_of_its_day(claims: Claims, view: View) -> None:
    table = promised(claims, replace(view, currency="USD"))
    assert table["value"].iloc[0] == pytest.approx(45.321 / 7.257)
    assert "market.fx.2025-Q1" in table["claims"].iloc[0]
