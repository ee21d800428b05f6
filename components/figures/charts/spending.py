"""Capex added up against the plan, and what depreciation takes of cloud revenue."""

from collections.abc import Iterator

import pandas as pd
import plotly.graph_objects as go

from components.analysis.money.plan import plan_span
from components.analysis.scenarios.outlook import ACTUAL
from components.analysis.scenarios.spending import (
    capex_added_up,
    depreciation_burden,
)
from components.analysis.tables import largest, parts_of, rows_of, smallest
from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.period import period
from components.claims.scenario import About
from components.figures.chart import Chart, Plain, Sentences
from components.figures.charts.scenarios import not_supposed, nothing_supposed, rounded, supposing
from components.figures.supposed import PathEnd, last_rows, leading, scenario_lines
from components.figures.theme import Palette
from components.wording.formats import distinct, listed, percent

_WEARS: tuple[About, ...] = (
    "cloud_growth",
    "capex_growth",
    "cloud_capex_share",
    "server_life",
    "cash_margin",
)


def _total_figure(table: pd.DataFrame, view: View, palette: Palette) -> go.Figure:
    plan = table["plan"].iloc[0]
    top = float(max(table["value"].max(), plan if plan == plan else 0)) * 1.12
    named = [PathEnd(plan, f"over {plan:,.0f}", "is the plan", palette.ink)] if plan == plan else []
    figure = scenario_lines(table, view, palette, "value", 400, top, named)
    if named:
        figure.add_hline(y=plan, line={"color": palette.ink, "width": 1.5})
    figure.update_yaxes(title="RMB bn, added up", range=[0, top], nticks=6)
    return figure


def _plan_level(table: pd.DataFrame, view: View) -> dict[str, float]:
    plan = float(table["plan"].iloc[0])
    return {"The plan": plan} if plan == plan else {}


def _total_reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    if table.empty:
        if view.focus not in view.company:
            return (nothing_supposed(claims, view),)
        return (not_supposed(claims, view, ("capex_growth",)),)
    ends = last_rows(table)
    low, high = smallest(ends, "value"), largest(ends, "value")
    begun, year = f"{table['start'].min():%B %Y}", f"{table['end'].max():%Y}"
    ends_at = [rounded(end.value, end.unit) for end in (low, high)]
    spread = f"{' to '.join(dict.fromkeys(ends_at))} by the end of {year}"
    now = tuple(_so_far(table))
    if low.plan != low.plan:
        return f"{view.focus}'s capex since {begun} comes to {spread}.", *now
    over = table[(table["value"] >= table["plan"]) & (table["scenario"] != ACTUAL)]
    if over.empty:
        return (
            f"{view.focus}'s capex stays below its plan in every scenario chosen.",
            f"It comes to {spread}.",
            *now,
        )
    passed = over.groupby("scenario", sort=False).head(1)
    soonest, latest = (one(passed, "end") for one in (smallest, largest))
    when = f"by {soonest.end:%B %Y} {supposing(claims, soonest.scenario)}"
    if latest.end != soonest.end:
        when += f", by {latest.end:%B %Y} {supposing(claims, latest.scenario)}"
    return (
        f"{view.focus} passes its plan {when}.",
        f"It comes to {spread}.",
        *now,
    )


def _so_far(table: pd.DataFrame) -> Iterator[str]:
    """What is spent by the last quarter that is known."""
    for row in rows_of(table[table["scenario"] == ACTUAL].tail(1)):
        yield f"By {row.end:%B %Y} {rounded(row.value, row.unit)} was spent."


def _burden_figure(table: pd.DataFrame, view: View, palette: Palette) -> go.Figure:
    table = _drawn(table, view)
    top = max(float(table["value"].max()), float(table["margin"].max())) * 1.12
    held = dict(list(parts_of(table, "margin")))
    also = [
        PathEnd(margin, percent(round(margin)), _margin_of(table, rows), palette.ink)
        for margin, rows in held.items()
    ]
    figure = scenario_lines(table, view, palette, "value", 400, top, also)
    for margin in held:
        figure.add_hline(y=margin, line={"color": palette.ink, "width": 1.5})
    figure.update_yaxes(title="depreciation, % of cloud revenue", range=[0, top], nticks=6)
    return figure


def _drawn(table: pd.DataFrame, view: View) -> pd.DataFrame:
    """The path that leads and the two that end lowest and highest: more cross and say nothing."""
    ends = last_rows(table)
    shown = {smallest(ends, "value").scenario, largest(ends, "value").scenario}
    return table[table["scenario"].isin(shown | {leading(distinct(ends["scenario"]), view)})]


def _margin_levels(table: pd.DataFrame, view: View) -> dict[str, float]:
    """The margin before depreciation in the scenarios drawn: over it the cloud loses money."""
    return {
        _margin_of(table, rows).replace("margin before it", "Margin before depreciation"): margin
        for margin, rows in parts_of(table, "margin")
    }


def _margin_of(table: pd.DataFrame, rows: pd.DataFrame) -> str:
    """What a level line is; in which of the scenarios drawn, where they differ."""
    own, drawn = distinct(rows["scenario"]), distinct(table["scenario"])
    return "margin before it" + ("" if len(own) == len(drawn) else f", {listed(own)}")


def _burden_reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    if table.empty:
        if view.focus not in view.company:
            return (nothing_supposed(claims, view),)
        return (not_supposed(claims, view, _WEARS),)
    ends = last_rows(table)
    low, high = smallest(ends, "value"), largest(ends, "value")
    wear = f"Wear of servers takes {percent(round(low.value))} of cloud revenue in 2030"
    finding = f"{wear} {supposing(claims, low.scenario)}"
    if low.value != high.value:
        other = supposing(claims, high.scenario)
        finding += f", {percent(round(high.value))} {other}"
    held = [percent(round(margin)) for margin in sorted(set(_drawn(table, view)["margin"]))]
    first = table[table["scenario"] == low.scenario].iloc[0]
    begun = f"In the year to {first['end']:%B %Y} it took {percent(round(first['value']))}."
    return (
        f"{finding}.",
        f"Above the margin before it, {listed(held, 'or')}, the cloud loses money.",
        begun,
    )


def _burden_measured(claims: Claims, view: View) -> str:
    table = depreciation_burden(claims, view)
    said = (
        f"Depreciation of {view.focus}'s AI and cloud equipment, % of cloud revenue, four quarters "
        "added up. What was bought before the first quarter known is left out, so the first "
        "values are too low."
    )
    count = table["scenario"].nunique()
    drawn = _drawn(table, view)["scenario"].nunique() if count else 0
    return f"{said} Drawn are {drawn} of {count} scenarios." if drawn < count else said


def _total_measured(claims: Claims, view: View) -> str:
    span = plan_span(claims)
    since = f" from {period(span[0]).start:%B %Y}" if span else ""
    return f"All headline capex of {view.focus} added up{since}, RMB bn."


CAPEX_ADDED_UP = Chart(
    name="capex-added-up",
    page="scenarios",
    section="Payback",
    question="When would spending pass the plan?",
    measured=_total_measured,
    table=capex_added_up,
    draw=_total_figure,
    reading=_total_reading,
    columns={
        "scenario": "Scenario",
        "company": "Company",
        "period": "Quarter",
        "value": "Capex added up, RMB bn",
        "plan": "Plan, RMB bn",
        "status": "Status",
    },
    plain=Plain(levels=_plan_level),
    marks_weak=False,
)

DEPRECIATION = Chart(
    name="depreciation-burden",
    page="scenarios",
    section="Payback",
    question="How much of its cloud revenue goes into wearing out servers?",
    measured=_burden_measured,
    table=depreciation_burden,
    draw=_burden_figure,
    reading=_burden_reading,
    columns={
        "scenario": "Scenario",
        "company": "Company",
        "period": "Four quarters to",
        "value": "Depreciation, % of cloud revenue",
        "margin": "Margin before depreciation, %",
        "status": "Status",
    },
    plain=Plain(drawn=_drawn, levels=_margin_levels),
    marks_weak=False,
)
