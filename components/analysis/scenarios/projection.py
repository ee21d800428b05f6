"""The arithmetic of scenarios: pure functions over arrays, the last axis always being time.

Leading axes are free: one path, one a company, or ten thousand draws of each. Money is in any one
unit (here billions), rates are percent a year, shares percent, lives years. Nothing is looked up.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
SEASON = 4  # quarters in a year


def grown(last_four: ArrayLike, growth: ArrayLike, ahead: int) -> Array:
    """Quarters ahead: each is the same quarter a year before, grown by its own rate.

    `last_four` (..., 4) money of the last four quarters; `growth` (..., ahead) or (..., 1) percent
    a year. q[t] = q[t - 4] * (1 + growth[t] / 100). Raises ValueError for growth of -100 or less.
    """
    rates = np.asarray(growth, dtype=np.float64)
    if np.any(rates <= -100):
        raise ValueError("nothing shrinks by 100 % a year or more")
    factor = np.asarray(1 + rates / 100)
    before = np.asarray(last_four, dtype=np.float64)
    shape = np.broadcast_shapes(before.shape[:-1], factor.shape[:-1])
    quarters = np.empty((*shape, ahead))
    for start in range(0, ahead, SEASON):
        stop = min(start + SEASON, ahead)
        rate = factor if factor.shape[-1] == 1 else factor[..., start:stop]
        np.multiply(before[..., : stop - start], rate, out=quarters[..., start:stop])
        before = quarters[..., start:stop]
    return quarters


def four_quarter_sums(quarters: ArrayLike) -> Array:
    """The sum of each quarter and the three before it: (..., n) becomes (..., n - 3)."""
    whole = np.asarray(quarters, dtype=np.float64)
    return np.asarray(whole[..., 3:] + whole[..., 2:-1] + whole[..., 1:-2] + whole[..., :-3])


def straight_line(spent: ArrayLike, life: ArrayLike) -> Array:
    """The depreciation of each quarter, from the quarter after the money was spent.

    `spent` (..., n) money by quarter; `life` years, one number or one for each leading axis. With
    S the sum spent so far, d[t] = (S[t-1] - S[t-1-4*life]) / (4 * life); between two quarters S is
    a straight line, so that any life above 0 has an answer. What was spent before the first quarter
    is not in it. Raises ValueError for a life of 0 or less.
    """
    money, years = np.asarray(spent, dtype=np.float64), np.asarray(life, dtype=np.float64)
    if np.any(years <= 0):
        raise ValueError("nothing is written off over no time: a life is above 0 years")
    span = SEASON * years[..., None]
    count = money.shape[-1]
    sums = np.concatenate([np.zeros((*money.shape[:-1], 1)), np.cumsum(money, axis=-1)], axis=-1)
    shape = np.broadcast_shapes(sums.shape[:-1], span.shape[:-1])
    sums = np.broadcast_to(sums, (*shape, count + 1))
    back = np.maximum(np.broadcast_to(np.arange(count) - span, (*shape, count)), 0)
    whole = np.floor(back).astype(np.int64)
    part = back - whole
    low = np.take_along_axis(sums, whole, axis=-1)
    high = np.take_along_axis(sums, np.minimum(whole + 1, count), axis=-1)
    return np.asarray((sums[..., :-1] - low - part * (high - low)) / span)


def payback(cash: ArrayLike, spent: ArrayLike) -> Array:
    """Years until cash added up first covers spending added up; inf where it never does.

    Both (..., n) money by quarter, from the same first quarter. Within the quarter of crossing the
    gap closes in a straight line.
    """
    gap = np.cumsum(np.asarray(cash, np.float64) - np.asarray(spent, np.float64), axis=-1)
    met = gap >= 0
    first = np.argmax(met, axis=-1)[..., None]
    after = np.take_along_axis(gap, first, axis=-1)[..., 0]
    before = np.take_along_axis(gap, np.maximum(first - 1, 0), axis=-1)[..., 0]
    before = np.where(first[..., 0] == 0, 0.0, before)
    rise = np.where(after > before, after - before, 1.0)
    quarter = first[..., 0] + np.where(before < 0, -before / rise, 1.0)
    return np.asarray(np.where(met.any(axis=-1), quarter / SEASON, np.inf))


def shares(parts: ArrayLike, growth: ArrayLike, market: ArrayLike) -> Array:
    """Each company's share of a yardstick's market by year, in percent; the last row is all others.

    `parts` (companies,) shares in the year of the start; `growth` (..., companies, years) percent a
    year; `market` (..., years) likewise. All others have what is left. Where the named companies
    would outgrow the market they divide it in proportion, so that shares always add up to 100.
    Returns (..., companies + 1, years + 1), the start first.
    """
    start = np.asarray(parts, dtype=np.float64)[:, None]
    rates, whole = np.asarray(growth, np.float64), np.asarray(market, np.float64)
    if np.any(rates <= -100) or np.any(whole <= -100):
        raise ValueError("nothing shrinks by 100 % a year or more")
    relative = np.cumprod((1 + rates / 100) / (1 + whole / 100)[..., None, :], axis=-1)
    held = np.concatenate(
        [np.broadcast_to(start, (*relative.shape[:-1], 1)), start * relative], axis=-1
    )
    held = held * np.minimum(1, 100 / np.maximum(held.sum(axis=-2, keepdims=True), 1e-300))
    others = np.maximum(100 - held.sum(axis=-2, keepdims=True), 0)
    return np.concatenate([held, others], axis=-2)


def bands(draws: ArrayLike, percents: Sequence[float]) -> Array:
    """Percentiles over the first axis, (draws, ...) to (percents, ...), by linear interpolation."""
    ordered = np.sort(np.moveaxis(np.asarray(draws, np.float64), 0, -1), axis=-1)
    place = (ordered.shape[-1] - 1) * np.asarray(percents) / 100
    low = np.floor(place).astype(np.int64)
    high = np.minimum(low + 1, ordered.shape[-1] - 1)
    at = ordered[..., low] + (place - low) * (ordered[..., high] - ordered[..., low])
    return np.asarray(np.moveaxis(at, -1, 0))
