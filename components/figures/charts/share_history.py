"""Shares under one yardstick over time, with its breaks drawn as breaks."""

from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go

from components.analysis.market.shares import share_history, share_moves
from components.analysis.tables import parts_of, rows_of
from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.period import period
from components.figures.chart import (
    HOVER,
    Chart,
    Sentences,
    blank,
    marks,
    symbols,
    with_gaps,
)
from components.figures.charts.market_share import (
    NOTHING,
    of_period,
    points_words,
    vendor,
)
from components.figures.labels import End, name_ends
from components.figures.theme import Look
from components.figures.time_axis import middle, year_axis
from components.wording.formats import brief, distinct, listed, ordinal, percent, spoken
from components.wording.yardstick_words import by_its_count

HEIGHT = 380
HEAD = 30  # pixels over the plot, for the head of each stretch
FOOT = 34  # pixels under it, for the time


def _figure(table: pd.DataFrame, view: View, look: Look) -> go.Figure:
    """Shares over time: lines that stop at every change of definition, never across."""
    figure = blank(look, HEIGHT)
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
            x=middle(rows),
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
    _name_lines(figure, table, look, top, least=top * 21 / HEIGHT)
    figure.update_yaxes(title=None, range=[0, top], nticks=6, ticksuffix="%")
    figure.update_xaxes(year_axis(table["start"].min(), table["end"].max()), automargin=False)
    head = HEAD if _head_stretches(figure, table, look, HEIGHT - HEAD - FOOT) else 16
    figure.update_layout(showlegend=False, margin_t=head, margin_b=FOOT)
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
    for row in rows_of(lasts.assign(at=middle(lasts))[~current]):
        figure.add_annotation(
            x=row.at,
            y=row.share + least,
            text=said[row.company],
            font={"color": look.company[row.company], "size": 13},
        )


def _head_stretches(figure: go.Figure, table: pd.DataFrame, look: Look, plot: int) -> bool:
    """A head over each stretch and a dotted line between two; whether there is more than one.

    `plot` is how many pixels high the plot is.
    """
    stretches = sorted(set(table["stretch"]))
    if len(stretches) == 1:
        return False
    starts = [table[table["stretch"] == s]["start"].min() for s in stretches[1:]]
    left, right = (pd.Timestamp(end) for end in figure.layout.xaxis.range)
    edges = [left, *starts, right]
    for number, (begin, end) in enumerate(pairwise(edges), start=1):
        figure.add_shape(
            x0=begin,
            x1=end,
            yref="paper",
            y0=1,
            y1=1 + (HEAD - 4) / plot,
            line={"width": 0},
            layer="below",
            fillcolor=look.grid,
            opacity=0.55 if number % 2 else 0.9,
        )
        figure.add_annotation(
            x=begin + (end - begin) / 2,
            y=1,
            yref="paper",
            yanchor="bottom",
            yshift=3,
            text=ordinal(number),
            font={"size": 13, "color": look.ink},
        )
    for start in starts:
        figure.add_vline(x=start, line={"color": look.quiet, "dash": "dot", "width": 1})
    return True


def has_history(claims: Claims, view: View) -> bool:
    """Whether the view's yardstick has two periods that can be compared."""
    return not _table(claims, view).empty


def _table(claims: Claims, view: View) -> pd.DataFrame:
    """The rows of `share_moves`, none where they are all of one period: that is no history."""
    table = share_moves(claims, view)
    return table if table["period"].nunique() > 1 else table.iloc[:0]


def _measured(claims: Claims, view: View) -> str:
    """What is measured, and from when on each definition holds that the lines stop at."""
    known = claims.yardstick.get(view.yardstick)
    said = f"{known.measures}, share in percent." if known else "Share in percent."
    table = share_moves(claims, view)
    if table.empty or table["stretch"].nunique() == 1:
        return said
    first = table["start"].min()
    breaks = claims.yardstick[view.yardstick].breaks
    changed = [b for b in breaks if pd.Timestamp(period(b.at).start) > first]
    told = [
        f"{ordinal(number)} from {period(change.at).start:%B %Y}"
        for number, change in enumerate(changed, start=2)
    ]
    return f"{said} The heads number its definitions: the {listed(told)}."


def _reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    if table.empty:
        return (_no_history(claims, view),)
    latest = table[table["stretch"] == table["stretch"].max()]
    moves = [
        (last["share"] - first["share"], vendor(claims, company, last["brand"]), first, last)
        for company, rows in parts_of(latest, "company")
        if len(rows) > 1
        for first, last in [(rows.iloc[0], rows.iloc[-1])]
    ]
    stretches = table["stretch"].nunique()
    across = ("No line joins two definitions.",) if stretches > 1 else ()
    if not moves:
        none = "No company has two comparable periods since the last change of definition."
        return none, *across
    told: dict[str, list[str]] = {}
    for _, name, first, last in moves:
        span = f"{brief(first['period'])} to {brief(last['period'])}"
        told.setdefault(span, []).append(
            f"{name} {percent(first['share'])} to {percent(last['share'])}"
        )
    each = "; ".join(f"{span}: {', '.join(parts)}" for span, parts in told.items())
    return f"{_most_moved(moves, claims, view)}.", f"{each}.", *across


def _most_moved(
    moves: list[tuple[float, str, pd.Series, pd.Series]], claims: Claims, view: View
) -> str:
    """Who gained or lost most, and since when."""
    by = by_its_count(claims, claims.yardstick[view.yardstick])
    points, name, first, last = max(moves, key=lambda move: abs(move[0]))
    since = of_period(spoken(first["period"]))
    if round(points, 1) == 0:
        return f"{by}, no share has moved since {since}"
    verb = "gained" if points > 0 else "lost"
    return f"{by}, {name} has {verb} {points_words(first['share'], last['share'])} since {since}"


def _no_history(claims: Claims, view: View) -> str:
    """Why no line is drawn."""
    periods = distinct(share_history(claims, view).sort_values("end")["period"])
    if not periods:
        return NOTHING.format(yardstick=view.yardstick)
    when = [of_period(spoken(name)) for name in periods]
    if len(when) == 1:
        return f"{view.yardstick} has shares for one period, {when[0]}, so no line is drawn."
    when = [f"all of {said}" if said.isdigit() else said for said in when]
    return (
        f"{view.yardstick} has shares for {listed(when)}, not of one length, so no line joins them."
    )


SHARE_HISTORY = Chart(
    name="share-history",
    page="market_share",
    question="How have the shares moved?",
    measured=_measured,
    table=_table,
    needs="yardstick",
    draw=_figure,
    reading=_reading,
    columns={
        "company": "Company",
        "period": "Period",
        "share": "Share, %",
        "stretch": "Definition",
        "status": "Status",
    },
)
