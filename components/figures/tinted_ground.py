"""The part of a plot on which something is so, tinted and named: 'capex above cloud revenue'."""

import plotly.graph_objects as go

from components.figures.theme import Palette


def tint_ground(figure: go.Figure, start: float, end: float, words: str, palette: Palette) -> None:
    """Tint the plot from one value to another, all the way across; the words stand at the end."""
    figure.add_shape(
        type="rect",
        layer="below",
        line_width=0,
        fillcolor=palette.ground,
        x0=0,
        x1=1,
        xref="paper",
        y0=start,
        y1=end,
    )
    figure.add_annotation(
        x=0,
        xref="paper",
        xanchor="left",
        xshift=6,
        y=end,
        yanchor="top" if end > start else "bottom",
        text=words,
        font={"size": 13, "color": palette.ink},
        bgcolor=palette.ground,
    )
