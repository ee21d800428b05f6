"""The outlook of a company: its leading path and range, the results asked for most, its focus."""

from dataclasses import replace

import pytest

from components.analysis.scenarios.chosen import YOURS, base_scenario, carried_on, speaking, told_of
from components.analysis.scenarios.outlook import BIG, big_results, outlook
from components.analysis.scenarios.past_growth import past_growth
from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.scenario import Scenario

EARNED, SPENT = 33.398 + 39.824 + 43.280 + 41.630, 126.067  # Alibaba's four quarters to 2026-Q1


def roles(claims: Claims, view: View) -> dict[str, str]:
    table = outlook(claims, view)
    return dict(zip(table["scenario"], table["role"], strict=True))


def test_the_path_started_from_leads_and_its_claims_give_it_a_range(
    claims: Claims, view: View
) -> None:
    assert roles(claims, view) == {
        "Actual": "actual",
        "Steady": "lead",
        "Fast": "other",
        "Steady, low end (20% a year)": "low",
        "Steady, high end (30% a year)": "high",
    }


def test_an_end_of_the_range_is_called_after_the_house_that_gave_it(
    claims: Claims, view: View
) -> None:
    (growth,) = (c for c in claims.claims if c.id == "alibaba.growth_forecast.one")
    told = growth.model_copy(update={"value": 30.0, "house": "House X"})
    known = replace(claims, claims=tuple(told if c is growth else c for c in claims.claims))
    assert roles(known, view)["House X (30% a year)"] == "high"


def test_a_range_that_no_claim_gives_is_not_drawn(claims: Claims, view: View) -> None:
    guessed = _with_range_from(claims, "judgement")
    assert set(roles(guessed, view).values()) == {"actual", "lead", "other"}


def test_what_the_reader_supposes_leads_within_the_same_range(claims: Claims, view: View) -> None:
    found = roles(claims, replace(view, growth=44.0))
    assert found[YOURS] == "lead"
    assert found["Steady"] == "other"
    assert found["Steady, low end (20% a year)"] == "low"


def test_each_big_result_has_its_range_and_what_it_was_last(claims: Claims, view: View) -> None:
    found = big_results(claims, view).set_index("result")
    assert list(found.index) == list(BIG)
    revenue, capex = found.loc[BIG[0]], found.loc[BIG[1]]
    quarter_grown = EARNED - 41.630
    for end, growth in (("low", 1.20), ("high", 1.30)):
        worked_out = 41.630 * growth**4 + quarter_grown * growth**5
        assert revenue[end] == pytest.approx(worked_out)
    assert revenue["now"] == pytest.approx(EARNED)
    assert capex["now"] == pytest.approx(SPENT / EARNED)
    assert capex["low"] < capex["value"] < capex["high"]


def test_what_a_result_owes_to_judgement_is_named_with_it(claims: Claims, view: View) -> None:
    found = big_results(claims, view).set_index("result")["judged"]
    assert found[BIG[0]] == (), "growth rests on a claim"
    assert "AI and cloud part of capex 80%".lower() in [w.lower() for w in found[BIG[2]]]


def test_where_the_company_is_left_out_there_is_no_outlook(claims: Claims, view: View) -> None:
    for company in ((), ("Baidu",)):
        assert outlook(claims, replace(view, company=company)).empty
        assert big_results(claims, replace(view, company=company)).empty


def test_the_focus_goes_to_the_first_company_shown_that_can_be_carried_on(
    claims: Claims, view: View
) -> None:
    assert carried_on(claims) == ("Alibaba",), "no other has four quarters"
    for company, focus, told in (
        (view.company, "Alibaba", "Alibaba"),
        (("Baidu", "Tencent"), "Alibaba", "Baidu"),
        (("Alibaba", "Tencent"), "Tencent", "Alibaba"),
        (("Baidu", "Tencent"), "Tencent", "Tencent"),
        (("Tencent",), "Alibaba", "Tencent"),
        ((), "Alibaba", "Alibaba"),
    ):
        found = told_of(claims, replace(view, company=company, focus=focus))
        assert found.focus == told, (company, focus)


def test_the_dials_start_from_a_scenario_that_speaks_of_the_company(
    claims: Claims, view: View
) -> None:
    steady, fast = claims.scenarios
    alone = steady.model_copy(
        update={"assumptions": tuple(a for a in steady.assumptions if a.company != "Baidu")}
    )
    (baidu,) = (a for a in steady.assumptions if a.company == "Baidu")
    other = fast.model_copy(update={"like": None, "assumptions": (baidu,)})
    known = replace(claims, scenarios=(alone, other))
    assert [s.name for s in speaking(known, "Baidu")] == ["Fast"]
    assert speaking(known, "Tencent") == []
    base = base_scenario(known, replace(view, focus="Baidu"))
    assert base
    assert base.name == "Fast", "Steady says nothing about Baidu"
    assert base_scenario(known, view) == alone


def test_the_newsletters_range_is_what_past_growth_is_set_against(
    claims: Claims, view: View
) -> None:
    assert set(past_growth(claims, view)["whose"]) == {"Steady"}
    assert set(past_growth(_with_range_from(claims, "newsletter"), view)["whose"]) == {
        "the newsletter"
    }


def _with_range_from(claims: Claims, whose: str) -> Claims:
    """The claims with the range of Alibaba's growth in Steady resting on something else."""
    steady, fast = claims.scenarios
    return replace(claims, scenarios=(_moved(steady, whose), fast))


def _moved(scenario: Scenario, whose: str) -> Scenario:
    changed = tuple(
        a.model_copy(update={"range_from": whose})
        if (a.company, a.about) == ("Alibaba", "cloud_growth")
        else a
        for a in scenario.assumptions
    )
    return scenario.model_copy(update={"assumptions": changed})
