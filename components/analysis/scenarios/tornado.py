"""Which assumption moves a result most, and which one changes the company's place."""

from typing import Any

import numpy as np
import pandas as pd

from components.analysis.scenarios.baselines import last_claims
from components.analysis.scenarios.chosen import lead_scenario
from components.analysis.scenarios.fan import evidenced
from components.analysis.scenarios.lab import Lab, Moved, lab
from components.analysis.scenarios.outcomes import RESULTS, place
from components.analysis.scenarios.projection import Array
from components.analysis.tables import Ids, typed_frame
from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.scenario import Assumption

COLUMNS = (
    "claims scenario company about of supposed low high at_low at_base at_high swing "
    "place_low place_base place_high unit status"
).split()


def tornado(claims: Claims, view: View) -> pd.DataFrame:
    """The chosen result with one assumption after another at the ends of its evidenced range.

    One row an assumption that has a range and moves the result, the widest swing first: `low` and
    `high` are the ends (in the assumption's unit), at_low, at_base and at_high the result (in
    `unit`), place_... the company's place under the view's yardstick in 2030 (nan without one). A
    result that is never reached, such as a payback beyond 2030, is nan.
    """
    scenario, outcome = lead_scenario(claims, view), RESULTS[view.outcome]
    if scenario is None:
        return typed_frame([], COLUMNS)
    ours = lab(claims, view, scenario, view.focus)
    base = outcome.value(ours, {})
    if base is None:
        return typed_frame([], COLUMNS)
    rows = [
        row
        for a in scenario.assumptions
        if (span := evidenced(a)) and (row := _row(ours, view.outcome, a, span, float(base)))
    ]
    table = typed_frame(rows, COLUMNS)
    return table.sort_values("swing", ascending=False, kind="stable").reset_index(drop=True)


def _row(
    ours: Lab, name: str, assumption: Assumption, span: tuple[float, float, float], base: float
) -> dict[str, Any] | None:
    """One bar of the tornado; None where the assumption moves neither result nor place."""
    ends: Moved = {(assumption.company, assumption.about): np.array([span[0], span[1], span[2]])}
    outcome = RESULTS[name]
    low, _, high = _three(outcome.value(ours, ends), base)
    places = _three(place(ours, ends), float("nan"))
    known = [v for v in (low, base, high) if np.isfinite(v)]
    swing = max(known) - min(known) if known else 0.0
    if (low, high) == (base, base) and len(set(places)) == 1:
        return None
    if swing == 0 and len({np.isfinite(v) for v in (low, base, high)}) == 1:
        return None
    return {
        "claims": assumption.rests_on or _start_claims(ours),
        "scenario": ours.scenario.name,
        "company": ours.company,
        "about": assumption.about,
        "of": assumption.company,
        "supposed": assumption.value,
        "low": span[0],
        "high": span[2],
        "at_low": low if np.isfinite(low) else float("nan"),
        "at_base": base if np.isfinite(base) else float("nan"),
        "at_high": high if np.isfinite(high) else float("nan"),
        "swing": swing,
        "place_low": places[0],
        "place_base": places[1],
        "place_high": places[2],
        "unit": outcome.unit,
        "status": "projection",
    }


def _three(values: Array | None, otherwise: float) -> list[float]:
    """A result at low, base and high; the same thrice where the assumption is not in it."""
    if values is None:
        return [otherwise] * 3
    return [float(v) for v in np.broadcast_to(values, (3,))]


def _start_claims(ours: Lab) -> Ids:
    """What a judgement without claims of its own at least starts from."""
    begun = [s for s in (ours.revenue, ours.capex) if s]
    return last_claims(*begun[:1])
