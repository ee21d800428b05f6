"""Capex added up against the plan, and what depreciation takes of cloud revenue."""

import pandas as pd
import plotly.graph_objects as go

from components.analysis.money.plan import plan_span
from components.analysis.scenarios.spending import capex_added_up, depreciation_burden
from components.analysis.tables import largest, smallest
from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.period import period
from components.figures.chart import Chart, Sentences
from components.figures.charts.scenarios import ACTUAL, last_rows, scenario_lines, supposed_words
from components.figures.labels import End
from components.figures.theme import Look
from components.wording.formats import listed, money, percent, spoken


def _total_figure(table: pd.DataFrame, view: View, look: Look) -> go.Figure:
    plan = table["plan"].iloc[0]
    top = float(max(table["value"].max(), plan if plan == plan else 0)) * 1.12
    figure = scenario_lines(table, look, "value", 360, top)
    if plan == plan:
        figure.add_hline(y=plan, line={"color": look.ink, "width": 2})
        figure.add_annotation(
            x=0.02,
            xref="paper",
            xanchor="left",
            y=plan,
            yanchor="bottom",
            text=f"<b>plan: more than {money(plan, 'RMB bn')} in three years</b>",
        )
    figure.update_yaxes(title="RMB bn, added up", range=[0, top], nticks=6)
    figure.update_xaxes(dtick="M12")
    return figure


def _total_reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    if table.empty:
        return (f"No scenario chosen supposes capex for {view.focus} with quarters to start from.",)
    ends = last_rows(table)
    low, high = smallest(ends, "value"), largest(ends, "value")
    begun, year = f"{table['start'].min():%B %Y}", f"{table['end'].max():%Y}"
    spread = f"{money(low.value, low.unit)} by the end of {year}"
    if low.value != high.value:
        spread = f"{money(low.value, low.unit)} to {money(high.value, high.unit)} by end-{year}"
    if low.plan != low.plan:
        return (f"{view.focus} capex since {begun} would come to {spread}.",)
    over = table[(table["value"] >= table["plan"]) & (table["scenario"] != ACTUAL)]
    if over.empty:
        return (f"{view.focus} capex comes to {spread}, below the plan in every scenario chosen.",)
    first, last = over["period"].min(), over.groupby("scenario")["period"].min().max()
    ends_in = [spoken(name).split(" to ")[-1] for name in dict.fromkeys([first, last])]
    return (
        f"{view.focus}'s plan would be passed by {listed(ends_in, 'or')}, if its years "
        f"began in {begun}.",
        f"Capex comes to {spread}.",
    )


def _burden_figure(table: pd.DataFrame, view: View, look: Look) -> go.Figure:
    top = max(float(table["value"].max()), float(table["margin"].max())) * 1.12
    held = sorted(set(table["margin"]))
    also = [End(margin, f"margin <b>{percent(margin)}</b>", look.ink) for margin in held]
    figure = scenario_lines(table, look, "value", 360, top, also)
    for margin in held:
        figure.add_hline(y=margin, line={"color": look.ink, "width": 1.5})
    figure.update_yaxes(title="depreciation, % of cloud revenue", range=[0, top], nticks=6)
    figure.update_xaxes(dtick="M12")
    return figure


def _burden_reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    if table.empty:
        return (
            f"{view.focus} publishes no quarterly pair of capex and cloud revenue, or no scenario "
            "chosen supposes margin and useful life.",
        )
    ends = last_rows(table)
    low, high = smallest(ends, "value"), largest(ends, "value")
    if len(ends) == 1:
        left = low.margin - low.value
        return (
            f"{view.focus}'s cloud needs {percent(low.value)} of its revenue to carry depreciation "
            f"in 2030; {percent(low.margin)} supposed leaves {percent(left)}.",
        )
    worse = ends[ends["value"] > ends["margin"]]
    loss = (
        f"{len(worse)} of {len(ends)} scenarios end in a loss"
        if len(worse)
        else "none ends in loss"
    )
    return (
        f"In 2030 depreciation takes {percent(low.value)} ({low.scenario}) to "
        f"{percent(high.value)} ({high.scenario}) of {view.focus}'s cloud revenue; {loss}.",
    )


def _total_measured(claims: Claims, view: View) -> str:
    span = plan_span(claims)
    since = f" from {period(span[0]).start:%B %Y}" if span else ""
    return (
        f"All headline capex of {view.focus} added up{since}, RMB bn. "
        f"{supposed_words(claims, view)}"
    )


CAPEX_ADDED_UP = Chart(
    name="capex-added-up",
    page="scenarios",
    section="Capex",
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
)

DEPRECIATION = Chart(
    name="depreciation-burden",
    page="scenarios",
    section="Payback",
    question="What margin must carry the servers?",
    measured=lambda claims, view: (
        "Straight line: cloud capex of a server's life, divided by the life and by cloud revenue, "
        "four quarters. The level line is the margin before depreciation supposed. Equipment older "
        "than the first quarter held is left out."
    ),
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
)
