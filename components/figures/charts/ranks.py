"""Places by yardstick: one row a yardstick, one column a place, a dot and a name a company."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.analysis.market.shares import latest_placings
from components.analysis.tables import rows_of
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.chart import (
    HOVER,
    Chart,
    Plain,
    Sentences,
    Wider,
    blank,
    disc_symbols,
    marks,
)
from components.figures.rows import LABEL
from components.figures.text_trace import add_text
from components.figures.theme import Palette
from components.wording.formats import brief, listed, ordinal, percent, spoken

NAME = 16  # pixels: the height of one name
HEAD = 28  # and of the heads of the columns
_SPACED = 3  # letters that a dot takes, with what keeps two columns apart
_THIN = "\u2009"  # a space between a dot and its name
_INSET = 0.9  # letters from the edge of a column to its dots


def _table(claims: Claims, view: View) -> pd.DataFrame:
    """Places of the subjects and of those shown beside them, in the order of the choice."""
    table = latest_placings(claims, view)
    beside = [company.name for company in claims.companies if company.beside]
    table = table[table["subject"] | table["company"].isin(beside)]
    order = View.options(claims)["yardstick"]
    table = table.sort_values("yardstick", key=lambda names: names.map(order.index), kind="stable")
    return table.assign(measures=[claims.yardstick[r].measures for r in table["yardstick"]])


def _narrow(table: pd.DataFrame, view: View, palette: Palette) -> go.Figure:
    """The yardsticks over their places: every name has room on a phone."""
    return _drawn(table, palette, is_beside=False)


def _wide(table: pd.DataFrame, view: View, palette: Palette) -> go.Figure:
    """The yardsticks left of their places, one line each."""
    return _drawn(table, palette, is_beside=True)


def _drawn(table: pd.DataFrame, palette: Palette, is_beside: bool) -> go.Figure:
    """A dot and a name in the cell of each place; companies level with one another share a cell.

    The x axis counts letters, so that each column is as wide as its longest name; the y axis
    pixels.
    """
    line = table.groupby(["yardstick", "place"]).cumcount()
    named = {r.yardstick: (r.yardstick, brief(r.period)) for r in rows_of(table)}
    left = 0.72 * max(len(f"{name} {when}") for name, when in named.values()) if is_beside else 0.0
    over = 0 if is_beside else LABEL - 4
    tops, y = {}, 0.0
    for name in named:
        tops[name] = y
        y -= over + NAME * (int(line[table["yardstick"] == name].max()) + 1) + 10
    figure = blank(palette, round(HEAD - y), showlegend=False)
    columns, width = _columns(table, left)
    for company in [c for c in palette.company if c in set(table["company"])]:
        rows = table[table["company"] == company]
        tops_of = [tops[name] for name in rows["yardstick"]]
        lines = line[rows.index]
        figure.add_scatter(
            x=[columns[int(place)] + _INSET for place in rows["place"]],
            y=[top - over - 5 - NAME * (n + 0.5) for top, n in zip(tops_of, lines, strict=True)],
            mode="markers+text",
            marker={"color": palette.company[company], "size": 9, "symbol": disc_symbols(rows)},
            text=[f"{_THIN}{company}"] * len(rows),
            textposition="middle right",
            textfont={"color": palette.company[company], "size": 13},
            customdata=marks(rows, [_hover(row) for row in rows_of(rows)]),
            hovertemplate=HOVER,
            cliponaxis=False,
            name=company,
        )
    middle = 5 + NAME / 2 if is_beside else 1 + LABEL / 2
    _name_rows(figure, palette, [(*named[name], top - middle) for name, top in tops.items()])
    _name_places(figure, palette, columns)
    rule = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "line": {"color": palette.grid}}
    return figure.update_layout(
        shapes=[{**rule, "y0": top, "y1": top} for top in tops.values()],
        xaxis={"range": [0, width], "visible": False},
        yaxis={"range": [y, HEAD], "visible": False},
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
    )


def _columns(table: pd.DataFrame, left: float) -> tuple[dict[int, float], float]:
    """Where the column of each place begins, in letters, and where the last one ends."""
    starts, at = {}, left
    for place in range(1, int(table["place"].max()) + 1):
        starts[place] = at
        names = table.loc[table["place"] == place, "company"]
        at += max([len(ordinal(place)), *map(len, names)]) + _SPACED
    return starts, at


def _name_rows(
    figure: go.Figure, palette: Palette, labels: Sequence[tuple[str, str, float]]
) -> None:
    """Each yardstick and its period, at its height."""
    quiet = f"<span style='color:{palette.quiet}'>"
    words = [f"<b>{name}</b>  {quiet}{when}</span>" for name, when, _ in labels]
    heights = [y for *_, y in labels]
    add_text(figure, [0] * len(labels), heights, words, name="labels", color=palette.ink)


def _name_places(figure: go.Figure, palette: Palette, columns: dict[int, float]) -> None:
    """The head of each column, over the dots."""
    words = [f"<b>{ordinal(place)}</b>" for place in columns]
    heights = [14.0] * len(columns)
    add_text(figure, list(columns.values()), heights, words, name="heads", color=palette.quiet)


def _hover(row: Any) -> str:
    size = percent(row.share) if row.share == row.share else "share not published"
    told_by = f"{row.yardstick}, {spoken(row.period)}"
    return f"<b>{row.company}</b>: {ordinal(row.place)}, {size}<br>{told_by}"


def _reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    if table.empty:
        return ("No yardstick is left that places two of the companies chosen.",)
    of_subjects = table[table["subject"]]
    spread = of_subjects.groupby("company")["place"].agg(["min", "max", "count"])
    spread = spread[spread["count"] > 1]
    if spread.empty:
        return ("No company is placed by more than one yardstick.",)
    firsts = of_subjects[of_subjects["place"] == 1].groupby("company").size()
    firsts = firsts[firsts.index.isin(spread.index)]
    ahead = firsts[firsts == firsts.max()]
    moves = spread["max"] - spread["min"]
    if not moves.max():
        return ("No company changes its place from yardstick to yardstick.",)
    names = list(spread.index[moves == moves.max()])
    if len(names) > 1:
        places = "1 place" if moves.max() == 1 else f"{moves.max()} places"
        return (f"{listed(names)} move most: by {places} from yardstick to yardstick.",)
    low, high = (int(spread.loc[names[0], end]) for end in ("min", "max"))
    ranges = f"{names[0]} stands anywhere from {ordinal(low)} to {ordinal(high)} by yardstick."
    if len(ahead) != 1:
        return (ranges,)
    first, lowest = ahead.index[0], int(spread.loc[ahead.index[0], "max"])
    never = ", and never below second" if lowest == 2 else ""
    of = f"{int(ahead.iloc[0])} of {spread.loc[first, 'count']} yardsticks"
    return f"{first} is first or level first by {of}{never}.", ranges


_MEASURED = (
    "Place of each company by each yardstick that names at least two of the four, in the latest "
    "such period."
)

RANKS = Chart(
    name="ranks",
    page="market_share",
    question="Does the order hold across yardsticks?",
    measured=lambda claims, view: (
        f"{_MEASURED} Companies level with one another share a cell; an empty cell is a place of "
        "others, or of nobody named."
    ),
    table=_table,
    draw=_narrow,
    wider=(Wider(640, _wide),),
    reading=_reading,
    columns={
        "yardstick": "Yardstick",
        "period": "Period",
        "company": "Company",
        "place": "Place",
        "share": "Share, %",
    },
    plain=Plain(measure="place", is_order=True, measured=lambda claims, view: _MEASURED),
)
