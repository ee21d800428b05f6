"""An announced plan as a burn-up, with the assumption about its start on its face."""

import pandas as pd
import plotly.graph_objects as go

from components.analysis.money.plan import announced_plan, plan_progress
from components.analysis.money.timeline import capex_to_date
from components.analysis.tables import rows_of
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.chart import HOVER, Chart, Plain, Sentences, blank, marks, pattern
from components.figures.theme import Palette
from components.wording.formats import in_words, money, percent, spoken

_FRACTIONS = {0.25: "a quarter of the time", 0.5: "half the time", 0.75: "three quarters of it"}


def _table(claims: Claims, view: View) -> pd.DataFrame:
    plan = announced_plan(claims, view)
    if plan is None:
        return capex_to_date(claims, view, "", "2100-Q1").assign(plan=None, ahead=False)
    return plan_progress(claims, view, plan)


def _draw_plan_line(figure: go.Figure, plan: float, palette: Palette) -> None:
    """A line at what a plan comes to, in RMB bn, with its amount written on it."""
    figure.add_hline(y=plan, line={"color": palette.ink, "width": 2})
    figure.add_annotation(
        x=0.02,
        xref="paper",
        xanchor="left",
        y=plan,
        yanchor="bottom",
        text=f"<b>Plan: more than {money(plan, 'RMB bn')}</b>",
        bgcolor=palette.paper,
        borderpad=0,
    )


def _figure(table: pd.DataFrame, view: View, palette: Palette) -> go.Figure:
    plan, done, ahead = float(table["plan"].iloc[0]), *_parts(table)
    last = done.iloc[-1]
    company, start = last["company"], done["period"].iloc[0]
    figure = blank(palette, 330, bargap=0.3, barmode="stack", showlegend=False)
    words = [
        f"<b>{money(row.total, 'RMB bn')}</b> spent from {spoken(start)} to {spoken(row.period)}"
        f"<br>{percent(100 * row.total / plan)} of {money(plan, 'RMB bn')}; "
        f"this quarter {money(row.value, 'RMB bn')}"
        for row in rows_of(done)
    ]
    color, carried = palette.company[company], marks(done, words)
    told = {"x": done["period"], "customdata": carried, "hovertemplate": HOVER}
    before = done["total"] - done["value"]
    figure.add_bar(y=before, marker_color=palette.tint(company, 0.3), name="before", **told)
    marker = pattern(done, color, palette)
    figure.add_bar(y=done["value"], marker=marker, name="this quarter", **told)
    if len(ahead):
        _add_what_is_left(figure, done, ahead, palette)
    _draw_plan_line(figure, plan, palette)
    figure.add_annotation(
        x=last["period"],
        y=last["total"],
        yanchor="bottom",
        yshift=3,
        text=f"<b>{last['total']:.0f}</b>",
        font={"color": color, "size": 15},
    )
    figure.update_yaxes(title="RMB bn, added up", range=[0, plan * 1.13])
    names = list(table["period"])
    years = [name[:4] if name.endswith("Q1") or i == 0 else "" for i, name in enumerate(names)]
    figure.update_xaxes(
        title=None,
        showgrid=False,
        type="category",
        range=[-0.6, len(names) - 0.4],
        tickvals=names,
        ticktext=[f"{n[5:]}<br>{year}" for n, year in zip(names, years, strict=True)],
        tickangle=0,
    )
    return figure


def _parts(table: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The quarters that are known, and those ahead."""
    return table[~table["ahead"]], table[table["ahead"]]


def _add_what_is_left(
    figure: go.Figure, done: pd.DataFrame, ahead: pd.DataFrame, palette: Palette
) -> None:
    """What is spent already, pale, and over it, dashed, what the quarters left would need."""
    last = done.iloc[-1]
    color, spent = palette.company[last["company"]], float(last["total"])
    left = f"{money(last['plan'] - spent, 'RMB bn')} left"
    pace = f"{money(ahead['value'].iloc[0], 'RMB bn')} a quarter"
    until = f"to {spoken(ahead['period'].iloc[-1]).partition(' to ')[2]}"
    said = f"<b>{left}</b> {until}<br>{pace}: {_formula(done, ahead)}"
    carried = marks(ahead, [said] * len(ahead))
    told = {"x": ahead["period"], "customdata": carried, "hovertemplate": HOVER}
    pale = palette.tint(last["company"], 0.12)
    figure.add_bar(y=[spent] * len(ahead), marker_color=pale, name="spent", **told)
    # Bars have no dashed edge: shapes draw it, and bars of no colour carry the words.
    unseen = "rgba(0,0,0,0)"
    figure.add_bar(y=ahead["total"] - spent, marker_color=unseen, name="needed", **told)
    for place, total in enumerate(ahead["total"], start=len(done)):
        figure.add_shape(
            type="rect",
            x0=place - 0.35,
            x1=place + 0.35,
            y0=spent,
            y1=total,
            line={"color": color, "width": 1.5, "dash": "3px,2px"},
        )
    figure.add_annotation(
        x=0.02,
        xref="paper",
        xanchor="left",
        align="left",
        y=float(last["plan"]) * 0.97,
        yanchor="top",
        bgcolor=palette.paper,
        text=f"<b>{left},<br>{pace}</b><br><span style='color:{palette.quiet}'>{until}</span>",
    )


def _formula(done: pd.DataFrame, ahead: pd.DataFrame) -> str:
    """'(380 - 217.6) / 6'."""
    last = done.iloc[-1]
    return f"({last['plan']:g} - {last['total']:.1f}) / {len(ahead)}"


def _reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    if table.empty:
        return (_NOBODY,)
    done, ahead = _parts(table)
    last, time = done.iloc[-1], len(done) / len(table)
    share = percent(round(100 * last["total"] / last["plan"]))
    plan = money(last["plan"], "RMB bn")
    if ahead.empty:
        return (f"{last['company']} has spent {share} of its {plan} plan.",)
    passed = _FRACTIONS.get(time, f"{percent(round(100 * time))} of the time")
    pace, count = money(ahead["value"].iloc[0], "RMB bn"), len(ahead)
    return (
        f"{last['company']} has spent {share} of its {plan} plan in {passed}.",
        f"{money(last['plan'] - last['total'], 'RMB bn')} is left for {in_words(count)} "
        f"quarter{'s' * (count != 1)}: {_formula(done, ahead)} is {pace} each.",
    )


def _levels(table: pd.DataFrame, view: View) -> dict[str, float]:
    return {"The plan": float(table["plan"].iloc[0])}


_NOBODY = (
    "Nobody among the companies chosen has announced a plan over several years; choose one that "
    "has, with its capex and its targets."
)


def _measured(claims: Claims, view: View) -> str:
    plan = announced_plan(claims, view)
    if plan is None:
        return "Headline capex added up, RMB bn, against an announced plan."
    begun = f"{spoken(plan.start).partition(' to ')[0]} {plan.start[:4]}"
    return (
        f"All of {plan.company}'s headline capex added up, RMB bn. Assumption: the plan counts "
        f"from {begun}. Dashed is what is left, "
        f"spread evenly. {plan.claim.note or ''}".strip()
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
    plain=Plain(measure="total", along="period", levels=_levels),
)
