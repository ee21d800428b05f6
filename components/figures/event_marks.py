"""Numbered moments: a line through every row, a number on top of it, and their words below."""

from collections.abc import Sequence
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from components.analysis.tables import rows_of
from components.figures.chart import HOVER, marks
from components.figures.panels import Panel
from components.figures.theme import Palette
from components.wording.formats import kept_together, spoken

LINE = 16  # pixels: the height of a line of words
_APART = 150  # days between two numbers that stand side by side on a phone
_LONGEST, _LONG = 54, 130  # letters of a line, on a phone and on a wide card
_DISC = 17  # pixels: the width of a number's disc
_LEVEL = 20  # and from one level of numbers to the next


def words_height(events: pd.DataFrame, is_wide: bool) -> int:
    """The height in pixels that the words below need; 0 without an event."""
    return LINE * sum(len(_lines(row, is_wide)) for row in rows_of(events)) + 12 * bool(len(events))


def numbers_height(events: pd.DataFrame, is_wide: bool) -> int:
    """The height in pixels that the numbers need over the marks of the first row."""
    levels = 1 + any(_lowered(list(events["start"]), is_wide)) if len(events) else 0
    return levels * _LEVEL + 4 * bool(levels)


def add_moments(
    figure: go.Figure,
    events: pd.DataFrame,
    placed: Sequence[Panel],
    tops: Sequence[float],
    palette: Palette,
    foot: int,
    is_wide: bool,
) -> None:
    """Draw the events that `events_of` made through all rows, whose value axes end at `tops`.

    Their numbers stand over the marks of the first row, their words in the lowest part of the
    figure, above `foot` pixels kept free. Numbers and words carry the event's claims.
    """
    if events.empty:
        return
    days = events["start"].dt.strftime("%Y-%m-%d")
    lowered, room = _lowered(list(events["start"]), is_wide), numbers_height(events, is_wide)
    over = [_DISC / 2 + 3 + (0 if low else _LEVEL * any(lowered)) for low in lowered]
    carried = marks(events, [f"{r.label}<br>{spoken(r.period)}" for r in rows_of(events)])
    figure.add_scatter(
        x=days,
        y=over,
        mode="markers+text",
        text=[str(n + 1) for n in range(len(events))],
        textfont={"size": 11, "color": palette.paper},
        marker={"size": _DISC, "color": palette.ink, "opacity": 1},
        cliponaxis=False,
        customdata=carried,
        hovertemplate=HOVER,
        showlegend=False,
        name="events",
        xaxis="x98",
        yaxis="y98",
    )
    above = placed[0].layout[f"yaxis{placed[0].y[1:]}"]["domain"][1]
    figure.update_layout(
        xaxis98={"anchor": "y98", "matches": "x", "visible": False},
        yaxis98={  # of pixels, for the numbers over the first row
            "range": [0, room],
            "domain": [above, above + room / float(figure.layout.height)],
            "anchor": "x98",
            "visible": False,
        },
    )
    rows = [(panel.x, panel.y, [top] * len(over)) for panel, top in zip(placed, tops, strict=True)]
    line = {"type": "line", "layer": "below", "y0": 0}
    line |= {"line": {"color": palette.quiet, "width": 1, "dash": "dot"}}
    drawn = [
        {**line, "x0": day, "x1": day, "xref": x, "y1": end, "yref": y}
        for x, y, ends in [*rows, ("x98", "y98", over)]
        for day, end in zip(days, ends, strict=True)
    ]
    figure.update_layout(shapes=[*figure.layout.shapes, *drawn])
    _add_words(figure, events, carried, palette, foot, is_wide)


def _lowered(days: Sequence[pd.Timestamp], is_wide: bool) -> list[bool]:
    """Which numbers stand a step lower: each that would cover a raised one before it."""
    least = _APART / (4 if is_wide else 1)
    found: list[bool] = []
    for i, day in enumerate(days):
        close = i > 0 and (day - days[i - 1]).days < least
        found.append(close and not found[-1])
    return found


def _add_words(
    figure: go.Figure,
    events: pd.DataFrame,
    carried: list[list[str]],
    palette: Palette,
    foot: int,
    is_wide: bool,
) -> None:
    """The list of what happened, on an axis of pixels of its own."""
    total, height = float(figure.layout.height), words_height(events, is_wide)
    lines = [_lines(row, is_wide) for row in rows_of(events)]
    above = [sum(map(len, lines[:i])) for i in range(len(lines))]
    figure.add_scatter(
        x=[0] * len(lines),
        y=[-LINE * n - 6 for n in above],
        mode="text",
        text=[f"<b>{i + 1}</b>  " + "<br>".join(own) for i, own in enumerate(lines)],
        textposition="bottom right",
        textfont={"size": 13, "color": palette.quiet},
        cliponaxis=False,
        customdata=carried,
        hovertemplate=HOVER,
        showlegend=False,
        name="what happened",
        xaxis="x99",
        yaxis="y99",
    )
    figure.add_bar(  # unseen, so that a press anywhere on the words opens what they rest on
        orientation="h",
        x=[1] * len(lines),
        y=[-LINE * (n + len(own) / 2) - 6 for n, own in zip(above, lines, strict=True)],
        width=[LINE * len(own) for own in lines],
        opacity=0,
        customdata=carried,
        hovertemplate=HOVER,
        showlegend=False,
        name="what happened",
        xaxis="x99",
        yaxis="y99",
    )
    figure.update_layout(
        xaxis99={"range": [0, 1], "domain": [0, 1], "anchor": "y99", "visible": False},
        yaxis99={
            "range": [-height, 0],
            "domain": [foot / total, (foot + height) / total],
            "anchor": "x99",
            "visible": False,
        },
    )


def _lines(row: object, is_wide: bool) -> list[str]:
    said = f"{spoken(row.period)}: {row.label}"  # type: ignore[attr-defined]
    return wrap(kept_together(said), _LONG if is_wide else _LONGEST)
