"""Rows of small charts on one time axis, drawn as one plain layout: cheaper than make_subplots."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from components.figures.theme import Palette

NAME = 23  # pixels over a row for its name
LINE = 18  # and for each quiet line below the name
PLOT = 104  # pixels of a row for its marks, unless it says otherwise
AXIS = 28  # pixels under the last row for the years
_GAP = 20


@dataclass(frozen=True)
class Title:
    """What stands over a row: its name in its colour, a quiet remark beside it, lines below it.

    Under these `room` pixels are kept free for what stands over the marks, which take `plot`.
    """

    name: str
    color: str
    remark: str = ""
    lines: tuple[str, ...] = ()
    room: int = 0
    plot: int = PLOT


@dataclass(frozen=True)
class Panel:
    """One row: the ids of its axes, the layout entries that place them, the pixels of its marks."""

    x: str
    y: str
    layout: dict[str, Any]
    annotations: list[dict[str, Any]]
    plot: int


def panels(
    titles: Sequence[Title], palette: Palette, foot: int, left: int = 0
) -> tuple[list[Panel], int]:
    """One row a title, and the height in pixels of the whole.

    All rows share the time axis, whose years stand under the last; each has a value axis of its
    own. `foot` pixels are kept free below for what else is told; the titles begin `left` pixels
    before the marks.
    """
    heads = [NAME + LINE * len(title.lines) + title.room for title in titles]
    rows = [head + title.plot for head, title in zip(heads, titles, strict=True)]
    height = sum(rows) + _GAP * (len(titles) - 1) + AXIS + foot
    placed, above = [], 0
    for i, (title, head) in enumerate(zip(titles, heads, strict=True)):
        n = "" if i == 0 else str(i + 1)
        top = height - above - head
        last = i == len(titles) - 1
        placed.append(
            Panel(
                x=f"x{n}",
                y=f"y{n}",
                layout={
                    f"xaxis{n}": {"anchor": f"y{n}", "showticklabels": last}
                    | ({"matches": "x"} if i else {}),
                    f"yaxis{n}": {
                        "domain": [(top - title.plot) / height, top / height],
                        "anchor": f"x{n}",
                    },
                },
                annotations=[_written(title, palette, (height - above) / height, left)],
                plot=title.plot,
            )
        )
        above += rows[i] + _GAP
    return placed, height


def _written(title: Title, palette: Palette, y: float, left: int) -> dict[str, Any]:
    quiet = f"<span style='font-size:13px;color:{palette.quiet}'>"
    remark = f"  {quiet}{title.remark}</span>" if title.remark else ""
    below = "".join(f"<br>{quiet}{line}</span>" for line in title.lines)
    return {
        "text": f"<b>{title.name}</b>{remark}{below}",
        "font": {"color": title.color, "size": 15},
        "align": "left",
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "xshift": -left,
        "yref": "paper",
        "y": y,
        "yanchor": "top",
    }
