"""A scenario in full, as plain values that can be written down: the same on every run."""

import math
from dataclasses import replace
from typing import Any

from components.analysis.scenarios.chosen import lead_scenario
from components.analysis.scenarios.fan import DISTRIBUTION, DRAWS, PERCENTS, SEED, revenue_fan
from components.analysis.scenarios.paths import paths
from components.analysis.scenarios.results import results
from components.analysis.tables import records_of
from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.scenario import Assumption

DIGITS = 3  # money in billions: a million; what lies below differs from machine to machine


def scenario_report(claims: Claims, view: View, name: str) -> dict[str, Any]:
    """What a scenario supposes, with its claims; its results, paths and fan under a view.

    The view's dials move the scenario, and its company in focus is the one results are told of. All
    numbers are rounded to three digits; a result that is never reached is None. Raises ValueError
    where the claims have no scenario.
    """
    view = replace(view, base=name, scenario=(name,))
    scenario = lead_scenario(claims, view)
    if scenario is None:
        raise ValueError("the claims hold no scenario")
    path = paths(claims, view)
    ahead = path[path["scenario"] == scenario.name]
    return {
        "scenario": name if scenario.name == name else f"{name}, moved",
        "story": scenario.story,
        "view": view.to_query(),
        "edition": claims.edition,
        "company": view.focus,
        "assumptions": [_assumption(a) for a in scenario.assumptions],
        "results": [_result(row) for row in records_of(results(claims, view, scenario))],
        "paths": [_step(row) for row in records_of(ahead)],
        "fan": _fan(claims, view),
    }


def _assumption(assumption: Assumption) -> dict[str, Any]:
    told = assumption.model_dump()
    return {**told, "rests_on": list(told["rests_on"]), "then": list(told["then"])}


def _number(value: float) -> float | None:
    return round(float(value), DIGITS) if math.isfinite(value) else None


def _result(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "result": row["result"],
        "value": _number(row["value"]),
        "unit": row["unit"],
        "formula": row["formula"],
        "claims": list(row["claims"]),
    }


def _step(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "company": row["company"],
        "period": row["period"],
        "revenue": _number(row["value"]),
        "capex": _number(row["capex"]),
        "unit": row["unit"],
        "claims": list(row["claims"]),
    }


def _fan(claims: Claims, view: View) -> dict[str, Any]:
    names = [f"p{p}" for p in PERCENTS]
    rows = [
        {"period": row["period"], **{n: _number(row[n]) for n in names}, "unit": row["unit"]}
        for row in records_of(revenue_fan(claims, view))
    ]
    return {
        "draws": DRAWS,
        "seed": SEED,
        "distribution": DISTRIBUTION,
        "percents": names,
        "rows": rows,
    }
