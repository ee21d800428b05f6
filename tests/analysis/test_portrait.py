"""One company over time and all side by side; what was defined anew is not compared."""

from dataclasses import replace

import pytest

from components.analysis.money.company_profile import figures_of, side_by_side, statements
from components.analysis.sources.freshness import freshness
from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.terms import Break
from components.figures.charts.companies import COMPANY_FIGURES
from tests.made import adding, by_quarter, claim


def broken(claims: Claims, at: str, company: str | None = "Alibaba") -> Claims:
    """The claims with Alibaba's capex defined anew from a quarter on."""
    change = Break(at=at, company=company, why="It was defined anew.")
    metrics = tuple(
        m.model_copy(update={"breaks": (change,)}) if m.name == "capex" else m
        for m in claims.metrics
    )
    return replace(claims, metrics=metrics)


def test_a_history_needs_four_quarters(claims: Claims, view: View) -> None:
    assert set(figures_of(claims, view)["metric"]) == {"capex", "cloud_revenue"}
    assert figures_of(claims, replace(view, focus="Tencent")).empty
    longer = adding(claims, *by_quarter("Tencent", "capex", "2025-Q3", 13_000, 19_600))
    assert set(figures_of(longer, replace(view, focus="Tencent"))["metric"]) == {"capex"}


def test_of_whom_no_quarters_are_known_two_years_make_a_history(claims: Claims, view: View) -> None:
    year = claim("ByteDance", "capex", "2024", 80_000, status="estimate", house="A House")
    wide = replace(view, focus="ByteDance", period=("2024-Q1", "2026-Q1"))
    more = adding(claims, year)
    assert list(figures_of(more, wide)["period"]) == ["2024", "2025"]
    said = COMPANY_FIGURES.reading(COMPANY_FIGURES.table(more, wide), more, wide)
    assert said == ("ByteDance's estimated capex is up 88% in a year, to December 2025.",)
    assert "RMB bn a year, each row" in COMPANY_FIGURES.measured(more, wide)


def test_a_history_follows_the_order_of_the_file_and_of_time(claims: Claims, view: View) -> None:
    table = figures_of(claims, view)
    assert list(dict.fromkeys(table["label"])) == ["Capex", "Cloud revenue"]
    assert table[table["metric"] == "capex"]["start"].is_monotonic_increasing


def test_a_change_of_definition_starts_another_stretch(claims: Claims, view: View) -> None:
    table = figures_of(broken(claims, "2025-Q4"), view).set_index(["metric", "period"])["stretch"]
    assert table["capex"].to_dict() == {
        "2025-Q1": 0,
        "2025-Q2": 0,
        "2025-Q3": 0,
        "2025-Q4": 1,
        "2026-Q1": 1,
    }
    assert set(table["cloud_revenue"]) == {0}
    assert set(figures_of(broken(claims, "2025-Q4", "Baidu"), view)["stretch"]) == {0}


def test_no_growth_is_told_across_a_change_of_definition(claims: Claims, view: View) -> None:
    def reading(claims: Claims) -> str:
        return " ".join(COMPANY_FIGURES.reading(COMPANY_FIGURES.table(claims, view), claims, view))

    assert reading(claims) == "Alibaba's cloud revenue is up 38% in a year, its capex 9%."
    assert reading(broken(claims, "2025-Q4")).startswith(
        "Alibaba's cloud revenue is up 38% in a year, to March 2026."
    )
    assert "capex is" not in reading(broken(claims, "2025-Q4"))


def test_the_measures_that_reach_furthest_are_told_and_no_more_than_seven(
    claims: Claims, view: View
) -> None:
    made = [m for m in claims.metrics if m.name == "capex"]
    names = [f"measure_{n}" for n in range(8)]
    metrics = (*claims.metrics, *(made[0].model_copy(update={"name": n}) for n in names))
    more = [c for n in names for c in by_quarter("Alibaba", n, "2025-Q1", 1, 1, 1, 1)]
    table = figures_of(adding(replace(claims, metrics=metrics), *more), view)
    kept = list(dict.fromkeys(table["metric"]))
    assert kept[:2] == ["capex", "cloud_revenue"]  # the others end a quarter before
    assert len(kept) == 7


def test_an_empty_cell_says_why_it_is_so(claims: Claims, view: View) -> None:
    more = adding(claims, *by_quarter("Tencent", "capex", "2025-Q3", 13_000, 20_000))
    capex = side_by_side(more, view).query("metric == 'capex'")
    assert set(capex["absent"]) == {"Baidu: not published"}
    few = side_by_side(claims, view).query("metric == 'capex'")
    assert set(few["absent"]) == {"Baidu: not published\nTencent: not for twelve months"}
    both = replace(view, status=("reported", "derived"))
    two = adding(more, *by_quarter("Baidu", "capex", "2025-Q1", 1, 1, 1, 1))
    chosen = side_by_side(two, both).query("metric == 'capex'")
    assert set(chosen["absent"]) == {"ByteDance: left out by your choices"}


def test_companies_are_compared_where_two_have_a_figure(claims: Claims, view: View) -> None:
    more = adding(claims, *by_quarter("Tencent", "capex", "2025-Q3", 13_000, 20_000))
    table = side_by_side(more, view)
    held = {(row.metric, row.company): row.period for row in table.itertuples()}
    assert held == {
        ("capex", "Alibaba"): "ttm-2026-Q1",
        ("capex", "Tencent"): "ttm-2025-Q4",
        ("capex", "ByteDance"): "2025",
    }
    days = (table["end"] - table["start"]).dt.days + 1
    assert set(days) == {365}


def test_a_figure_two_years_old_is_not_compared(claims: Claims, view: View) -> None:
    later = replace(claims, edition="2027-07-01")
    assert set(side_by_side(later, view)["company"]) == {"Alibaba", "ByteDance"}


def test_what_lies_ahead_is_not_compared(claims: Claims, view: View) -> None:
    plan = claim("Baidu", "capex", "2026-Q1", 5_000, status="guidance")
    assert "Baidu" not in set(side_by_side(adding(claims, plan), view).query("metric == 'capex'"))


@pytest.mark.parametrize(
    ("company", "metric", "count"),
    [("Alibaba", "strategy", 1), ("Baidu", "risk", 1), ("Baidu", "strategy", 0)],
)
def test_statements_are_those_of_one_company_on_one_subject(
    claims: Claims, company: str, metric: str, count: int
) -> None:
    assert len(statements(claims, company, metric)) == count


def test_the_newest_quarter_of_each_company_is_known(claims: Claims, view: View) -> None:
    table = freshness(claims, view)
    assert dict(zip(table["company"], table["period"], strict=True)) == {
        "Alibaba": "2026-Q1",
        "Baidu": "2025-Q3",
        "Tencent": "2025-Q2",
    }
