"""Numbered moments: a line through every row, a number on top of it, and their words below."""

from collections.abc import Sequence
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from components.analysis.tables import rows_of
from components.figures.chart import HOVER, marks
from components.figures.panels import Panel
from components.figures.theme import Look
from components.wording.formats import spoken

LINE = 16  # pixels: the height of a line of words
_APART = 150  # days
_LONGEST = 56  # letters of a line, on a phone


def words_height(events: pd.DataFrame) -> int:
    """The height in pixels that the words below need; 0 without an event."""
    return LINE * sum(len(_lines(row)) for row in rows_of(events)) + 6 * bool(len(events))


def add_moments(
    figure: go.Figure,
    events: pd.DataFrame,
    placed: Sequence[Panel],
    tops: Sequence[float],
    look: Look,
    foot: int,
) -> None:
    """Draw the events that `events_of` made through all rows, whose value axes end at `tops`.

    Their numbers stand in the first row, their words in the lowest part of the figure, above `foot`
    pixels kept free. Numbers and words carry the event's claims.
    """
    if events.empty:
        return
    days = events["start"].dt.strftime("%Y-%m-%d")
    heights = [0.84 if low else 0.94 for low in _lowered(list(events["start"]))]
    carried = marks(events, [f"{r.label}<br>{spoken(r.period)}" for r in rows_of(events)])
    figure.add_scatter(
        x=days,
        y=[height * tops[0] for height in heights],
        mode="markers+text",
        text=[str(n + 1) for n in range(len(events))],
        textfont={"size": 11, "color": look.paper},
        marker={"size": 17, "color": look.ink, "opacity": 1},
        cliponaxis=False,
        customdata=carried,
        hovertemplate=HOVER,
        showlegend=False,
        name="events",
        xaxis=placed[0].x,
        yaxis=placed[0].y,
    )
    for place, (panel, top) in enumerate(zip(placed, tops, strict=True)):
        for day, height in zip(days, heights, strict=True):
            figure.add_shape(
                type="line",
                layer="below",
                line={"color": look.quiet, "width": 1, "dash": "dot"},
                x0=day,
                x1=day,
                xref=panel.x,
                y0=0,
                y1=top * (1 if place else height),
                yref=panel.y,
            )
    _add_words(figure, events, carried, look, foot)


def _lowered(days: Sequence[pd.Timestamp]) -> list[bool]:
    """Which numbers stand a step lower: each that would cover a raised one before it on a phone."""
    found: list[bool] = []
    for i, day in enumerate(days):
        close = i > 0 and (day - days[i - 1]).days < _APART
        found.append(close and not found[-1])
    return found


def _add_words(
    figure: go.Figure, events: pd.DataFrame, carried: list[list[str]], look: Look, foot: int
) -> None:
    """The list of what happened, on an axis of pixels of its own."""
    total, height = float(figure.layout.height), words_height(events)
    lines = [_lines(row) for row in rows_of(events)]
    above = [sum(map(len, lines[:i])) for i in range(len(lines))]
    figure.add_scatter(
        x=[0] * len(lines),
        y=[-LINE * n for n in above],
        mode="text",
        text=[f"<b>{i + 1}</b>  " + "<br>".join(own) for i, own in enumerate(lines)],
        textposition="bottom right",
        textfont={"size": 12, "color": look.quiet},
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
        y=[-LINE * (n + len(own) / 2) for n, own in zip(above, lines, strict=True)],
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


def _lines(row: object) -> list[str]:
    said = f"{spoken(row.period)}: {row.label}"  # type: ignore[attr-defined]
    return wrap(said, _LONGEST)
