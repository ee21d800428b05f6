"""What the cloud itself keeps of its revenue, where that is published."""

from dataclasses import replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.analysis.money.earnings import cloud_margin
from components.analysis.money.timeline import series
from components.analysis.tables import largest, rows_of
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.break_lines import break_lines
from components.figures.chart import Chart, Plain, Sentences
from components.figures.company_lines import company_lines
from components.figures.not_shown import not_shown
from components.figures.theme import Palette
from components.wording.formats import money, part_words, percent, span_words, spoken

_HEIGHT = 220


def _figure(table: pd.DataFrame, view: View, palette: Palette) -> go.Figure:
    """Lines from zero, or below it, that stop where the profit counts anew."""
    low, high = min(0.0, float(table["value"].min())), max(1.0, float(table["value"].max()))
    words = [
        f"<b>{row.company}</b> {row.label}: {percent(row.value)} of cloud revenue<br>"
        f"{spoken(row.period)}"
        for row in rows_of(table)
    ]
    span = (low * 1.3, high * 1.3)
    figure = company_lines(table, words, percent, span, _HEIGHT, palette)
    figure.update_yaxes(ticksuffix="%")
    for line in break_lines(table, span, palette):
        figure.add_trace(line)
    return figure


def _reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    if table.empty:
        return ("Nothing that a cloud earns is left under the choices made.",)
    newest = largest(table[table["end"] == table["end"].max()], "value")
    silent = not_shown(claims, view, "cloud_ebita", "profit of a cloud", set(table["company"]))
    return f"{_finding(newest, claims, view)}.", *_anew(table, newest.period), *silent


def _finding(newest: Any, claims: Claims, view: View) -> str:
    """What the cloud earns of its revenue, and how small that is beside what the group spends."""
    said = f"{newest.company}'s cloud {_earns(newest.value)} of its revenue"
    profit, capex = (_held(claims, view, newest, name) for name in ("cloud_ebita", "capex"))
    if profit is None or capex is None or not 0 < profit < capex:
        return f"{said} in {spoken(newest.period)}"
    size = money(profit, f"{view.currency} bn")
    part = part_words(profit / capex)
    return f"{said} in {spoken(newest.period)}: {size}, {part} what the group spends on capex"


def _earns(margin: float) -> str:
    return f"earns {percent(margin)}" if margin >= 0 else f"loses {percent(-margin)}"


def _held(claims: Claims, view: View, row: Any, metric: str) -> float | None:
    """Another amount of the company and period of a row, if it is held."""
    table = series(claims, replace(view, company=(row.company,)), metric, (row.company,))
    values = table[table["period"] == row.period]["value"]
    return float(values.iloc[0]) if len(values) else None


def _anew(table: pd.DataFrame, told: str) -> Sentences:
    """Since when a cloud counts anew; `told` is the period just told of."""
    changed = [row for row in rows_of(table) if row.break_short][-1:]
    return tuple(
        f"It counts anew: {row.break_short}."
        if row.period == told
        else f"It counts anew from {spoken(row.period)}: {row.break_short}."
        for row in changed
    )


CLOUD_MARGIN = Chart(
    name="cloud-margin",
    page="capex",
    question="Does the cloud itself earn?",
    measured=lambda claims, view: (
        f"EBITA of the cloud in percent of its revenue, {span_words(view.span)}: profit before "
        "interest, tax and amortisation, as the company adjusts it."
    ),
    table=cloud_margin,
    draw=_figure,
    reading=_reading,
    columns={
        "company": "Company",
        "period": "Period",
        "value": "Margin, %",
        "status": "Status",
    },
    plain=Plain(measure="value"),
)
