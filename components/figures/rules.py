"""Rules of a chart, such as its years and the ticks of its scale, drawn together."""

from collections.abc import Iterable

import plotly.graph_objects as go

Segment = tuple[float, float, float, float]  # x0, y0, x1, y1 on numeric axes


def add_rules(figure: go.Figure, segments: Iterable[Segment], color: str) -> None:
    """Thin lines beneath the marks, none where there is no segment.

    One shape for all: plotly checks every shape anew with each that is added, and a browser lays
    out each by itself.
    """
    path = " ".join(f"M {x0:g} {y0:g} L {x1:g} {y1:g}" for x0, y0, x1, y1 in segments)
    if path:
        figure.add_shape(type="path", path=path, layer="below", line={"color": color, "width": 1})
