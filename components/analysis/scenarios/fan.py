"""Uncertainty: the evidenced ranges sampled quasi-randomly, the same on every machine."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import pandas as pd

from components.analysis.scenarios.baselines import last_claims
from components.analysis.scenarios.chosen import lead_scenario
from components.analysis.scenarios.lab import HORIZON, Lab, lab, money_ahead
from components.analysis.scenarios.projection import Array, bands, four_quarter_sums
from components.analysis.tables import together, typed_frame
from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.period import period
from components.claims.scenario import Assumption
from components.claims.terms import MARKET

DRAWS, SEED = 10_000, 20_261_123
PERCENTS = (10, 25, 50, 75, 90)
DISTRIBUTION = "triangular from the low to the high end of each evidenced range, peak at the value"
COLUMNS = "claims scenario company period start end p10 p25 p50 p75 p90 unit status".split()


def draws_of(ranges: Sequence[tuple[float, float, float]], draws: int = DRAWS) -> Array:
    """Draws of assumptions, (draws, assumptions), from (low, peak, high) of each.

    A scrambled Halton sequence with a fixed seed, turned into triangular distributions by their
    quantile functions; a range of no width gives its value. Same input, same draws.
    """
    if not ranges:
        return np.empty((draws, 0))
    low, peak, high = np.asarray(ranges, dtype=np.float64).T
    width = np.where(high > low, high - low, 1.0)
    turn = (peak - low) / width
    uniform = _uniform(len(ranges), draws)
    rising = low + np.sqrt(uniform * width * (peak - low))
    falling = high - np.sqrt((1 - uniform) * width * (high - peak))
    return np.asarray(np.where(high > low, np.where(uniform < turn, rising, falling), peak))


@lru_cache(maxsize=8)
def _uniform(count: int, draws: int) -> Array:
    """Points of the unit cube; computed once, as all fans of one width share them."""
    from scipy.stats import qmc  # imported here: it takes a second that other pages need not wait

    return np.asarray(qmc.Halton(count, scramble=True, rng=SEED).random(draws))


def evidenced(assumption: Assumption) -> tuple[float, float, float] | None:
    """(low, value, high) of what the claims support, widened to hold the value; None without.

    A range that rests on the newsletter or on judgement is none that the claims support.
    """
    if assumption.low is None or assumption.high is None or not assumption.evidenced:
        return None
    return (
        min(assumption.low, assumption.value),
        assumption.value,
        max(assumption.high, assumption.value),
    )


def judged(claims: Claims, view: View) -> list[Assumption]:
    """What the leading scenario supposes of the company in focus with a range no claim gives."""
    scenario = lead_scenario(claims, view)
    return [
        a
        for a in (scenario.assumptions if scenario else ())
        if a.company == view.focus and a.low is not None and not evidenced(a)
    ]


def sampled(lab: Lab, about: Sequence[str]) -> tuple[list[Assumption], Array]:
    """The assumptions of some kinds that have a range, and draws of them, (draws, assumptions)."""
    used = [
        a
        for a in lab.scenario.assumptions
        if a.about in about and a.company in (lab.company, MARKET) and evidenced(a)
    ]
    return used, draws_of([r for a in used if (r := evidenced(a))])


def revenue_fan(claims: Claims, view: View) -> pd.DataFrame:
    """Percentiles of cloud revenue by quarter, sums of four, in billions of the view's currency.

    One company, the lab's, under its leading scenario; columns p10 to p90 with `period` (ttm-...),
    start and end. No row where the company has no path, or no range is evidenced.
    """
    scenario = lead_scenario(claims, view)
    if scenario is None:
        return typed_frame([], COLUMNS)
    ours = lab(claims, view, scenario, view.focus)
    used, draws = sampled(ours, ("cloud_growth",))
    if ours.revenue is None or not used:
        return typed_frame([], COLUMNS)
    money = money_ahead(
        ours, "revenue", {(a.company, a.about): draws[:, i] for i, a in enumerate(used)}
    )
    if money is None:
        return typed_frame([], COLUMNS)
    ahead = four_quarter_sums(money)[..., -len(ours.ahead) :]
    ids = together(last_claims(ours.revenue), *(a.rests_on for a in used))
    rows = []
    for name, values in zip(ours.ahead, bands(ahead / _rate(ours, view), PERCENTS).T, strict=True):
        when = period(f"ttm-{name}")
        if name <= HORIZON:
            places = (pd.Timestamp(when.start), pd.Timestamp(when.end))
            kind = (f"{view.currency} bn", "projection")
            rows.append((ids, scenario.name, view.focus, when.name, *places, *values, *kind))
    return typed_frame(rows, COLUMNS)


def _rate(ours: Lab, view: View) -> float:
    """What a billion RMB is divided by to give the view's currency, at the scenario's rate."""
    return rate_of(ours) if view.currency == "USD" else 1.0


def rate_of(ours: Lab) -> float:
    """RMB per USD as the scenario supposes; nan where it supposes none."""
    rate = ours.value("exchange_rate", {}, MARKET)
    return float("nan") if rate is None else float(rate)
