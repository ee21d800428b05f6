"""An announced plan as a burn-up, with the assumption about its start on its face."""

import pandas as pd
import plotly.graph_objects as go

from components.analysis.money.plan import announced_plan
from components.analysis.money.timeline import capex_added_up
from components.analysis.tables import joined_ids, rows_of
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.chart import HOVER, Chart, Plain, Sentences, blank, marks, pattern
from components.figures.theme import Look
from components.wording.formats import brief, money, percent


def _table(claims: Claims, view: View) -> pd.DataFrame:
    plan = announced_plan(claims, view)
    if plan is None:
        return capex_added_up(claims, view, "", "2100-Q1").assign(plan=None)
    progress = capex_added_up(claims, view, plan.company, plan.start)
    ids = joined_ids(progress["claims"], [(plan.claim.id,)] * len(progress))
    return progress.assign(plan=plan.total, claims=ids)


def _figure(table: pd.DataFrame, view: View, look: Look) -> go.Figure:
    plan, start = float(table["plan"].iloc[0]), table["period"].iloc[0]
    company = table["company"].iloc[0]
    figure = blank(look, 330, bargap=0.3)
    words = [
        f"<b>{money(row.total, 'RMB bn')}</b> spent from {brief(start)} to {brief(row.period)}<br>"
        f"{percent(100 * row.total / plan)} of {money(plan, 'RMB bn')}; "
        f"this quarter {money(row.value, 'RMB bn')}"
        for row in rows_of(table)
    ]
    before = table["total"] - table["value"]
    color = look.company[company]
    ids = marks(table, words)
    figure.add_bar(
        x=table["period"],
        y=before,
        marker_color=look.tint(company, 0.3),
        customdata=ids,
        hovertemplate=HOVER,
        name="before",
    )
    figure.add_bar(
        x=table["period"],
        y=table["value"],
        marker=pattern(table, color, look),
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
        return (_NOBODY,)
    last, begun = table.iloc[-1], table["start"].iloc[0]
    share = percent(round(100 * last["total"] / last["plan"]))
    return (
        f"{last['company']} had spent {share} of its {money(last['plan'], 'RMB bn')} plan by the "
        f"end of {last['end']:%B %Y}, if the plan began in {begun:%B %Y}.",
    )


_NOBODY = (
    "Nobody among the companies chosen has announced a plan over several years; choose one that "
    "has, with its capex and its targets."
)


def _measured(claims: Claims, view: View) -> str:
    plan = announced_plan(claims, view)
    if plan is None:
        return "Headline capex added up, RMB bn, against an announced plan."
    return (
        f"All of {plan.company}'s headline capex added up, RMB bn. Assumption: the plan counts "
        f"from {brief(plan.start)}. {plan.claim.note or ''}".strip()
    )


PLAN = Chart(
    name="plan-progress",
    page="capex",
    question="How much of the announced plan is spent?",
    measured=_measured,
    table=_table,
    draw=_figure,
    reading=_reading,
    columns={
        "period": "Quarter",
        "value": "Capex, RMB bn",
        "total": "Added up, RMB bn",
        "status": "Status",
    },
    plain=Plain(measure="total", along="period"),
)
