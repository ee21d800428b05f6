"""Scenarios run forwards from the last actual figure, at the growth they name."""

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.analysis.scenarios import YOURS, chosen_scenarios, grown, paths
from components.analysis.view import View
from components.claims.model import Claims
from components.claims.scenario import Assumption
from tests.made import without

REVENUE = 33.398 + 39.824 + 43.280 + 41.630  # the four quarters to 2026-Q1, RMB bn
CAPEX = 38.680 + 31.501 + 28.999 + 26.887


def at(percent: float) -> Assumption:
    return Assumption(company="Alibaba", about="cloud_growth", value=percent, judgement="A guess.")


def path(table: pd.DataFrame, scenario: str) -> pd.DataFrame:
    return table[table["scenario"] == scenario].set_index("period")


def test_growth_compounds_by_the_quarter() -> None:
    assert grown(100, at(21), 2) == pytest.approx(110)
    assert grown(100, at(23), 4) == pytest.approx(123)
    assert grown(100, at(0), 7) == grown(100, None, 7) == 100


@given(
    start=st.floats(0.001, 10_000),
    percent=st.integers(-99, 200),
    ahead=st.integers(1, 40),
    more=st.integers(0, 40),
)
def test_growth_is_the_closed_form_however_it_is_split(
    start: float, percent: int, ahead: int, more: int
) -> None:
    whole = grown(start, at(percent), ahead + more)
    assert whole == pytest.approx(grown(grown(start, at(percent), ahead), at(percent), more))
    assert whole == pytest.approx(start * (1 + percent / 100) ** ((ahead + more) / 4))
    assert whole >= 0


def test_a_fall_of_99_percent_a_year_never_goes_below_zero(claims: Claims, view: View) -> None:
    table = path(paths(claims, replace(view, growth=-99, capex_growth=-99)), YOURS)
    assert (table["value"] > 0).all()
    assert (table["capex"] > 0).all()
    assert table["value"].is_monotonic_decreasing


def test_a_path_starts_from_the_last_actual_four_quarters(claims: Claims, view: View) -> None:
    table = paths(claims, view)
    actual, steady = path(table, "Actual"), path(table, "Steady")
    assert list(actual.index) == ["ttm-2025-Q4", "ttm-2026-Q1"]
    assert actual["value"].iloc[-1] == pytest.approx(REVENUE)
    assert steady.index[0] == "ttm-2026-Q2"
    assert steady["value"].iloc[0] == pytest.approx(REVENUE * 1.23**0.25)
    assert set(steady["status"]) == {"projection"}


def test_a_path_runs_to_the_end_of_2030_by_its_growth(claims: Claims, view: View) -> None:
    fast = path(paths(claims, view), "Fast")
    assert fast.index[-1] == "ttm-2030-Q4"
    assert len(fast) == 19
    assert fast["value"].iloc[-1] == pytest.approx(REVENUE * 1.38 ** (19 / 4))
    assert fast["capex"].iloc[-1] == pytest.approx(CAPEX * 1.1 ** (19 / 4))
    assert fast["intensity"].iloc[-1] == pytest.approx(
        fast["capex"].iloc[-1] / fast["value"].iloc[-1]
    )


def test_a_path_rests_on_its_start_and_on_its_assumption(claims: Claims, view: View) -> None:
    steady = path(paths(claims, view), "Steady")
    rests_on = steady["claim"].iloc[0].split()
    assert "alibaba.cloud_revenue.2025-Q2" in rests_on
    assert "alibaba.capex.2026-Q1" in rests_on
    assert rests_on[-1] == "alibaba.growth_forecast.one"


def test_a_company_without_four_quarters_has_no_path(claims: Claims, view: View) -> None:
    assert paths(without(claims, id="alibaba.cloud_revenue.2025-Q4"), view).empty
    assert paths(claims, replace(view, company=("Baidu",))).empty
    assert paths(claims, replace(view, scenario=())).empty


def test_without_capex_there_is_revenue_but_no_intensity(claims: Claims, view: View) -> None:
    table = paths(without(claims, metric="capex"), view)
    assert table["value"].notna().all()
    assert table["intensity"].isna().all()


def test_the_readers_own_path_appears_only_when_a_slider_is_moved(
    claims: Claims, view: View
) -> None:
    def names(**moved: int) -> list[str]:
        return [s.name for s in chosen_scenarios(claims, replace(view, **moved))]

    assert names() == ["Steady", "Fast"]
    assert names(growth=23, capex_growth=0) == ["Steady", "Fast"]
    assert names(growth=24) == ["Steady", "Fast", YOURS]
    assert names(capex_growth=-1) == ["Steady", "Fast", YOURS]
    assert names(scenario=(), growth=24) == []


def test_the_readers_own_path_moves_only_what_was_moved(claims: Claims, view: View) -> None:
    table = paths(claims, replace(view, growth=0))
    own, steady = path(table, YOURS), path(table, "Steady")
    assert list(own["value"]) == pytest.approx([REVENUE] * 19)
    assert list(own["capex"]) == list(steady["capex"])
    assert "Steady" in set(table["scenario"])


def test_the_readers_own_growth_is_not_said_to_come_from_a_house(
    claims: Claims, view: View
) -> None:
    own = path(paths(claims, replace(view, growth=99)), YOURS)
    assert "alibaba.growth_forecast.one" not in own["claim"].iloc[0].split()


def test_moving_a_slider_changes_no_named_scenario(claims: Claims, view: View) -> None:
    before, after = paths(claims, view), paths(claims, replace(view, growth=99, capex_growth=9))
    named = after[after["scenario"] != YOURS].reset_index(drop=True)
    pd.testing.assert_frame_equal(named, before)


def test_the_time_shown_does_not_move_the_start(claims: Claims, view: View) -> None:
    early = replace(view, period=("2025-Q1", "2025-Q1"), span="year")
    pd.testing.assert_frame_equal(paths(claims, early), paths(claims, view))
