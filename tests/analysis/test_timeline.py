"""Capex and revenue by quarter, four quarters and year: sums only of what is all there."""

from dataclasses import replace

import pandas as pd
import pytest

from components.analysis.money.timeline import (
    capex_and_revenue,
    capex_to_date,
    change_on_year,
    intensity,
    series,
    yearly_only,
)
from components.analysis.tables import ids_of
from components.analysis.view.view import View
from components.claims.model import Claims
from tests.made import adding, by_quarter, claim, without

CAPEX = {"2025-Q1": 24.612, "2025-Q2": 38.68, "2025-Q3": 31.501, "2025-Q4": 28.999}
ids = [f"alibaba.capex.{quarter}" for quarter in CAPEX]


def values(table: pd.DataFrame) -> dict[str, float]:
    return dict(zip(table["period"], table["value"].round(6), strict=True))


def alibaba(claims: Claims, view: View, span: str, metric: str = "capex") -> pd.DataFrame:
    return series(claims, replace(view, span=span), metric, ("Alibaba",))


def test_quarters_are_shown_as_they_are(claims: Claims, view: View) -> None:
    table = alibaba(claims, view, "quarter")
    assert values(table) == {**CAPEX, "2026-Q1": 26.887}
    assert dict(zip(table["period"], table["status"], strict=True))["2025-Q2"] == "derived"


def test_four_quarters_are_added_up_and_named_by_the_last(claims: Claims, view: View) -> None:
    table = alibaba(claims, view, "four quarters")
    assert values(table) == {
        "ttm-2025-Q4": pytest.approx(sum(CAPEX.values())),
        "ttm-2026-Q1": pytest.approx(sum(CAPEX.values()) - 24.612 + 26.887),
    }
    first = table.iloc[0]
    assert list(first["claims"]) == ids
    assert first["status"] == "derived"
    assert (str(first["start"].date()), str(first["end"].date())) == ("2025-01-01", "2025-12-31")


def test_a_missing_quarter_makes_no_sum(claims: Claims, view: View) -> None:
    fewer = without(claims, id="alibaba.capex.2025-Q3")
    assert alibaba(fewer, view, "four quarters").empty
    assert alibaba(fewer, view, "year").empty
    tencent = adding(
        claims, *by_quarter("Tencent", "capex", "2025-Q4", 1000, 2000)
    )  # Q1, Q2, Q4, Q1
    assert series(tencent, replace(view, span="four quarters"), "capex", ("Tencent",)).empty


def test_a_year_that_was_not_printed_is_the_sum_of_its_quarters(claims: Claims, view: View) -> None:
    table = alibaba(claims, view, "year")
    assert values(table) == {"2025": pytest.approx(sum(CAPEX.values()))}
    assert list(table["claims"].iloc[0]) == ids


def test_a_printed_year_is_preferred_to_the_sum(claims: Claims, view: View) -> None:
    printed = claim("Alibaba", "capex", "2025", 123_000)
    table = alibaba(adding(claims, printed), view, "year")
    assert values(table) == {"2025": 123}
    assert ids_of(table) == [printed.id]
    assert list(table["status"]) == ["reported"]


def test_a_sum_with_an_estimate_in_it_is_an_estimate(claims: Claims, view: View) -> None:
    known = without(claims, id="alibaba.capex.2025-Q3")
    guess = claim("Alibaba", "capex", "2025-Q3", 30_000, status="estimate", house="A House")
    table = alibaba(adding(known, guess), view, "four quarters")
    assert set(table["status"]) == {"estimate"}
    assert set(alibaba(adding(known, guess), view, "year")["status"]) == {"estimate"}


def test_what_lies_ahead_is_not_part_of_a_series(claims: Claims, view: View) -> None:
    plan = claim("Alibaba", "capex", "2026-Q2", 50_000, status="guidance")
    assert "2026-Q2" not in values(alibaba(adding(claims, plan), view, "quarter"))


def test_a_sum_reaches_back_beyond_the_time_shown(claims: Claims, view: View) -> None:
    late = replace(view, period=("2026-Q1", "2026-Q1"))
    assert list(values(alibaba(claims, late, "four quarters"))) == ["ttm-2026-Q1"]
    assert list(values(alibaba(claims, late, "quarter"))) == ["2026-Q1"]


def test_a_line_that_stands_for_another_keeps_its_own_name(claims: Claims, view: View) -> None:
    table = series(claims, view, "cloud_revenue", ("Baidu",))
    assert list(table["metric"]) == ["cloud_infra_revenue", "cloud_revenue", "cloud_revenue"]


def test_two_lines_of_one_company_are_never_added_up(claims: Claims, view: View) -> None:
    wide = adding(claims, *by_quarter("Baidu", "cloud_infra_revenue", "2025-Q4", 5000))
    table = series(wide, replace(view, span="four quarters"), "cloud_revenue", ("Baidu",))
    assert table.empty


def test_only_a_company_without_quarters_is_shown_by_the_year(claims: Claims, view: View) -> None:
    assert ids_of(yearly_only(claims, view, "capex")) == ["bytedance.capex.2025"]
    quarter = claim("ByteDance", "capex", "2025-Q1", 30_000, status="estimate")
    assert yearly_only(adding(claims, quarter), view, "capex").empty


@pytest.mark.parametrize("company", ["Alibaba", "Baidu", "Tencent", "ByteDance"])
@pytest.mark.parametrize("span", ["quarter", "four quarters", "year"])
def test_each_company_can_be_shown_alone(
    claims: Claims, view: View, company: str, span: str
) -> None:
    table = capex_and_revenue(claims, replace(view, company=(company,), span=span))
    assert set(table["company"]) <= {company}


def test_intensity_is_capex_for_each_unit_of_cloud_revenue(claims: Claims, view: View) -> None:
    table = intensity(claims, view)
    assert set(table["company"]) == {"Alibaba"}  # nobody else publishes both
    assert values(table)["2025-Q1"] == pytest.approx(24.612 / 30.127, abs=1e-6)
    first = table.iloc[0]
    assert first["claims"] == ("alibaba.capex.2025-Q1", "alibaba.cloud_revenue.2025-Q1")
    assert (first["unit"], first["status"]) == ("times", "derived")


def test_a_quarter_with_only_one_of_both_has_no_intensity(claims: Claims, view: View) -> None:
    fewer = without(claims, id="alibaba.cloud_revenue.2025-Q3")
    assert list(values(intensity(fewer, view))) == ["2025-Q1", "2025-Q2", "2025-Q4", "2026-Q1"]


def test_intensity_on_an_estimate_is_an_estimate(claims: Claims, view: View) -> None:
    guess = claim("Baidu", "capex", "2025-Q1", 2_000, status="estimate")
    table = intensity(adding(claims, guess), view).query("company == 'Baidu'")
    assert list(table["status"]) == ["estimate"]


def test_the_plan_adds_up_capex_from_the_quarter_supposed(claims: Claims, view: View) -> None:
    table = capex_to_date(claims, view, "Alibaba", "2025-Q2")
    assert list(table["period"]) == ["2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1"]
    assert list(table["total"]) == pytest.approx([38.68, 70.181, 99.18, 126.067])
    assert table["claims"].iloc[1] == ("alibaba.capex.2025-Q2", "alibaba.capex.2025-Q3")


def test_the_plan_stops_at_the_first_quarter_without_a_figure(claims: Claims, view: View) -> None:
    fewer = without(claims, id="alibaba.capex.2025-Q3")
    assert list(capex_to_date(fewer, view, "Alibaba", "2025-Q1")["period"]) == [
        "2025-Q1",
        "2025-Q2",
    ]
    assert capex_to_date(claims, view, "Alibaba", "2024-Q4").empty


def test_the_plan_is_in_renminbi_whatever_the_view(claims: Claims, view: View) -> None:
    dollars = replace(view, currency="USD", span="year", period=("2026-Q1", "2026-Q1"))
    own = capex_to_date(claims, view, "Alibaba", "2025-Q1")
    pd.testing.assert_frame_equal(capex_to_date(claims, dollars, "Alibaba", "2025-Q1"), own)


@pytest.mark.parametrize(
    ("name", "growth"),
    [("2026-Q1", 26.887 / 24.612 - 1), ("2025-Q4", None), ("2026-Q2", None), ("ttm-2026-Q1", None)],
)
def test_growth_is_on_the_same_quarter_of_the_year_before(
    claims: Claims, view: View, name: str, growth: float | None
) -> None:
    found = change_on_year(alibaba(claims, view, "quarter"), name)
    assert found == (None if growth is None else pytest.approx(growth))


def test_nothing_grows_from_zero() -> None:
    table = pd.DataFrame({"period": ["2024", "2025"], "value": [0.0, 5.0]})
    assert change_on_year(table, "2025") is None
