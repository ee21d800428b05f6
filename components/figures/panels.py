"""Rows of small charts on one time axis, drawn as one plain layout: cheaper than make_subplots."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from components.figures.theme import Look

NAME = 23  # pixels over a row for its name
LINE = 20  # and for each quiet line below the name
PLOT = 120  # pixels of a row for its marks
AXIS = 28  # pixels under the last row for the years
_GAP = 10


@dataclass(frozen=True)
class Title:
    """What stands over a row: its name in its colour, a quiet remark beside it, lines below it."""

    name: str
    color: str
    remark: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Panel:
    """One row: the ids of its axes, and the layout entries that place them."""

    x: str
    y: str
    layout: dict[str, Any]
    annotations: list[dict[str, Any]]


def panels(
    titles: Sequence[Title], look: Look, foot: int, plot: int = PLOT
) -> tuple[list[Panel], int]:
    """One row a title, all as high, and the height in pixels of the whole.

    All rows share the time axis, whose years stand under the last; each has a value axis of its
    own. `plot` pixels of a row are for its marks, and `foot` are kept free below for what else is
    told.
    """
    head = NAME + LINE * max(len(title.lines) for title in titles)
    pitch = head + plot + _GAP
    height = pitch * len(titles) - _GAP + AXIS + foot
    placed = []
    for i, title in enumerate(titles):
        n = "" if i == 0 else str(i + 1)
        top = height - pitch * i - head
        domain = [(top - plot) / height, top / height]
        last = i == len(titles) - 1
        placed.append(
            Panel(
                x=f"x{n}",
                y=f"y{n}",
                layout={
                    f"xaxis{n}": {"anchor": f"y{n}", "showticklabels": last}
                    | ({"matches": "x"} if i else {}),
                    f"yaxis{n}": {"domain": domain, "anchor": f"x{n}"},
                },
                annotations=[_written(title, look, (top + head) / height)],
            )
        )
    return placed, height


def _written(title: Title, look: Look, y: float) -> dict[str, Any]:
    quiet = f"<span style='font-size:12px;color:{look.quiet}'>"
    remark = f"  {quiet}{title.remark}</span>" if title.remark else ""
    below = "".join(f"<br>{quiet}{line}</span>" for line in title.lines)
    return {
        "text": f"<b>{title.name}</b>{remark}{below}",
        "font": {"color": title.color, "size": 15},
        "align": "left",
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "yref": "paper",
        "y": y,
        "yanchor": "top",
    }
