"""The marks of capex and revenue: bars over their own time, years as bands, revenue as a line."""

import pandas as pd
import plotly.graph_objects as go

from components.analysis.tables import rows_of
from components.claims.claim import bound_words
from components.figures.chart import HOVER, marks, pattern, symbols, with_gaps
from components.figures.theme import Palette
from components.figures.time_axis import middle
from components.wording.formats import amount, spoken


def spending_bars(bars: pd.DataFrame, palette: Palette) -> go.Bar:
    """One measure of one company as bars as wide as their period, as high as `height` says."""
    company, measure = bars["company"].iloc[0], bars["measure"].iloc[0]
    days = ((bars["end"] - bars["start"]).dt.days + 1).clip(upper=366)
    yearly = measure == "capex by the year"
    days = days.where(~bars["period"].str.startswith("ttm"), 91)
    return go.Bar(
        x=middle(bars),
        y=bars["height"],
        width=days * 86_400_000 * (0.96 if yearly else 0.7),
        marker=pattern(bars, palette.company[company], palette),
        customdata=marks(bars, _spent(bars, " in the year" if yearly else "")),
        hovertemplate=HOVER,
        showlegend=False,
        name=f"{company} {measure}",
    )


def _spent(rows: pd.DataFrame, when: str = "") -> list[str]:
    """What a pointer is told of each row: who spent how much, when, and whose word that is."""
    return [
        f"<b>{row.company}</b> capex: {bound_words(row.bound)}{amount(row.value, row.unit)}{when}"
        f"<br>{spoken(row.period)}, {row.status}{_by(row.house)}"
        for row in rows_of(rows)
    ]


def planned_band(plans: pd.DataFrame) -> go.Bar:
    """What is planned for whole years, unseen: its outline is a shape."""
    words = [
        f"<b>{row.company}</b> plans capex of "
        f"{bound_words(row.bound)}{amount(row.value, row.unit)} in the year<br>"
        f"{spoken(row.period)}, as reported{_by(row.house)}"
        for row in rows_of(plans)
    ]
    return go.Bar(
        x=middle(plans),
        y=plans["height"],
        width=((plans["end"] - plans["start"]).dt.days + 1) * 86_400_000 * 0.96,
        opacity=0,
        customdata=marks(plans, words),
        hovertemplate=HOVER,
        showlegend=False,
        name=f"{plans['company'].iloc[0]} capex planned",
    )


def revenue_line(line: pd.DataFrame, palette: Palette, dashed: bool) -> go.Scatter:
    """Revenue in ink; a missing quarter breaks the line."""
    line = with_gaps(line)
    words = [
        ""
        if pd.isna(row.value)
        else f"<b>{row.company}</b> {row.label}: "
        f"{bound_words(row.bound)}{amount(row.value, row.unit)}<br>"
        f"{spoken(row.period)}, {row.status}"
        for row in rows_of(line)
    ]
    return go.Scatter(
        x=middle(line),
        y=line["value"],
        mode="lines+markers",
        line={"color": palette.ink, "width": 2, "dash": "dot" if dashed else "solid"},
        marker={"symbol": symbols(line), "color": palette.ink, "size": 6},
        customdata=marks(line, words),
        hovertemplate=HOVER,
        showlegend=False,
        name=f"{line['company'].iloc[0]} {line['label'].iloc[0]}",
    )


def _by(house: object) -> str:
    return f" by {house}" if isinstance(house, str) else ""
