"""One scenario run for one company: everything it comes to, for one value or for many draws.

All money is in billions of RMB a quarter. A run takes `moved`, other values for some assumptions
(one number, or an array of draws), and gives arrays whose last axis is time.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from components.analysis.scenarios.baselines import Parts, Start, parts, start
from components.analysis.scenarios.chosen import found
from components.analysis.scenarios.projection import (
    Array,
    four_quarter_sums,
    grown,
    payback,
    shares,
    straight_line,
)
from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.period import quarters
from components.claims.scenario import GROWTH, Assumption, Scenario
from components.claims.terms import MARKET

HORIZON, TARGET_QUARTER = "2030-Q4", "2031-Q1"  # the second: five years after March 2026
Moved = Mapping[tuple[str, str], "float | Array"]


@dataclass(frozen=True, eq=False)
class Lab:
    """A scenario, a company and what both start from; `yardstick` is None where none is chosen."""

    scenario: Scenario
    company: str
    revenue: Start | None
    capex: Start | None
    yardstick: Parts | None

    @cached_property
    def ahead(self) -> list[str]:
        """The quarters projected, from the one after the last actual to March 2031."""
        lasts = [s.last for s in (self.revenue, self.capex) if s]
        return quarters(max(lasts), TARGET_QUARTER)[1:] if lasts else []

    def assumption(self, about: str, company: str = "") -> Assumption | None:
        """What is supposed of this company (or another, or Market)."""
        yardstick = (
            self.yardstick.yardstick if self.yardstick and about == "market_growth" else None
        )
        return found(self.scenario, about, company or self.company, yardstick)

    def value(self, about: str, moved: Moved, company: str = "") -> Array | None:
        """One assumption as an array of draws (or of none); None where nothing is supposed."""
        known = self.assumption(about, company)
        if known is None:
            return None
        return np.asarray(moved.get((known.company, about), known.value), dtype=np.float64)

    def by_year(
        self, about: str, years: list[int], moved: Moved, company: str = ""
    ) -> Array | None:
        """An assumption year by year, (..., years); later values move along with the first."""
        known, first = self.assumption(about, company), self.value(about, moved, company)
        if known is None or first is None:
            return None
        path = np.array([known.in_year(year) for year in years])
        steady = first[..., None] - known.value + path
        return np.asarray(np.maximum(steady, -99.0) if about in GROWTH else steady)


def lab(claims: Claims, view: View, scenario: Scenario, company: str) -> Lab:
    """A lab for a company the view shows, from the actual figures of a status it shows."""
    shown = company in view.company
    revenue = start(claims, company, "cloud_revenue", view.status) if shown else None
    capex = start(claims, company, "capex", view.status) if shown else None
    if revenue and capex and revenue.last != capex.last:
        capex = None  # one of the two ends earlier: they cannot be set against each other
    return Lab(scenario, company, revenue, capex, parts(claims, view.yardstick, view.status))


def money_ahead(lab: Lab, metric: str, moved: Moved) -> Array | None:
    """Quarters of `revenue` or `capex`: the actual ones, then those projected, (..., n)."""
    begun = lab.revenue if metric == "revenue" else lab.capex
    about = "cloud_growth" if metric == "revenue" else "capex_growth"
    rates = lab.by_year(about, [int(name[:4]) for name in lab.ahead], moved)
    if begun is None or rates is None:
        return None
    ahead = grown(begun.money[-4:], rates, len(lab.ahead))
    known = np.broadcast_to(begun.money, (*ahead.shape[:-1], len(begun.money)))
    return np.concatenate([known, ahead], axis=-1)


@dataclass(frozen=True, eq=False)
class Money:
    """Quarters of a run from the first with capex: revenue, spending, charge and cash, RMB bn.

    `cloud_capex` is the part of capex for AI and cloud; `charge` its straight-line depreciation
    (what was bought before the first quarter held is not in it, so early values are a floor);
    `cash` is the margin before depreciation times revenue.
    """

    names: list[str]
    revenue: Array
    cloud_capex: Array
    charge: Array
    cash: Array


def money_of(lab: Lab, moved: Moved) -> Money | None:
    """Revenue against the cost of equipment; None unless both start and all is supposed."""
    revenue, capex = (money_ahead(lab, name, moved) for name in ("revenue", "capex"))
    wanted = ("cloud_capex_share", "server_life", "cash_margin")
    part, life, margin = (lab.value(about, moved) for about in wanted)
    if revenue is None or capex is None or lab.capex is None:
        return None
    if part is None or life is None or margin is None:
        return None
    count = min(revenue.shape[-1], capex.shape[-1])
    revenue, bought = revenue[..., -count:], capex * part[..., None] / 100
    charge = straight_line(bought, life)[..., -count:]
    cash = revenue * margin[..., None] / 100
    names = [*lab.capex.quarters, *lab.ahead][-count:]
    return Money(names, revenue, bought[..., -count:], charge, cash)


def share_path(lab: Lab, moved: Moved) -> tuple[list[int], Array] | None:
    """Shares under the lab's yardstick by year, one row a company and one for all others.

    A company grows in the market as its cloud revenue is supposed to; one of which nothing is
    supposed grows with the market. None without a split, or a growth of the market supposed.
    """
    if lab.yardstick is None:
        return None
    years = list(range(lab.yardstick.year + 1, int(HORIZON[:4]) + 1))
    market = lab.by_year("market_growth", years, moved, MARKET)
    if market is None:
        return None
    rates = [lab.by_year("cloud_growth", years, moved, c) for c in lab.yardstick.companies]
    filled = [market if rate is None else rate for rate in rates]
    growth = np.stack(np.broadcast_arrays(*filled, market)[:-1], axis=-2)
    return [lab.yardstick.year, *years], shares(lab.yardstick.shares, growth, market)


def four_quarters_to(lab: Lab, quarter: str, metric: str, moved: Moved) -> Array | None:
    """The sum of four quarters to one that is projected, RMB bn."""
    money = money_ahead(lab, metric, moved)
    if money is None or quarter not in lab.ahead:
        return None
    back = len(lab.ahead) - lab.ahead.index(quarter)
    return np.asarray(four_quarter_sums(money)[..., -back])


def years_to_payback(lab: Lab, moved: Moved) -> Array | None:
    """Years from the first quarter projected until cash has covered cloud capex; inf if later
    than the horizon."""
    money = money_of(lab, moved)
    if money is None:
        return None
    end = money.names.index(HORIZON) + 1
    begin = money.names.index(lab.ahead[0])
    return payback(money.cash[..., begin:end], money.cloud_capex[..., begin:end])
