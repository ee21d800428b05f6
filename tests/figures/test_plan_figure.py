"""The announced plan as it is drawn: what was spent, what is left, and whose plan it is."""

from dataclasses import replace
from itertools import pairwise

import pytest

from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.period import quarters
from components.figures.charts.plan import PLAN
from components.figures.theme import Palette
from tests.figures.drawing import drawn, read


def test_the_plan_is_a_line_over_the_bars_of_what_was_spent(
    claims: Claims, view: View, light: Palette
) -> None:
    figure = drawn(PLAN, claims, view, light)
    before, quarter, spent, needed = figure.data
    tops = [a + b for a, b in zip(before.y, quarter.y, strict=True)]
    assert tops == pytest.approx([24.612, 63.292, 94.793, 123.792, 150.679])
    *dashed, line = figure.layout.shapes
    assert line.y0 == line.y1 == 380
    assert [shape.y1 for shape in dashed] == pytest.approx(
        [a + b for a, b in zip(spent.y, needed.y, strict=True)]
    )


def test_what_is_left_of_a_plan_is_dashed_never_filled_and_spread_evenly(
    claims: Claims, view: View, light: Palette
) -> None:
    *_, spent, needed = drawn(PLAN, claims, view, light).data
    assert list(needed.x) == list(quarters("2026-Q2", "2027-Q4"))
    steps = [b - a for a, b in pairwise([0, *needed.y])]
    assert steps == pytest.approx([(380 - 150.679) / 7] * 7)
    assert needed.marker.color == "rgba(0,0,0,0)"
    dashed = [shape for shape in drawn(PLAN, claims, view, light).layout.shapes if shape.line.dash]
    assert len(dashed) == 7
    assert {shape.y0 for shape in dashed} == {spent.y[0]}
    assert dashed[-1].y1 == pytest.approx(380)
    assert all("(380 - 150.7) / 7" in carried[1] for carried in needed.customdata)


def test_nothing_is_left_of_a_plan_that_is_spent(
    claims: Claims, view: View, light: Palette
) -> None:
    (plan,) = (c for c in claims.claims if c.metric == "capex_plan")
    small = plan.model_copy(update={"value": 150_000.0})
    done = replace(claims, claims=tuple(small if c is plan else c for c in claims.claims))
    assert not PLAN.table(done, view)["ahead"].any()
    assert [s for s in drawn(PLAN, done, view, light).layout.shapes if s.line.dash] == []
    assert read(PLAN, done, view) == "Alibaba has spent 100% of its RMB 150bn plan."


def test_the_plan_needs_its_company_and_its_capex(claims: Claims, view: View) -> None:
    assert read(PLAN, claims, view).startswith(
        "Alibaba has spent 40% of its RMB 380bn plan in 42% of the time. "
        "RMB 229.3bn is left for seven quarters: (380 - 150.7) / 7 is RMB 32.8bn each."
    )
    assert PLAN.table(claims, replace(view, company=("Baidu",))).empty
    assert PLAN.table(claims, replace(view, status=("target",))).empty


def test_another_companys_plan_is_followed_where_it_is_the_one_that_was_announced(
    claims: Claims, view: View
) -> None:
    (plan,) = (c for c in claims.claims if c.metric == "capex_plan")
    theirs = plan.model_copy(update={"company": "Tencent", "value": 200_000.0})
    moved = replace(claims, claims=tuple(theirs if c is plan else c for c in claims.claims))
    assert set(PLAN.table(moved, view)["company"]) == {"Tencent"}
    assert set(PLAN.table(moved, view)["plan"]) == {200.0}


def test_a_plan_of_a_single_year_is_no_plan_to_burn_down(claims: Claims, view: View) -> None:
    (plan,) = (c for c in claims.claims if c.metric == "capex_plan")
    short = plan.model_copy(update={"period": "2026"})
    assert PLAN.table(
        replace(claims, claims=tuple(short if c is plan else c for c in claims.claims)), view
    ).empty


def test_a_plan_is_not_shown_when_targets_are_left_out(claims: Claims, view: View) -> None:
    assert PLAN.table(claims, replace(view, status=("reported", "derived"))).empty
