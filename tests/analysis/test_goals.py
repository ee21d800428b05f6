"""What must be true: solved, put forward again, and said when it cannot be."""

from dataclasses import replace
from itertools import product

import pytest

from components.analysis.scenarios.goals import ENDS, goal_seek
from components.analysis.view.lab_view import PAYBACK_GOAL, SOLVED, TARGET_GOAL
from components.analysis.view.view import View
from components.claims.model import Claims
from tests.made import without

GOALS = (PAYBACK_GOAL, TARGET_GOAL, "Baidu passes Tencent", "Tencent passes Baidu")


@pytest.mark.parametrize("base", ["Steady", "Fast"])
def test_every_solution_put_forward_gives_the_target_back(
    claims: Claims, view: View, base: str
) -> None:
    solved = 0
    for goal, solve, by in product(GOALS, SOLVED, ("2027", "2028", "2030")):
        answer = goal_seek(claims, replace(view, base=base, goal=goal, solve=solve, by=by))
        assert answer
        assert bool(answer.roots) != bool(answer.why_not)
        for root, reached in zip(answer.roots, answer.reached, strict=True):
            solved += 1
            assert ENDS[answer.about][0] <= root <= ENDS[answer.about][1]
            assert reached == pytest.approx(answer.target, rel=1e-3, abs=1e-6)
    assert solved > 20


def test_the_growth_for_a_target_is_the_closed_form(claims: Claims, view: View) -> None:
    """USD 100bn outside in the four quarters to 2031-Q1, five years after those to 2026-Q1.

    158.132 bn x (1 + g)^5 x 0.75 / 7 = 100, so 1 + g = (100 x 7 / 0.75 / 158.132)^(1/5).
    """
    answer = goal_seek(claims, replace(view, goal=TARGET_GOAL, solve="Cloud revenue growth"))
    assert answer
    exact = 100 * ((700 / 0.75 / 158.132) ** 0.2 - 1)
    assert answer.roots == pytest.approx((exact,))


def test_the_growth_that_passes_a_rival_is_the_closed_form(claims: Claims, view: View) -> None:
    """Baidu's 6.1 meets Tencent's 7, which holds its share, after two years at one growth and one
    higher by 40 points: the rate of 2026 and 2027 is g, that of 2028 g + 40 (10, then 50)."""
    answer = goal_seek(claims, replace(view, goal="Baidu passes Tencent", by="2028"))
    assert answer
    (root,) = answer.roots
    level = (1 + root / 100) ** 2 * (1.4 + root / 100) / 1.25**3
    assert 6.1 * level == pytest.approx(7)


def test_a_goal_that_only_growth_can_answer_is_solved_for_growth(
    claims: Claims, view: View
) -> None:
    for solve in SOLVED:
        answer = goal_seek(claims, replace(view, goal=TARGET_GOAL, solve=solve))
        assert answer
        assert answer.about == "cloud_growth"
        assert answer.roots


def test_without_an_actual_to_start_from_the_answer_says_so(claims: Claims, view: View) -> None:
    bare = without(claims, id="alibaba.cloud_revenue.2025-Q4")
    answer = goal_seek(bare, replace(view, goal=PAYBACK_GOAL))
    assert answer
    assert "no four quarters of quarterly cloud revenue of Alibaba" in answer.why_not
    nothing = goal_seek(claims, replace(view, goal=PAYBACK_GOAL, focus="Tencent"))
    assert nothing
    assert "supposes nothing about it" in nothing.why_not


def test_a_company_of_which_nothing_is_supposed_is_solved_from_the_market(
    claims: Claims, view: View
) -> None:
    answer = goal_seek(claims, replace(view, goal="ByteDance passes Alibaba", by="2030"))
    assert answer
    # 14.8 x (1 + g)^5 = 35.8 x 1.23^5
    assert answer.roots == pytest.approx((100 * (1.23 * (35.8 / 14.8) ** 0.2 - 1),))
    assert answer.low is None
