"""The years over which spending is added up are those of the first plan in the file."""

from dataclasses import replace

from components.analysis.money.plan import plan_span
from components.analysis.scenarios.results import results
from components.analysis.scenarios.spending import capex_added_up
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.charts.spending import CAPEX_ADDED_UP
from tests.figures.drawing import read
from tests.made import without

PLAN = "alibaba.capex_plan.2025"


def later(claims: Claims) -> Claims:
    """The claims with the plan told of 2025-Q2 to 2026-Q4 instead."""
    moved = (
        c.model_copy(update={"period": "2025-Q2..2026-Q4"}) if c.id == PLAN else c
        for c in claims.claims
    )
    return replace(claims, claims=tuple(moved))


def test_spending_is_added_up_over_the_years_of_the_plan(claims: Claims, view: View) -> None:
    for file, span in ((claims, ("2025-Q1", "2027-Q4")), (later(claims), ("2025-Q2", "2026-Q4"))):
        assert plan_span(file) == span
        periods = sorted(capex_added_up(file, view)["period"])
        assert (periods[0], periods[-1]) == span
        formulas = set(results(file, view, file.scenarios[0])["formula"])
        assert f"capex of {span[0]} to {span[1]} added up / plan" in formulas


def test_the_words_name_the_years_of_the_plan(claims: Claims, view: View) -> None:
    file = later(claims)
    said = read(CAPEX_ADDED_UP, file, view) + CAPEX_ADDED_UP.measured(file, view)
    assert "April 2025" in said
    assert "2026" in said
    assert "January 2025" not in said
    assert "2027" not in said


def test_a_file_without_a_plan_adds_nothing_up(claims: Claims, view: View) -> None:
    bare = without(claims, id=PLAN)
    assert plan_span(bare) is None
    assert capex_added_up(bare, view).empty
    assert "Capex against the plan" not in set(results(bare, view, bare.scenarios[0])["result"])
