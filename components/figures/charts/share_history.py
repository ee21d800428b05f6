"""Shares under one yardstick over time, with its breaks drawn as breaks."""

from itertools import pairwise
from textwrap import wrap
from typing import Any

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
    Plain,
    Sentences,
    blank,
    disc_symbols,
    marks,
    with_gaps,
)
from components.figures.charts.market_share import (
    nothing_held,
    of_period,
    points_words,
    vendor,
)
from components.figures.labels import End, name_ends
from components.figures.theme import Palette
from components.figures.time_axis import middle, year_axis
from components.wording.formats import distinct, listed, percent, spoken
from components.wording.yardstick_words import by_its_count

HEIGHT = 380
HEAD = 44  # pixels over the plot, for the head of each stretch
FOOT = 34  # pixels under it, for the time
_FIRST, _ANEW = "first count", "counted anew"
_LETTERS = 10  # of a line of a head


def _figure(table: pd.DataFrame, view: View, palette: Palette) -> go.Figure:
    """Shares over time: lines that stop at every change of definition, never across."""
    figure = blank(palette, HEIGHT)
    for (company, stretch), rows in parts_of(table, "company", "stretch"):
        color = palette.company[company]
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
            marker={"symbol": disc_symbols(rows), "size": 8},
            customdata=marks(rows, words),
            hovertemplate=HOVER,
            name=f"{company} {stretch}",
            cliponaxis=False,
        )
    top = float(table["share"].max()) * 1.15
    _name_lines(figure, table, palette, top, least=top * 21 / HEIGHT)
    figure.update_yaxes(title=None, range=[0, top], nticks=6, ticksuffix="%")
    figure.update_xaxes(year_axis(table["start"].min(), table["end"].max()), automargin=False)
    head = HEAD if _head_stretches(figure, table, palette, HEIGHT - HEAD - FOOT) else 16
    figure.update_layout(showlegend=False, margin_t=head, margin_b=FOOT)
    return figure


def _name_lines(
    figure: go.Figure, table: pd.DataFrame, palette: Palette, top: float, least: float
) -> None:
    """Each company's name and last share at the right, or at its last point if that is history."""
    lasts = table.groupby("company", sort=False).tail(1)
    current = lasts["stretch"] == table["stretch"].max()
    said = {row.company: f"<b>{row.company}</b> {percent(row.share)}" for row in rows_of(lasts)}
    ends = [
        End(row.share, said[row.company], palette.company[row.company])
        for row in rows_of(lasts[current])
    ]
    name_ends(figure, ends, least, room=118, top=top)
    for row in rows_of(lasts.assign(at=middle(lasts))[~current]):
        figure.add_annotation(
            x=row.at,
            y=row.share + least,
            text=said[row.company],
            font={"color": palette.company[row.company], "size": 13},
        )


Move = tuple[float, str, "pd.Series[Any]", "pd.Series[Any]"]


def _head_stretches(figure: go.Figure, table: pd.DataFrame, palette: Palette, plot: int) -> bool:
    """A head over each stretch and a dotted line between two; whether there is more than one.

    `plot` is how many pixels high the plot is.
    """
    heads = dict(table.groupby("stretch")["head"].first())
    stretches = sorted(heads)
    if len(stretches) == 1:
        return False
    begun = table.groupby("stretch")["begun"].first()
    starts = [begun[stretch] for stretch in stretches[1:]]
    left, right = (pd.Timestamp(end) for end in figure.layout.xaxis.range)
    edges = [left, *starts, right]
    spans = zip(stretches, pairwise(edges), strict=True)
    for number, (stretch, (begin, end)) in enumerate(spans, start=1):
        figure.add_shape(
            x0=begin,
            x1=end,
            yref="paper",
            y0=1,
            y1=1 + (HEAD - 4) / plot,
            line={"width": 0},
            layer="below",
            fillcolor=palette.grid,
            opacity=0.55 if number % 2 else 0.9,
        )
        figure.add_annotation(
            x=begin,
            xanchor="left",
            xshift=3,
            align="left",
            y=1,
            yref="paper",
            yanchor="bottom",
            yshift=3,
            text="<br>".join(wrap(heads[stretch], _LETTERS, break_long_words=False)),
            font={"size": 13, "color": palette.ink},
        )
    for start in starts:
        figure.add_vline(x=start, line={"color": palette.quiet, "dash": "dot", "width": 1})
    return True


def _table(claims: Claims, view: View) -> pd.DataFrame:
    """The rows of `share_moves`, none where they are all of one period: that is no history.

    `head` says in a word or two what is counted anew in the stretch of each, `begun` since when.
    """
    table = share_moves(claims, view)
    table = table if table["period"].nunique() > 1 else table.iloc[:0]
    known = claims.yardstick.get(view.yardstick)
    begun = (
        [(pd.Timestamp(period(b.at).start), b.short or _ANEW) for b in known.breaks]
        if known
        else []
    )
    of_row = [[one for one in begun if one[0] <= start] for start in table["start"]]
    newest = [held[-1] if held else (pd.NaT, _FIRST) for held in of_row]
    since = pd.Series([at for at, _ in newest], index=table.index, dtype="datetime64[ns]")
    return table.assign(head=[said for _, said in newest], begun=since)


def _measured(claims: Claims, view: View) -> str:
    """What is measured, and from when on each definition holds that the lines stop at."""
    said = _basis(claims, view)
    table = _table(claims, view)
    if table.empty:
        return said
    if any(_has_gap(rows) for _, rows in parts_of(table, "company", "stretch")):
        said += " A gap is a time without a figure."
    if table["stretch"].nunique() == 1:
        return said
    first = table["start"].min()
    breaks = claims.yardstick[view.yardstick].breaks
    changed = [b for b in breaks if pd.Timestamp(period(b.at).start) > first]
    told = [f"{b.short or _ANEW} from {period(b.at).start:%B %Y}" for b in changed]
    return (
        f"{said} A dotted line is a change of count: {listed(told)}. No line of shares crosses it."
    )


def _basis(claims: Claims, view: View) -> str:
    known = claims.yardstick.get(view.yardstick)
    return f"{known.measures}, share in percent." if known else "Share in percent."


def _has_gap(rows: pd.DataFrame) -> bool:
    return len(with_gaps(rows)) > len(rows)


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
    if not moves:
        return ("No company has two comparable periods since the last change of definition.",)
    most = max(moves, key=lambda move: abs(move[0]))
    others = [_went(move, most) for move in moves if move is not most]
    return f"{_most_moved(most, claims, view)}.", *([f"{'; '.join(others)}."] if others else [])


def _most_moved(most: Move, claims: Claims, view: View) -> str:
    """Who gained or lost most, from which share to which, and over what time."""
    by = by_its_count(claims, claims.yardstick[view.yardstick])
    points, name, first, last = most
    since, until = (of_period(spoken(row["period"])) for row in (first, last))
    if round(points, 1) == 0:
        return f"{by}, no share has moved from {since} to {until}"
    verb = "gained" if points > 0 else "lost"
    moved = f"{verb} {points_words(first['share'], last['share'])}"
    ends = f"{percent(first['share'])} in {since} to {percent(last['share'])} in {until}"
    return f"{by}, {name} {moved}: from {ends}"


def _went(move: Move, most: Move) -> str:
    """'Tencent went from 10% to 9%', with its own time where that is not the finding's."""
    points, name, first, last = move
    ends = f"from {percent(first['share'])} to {percent(last['share'])}"
    said = f"{name} stayed at {percent(last['share'])}" if points == 0 else f"{name} went {ends}"
    spans = [(row["period"], end["period"]) for row, end in ((first, last), most[2:])]
    if spans[0] == spans[1]:
        return said
    return f"{said} ({spoken(first['period'])} to {spoken(last['period'])})"


def _no_history(claims: Claims, view: View) -> str:
    """Why no line is drawn."""
    periods = distinct(share_history(claims, view).sort_values("end")["period"])
    if not periods:
        return nothing_held(claims, view.yardstick)
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
    plain=Plain(measured=_basis),
)
