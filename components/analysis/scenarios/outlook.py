"""The outlook of one company: what happened, the leading path, its range, and other scenarios."""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from components.analysis.scenarios.chosen import base_scenario, found, lead_scenario
from components.analysis.scenarios.fan import evidenced
from components.analysis.scenarios.outcomes import RESULTS
from components.analysis.scenarios.paths import COLUMNS as PATH_COLUMNS
from components.analysis.scenarios.paths import paths, projected
from components.analysis.scenarios.results import results
from components.analysis.tables import records_of, rows_of, typed_frame
from components.analysis.view.view import View
from components.claims.cache import cached_per_claims
from components.claims.model import Claims
from components.claims.scenario import Assumption, Scenario
from components.wording.scenario_words import about_words, value_words

ACTUAL = "Actual"
COLUMNS = [*PATH_COLUMNS, "role"]
BIG = (
    "Cloud revenue in 2030",
    "Capex over cloud revenue in 2030",
    "Operating margin in 2030",
    "Pace of payback in 2028",
)
ENDS = ("low", "high")


@cached_per_claims(32)
def outlook(claims: Claims, view: View) -> pd.DataFrame:
    """The paths of the company in focus, as `paths` has them, each with its `role`.

    'actual'; 'lead' for the scenario that leads, or else the first chosen; 'low' and 'high' for the
    ends of the range of growth that claims give it, called after the house whose end it is; 'other'
    for the rest. No row where the company is left out of the view or has no path.
    """
    if view.focus not in view.company:
        return typed_frame([], COLUMNS)
    table = paths(claims, replace(view, company=(view.focus,)))
    ahead = list(dict.fromkeys(s for s in table["scenario"] if s != ACTUAL))
    if not ahead:
        return typed_frame([], COLUMNS)
    lead = lead_scenario(claims, view)
    first = lead.name if lead and lead.name in ahead else ahead[0]
    roles = {ACTUAL: "actual", first: "lead"}
    rows = [{**row, "role": roles.get(row["scenario"], "other")} for row in records_of(table)]
    rows += [
        {**row, "scenario": name, "role": role}
        for role, name, bound in _bounds(claims, view, first)
        for row in projected(claims, view, bound, view.focus)
    ]
    return typed_frame(rows, COLUMNS)


def range_of_growth(claims: Claims, view: View) -> tuple[Scenario, Assumption] | None:
    """The scenario that the dials start from and its growth, where claims give that a range."""
    base = base_scenario(claims, view)
    grows = found(base, "cloud_growth", view.focus) if base else None
    return (base, grows) if base and grows and evidenced(grows) else None


def _bounds(claims: Claims, view: View, first: str) -> Iterator[tuple[str, str, Scenario]]:
    """The two ends of the range round the leading path: role, name, scenario."""
    ranged, lead = range_of_growth(claims, view), lead_scenario(claims, view)
    if ranged is None or lead is None or first != lead.name:
        return
    base, grows = ranged
    for role, value in zip(ENDS, (grows.low, grows.high), strict=True):
        if value is not None:
            yield role, _owned(claims, base, grows, value), _moved(base, grows, value)


def _owned(claims: Claims, base: Scenario, grows: Assumption, value: float) -> str:
    """Whose end of the range it is: a house's that gave just that, or else the scenario's."""
    rests = [claims.claim[name] for name in grows.rests_on if name in claims.claim]
    house = next((c.house for c in rests if c.house and c.value == value), None)
    end = "low" if value == grows.low else "high"
    return f"{house or f'{base.name}, {end} end'} ({value_words(grows.about, value)})"


def _moved(scenario: Scenario, grows: Assumption, value: float) -> Scenario:
    """The scenario with another growth of its company, on the same claims."""
    moved = grows.moved_to(value)
    kept = tuple(moved if a is grows else a for a in scenario.assumptions)
    return scenario.model_copy(update={"assumptions": kept})


@cached_per_claims(32)
def big_results(claims: Claims, view: View) -> pd.DataFrame:
    """The results asked for most, of the leading scenario: one row each, of those there are.

    Columns: result, value, unit, `low` and `high` over the range of growth that claims give (nan
    without one), `now` as the four quarters last published had it (nan where nobody publishes it),
    `judged` (what it rests on that no claim gives, in words) and claims.
    """
    scenario, columns = lead_scenario(claims, view), [*"claims result value unit".split(), *ENDS]
    columns += ["now", "judged"]
    if scenario is None or view.focus not in view.company:
        return typed_frame([], columns)
    held = results(claims, view, scenario)
    spans, now = _spans(claims, view, scenario), _now(claims, view)
    rows = [
        {
            "claims": row.claims,
            "result": row.result,
            "value": row.value,
            "unit": row.unit,
            "now": now.get(row.result, float("nan")),
            "judged": _judged(scenario, view, row.result),
            **dict(zip(ENDS, spans.get(row.result, (float("nan"),) * 2), strict=True)),
        }
        for row in rows_of(held[held["result"].isin(BIG)])
    ]
    return typed_frame(rows, columns)


def _spans(claims: Claims, view: View, scenario: Scenario) -> dict[str, tuple[float, float]]:
    """Each result at the two ends of the range of growth, the lower first."""
    ranged, grows = range_of_growth(claims, view), found(scenario, "cloud_growth", view.focus)
    if ranged is None or grows is None:
        return {}
    ends = [
        results(claims, view, _moved(scenario, grows, value)).set_index("result")["value"]
        for value in (ranged[1].low, ranged[1].high)
        if value is not None
    ]
    return {
        name: (min(e[name] for e in ends), max(e[name] for e in ends)) for name in ends[0].index
    }


def _now(claims: Claims, view: View) -> dict[str, float]:
    happened = outlook(claims, view)
    last = records_of(happened[happened["role"] == "actual"].tail(1))
    return {BIG[0]: last[0]["value"], BIG[1]: last[0]["intensity"]} if last else {}


_ABOUT = {name: outcome.about for name, outcome in RESULTS.items()} | {
    BIG[3]: ("cloud_growth", "capex_growth", "cloud_capex_share", "cash_margin")
}


def _judged(scenario: Scenario, view: View, result: str) -> tuple[str, ...]:
    """What a result rests on that is judgement, as a reader says it."""
    return tuple(
        f"{about_words(a.about).lower()} {value_words(a.about, a.value)}"
        for a in scenario.assumptions
        if a.company == view.focus and a.about in _ABOUT[result] and is_judged(a)
    )


def is_judged(assumption: Assumption) -> bool:
    """Whether its value or its range is a judgement, and not what a claim gives."""
    return assumption.range_from == "judgement" or not assumption.rests_on
