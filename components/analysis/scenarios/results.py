"""What a scenario comes to for one company, result by result, and two scenarios side by side."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from components.analysis.money.plan import plan_span
from components.analysis.scenarios.baselines import last_claims
from components.analysis.scenarios.chosen import base_scenario, complete, found, lead_scenario
from components.analysis.scenarios.fan import rate_of
from components.analysis.scenarios.lab import Lab, lab
from components.analysis.scenarios.outcomes import (
    RESULTS,
    cumulative_capex,
    outside_revenue,
    place,
    recovery,
)
from components.analysis.tables import Ids, number_table, together, typed_frame
from components.analysis.view.view import View
from components.claims.cache import cached_per_claims
from components.claims.model import Claims
from components.claims.scenario import Assumption, Scenario
from components.claims.terms import MARKET

COLUMNS = "claims scenario company result value unit formula".split()
_CAPEX = ("capex_growth",)


@cached_per_claims(64)
def results(claims: Claims, view: View, scenario: Scenario) -> pd.DataFrame:
    """Every result of a scenario for the company in focus: value, unit, formula, claims.

    Money is in billions of the view's currency, USD at the scenario's rate. A result that cannot be
    had (nothing to start from, nothing supposed) is no row; a payback after 2030 is inf.
    """
    ours = lab(claims, view, scenario, view.focus)
    rows = [
        {
            "claims": _rests_on(ours, about, result),
            "scenario": scenario.name,
            "company": view.focus,
            "result": result,
            "value": value,
            "unit": unit,
            "formula": formula,
        }
        for result, value, unit, formula, about in _values(claims, view, ours)
    ]
    return typed_frame(rows, COLUMNS)


Row = tuple[str, float, str, str, tuple[str, ...]]


def _values(claims: Claims, view: View, ours: Lab) -> Iterator[Row]:
    for outcome in RESULTS.values():
        value = outcome.value(ours, {})
        if value is not None:
            money = outcome.unit == "RMB bn" and view.currency == "USD"
            shown = float(value) / (rate_of(ours) if money else 1.0)
            unit = "USD bn" if money else outcome.unit
            yield outcome.name, shown, unit, outcome.formula, outcome.about
    yield from _more(claims, ours)
    yield from _model_calls(claims, ours)


def _more(claims: Claims, ours: Lab) -> Iterator[Row]:
    money = ("cloud_growth", "capex_growth", "cloud_capex_share", "cash_margin")
    pace = recovery(ours, {}, 2028)
    if pace is not None:
        how = "cash of 2028 / charge that writes cloud capex off in three years"
        yield "Pace of payback in 2028", float(pace), "percent", how, money
    target = outside_revenue(ours, {})
    if target is not None:
        how = "cloud revenue x outside share / RMB per USD"
        about = ("cloud_growth", "outside_share", "exchange_rate")
        yield "Outside revenue to March 2031", float(target), "USD bn", how, about
    rank = place(ours, {})
    if rank is not None:
        growth = ("cloud_growth", "market_growth")
        yield "Place by the yardstick in 2030", float(rank), "rank", "order of shares", growth
    plan, span = _plan(claims, ours.company), plan_span(claims)
    spent = cumulative_capex(ours, *span) if span else None
    if plan and span and spent:
        how = f"capex of {span[0]} to {span[1]} added up / plan"
        yield "Capex against the plan", 100 * spent / plan, "percent", how, _CAPEX


@cached_per_claims(16)
def _plan(claims: Claims, company: str) -> float | None:
    """A company's first announced plan for the span, RMB bn."""
    table = number_table(claims)
    own = table[(table["metric"] == "capex_plan") & (table["company"] == company)]
    own = own[(own["unit"] == "RMB million") & (own["status"] == "target")].sort_values("published")
    return float(own["value"].iloc[0]) / 1000 if len(own) else None


def _model_calls(claims: Claims, ours: Lab) -> Iterator[Row]:
    """What a house's market for model calls earns a year on, at supposed tokens and price."""
    tokens, price = (found(ours.scenario, n, MARKET) for n in ("token_growth", "price_change"))
    if not (tokens and price):
        return
    table = number_table(claims)
    sizes = table[(table["metric"] == "market_size") & (table["status"] == "estimate")]
    sizes = sizes[sizes["unit"] == "RMB million"].sort_values("end")
    for yardstick in (yardstick for yardstick in claims.yardsticks if yardstick.pays_for):
        held = sizes[sizes["yardstick"] == yardstick.name]
        if held.empty:
            continue
        last = held.iloc[-1]
        value = last["value"] / 1000 * (1 + tokens.value / 100) * (1 + price.value / 100)
        name = f"Model call revenue in {last['end'].year + 1} ({yardstick.house})"
        how = "revenue x (1 + token growth) x (1 + price change)"
        yield name, float(value), "RMB bn", how, ("token_growth", "price_change")


def _rests_on(ours: Lab, about: tuple[str, ...], result: str) -> Ids:
    """The claims behind a result: where it starts from, and the assumptions in it."""
    names: list[str] = []
    if "yardstick" in result and ours.yardstick:
        names += ours.yardstick.claims
    elif "Model call" not in result:
        starts = {"cloud_growth": ours.revenue, "capex_growth": ours.capex}
        names += last_claims(*(start for name, start in starts.items() if name in about))
    used = [a for a in ours.scenario.assumptions if a.about in about and _is_in(a, ours, result)]
    return together(names, *(a.rests_on for a in used))


def _is_in(assumption: Assumption, ours: Lab, result: str) -> bool:
    named = (
        ours.yardstick.companies if ours.yardstick and "yardstick" in result else (ours.company,)
    )
    return assumption.company in (*named, MARKET)


@cached_per_claims(32)
def compared(claims: Claims, view: View) -> pd.DataFrame:
    """Two scenarios side by side: columns claims, result, unit, first, second, delta, formula.

    The first is the reader's own or its base; the second the one it is set against. `delta` is the
    second less the first; nan where one of them has no such result, or never reaches it.
    """
    first, second = two(claims, view)
    columns = "claims result unit first second delta formula".split()
    if first is None or second is None:
        return pd.DataFrame(columns=columns)
    both = results(claims, view, first).merge(
        results(claims, view, second), on="result", how="outer", suffixes=("", "_b"), sort=False
    )
    order = dict.fromkeys([*results(claims, view, first)["result"], *both["result"]])
    both = both.set_index("result").loc[list(order)].reset_index()
    rows = [_pair(row) for row in both.to_dict("records")]
    return pd.DataFrame(rows, columns=columns)


def _pair(row: dict[Any, Any]) -> dict[str, Any]:
    a, b = float(row["value"]), float(row["value_b"])
    other = not isinstance(row["claims"], tuple)  # the first has no such result
    cells = [cell for cell in (row["claims"], row["claims_b"]) if isinstance(cell, tuple)]
    return {
        "claims": together(*cells),
        "result": row["result"],
        "unit": row["unit_b"] if other else row["unit"],
        "first": a,
        "second": b,
        "delta": b - a if np.isfinite(a) and np.isfinite(b) else float("nan"),
        "formula": row["formula_b"] if other else row["formula"],
    }


def two(claims: Claims, view: View) -> tuple[Scenario | None, Scenario | None]:
    """The scenario results are told of, and the one it is compared with."""
    named = next((s for s in claims.scenarios if s.name == view.against), None)
    return lead_scenario(claims, view), complete(claims, named) if named else base_scenario(
        claims, view
    )
