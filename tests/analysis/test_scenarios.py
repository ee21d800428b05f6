"""Scenarios run forwards from the last actual figures: three of them worked out by hand."""

from dataclasses import replace

import pandas as pd
import pytest

from components.analysis.scenarios.chosen import YOURS, base_scenario, chosen_scenarios
from components.analysis.scenarios.lab import lab
from components.analysis.scenarios.paths import paths
from components.analysis.scenarios.results import compared, results
from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.reading.load import load_claims
from tests.made import without

# The four quarters to 2026-Q1 of the small file, RMB bn.
EARNED = (33.398, 39.824, 43.280, 41.630)
SPENT = (38.680, 31.501, 28.999, 26.887)


def path(table: pd.DataFrame, scenario: str, company: str = "Alibaba") -> pd.DataFrame:
    rows = table[(table["scenario"] == scenario) & (table["company"] == company)]
    return rows.set_index("period")


def test_steady_worked_out_by_hand(claims: Claims, view: View) -> None:
    """23 % a year on every quarter: 2026-Q2 is 2025-Q2 grown once, 2030-Q4 is 2025-Q4 five times.

    ttm-2026-Q2 = 33.398 x 1.23 + 39.824 + 43.280 + 41.630             = 165.81354
    ttm-2030-Q4 = (41.630 + 33.398 + 39.824 + 43.280)
                   with 2030-Q1 = 41.630 x 1.23^4 = 41.630 x 2.28886641 =  95.2855
                        2030-Q2 = 33.398 x 1.23^5 = 33.398 x 2.81530568 =  94.0256
                        2030-Q3 = 39.824 x 2.81530568                   = 112.1167
                        2030-Q4 = 43.280 x 2.81530568                   = 121.8464
                                                                  sum  = 423.2742
    """
    steady = path(paths(claims, view), "Steady")
    assert steady["value"].iloc[0] == pytest.approx(165.81354)
    assert steady["value"].iloc[-1] == pytest.approx(423.2742, abs=1e-3)
    assert steady["capex"].iloc[-1] == pytest.approx(sum(SPENT))  # held at 0 % a year: 126.067
    assert steady["intensity"].iloc[-1] == pytest.approx(126.067 / 423.2742, abs=1e-5)


def test_fast_worked_out_by_hand(claims: Claims, view: View) -> None:
    """38 % a year on revenue and 10 % on capex.

    ttm-2027-Q1 = (33.398 + 39.824 + 43.280 + 41.630) x 1.38 = 158.132 x 1.38 = 218.22216
    capex       = (38.680 + 31.501 + 28.999 + 26.887) x 1.10 = 126.067 x 1.10 = 138.6737
    """
    fast = path(paths(claims, view), "Fast")
    assert fast.loc["ttm-2027-Q1", "value"] == pytest.approx(218.22216)
    assert fast.loc["ttm-2027-Q1", "capex"] == pytest.approx(138.6737)


def test_a_path_by_year_worked_out_by_hand(claims: Claims, view: View) -> None:
    """Baidu's newest line has one quarter, so its path is shown by Alibaba with Baidu's growth.

    10 % a year, from 2028 on 50 %: 2027-Q1 = 41.630 x 1.1, 2028-Q1 = 41.630 x 1.1 x 1.5.
    """
    base = base_scenario(claims, view)
    assert base
    assumed = next(a for a in base.assumptions if a.company == "Baidu")
    ours = assumed.model_copy(update={"company": "Alibaba"})
    changed = replace(
        claims, scenarios=(base.model_copy(update={"like": None, "assumptions": (ours,)}),)
    )
    table = path(paths(changed, replace(view, scenario=("Steady",))), "Steady")
    quarter = table["value"].diff().loc["ttm-2028-Q1"] + 41.630 * 1.1  # what left the sum
    assert quarter == pytest.approx(41.630 * 1.1 * 1.5)


def test_results_worked_out_by_hand(claims: Claims, view: View) -> None:
    """Steady, for Alibaba: 80 % of a capex of 31.51675 bn a quarter, on average, over five years.

    The charge of 2030-Q4 is that of twenty quarters, 2025-Q4 to 2030-Q3; any four in a row add to
    126.067, so 5 x 126.067 x 0.8 / 20 = 25.2134, and as much in Q2 and Q3. The window of Q1 begins
    with 2025-Q1, 24.612 in place of 26.887: (630.335 - 2.275) x 0.8 / 20 = 25.1224. The year's
    100.7626 of 423.2742 is 23.8055 %; a margin of 30 % before it leaves 6.1945 %.
    """
    base = base_scenario(claims, view)
    assert base
    found = results(claims, view, base).set_index("result")["value"]
    assert found["Depreciation in 2030"] == pytest.approx(23.8055, abs=1e-3)
    assert found["Operating margin in 2030"] == pytest.approx(6.1945, abs=1e-3)
    # 35.8 x (1.23 / 1.25)^5 = 35.8 x 0.92257 = 33.03
    assert found["Share by the yardstick in 2030"] == pytest.approx(35.8 * (1.23 / 1.25) ** 5)
    # 2025-Q1 to 2026-Q1 as published, then four quarters and three of the next four:
    # 24.612 + 126.067 = 150.679 spent; 2026-Q2 to 2027-Q4 is 126.067 + 38.680 + 31.501 + 28.999.
    spent = 24.612 + 126.067 + 126.067 + 38.680 + 31.501 + 28.999
    assert found["Capex against the plan"] == pytest.approx(100 * spent / 380)


def test_model_calls_are_valued_under_the_yardstick_that_says_it_pays_for_them(text: str) -> None:
    """22.3 bn x (1 + 900 %) x (1 - 80 %) = 44.6 bn, in the year after the last size held."""
    supposed = (
        "  - {company: Market, about: token_growth, value: 900, judgement: A guess for the test.}\n"
        "  - {company: Market, about: price_change, value: -80, judgement: A guess for the test.}\n"
    )
    start = "  assumptions:\n"
    assert start in text
    without_one = text.replace(start, start + supposed, 1)
    caveat = "  caveat: Quoted by Alibaba.\n"
    with_one = without_one.replace(caveat, caveat + "  pays_for: IDC model calls\n", 1)
    assert with_one != without_one

    def values(text: str) -> pd.Series:
        claims = load_claims(text)
        view = View.of(claims)
        base = base_scenario(claims, view)
        assert base
        return results(claims, view, base).set_index("result")["value"]

    assert values(with_one)["Model call revenue in 2026 (Omdia)"] == pytest.approx(44.6)
    assert not any("Model call" in name for name in values(without_one).index)


def test_a_path_starts_from_the_last_actual_four_quarters(claims: Claims, view: View) -> None:
    table = paths(claims, view)
    actual, steady = path(table, "Actual"), path(table, "Steady")
    assert list(actual.index) == ["ttm-2025-Q4", "ttm-2026-Q1"]
    assert actual["value"].iloc[-1] == pytest.approx(sum(EARNED))
    assert (steady.index[0], steady.index[-1], len(steady)) == ("ttm-2026-Q2", "ttm-2030-Q4", 19)
    assert set(steady["status"]) == {"projection"}


def test_dollars_are_at_the_rate_supposed(claims: Claims, view: View) -> None:
    in_rmb, in_usd = (paths(claims, replace(view, currency=c)) for c in ("RMB", "USD"))
    ratio = path(in_rmb, "Steady")["value"] / path(in_usd, "Steady")["value"]
    assert list(ratio) == pytest.approx([7.0] * 19)


def test_a_path_rests_on_its_start_and_on_its_assumption(claims: Claims, view: View) -> None:
    rests_on = path(paths(claims, view), "Steady")["claims"].iloc[0]
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


def test_a_scenario_takes_the_rest_from_the_one_it_is_like(claims: Claims, view: View) -> None:
    steady, fast = chosen_scenarios(claims, view)
    both = ({(a.about, a.company): a.value for a in s.assumptions} for s in (steady, fast))
    ours, theirs = both
    changed = {subject for subject in ours if ours[subject] != theirs[subject]}
    assert changed == {("cloud_growth", "Alibaba"), ("capex_growth", "Alibaba")}


def test_the_readers_own_path_appears_only_when_a_dial_is_moved(claims: Claims, view: View) -> None:
    def names(**moved: float) -> list[str]:
        return [s.name for s in chosen_scenarios(claims, replace(view, **moved))]

    assert names() == ["Steady", "Fast"]
    assert names(growth=23.0, capex_growth=0.0, life=5.0) == ["Steady", "Fast"]
    assert names(growth=24.0) == ["Steady", "Fast", YOURS]
    assert names(life=4.0) == ["Steady", "Fast", YOURS]
    assert names(market_growth=24.0) == ["Steady", "Fast", YOURS]


def test_the_readers_own_path_moves_only_what_was_moved(claims: Claims, view: View) -> None:
    table = paths(claims, replace(view, growth=0.0))
    own, steady = path(table, YOURS), path(table, "Steady")
    assert list(own["value"]) == pytest.approx([sum(EARNED)] * 19)
    assert list(own["capex"]) == list(steady["capex"])
    assert "alibaba.growth_forecast.one" not in own["claims"].iloc[0]


def test_dials_move_the_company_in_focus_and_no_other(claims: Claims, view: View) -> None:
    view = replace(view, focus="Baidu", growth=44.0)
    own = chosen_scenarios(claims, view)[-1]
    grown = {a.company: a.value for a in own.assumptions if a.about == "cloud_growth"}
    assert grown == {"Alibaba": 23, "Baidu": 44}


def test_moving_a_dial_changes_no_named_scenario(claims: Claims, view: View) -> None:
    before, after = paths(claims, view), paths(claims, replace(view, growth=99.0, capex_growth=9.0))
    named = after[after["scenario"] != YOURS].reset_index(drop=True)
    pd.testing.assert_frame_equal(named, before)


def test_the_time_shown_does_not_move_the_start(claims: Claims, view: View) -> None:
    early = replace(view, period=("2025-Q1", "2025-Q1"), span="year")
    pd.testing.assert_frame_equal(paths(claims, early), paths(claims, view))


def test_two_scenarios_side_by_side_differ_by_their_difference(claims: Claims, view: View) -> None:
    table = compared(claims, replace(view, against="Fast")).set_index("result")
    row = table.loc["Cloud revenue in 2030"]
    assert row["delta"] == pytest.approx(row["second"] - row["first"])
    assert row["delta"] > 0
    assert table.loc["Outside revenue to March 2031", "unit"] == "USD bn"
    same = compared(claims, replace(view, against="Steady"))["delta"].dropna()
    assert (same == 0).all()


def test_a_company_that_ends_earlier_in_one_series_has_no_money(claims: Claims, view: View) -> None:
    base = base_scenario(claims, view)
    assert base
    early = without(claims, id="alibaba.capex.2026-Q1")
    assert lab(early, view, base, "Alibaba").capex is None
    names = set(results(early, view, base)["result"])
    assert "Cloud revenue in 2030" in names
    assert not names & {"Payback", "Depreciation in 2030", "Capex over cloud revenue in 2030"}


def test_a_result_by_a_yardstick_opens_under_its_former_name(claims: Claims) -> None:
    view = View.from_query(claims, "outcome=Share+under+the+yardstick+in+2030")
    assert (view.outcome, view.ignored) == ("Share by the yardstick in 2030", ())
