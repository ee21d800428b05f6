"""Words that belong to a chart and not to one of its marks: names, heads, scales."""

from collections.abc import Sequence

import plotly.graph_objects as go


def add_text(
    figure: go.Figure,
    x: Sequence[object],
    y: Sequence[float],
    words: Sequence[str],
    *,
    name: str,
    color: str | Sequence[str],
    size: int = 13,
    beside: str | Sequence[str] = "middle right",
) -> None:
    """Words at places of the axes, which no pointer and no press answers to.

    `beside` says on which side of its place each stands. A trace and not annotations, because those
    are centred on a width that is measured before the font is there.
    """
    figure.add_scatter(
        x=x,
        y=y,
        mode="text",
        text=words,
        textposition=beside,
        textfont={"size": size, "color": color},
        hoverinfo="skip",
        cliponaxis=False,
        name=name,
        showlegend=False,
    )
