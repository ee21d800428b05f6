"""The RMB 380bn plan as a burn-up, with the assumption about its start on its face."""

import pandas as pd
import plotly.graph_objects as go

from components.analysis.tables import joined_ids, number_table, rows_of
from components.analysis.timeline import plan_progress
from components.analysis.view import View
from components.claims.model import Claims
from components.figures.chart import HOVER, Chart, Plain, Sentences, blank, letters, marks, pattern
from components.figures.theme import Look
from components.figures.words import money, percent, spoken

START = "2025-Q1"  # the quarter of the announcement; the company has named no start


def _plan(claims: Claims, view: View) -> pd.DataFrame:
    """The plan itself, first as announced: one row, or none where plans are left out."""
    table = number_table(claims)
    table = table[(table["metric"] == "capex_plan") & (table["company"] == "Alibaba")]
    table = table[(table["unit"] == "RMB million") & table["status"].isin(view.status)]
    table = table.sort_values("published")
    return table.head(1)


def _table(claims: Claims, view: View) -> pd.DataFrame:
    if "Alibaba" not in view.company:
        return plan_progress(claims, view, "2100-Q1")
    progress = plan_progress(claims, view, START)
    plan = _plan(claims, view)
    if plan.empty or progress.empty:
        return progress.assign(plan=None).iloc[:0]
    own = plan.iloc[0]
    ids = joined_ids(progress["claims"], [own["claims"]] * len(progress))
    return progress.assign(plan=own["value"] / 1000, claims=ids)


def _figure(table: pd.DataFrame, view: View, look: Look) -> go.Figure:
    plan = float(table["plan"].iloc[0])
    figure = blank(look, 330, bargap=0.3)
    words = [
        f"<b>{money(row.total, 'RMB bn')}</b> spent from {START} to {row.period}<br>"
        f"{percent(100 * row.total / plan)} of {money(plan, 'RMB bn')}; "
        f"this quarter {money(row.value, 'RMB bn')}"
        for row in rows_of(table)
    ]
    before = table["total"] - table["value"]
    color = look.company["Alibaba"]
    ids = marks(table, words)
    figure.add_bar(
        x=table["period"],
        y=before,
        marker_color=look.tint("Alibaba", 0.3),
        customdata=ids,
        hovertemplate=HOVER,
        name="before",
    )
    figure.add_bar(
        x=table["period"],
        y=table["value"],
        marker=pattern(table["status"], color, look),
        text=letters(table),
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"size": 11, "color": look.paper},
        customdata=ids,
        hovertemplate=HOVER,
        name="this quarter",
    )
    figure.add_hline(y=plan, line={"color": look.ink, "width": 2})
    figure.add_annotation(
        x=0.02,
        xref="paper",
        xanchor="left",
        y=plan,
        yanchor="bottom",
        text=f"<b>plan: more than {money(plan, 'RMB bn')} in three years</b>",
    )
    last = table.iloc[-1]
    figure.add_annotation(
        x=last["period"],
        y=last["total"],
        yanchor="bottom",
        yshift=3,
        text=f"<b>{last['total']:.0f}</b>",
        font={"color": color, "size": 14},
    )
    figure.update_layout(barmode="stack", showlegend=False)
    figure.update_yaxes(title="RMB bn, added up", range=[0, plan * 1.13])
    names = list(table["period"])
    years = [name[:4] if name.endswith("Q1") or i == 0 else "" for i, name in enumerate(names)]
    figure.update_xaxes(
        title=None,
        showgrid=False,
        type="category",
        tickvals=names,
        ticktext=[f"{n[5:]}<br>{year}" for n, year in zip(names, years, strict=True)],
        tickangle=0,
    )
    return figure


def _reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    if table.empty:
        return (
            "The plan is Alibaba's: choose Alibaba, with its capex and its targets, to see it.",
        )
    last = table.iloc[-1]
    return (
        f"{percent(round(100 * last['total'] / last['plan']))} of the plan was spent by the end of "
        f"{spoken(last['period']).split(' to ')[-1]}, if its three years began in January 2025.",
    )


PLAN = Chart(
    name="plan-progress",
    page="capex",
    question="How much of Alibaba's RMB 380bn plan is spent?",
    measured=lambda claims, view: (
        "All of Alibaba's headline capex added up, RMB bn. Assumption: the plan counts from "
        f"{START}. The company named no start, and the plan covers cloud and AI hardware only."
    ),
    table=_table,
    figure=_figure,
    reading=_reading,
    columns={
        "period": "Quarter",
        "value": "Capex, RMB bn",
        "total": "Added up, RMB bn",
        "status": "Status",
    },
    plain=Plain(measure="total", along="period"),
)
