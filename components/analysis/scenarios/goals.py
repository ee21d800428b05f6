"""What must be true: one assumption solved so that a result holds, compared with its evidence."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from components.analysis.scenarios.baselines import last_claims
from components.analysis.scenarios.chosen import evidence_of, lead_scenario
from components.analysis.scenarios.fan import evidenced
from components.analysis.scenarios.lab import Lab, lab
from components.analysis.scenarios.outcomes import lead_over, outside_revenue, recovery
from components.analysis.scenarios.projection import Array
from components.analysis.tables import together
from components.analysis.view.lab_view import PAYBACK_GOAL, SOLVED, TARGET_GOAL
from components.analysis.view.view import View
from components.claims.cache import cached_per_claims
from components.claims.model import Claims
from components.claims.scenario import Assumption
from components.claims.terms import MARKET

ENDS = {  # where a solution is looked for, in the assumption's unit
    "cloud_growth": (0.0, 300.0),
    "capex_growth": (-90.0, 300.0),
    "cash_margin": (-50.0, 95.0),
    "cloud_capex_share": (1.0, 100.0),
}
GRID = 400  # places between the ends where the sign is looked at before a root is refined

Result = Callable[[float], "Array | None"]


@dataclass(frozen=True)
class Sought:
    """A goal: the result that must reach a target, both in the same unit, and in words."""

    result: Callable[[Lab, dict[tuple[str, str], Array]], "Array | None"]
    target: float
    words: str
    company: str


@dataclass(frozen=True)
class Solution:
    """What a goal asks for: the roots found, what they give put forward, and what is evidenced."""

    goal: str
    about: str
    company: str
    roots: tuple[float, ...]
    reached: tuple[float, ...]
    target: float
    supposed: float | None
    low: float | None
    high: float | None
    ends: tuple[float, float]
    claims: tuple[str, ...]
    why_not: str = ""


def sought(view: View) -> Sought:
    """The goal that a view names."""
    year = int(view.by)
    if view.goal == PAYBACK_GOAL:
        words = f"servers pay back in three years, at the pace of {year}"
        return Sought(lambda ours, moved: recovery(ours, moved, year), 100.0, words, view.focus)
    if view.goal == TARGET_GOAL:
        words = "outside cloud revenue reaches USD 100bn in the four quarters to March 2031"
        return Sought(outside_revenue, 100.0, words, view.focus)
    first, _, second = view.goal.partition(" passes ")
    words = f"{first} passes {second} under {view.yardstick} by the end of {year}"
    return Sought(
        lambda ours, moved: lead_over(ours, moved, first, second, year), 0.0, words, first
    )


def solved_about(view: View) -> str:
    """Which assumption is solved: where only growth can answer the goal, growth."""
    return SOLVED[view.solve] if view.goal == PAYBACK_GOAL else "cloud_growth"


@cached_per_claims(32)
def goal_seek(claims: Claims, view: View) -> Solution | None:
    """The values of one assumption at which the view's goal just holds; None without a scenario.

    All other assumptions stay as the leading scenario has them. The sign of result - target is
    looked at in 401 places between the ends, and each change of sign refined by Brent's method, so
    that no root, one, or several are told apart.
    """
    scenario = lead_scenario(claims, view)
    if scenario is None:
        return None
    goal, about = sought(view), solved_about(view)
    ours = lab(claims, view, scenario, goal.company)
    ours, known = _with_growth(ours, about)
    if known is None:
        why = f"{scenario.name} supposes nothing about it"
        return _unanswered(goal, about, why)

    def gap(value: float | Array) -> Array | None:
        found = goal.result(ours, {(goal.company, about): np.asarray(value, np.float64)})
        return None if found is None else found - goal.target

    ends = ENDS[about]
    grid = np.linspace(*ends, GRID + 1)
    heights = gap(grid)
    if heights is None:
        return _unanswered(goal, about, _lacking(ours, view, goal))
    heights = np.broadcast_to(heights, grid.shape)
    roots = _roots(gap, grid, heights)
    low, high = _evidence(claims, known)
    reached = tuple(float(np.asarray(gap(r))) + goal.target for r in roots)
    return Solution(
        goal.words,
        about,
        goal.company,
        roots,
        reached,
        goal.target,
        known.value,
        low,
        high,
        ends,
        _rests_on(ours, known),
        "" if roots else _never(heights),
    )


def _with_growth(ours: Lab, about: str) -> tuple[Lab, Assumption | None]:
    """The lab with a growth for a company that the yardstick names and the scenario leaves out.

    Such a company grows with the market, so that is the value its growth is solved from.
    """
    known, market = ours.assumption(about), ours.assumption("market_growth", MARKET)
    in_split = ours.yardstick is not None and ours.company in ours.yardstick.companies
    if known or about != "cloud_growth" or market is None or not in_split:
        return ours, known
    changes = {
        "company": ours.company,
        "about": about,
        "yardstick": None,
        "low": None,
        "high": None,
    }
    known = market.model_copy(update=changes)
    assumptions = (*ours.scenario.assumptions, known)
    scenario = ours.scenario.model_copy(update={"assumptions": assumptions})
    return replace(ours, scenario=scenario), known


def _evidence(claims: Claims, known: Assumption) -> tuple[float | None, float | None]:
    """The ends of all that claims give for an assumption, in whichever scenario they stand."""
    spans = [span for _, a in evidence_of(claims, known) if (span := evidenced(a))]
    own = evidenced(known)
    spans += [own] if own else []
    return (min(s[0] for s in spans), max(s[2] for s in spans)) if spans else (None, None)


def _roots(
    gap: Callable[[float | Array], "Array | None"], grid: Array, heights: Array
) -> tuple[float, ...]:
    """Every place where the gap closes: on the grid itself, or between two of its places."""
    from scipy.optimize import brentq  # imported here, so that other pages need not wait for it

    found = [float(x) for x, y in zip(grid, heights, strict=True) if y == 0]
    if len(found) > 2:
        return ()  # it holds whatever the assumption is: nothing to solve
    for i in np.flatnonzero(heights[:-1] * heights[1:] < 0):
        root = brentq(lambda x: float(np.asarray(gap(x))), grid[i], grid[i + 1], xtol=1e-9)
        found.append(float(root))
    return tuple(sorted(found))


def _never(heights: Array) -> str:
    if np.all(heights == heights[0]):
        return "the result does not depend on it"
    return "the result is too high throughout" if heights[0] > 0 else "the result is never reached"


def _lacking(ours: Lab, view: View, goal: Sought) -> str:
    if " passes " in view.goal:
        return f"{view.yardstick} has no split with both, or the scenario supposes no growth of it"
    lacks = "quarterly cloud revenue" if ours.revenue is None else "quarterly capex"
    return f"no four quarters of {lacks} of {goal.company} are known to start from"


def _unanswered(goal: Sought, about: str, why: str) -> Solution:
    ends = ENDS[about]
    return Solution(
        goal.words, about, goal.company, (), (), goal.target, None, None, None, ends, (), why
    )


def _rests_on(ours: Lab, known: Assumption) -> tuple[str, ...]:
    ruled = ours.yardstick.claims if ours.yardstick else ()
    return together(known.rests_on, last_claims(ours.revenue, ours.capex), ruled)
