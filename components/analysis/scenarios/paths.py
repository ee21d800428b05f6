"""Scenarios run forwards: what happened, then cloud revenue and capex as each of them supposes."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from components.analysis.breaks import with_breaks
from components.analysis.money.timeline import series
from components.analysis.scenarios.baselines import Start, last_claims
from components.analysis.scenarios.chosen import chosen_scenarios
from components.analysis.scenarios.lab import HORIZON, Lab, lab, money_ahead
from components.analysis.scenarios.projection import Array, four_quarter_sums
from components.analysis.tables import Ids, joined_ids, largest, records_of, together, typed_frame
from components.analysis.view.view import View
from components.claims.cache import cached_per_claims
from components.claims.model import Claims
from components.claims.period import period
from components.claims.scenario import Scenario
from components.claims.terms import MARKET

COLUMNS = "claims scenario company period start end value capex intensity unit status".split()
COLUMNS += ["break_short", "break_why", "break_at"]


@cached_per_claims(32)
def paths(claims: Claims, view: View) -> pd.DataFrame:
    """Trailing four-quarter cloud revenue and capex: actual first, then each scenario to 2030-Q4.

    Columns: claims, scenario ('Actual' for what happened), company, period (ttm-...), start, end,
    value (revenue), capex, both in billions of the view's currency, intensity (capex / revenue),
    unit, status ('projection' for what is projected), and those of `with_breaks` for what
    happened. Callers must not change it.

    Each quarter ahead is the same quarter a year before, grown by the rate of its calendar year:
    q[t] = q[t - 4] * (1 + g / 100). USD is at the rate that the scenario supposes.
    """
    rows: list[dict[str, Any]] = []
    chosen = chosen_scenarios(claims, view)
    for company in view.company:
        ahead = [row for s in chosen for row in projected(claims, view, s, company)]
        if ahead:
            rows += [*records_of(_actual(claims, view, company)), *ahead]
    return typed_frame(rows, COLUMNS)


def _actual(claims: Claims, view: View, company: str) -> pd.DataFrame:
    """What happened: sums of four quarters of the company's newest cloud line, with its capex."""
    trailing = replace(
        View.of(claims, currency=view.currency, status=view.status), span="four quarters"
    )
    revenue = series(claims, trailing, "cloud_revenue", (company,))
    if revenue.empty:
        return typed_frame([], COLUMNS)
    revenue = revenue[revenue["metric"] == largest(revenue, "end").metric]
    capex = series(claims, trailing, "capex", (company,)).set_index("period")
    spent = revenue["period"].map(capex["value"]).astype("float64")
    spent_on = dict(capex["claims"])
    ids = [spent_on.get(name, ()) for name in revenue["period"]]
    told = revenue.assign(
        scenario="Actual",
        claims=joined_ids(revenue["claims"], ids),
        capex=spent,
        intensity=spent / revenue["value"],
    )
    return typed_frame(records_of(with_breaks(claims, told)), COLUMNS)


def projected(
    claims: Claims, view: View, scenario: Scenario, company: str
) -> Iterator[dict[str, Any]]:
    """One company's path under a scenario, from the quarter after the last actual one."""
    ours = lab(claims, view, scenario, company)
    revenue, capex = money_ahead(ours, "revenue", {}), money_ahead(ours, "capex", {})
    if revenue is None:
        return
    per_unit = 1.0 if view.currency == "RMB" else _rate(ours)
    value = four_quarter_sums(revenue)[-len(ours.ahead) :] / per_unit
    spent = (
        np.full(len(value), np.nan)
        if capex is None
        else four_quarter_sums(capex)[-len(ours.ahead) :] / per_unit
    )
    names = claims_of(ours, ours.revenue, ours.capex if capex is not None else None)
    yield from _rows(ours, names, value, spent, f"{view.currency} bn")


def _rows(ours: Lab, names: Ids, value: Array, spent: Array, unit: str) -> Iterator[dict[str, Any]]:
    for name, earned, capex in zip(ours.ahead, value, spent, strict=True):
        if name > HORIZON:
            return
        when = period(f"ttm-{name}")
        yield {
            "claims": names,
            "scenario": ours.scenario.name,
            "company": ours.company,
            "period": when.name,
            "start": pd.Timestamp(when.start),
            "end": pd.Timestamp(when.end),
            "value": float(earned),
            "capex": float(capex),
            "intensity": float(capex / earned),
            "unit": unit,
            "status": "projection",
            "break_short": "",
            "break_why": "",
            "break_at": pd.NaT,
        }


def claims_of(ours: Lab, *begun: Start | None) -> Ids:
    """The claims that a path rests on: its last four actual quarters and its assumptions."""
    names = last_claims(*begun)
    about = {"cloud_growth"} | ({"capex_growth"} if len([s for s in begun if s]) > 1 else set())
    supposed = [a for a in ours.scenario.assumptions if a.company == ours.company]
    return together(names, *(a.rests_on for a in supposed if a.about in about))


def _rate(ours: Lab) -> float:
    rate = ours.value("exchange_rate", {}, MARKET)
    return float("nan") if rate is None else float(rate)
