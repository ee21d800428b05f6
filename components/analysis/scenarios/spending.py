"""Capex added up against a plan, and the burden of what was bought on what is earned."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from components.analysis.money.plan import plan_span
from components.analysis.scenarios.baselines import last_claims
from components.analysis.scenarios.chosen import chosen_scenarios
from components.analysis.scenarios.lab import HORIZON, Lab, lab, money_ahead, money_of
from components.analysis.scenarios.projection import four_quarter_sums
from components.analysis.tables import Ids, number_table, together, typed_frame
from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.period import period

COLUMNS = "claims scenario company period start end value plan margin unit status".split()


def capex_added_up(claims: Claims, view: View) -> pd.DataFrame:
    """Capex of the company in focus added up over the years of the first plan, RMB bn.

    One row a quarter: 'Actual' for what happened, then each scenario of the view. `plan` is the
    company's first, nan for a company without one; no row where nobody announced one.
    """
    start, end = plan_span(claims) or ("", "")
    plan, plan_id = _plan(claims, view)
    rows: list[dict[str, Any]] = []
    for scenario in chosen_scenarios(claims, view):
        ours = lab(claims, view, scenario, view.focus)
        money = money_ahead(ours, "capex", {})
        if money is None or ours.capex is None or start not in ours.capex.quarters:
            continue
        names = [*ours.capex.quarters, *ours.ahead]
        first, known = names.index(start), len(ours.capex.quarters)
        total = money[first:].cumsum()
        if not rows:
            cells = ours.capex.claims
            rows = [
                _row(ours, "Actual", names[i], float(total[i - first]), plan)
                | {"claims": together(*cells[first : i + 1], plan_id)}
                for i in range(first, known)
            ]
        ids = together(last_claims(ours.capex), _ids(ours, "capex_growth"), plan_id)
        rows += [
            _row(ours, scenario.name, names[i], float(total[i - first]), plan) | {"claims": ids}
            for i in range(known, len(names))
            if names[i] <= end
        ]
    return typed_frame(rows, COLUMNS)


def _plan(claims: Claims, view: View) -> tuple[float, Ids]:
    table = number_table(claims)
    own = table[(table["metric"] == "capex_plan") & (table["company"] == view.focus)]
    own = own[(own["unit"] == "RMB million") & own["status"].isin(view.status)]
    own = own.sort_values("published").head(1)
    return (float("nan"), ()) if own.empty else (own["value"].iloc[0] / 1000, own["claims"].iloc[0])


def _row(ours: Lab, scenario: str, name: str, value: float, plan: float) -> dict[str, Any]:
    when = period(name)
    return {
        "scenario": scenario,
        "company": ours.company,
        "period": name,
        "start": pd.Timestamp(when.start),
        "end": pd.Timestamp(when.end),
        "value": value,
        "plan": plan,
        "margin": float("nan"),
        "unit": "RMB bn",
        "status": "derived" if scenario == "Actual" else "projection",
    }


def _ids(ours: Lab, *about: str) -> Iterator[str]:
    for assumption in ours.scenario.assumptions:
        if assumption.about in about and assumption.company == ours.company:
            yield from assumption.rests_on


def depreciation_burden(claims: Claims, view: View) -> pd.DataFrame:
    """Depreciation as percent of cloud revenue, sums of four quarters, for each scenario.

    `value` is straight-line depreciation of cloud capex over the supposed life, over cloud revenue;
    `margin` the margin before depreciation that is supposed: what is left of it is the operating
    margin. Equipment bought before the first quarter held is not in it: early values are a floor.
    """
    rows: list[dict[str, Any]] = []
    for scenario in chosen_scenarios(claims, view):
        ours = lab(claims, view, scenario, view.focus)
        money, margin = money_of(ours, {}), ours.value("cash_margin", {})
        if money is None or margin is None or ours.revenue is None or ours.capex is None:
            continue
        share = 100 * four_quarter_sums(money.charge) / four_quarter_sums(money.revenue)
        begun = last_claims(ours.revenue, ours.capex)
        about = ("cloud_growth", "capex_growth", "cloud_capex_share", "server_life", "cash_margin")
        ids = together(begun, _ids(ours, *about))
        for name, value in zip(money.names[3:], share, strict=True):
            if ours.revenue.last <= name <= HORIZON and np.isfinite(value):
                row = _row(ours, scenario.name, name, float(value), float("nan"))
                rows.append(row | {"claims": ids, "margin": float(margin), "unit": "percent"})
    return typed_frame(rows, COLUMNS)
