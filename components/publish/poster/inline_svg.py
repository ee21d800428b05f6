"""Charts as SVG files that come out the same each time."""

import re
from itertools import count

import plotly.graph_objects as go

from components.publish.poster.image import drawn_svg

# Where Plotly writes its random names: ids, classes and references, never colours or words.
_PLACE = re.compile(r'(?:\bid|\bclass|href)="[^"]*"|url\([^)]*\)')
_RANDOM = re.compile(
    r"(?<![0-9a-z])(?:clip|defs-|topdefs-|legend|trace|p)([0-9a-f]{6})(?![0-9a-f]{6})"
)
_PART = re.compile(r"(?<=-)([0-9a-f]{6})(?=-\d|$|\")")
_EMPTY = re.compile(r'<g(?: (?:class|style|transform)="[^"]*")*/>')


def stable(svg: str) -> str:
    """The SVG with Plotly's random names replaced by u0, u1 ... in order of appearance.

    Plotly draws six hexadecimal digits for each figure and each trace. They stand in ids, classes
    and the references to them, such as `clip4c790fxyplot` and `url('#p4c790f-034e62-0')`; nothing
    else is touched. Groups without content go too: they draw nothing.
    """
    names: dict[str, str] = {}
    numbers = count()
    for place in _PLACE.findall(svg):
        for name in [*_RANDOM.findall(place), *_PART.findall(place)]:
            if name not in names:
                names[name] = f"u{next(numbers)}"
    if names:
        known = re.compile("|".join(names))
        svg = _PLACE.sub(lambda p: known.sub(lambda name: names[name[0]], p[0]), svg)
    while (slimmer := _EMPTY.sub("", svg)) != svg:
        svg = slimmer
    return svg


def chart_svg(figure: go.Figure, width: int) -> bytes:
    """A figure as an SVG of some width in pixels; within `shared_browser` only."""
    return stable(drawn_svg(figure, width, int(figure.layout.height))).encode("utf-8")
