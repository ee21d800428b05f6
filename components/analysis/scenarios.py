"""Scenarios run forwards: cloud revenue and capex at steady yearly growth, quarter by quarter."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pandas as pd

from components.analysis.tables import framed, largest, records_of
from components.analysis.timeline import series
from components.analysis.view import View
from components.claims.model import Claims
from components.claims.period import period, quarters
from components.claims.story import Assumption, Scenario

HORIZON = "2030-Q4"
YOURS = "Yours"
COLUMNS = "claim scenario company period start end value capex intensity unit status".split()


def chosen_scenarios(claims: Claims, view: View) -> list[Scenario]:
    """The scenarios of the view, and the reader's own where its sliders differ from the first."""
    chosen = [s for s in claims.scenarios if s.name in view.scenario]
    if chosen and (view.growth, view.capex_growth) != (None, None):
        own = _moved(chosen[0], view)
        if own.assumptions != chosen[0].assumptions:
            chosen.append(own)
    return chosen


def _moved(base: Scenario, view: View) -> Scenario:
    """The first scenario with the reader's growth rates for its first company."""
    company = base.assumptions[0].company
    values = {"cloud_growth": view.growth, "capex_growth": view.capex_growth}
    moved = tuple(
        a.model_copy(update={"value": float(rate), "rests_on": (), "judgement": "Your own rate."})
        if a.company == company and (rate := values[a.about]) not in (None, a.value)
        else a
        for a in base.assumptions
    )
    return base.model_copy(update={"name": YOURS, "assumptions": moved})


def paths(claims: Claims, view: View) -> pd.DataFrame:
    """Trailing four-quarter cloud revenue and capex: actual first, then each scenario to 2030-Q4.

    Columns: claim, scenario ('Actual' for what happened), company, period (ttm-...), start, end,
    value (revenue), capex, both in billions of the view's currency, intensity (capex / revenue),
    unit, status ('projection' for what is projected).

    With R the last actual sum of four quarters and g the growth a year, the sum n quarters later
    is R * (1 + g / 100) ** (n / 4); capex likewise; money stays at the last quarter's rate.
    """
    rows: list[dict[str, Any]] = []
    actual: dict[str, pd.DataFrame] = {}
    for scenario in chosen_scenarios(claims, view):
        for company in dict.fromkeys(a.company for a in scenario.assumptions):
            if company not in view.company:
                continue
            if company not in actual:
                actual[company] = _actual(claims, view, company)
                rows += records_of(actual[company])
            if len(actual[company]):
                rows += _projected(scenario, company, actual[company].iloc[-1])
    return framed(rows, COLUMNS)


def _actual(claims: Claims, view: View, company: str) -> pd.DataFrame:
    """What happened: sums of four quarters of the company's newest cloud line, with its capex."""
    trailing = replace(
        View.of(claims, currency=view.currency, status=view.status), span="four quarters"
    )
    revenue = series(claims, trailing, "cloud_revenue", (company,))
    if revenue.empty:
        return framed([], COLUMNS)
    newest = largest(revenue, "end").metric
    revenue = revenue[revenue["metric"] == newest]
    capex = series(claims, trailing, "capex", (company,)).set_index("period")
    spent = revenue["period"].map(capex["value"]).astype("float64")
    ids = [dict(capex["claim"]).get(name, "") for name in revenue["period"]]
    told = revenue.assign(
        scenario="Actual",
        claim=(revenue["claim"] + " " + ids).str.strip(),
        capex=spent,
        intensity=spent / revenue["value"],
    )
    return framed(records_of(told), COLUMNS)


def _projected(scenario: Scenario, company: str, last: pd.Series) -> Iterator[dict[str, Any]]:
    """One company's path under a scenario, from the quarter after the last actual one."""
    assumed = {a.about: a for a in scenario.assumptions if a.company == company}
    growth = assumed.get("cloud_growth")
    if growth is None:
        return
    claim = " ".join(dict.fromkeys([*str(last["claim"]).split(), *growth.rests_on]))
    ahead = quarters(str(last["period"]).removeprefix("ttm-"), HORIZON)[1:]
    for n, name in enumerate(ahead, start=1):
        when = period(f"ttm-{name}")
        revenue = grown(float(last["value"]), growth, n)
        capex = grown(float(last["capex"]), assumed.get("capex_growth"), n)
        yield {
            **last,
            "claim": claim,
            "scenario": scenario.name,
            "period": when.name,
            "start": pd.Timestamp(when.start),
            "end": pd.Timestamp(when.end),
            "value": revenue,
            "capex": capex,
            "intensity": capex / revenue,
            "status": "projection",
        }


def grown(start: float, assumption: Assumption | None, quarters_ahead: int) -> float:
    """A yearly sum some quarters later at a growth in percent a year; unchanged without one.

    grown(100, 21 % a year, 2) = 100 * 1.21 ** 0.5 = 110.
    """
    rate = assumption.value if assumption else 0.0
    return float(start * (1 + rate / 100) ** (quarters_ahead / 4))
