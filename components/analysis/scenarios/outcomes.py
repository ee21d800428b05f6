"""The results of a run by name: their value, unit and formula, for one value or for many draws."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from components.analysis.scenarios.lab import (
    HORIZON,
    TARGET_QUARTER,
    Lab,
    Moved,
    four_quarters_to,
    money_ahead,
    money_of,
    share_path,
    years_to_payback,
)
from components.analysis.scenarios.projection import Array, straight_line
from components.analysis.view.lab_view import OUTCOMES
from components.claims.terms import MARKET


@dataclass(frozen=True)
class Outcome:
    """A result: what it is called, its unit, how it is worked out, and the assumptions in it."""

    name: str
    unit: str
    formula: str
    about: tuple[str, ...]
    value: Callable[[Lab, Moved], Array | None]


def _revenue(lab: Lab, moved: Moved) -> Array | None:
    return four_quarters_to(lab, HORIZON, "revenue", moved)


def _intensity(lab: Lab, moved: Moved) -> Array | None:
    capex, revenue = four_quarters_to(lab, HORIZON, "capex", moved), _revenue(lab, moved)
    return None if capex is None or revenue is None else capex / revenue


def _burden(lab: Lab, moved: Moved) -> Array | None:
    return burden(lab, moved, int(HORIZON[:4]))


def burden(lab: Lab, moved: Moved, year: int) -> Array | None:
    """Depreciation of the four quarters of a year, percent of their cloud revenue."""
    money = money_of(lab, moved)
    if money is None or f"{year}-Q4" not in money.names:
        return None
    end = money.names.index(f"{year}-Q4") + 1
    four = slice(end - 4, end)
    return np.asarray(
        100 * money.charge[..., four].sum(axis=-1) / money.revenue[..., four].sum(axis=-1)
    )


def _operating(lab: Lab, moved: Moved) -> Array | None:
    charge, margin = _burden(lab, moved), lab.value("cash_margin", moved)
    return None if charge is None or margin is None else np.asarray(margin - charge)


def recovery(lab: Lab, moved: Moved, year: int, within: float = 3.0) -> Array | None:
    """How much of the pace at which servers pay back in `within` years is reached, percent.

    The cash of a year's four quarters over the charge that would write all cloud capex off in
    `within` years: 100 means that what was bought earns itself back in just that time.
    """
    money = money_of(lab, moved)
    if money is None or f"{year}-Q4" not in money.names:
        return None
    end = money.names.index(f"{year}-Q4") + 1
    needed = straight_line(money.cloud_capex, np.float64(within))[..., end - 4 : end].sum(axis=-1)
    return np.asarray(100 * money.cash[..., end - 4 : end].sum(axis=-1) / needed)


def outside_revenue(lab: Lab, moved: Moved) -> Array | None:
    """Cloud revenue from outside customers in the four quarters to March 2031, USD bn."""
    revenue = four_quarters_to(lab, TARGET_QUARTER, "revenue", moved)
    part, rate = lab.value("outside_share", moved), lab.value("exchange_rate", moved, MARKET)
    if revenue is None or part is None or rate is None:
        return None
    return np.asarray(revenue * part / 100 / rate)


def lead_over(lab: Lab, moved: Moved, first: str, second: str, year: int) -> Array | None:
    """The share of one company less that of another at the end of a year, points."""
    found = share_path(lab, moved)
    if (
        found is None
        or lab.yardstick is None
        or not {first, second} <= set(lab.yardstick.companies)
    ):
        return None
    years, path = found
    if year not in years:
        return None
    rows = lab.yardstick.companies
    gap = path[..., rows.index(first), :] - path[..., rows.index(second), :]
    return np.asarray(gap[..., years.index(year)])


def _share(lab: Lab, moved: Moved) -> Array | None:
    found = share_path(lab, moved)
    if found is None or lab.yardstick is None or lab.company not in lab.yardstick.companies:
        return None
    return np.asarray(found[1][..., lab.yardstick.companies.index(lab.company), -1])


def place(lab: Lab, moved: Moved) -> Array | None:
    """The company's place among those the yardstick names, at the end of 2030."""
    found = share_path(lab, moved)
    if found is None or lab.yardstick is None or lab.company not in lab.yardstick.companies:
        return None
    ends = found[1][..., :-1, -1]
    own = ends[..., lab.yardstick.companies.index(lab.company)]
    return np.asarray(1 + (ends > own[..., None]).sum(axis=-1))


def cumulative_capex(lab: Lab, first: str, last: str) -> float | None:
    """All capex from a quarter to another added up, RMB bn; None where one is missing."""
    money = money_ahead(lab, "capex", {})
    if money is None or lab.capex is None:
        return None
    names = [*lab.capex.quarters, *lab.ahead]
    if first not in names or last not in names:
        return None
    return float(money[names.index(first) : names.index(last) + 1].sum())


_MONEY = ("cloud_growth", "capex_growth", "cloud_capex_share", "server_life")
_FOUND = (
    Outcome(
        OUTCOMES[0],
        "RMB bn",
        "each quarter = the same quarter a year before x (1 + cloud growth); four quarters added",
        ("cloud_growth",),
        _revenue,
    ),
    Outcome(
        OUTCOMES[1],
        "times",
        "capex of four quarters / cloud revenue of four quarters",
        ("cloud_growth", "capex_growth"),
        _intensity,
    ),
    Outcome(
        OUTCOMES[2],
        "percent",
        "cloud capex of the years of a server's life / life / cloud revenue",
        _MONEY,
        _burden,
    ),
    Outcome(
        OUTCOMES[3],
        "percent",
        "margin before depreciation - depreciation / cloud revenue",
        (*_MONEY, "cash_margin"),
        _operating,
    ),
    Outcome(
        OUTCOMES[4],
        "years",
        "years until margin x revenue, added up, covers cloud capex, added up, from now on",
        (*_MONEY, "cash_margin"),
        years_to_payback,
    ),
    Outcome(
        OUTCOMES[5],
        "percent",
        "share x (1 + cloud growth) / (1 + market growth), year by year; others have the rest",
        ("cloud_growth", "market_growth"),
        _share,
    ),
)
RESULTS = {outcome.name: outcome for outcome in _FOUND}
