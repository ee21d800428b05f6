"""How tests draw and read a chart, and which marks a line joins."""

import math
from collections.abc import Iterator

import plotly.graph_objects as go

from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.chart import Chart
from components.figures.theme import Palette


def drawn(chart: Chart, claims: Claims, view: View, palette: Palette) -> go.Figure:
    return chart.figure(chart.table(claims, view), view, palette)


def read(chart: Chart, claims: Claims, view: View) -> str:
    return " ".join(chart.reading(chart.table(claims, view), claims, view))


def line_colors(figure: go.Figure, company: str) -> list[tuple[str, str]]:
    return [
        (trace.name, trace.line.color or trace.marker.line.color)
        for trace in figure.data
        if trace.name and trace.name.split()[0] == company
    ]


def lines(figure: go.Figure) -> Iterator[list[str]]:
    """The claims that each unbroken piece of a line joins."""
    for trace in figure.data:
        if "lines" not in (trace.mode or ""):
            continue
        assert not trace.connectgaps
        piece: list[str] = []
        for x, y, carried in zip(trace.x, trace.y, trace.customdata, strict=True):
            if x is None or y is None or math.isnan(y):
                yield piece
                piece = []
            else:
                piece.append(carried[0])
        yield piece
