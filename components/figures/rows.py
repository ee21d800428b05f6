"""Rows with their label above: a layout that reads the same at 340 and at 1,100 pixels."""

from collections.abc import Sequence

import plotly.graph_objects as go

from components.figures.text_trace import add_text
from components.figures.theme import Palette

HEAD = 44
FOOT = 6
LABEL = 24


def row_height(count: int, pitch: int, head: int = HEAD) -> int:
    """The height in pixels of a figure with this many rows."""
    return head + FOOT + pitch * count


def set_rows(
    figure: go.Figure,
    palette: Palette,
    labels: Sequence[tuple[str, str]],
    pitch: int,
    width: float,
    head: int = HEAD,
    left: float = 0,
) -> None:
    """Lay out one row a label on a y axis of pixels, the first on top.

    Each label is a bold part and a quiet part on one line over its row; the x axis runs from
    `left` to `width`. Marks of row i belong at `row_y(i, pitch)`."""
    count = len(labels)
    add_text(
        figure,
        [left] * count,
        [-pitch * i - LABEL / 2 - 1 for i in range(count)],
        [
            f"<b>{bold}</b>  <span style='color:{palette.quiet}'>{quiet}</span>"
            for bold, quiet in labels
        ],
        name="labels",
        color=palette.ink,
    )
    rules = [
        {
            "type": "line",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": -pitch * i,
            "y1": -pitch * i,
            "line": {"color": palette.grid, "width": 1},
        }
        for i in range(count)
    ]
    figure.update_layout(
        shapes=rules,
        xaxis={"range": [left, width], "visible": False},
        yaxis={"range": [-pitch * count - FOOT, head], "visible": False},
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        showlegend=False,
    )


def row_y(row: int, pitch: int) -> float:
    """Where the marks of a row stand: the middle of what its label leaves free."""
    return -pitch * row - LABEL - (pitch - LABEL) / 2 + 2


def set_heads(figure: go.Figure, heads: Sequence[tuple[str, str]]) -> None:
    """Column heads, each in its colour, at x = 0.5, 1.5 ..."""
    add_text(
        figure,
        [i + 0.5 for i in range(len(heads))],
        [4] * len(heads),
        [f"<b>{name.replace(' ', '<br>', 1)}</b>" for name, _ in heads],
        name="heads",
        color=[color for _, color in heads],
        beside="top center",
    )
