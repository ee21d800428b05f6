"""Shares of a yardstick's market year by year, and who passes whom."""

from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from components.analysis.scenarios.baselines import Parts
from components.analysis.scenarios.chosen import lead_scenario
from components.analysis.scenarios.lab import Lab, lab, share_path
from components.analysis.scenarios.projection import Array
from components.analysis.tables import together, typed_frame
from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.period import period
from components.claims.terms import MARKET

COLUMNS = "claims scenario company yardstick period start end share unit status".split()
OTHERS = "All others"


def share_paths(claims: Claims, view: View) -> pd.DataFrame:
    """The share of each company under the view's yardstick to 2030, percent, in the lead scenario.

    The first year is the yardstick's latest split, an estimate of its house; later ones are
    projected: share * (1 + cloud growth) / (1 + market growth). Companies left out of the view are
    not drawn, yet counted. No row where the yardstick has no split or the scenario no growth of
    that market.
    """
    scenario = lead_scenario(claims, view)
    if scenario is None or not view.company:
        return typed_frame([], COLUMNS)
    ours = lab(claims, view, scenario, view.focus)
    found = share_path(ours, {})
    if found is None or ours.yardstick is None:
        return typed_frame([], COLUMNS)
    years, path = found
    names = [*ours.yardstick.companies, OTHERS]
    hidden = {c for c in claims.whole.subjects if c not in view.company}
    rows = [
        _row(ours, ours.yardstick, name, years, i, float(path[row, i]))
        for row, name in enumerate(names)
        for i in range(len(years))
        if name not in hidden
    ]
    return typed_frame(rows, COLUMNS)


def _row(
    ours: Lab, yardstick: Parts, name: str, years: list[int], i: int, share: float
) -> dict[str, Any]:
    own = [
        c
        for n, c in zip(yardstick.companies, yardstick.claims, strict=True)
        if n == name or name == OTHERS
    ]
    about = {"cloud_growth": name, "market_growth": MARKET}
    supposed = [a for a in ours.scenario.assumptions if about.get(a.about) == a.company]
    grown = (
        [n for a in supposed if a.yardstick in (None, yardstick.yardstick) for n in a.rests_on]
        if i
        else []
    )
    when = period(yardstick.period if i == 0 else str(years[i]))
    return {
        "claims": together(own, grown),
        "scenario": ours.scenario.name,
        "company": name,
        "yardstick": yardstick.yardstick,
        "period": when.name,
        "start": pd.Timestamp(when.start),
        "end": pd.Timestamp(when.end),
        "share": share,
        "unit": "percent",
        "status": "estimate" if i == 0 else "projection",
    }


def passings(table: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Who passes whom, and by when: (who, whom, year), the earliest first."""
    wide = table[table["company"] != OTHERS].pivot_table(
        index="company", columns="end", values="share", sort=False
    )
    found: list[tuple[str, str, str]] = []
    years = [pd.Timestamp(end).year for end in wide.columns]
    for a, b in combinations(wide.index, 2):
        gap: Array = (wide.loc[a] - wide.loc[b]).to_numpy(dtype=np.float64)
        for i in np.flatnonzero(gap[:-1] * gap[1:] < 0):
            first, second = (a, b) if gap[i + 1] > 0 else (b, a)
            found.append((str(first), str(second), str(years[i + 1])))
    return sorted(found, key=lambda passing: passing[2])
