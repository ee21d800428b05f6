"""Shares under one yardstick over time, with its breaks drawn as breaks."""

import pandas as pd
import plotly.graph_objects as go

from components.analysis.market.shares import share_history
from components.analysis.tables import parts_of, rows_of
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.chart import (
    HOVER,
    Chart,
    Sentences,
    blank,
    marks,
    symbols,
    with_gaps,
)
from components.figures.charts.market_share import NOTHING, of_period, yardstick_measured
from components.figures.labels import End, name_ends
from components.figures.theme import Look
from components.wording.formats import brief, percent, spoken


def _history(table: pd.DataFrame, view: View, look: Look) -> go.Figure:
    """Shares over time: lines that stop at every change of definition, never across."""
    several = table["period"].nunique() > 1
    height = 360 if several else 250  # one split has no slope to show
    figure = blank(look, height)
    for (company, stretch), rows in parts_of(table, "company", "stretch"):
        color = look.company[company]
        rows = with_gaps(rows)
        words = [
            f"<b>{company}</b>: {percent(row.share)}<br>{spoken(row.period)}, {row.status}"
            if row.claims
            else ""
            for row in rows_of(rows)
        ]
        figure.add_scatter(
            x=rows["end"],
            y=rows["share"],
            mode="lines+markers",
            line={"color": color, "width": 2.5},
            marker={"symbol": symbols(rows), "size": 8},
            customdata=marks(rows, words),
            hovertemplate=HOVER,
            name=f"{company} {stretch}",
            cliponaxis=False,
        )
    top = float(table["share"].max()) * 1.15
    _name_lines(figure, table, look, top, least=top * 21 / height)
    _draw_breaks(figure, table, look)
    figure.update_yaxes(title=None, range=[0, top], nticks=6, ticksuffix="%")
    figure.update_xaxes(title=None, showgrid=False, **_date_ticks(table))
    figure.update_layout(showlegend=False, margin_t=42)
    return figure


def _name_lines(
    figure: go.Figure, table: pd.DataFrame, look: Look, top: float, least: float
) -> None:
    """Each company's name and last share at the right, or at its last point if that is history."""
    lasts = table.groupby("company", sort=False).tail(1)
    current = lasts["stretch"] == table["stretch"].max()
    said = {row.company: f"<b>{row.company}</b> {percent(row.share)}" for row in rows_of(lasts)}
    ends = [
        End(row.share, said[row.company], look.company[row.company])
        for row in rows_of(lasts[current])
    ]
    name_ends(figure, ends, least, room=118, top=top)
    for row in rows_of(lasts[~current]):
        figure.add_annotation(
            x=row.end,
            y=row.share + least,
            text=said[row.company],
            font={"color": look.company[row.company], "size": 13},
        )


def _date_ticks(table: pd.DataFrame) -> dict[str, object]:
    """Ticks at the periods themselves while they are few, by the year when they are many."""
    ends = table.drop_duplicates("period")[["end", "period"]].sort_values("end")
    pad = pd.Timedelta(days=60)
    span = {"range": [ends["end"].min() - pad, ends["end"].max() + pad / 3]}
    if len(ends) > 6:
        return {**span, "dtick": "M12", "tickformat": "%Y"}
    return {**span, "tickvals": ends["end"], "ticktext": list(map(brief, ends["period"]))}


def _draw_breaks(figure: go.Figure, table: pd.DataFrame, look: Look) -> None:
    """A dashed line where the definition changed, between the two stretches it parts."""
    stretches = sorted(set(table["stretch"]))
    for i, stretch in enumerate(stretches[1:]):
        start = table[table["stretch"] == stretch]["start"].min()
        figure.add_vline(x=start, line={"color": look.quiet, "dash": "dot", "width": 1})
        figure.add_annotation(
            x=start,
            y=1,
            yref="paper",
            yanchor="bottom",
            yshift=15 * (i % 2),  # so that two near one another are both read
            text="definition changes",
            font={"size": 12, "color": look.quiet},
        )


def _history_reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    if table.empty:
        return (NOTHING.format(yardstick=view.yardstick),)
    periods = table.sort_values("end")["period"].unique()
    if len(periods) == 1:
        when = of_period(spoken(periods[0]))
        return (
            f"{view.yardstick} has one comparable split, for {when}: there is no history to draw.",
        )
    latest = table[table["stretch"] == table["stretch"].max()]
    moves = []
    for company, rows in parts_of(latest, "company"):
        if len(rows) > 1:
            first, last = rows.iloc[0], rows.iloc[-1]
            moves.append(
                f"{company} {percent(first['share'])} to {percent(last['share'])} "
                f"({brief(first['period'])} to {brief(last['period'])})"
            )
    breaks = table["stretch"].nunique() - 1
    changes = "1 change" if breaks == 1 else f"{breaks} changes"
    across = (f"{changes} of definition: no line crosses one.",) if breaks else ()
    if not moves:
        none = "No company has two comparable periods since the last change of definition."
        return none, *across
    since = "Since the definition last changed: " if breaks else ""
    return f"{since}{', '.join(moves)}.", *across


SHARE_HISTORY = Chart(
    name="share-history",
    page="market_share",
    question="How have the shares moved?",
    measured=yardstick_measured,
    table=share_history,
    needs="yardstick",
    draw=_history,
    reading=_history_reading,
    columns={
        "company": "Company",
        "period": "Period",
        "share": "Share, %",
        "stretch": "Definition",
        "status": "Status",
    },
)
