"""Bars under their names: name and figure on one line, the bar below it; read at any width."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from components.figures.chart import HOVER, blank, marks
from components.figures.rows import LABEL, row_height, set_rows
from components.figures.text_trace import add_text
from components.figures.theme import Palette

PITCH = 50  # pixels from row to row
BAR = 16  # the height of a bar
_HEAD = 8


@dataclass(frozen=True)
class BarRow:
    """What is written and drawn of a row: its name, what stands quietly beside it, its figure.

    `moved` stands quietly after the figure; `words` are told to a pointer.
    """

    name: str
    beside: str
    figure: str
    moved: str
    ink: str
    fill: str
    words: str


def bar_rows(
    table: pd.DataFrame, rows: Sequence[BarRow], top: float, palette: Palette
) -> go.Figure:
    """A bar for each row of a table, on a zero base, in its order; `top` is as wide as the card."""
    figure = blank(palette, row_height(len(rows), PITCH, head=_HEAD))
    set_rows(figure, palette, [(row.name, row.beside) for row in rows], PITCH, top, head=_HEAD)
    figure.add_bar(
        x=table["value"],
        y=[down(place) for place in range(len(rows))],
        width=BAR,
        orientation="h",
        marker={
            "color": [row.fill for row in rows],
            "line": {"color": [row.ink for row in rows], "width": 1.5},
        },
        customdata=marks(table, [row.words for row in rows]),
        hovertemplate=HOVER,
        name="newest",
    )
    quiet = f"<span style='color:{palette.quiet}'>"
    add_text(
        figure,
        [top] * len(rows),
        [-PITCH * place - LABEL / 2 - 1 for place in range(len(rows))],
        [
            f"<b>{row.figure}</b>" + (f"  {quiet}{row.moved}</span>" if row.moved else "")
            for row in rows
        ],
        name="values",
        color=[row.ink for row in rows],
        size=14,
        beside="middle left",
    )
    return figure


def down(place: int) -> float:
    """Where the bar of a row stands, in pixels of the axis."""
    return -PITCH * place - LABEL - BAR / 2 - 2


def mark_upright(
    figure: go.Figure,
    table: pd.DataFrame,
    places: Sequence[int],
    words: Sequence[str],
    name: str,
    palette: Palette,
) -> None:
    """An upright line over the bar of a row for each row of a table, at its value."""
    figure.add_scatter(
        x=table["value"],
        y=[down(place) for place in places],
        mode="markers",
        marker={
            "symbol": "line-ns",
            "size": BAR * 0.8,  # in each direction from its middle, as Plotly draws it
            "line": {"color": palette.ink, "width": 2},
        },
        cliponaxis=False,
        customdata=marks(table, words),
        hovertemplate=HOVER,
        name=name,
    )
