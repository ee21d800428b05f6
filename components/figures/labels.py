"""Labels at the end of lines, so placed that none covers another."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go


@dataclass(frozen=True)
class End:
    """The end of a line: its height (the logarithm, on a log axis), its label and its ink."""

    y: float
    text: str
    color: str


def name_ends(
    figure: go.Figure, ends: Sequence[End], least: float, room: int, top: float, axis: str = "y"
) -> None:
    """Write each label right of the plot at its line's end; `room` is the margin in pixels.

    Labels closer than `least`, in units of the axis that ends at `top`, are moved just so far
    apart that all are read. `axis` is the id of that axis.
    """
    ordered = sorted(ends, key=lambda end: end.y)
    for end, y in zip(ordered, apart([end.y for end in ordered], least, top), strict=True):
        figure.add_annotation(
            x=1,
            xref="paper",
            xanchor="left",
            xshift=4,
            align="left",
            y=y,
            yref=axis,
            text=end.text,
            font={"color": end.color, "size": 13},
        )
    figure.update_layout(margin_r=room)


def apart(values: Sequence[float], least: float, top: float) -> list[float]:
    """Positions for labels of ascending values: `least` apart, none above `top`.

    Moved up from the lowest where they are too close and, where that runs over, down from the top.
    """
    placed: list[float] = []
    for value in values:
        placed.append(max(value, placed[-1] + least) if placed else value)
    for i in reversed(range(len(placed))):
        ceiling = placed[i + 1] - least if i + 1 < len(placed) else top
        placed[i] = min(placed[i], ceiling)
    return placed
