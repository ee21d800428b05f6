"""What growth came, quarter by quarter, beside the range that a scenario supposes."""

from typing import Any

import pandas as pd

from components.analysis.breaks import with_breaks
from components.analysis.scenarios.baselines import start
from components.analysis.scenarios.chosen import base_scenario, found
from components.analysis.tables import together, typed_frame
from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.period import period, year_before
from components.claims.scenario import Assumption

COLUMNS = "claims company metric period start end value low high whose unit status".split()


def past_growth(claims: Claims, view: View) -> pd.DataFrame:
    """Cloud revenue growth of each quarter on the year, percent, with a range supposed of it.

    100 * (revenue / revenue of the same quarter a year before - 1), for the company in focus; `low`
    and `high` are the newsletter's range, which this puts to the test, or else that of the base
    scenario; `whose` says it. Columns also of `with_breaks`. No row without both.
    """
    scenario = base_scenario(claims, view)
    assumed = found(scenario, "cloud_growth", view.focus) if scenario else None
    newsletter = _newsletters(claims, view)
    assumed = newsletter or assumed
    shown = view.focus in view.company
    begun = start(claims, view.focus, "cloud_revenue", view.status) if shown else None
    if begun is None or scenario is None or assumed is None or assumed.low is None:
        return with_breaks(claims, typed_frame([], COLUMNS))
    by_name = dict(zip(begun.quarters, zip(begun.money, begun.claims, strict=True), strict=True))
    rows: list[dict[str, Any]] = []
    for name, (money, names) in by_name.items():
        if before := by_name.get(year_before(name)):
            when = period(name)
            rows.append(
                {
                    "claims": together(names, before[1]),
                    "company": view.focus,
                    "metric": begun.metric,
                    "period": name,
                    "start": pd.Timestamp(when.start),
                    "end": pd.Timestamp(when.end),
                    "value": 100 * (money / before[0] - 1),
                    "low": assumed.low,
                    "high": assumed.high,
                    "whose": "the newsletter" if newsletter else scenario.name,
                    "unit": "percent",
                    "status": "derived",
                }
            )
    return with_breaks(claims, typed_frame(rows, COLUMNS))


def _newsletters(claims: Claims, view: View) -> Assumption | None:
    """The newsletter's range of growth of the company in focus, if it gives one."""
    grows = (found(s, "cloud_growth", view.focus) for s in claims.scenarios)
    return next((a for a in grows if a and a.range_from == "newsletter"), None)
