"""A chart as a picture that says by itself what it shows, where from, and under which link.

    with kept_browser():
        png = picture(SHARES, seen(claims, view), view, "png", size="slide")

Pictures need kaleido (requirements-pictures.txt) and a Chrome or Chromium on the machine. One
browser is kept for all pictures within `kept_browser`. It is for the command line and builds:
the app itself draws the same `framed` picture in the reader's own browser.
"""

import re
from dataclasses import dataclass
from typing import Any, Literal

import plotly.graph_objects as go

from components.analysis.graded import graded
from components.analysis.view import View
from components.claims.model import Claims
from components.figures.chart import Chart
from components.figures.theme import Theme, look
from components.publish.browser import painted
from components.publish.caption import caption, carried
from components.publish.links import ADDRESS
from components.publish.poster import CHART, Poster, poster
from components.publish.stamp import Stamp, stamped_png, svg_metadata

Size = Literal["seen", "slide", "square", "wide", "print"]
PictureFormat = Literal["png", "svg", "pdf"]
_STYLE = re.compile(r'(<[^<>]*?)( style="[^"]*")([^<>]*?)(?=/?>)')
SCALE = 2  # pixels of a PNG for one pixel of the drawing
SEEN_WIDTH = 760
LEAST_WIDTH = 720  # of a drawing whose shape is given; it is then scaled to its size

# Width and height in pixels; a height of 0 follows from the chart.
SIZES: dict[Size, tuple[int, int]] = {
    "seen": (SEEN_WIDTH, 0),
    "slide": (1280, 720),
    "square": (1080, 1080),
    "wide": (1200, 628),
    "print": (540, 0),
}
SIZE_WORDS: dict[Size, str] = {
    "seen": "As seen",
    "slide": "Slide, 16:9",
    "square": "Square, 1:1",
    "wide": "Preview, 1200 x 628",
    "print": "Print column",
}


@dataclass(frozen=True)
class Framed:
    """A figure and the poster it goes on, ready to be drawn by any Plotly.

    `figure` is to be drawn as SVG with the poster's chart_width and chart_height; `stamp` is what
    the file carries unseen.
    """

    figure: go.Figure
    poster: Poster
    stamp: Stamp


def framed(
    chart: Chart,
    claims: Claims,
    view: View,
    theme: Theme | None = None,
    size: Size = "seen",
    base: str = ADDRESS,
) -> Framed:
    """A chart with its caption, before it is drawn. `claims` are those seen under the view.

    `theme` is the view's unless given; `size` one of SIZES; `base` the address that the link and
    the QR code name. A chart without a row becomes a poster that says so.
    """
    shades = look(claims, theme or ("dark" if view.theme == "dark" else "light"))
    table = graded(claims, chart.table(claims, view))
    figure = go.Figure(layout={"template": shades.template, "height": 40})
    if table.empty:
        figure.update_layout(xaxis_visible=False, yaxis_visible=False)
    else:
        figure = chart.figure(table, view, shades)
    said = caption(chart, table, figure, claims, view, base)
    stamp = Stamp(chart.name, view.to_query(), view.edition, said.link, carried(claims, table))
    width, height = SIZES[size]
    needed = int(figure.layout.height)

    def drawn(wide: int, high: int) -> Poster:
        return poster(said, shades, wide, high, needed, svg_metadata(stamp))

    page = drawn(width, 0) if not height else _in_shape(drawn, width / height, (width, height))
    return Framed(figure, page, stamp)


def _in_shape(drawn: Any, ratio: float, shown: tuple[int, int]) -> Poster:
    """The smallest poster of a shape that has room for the whole chart, to be shown at its size."""
    wide = LEAST_WIDTH
    while (page := drawn(wide, round(wide / ratio))).height > round(wide / ratio):
        wide = max(wide + 20, min(round(page.height * ratio), wide + 200))
    return Poster(**{**vars(page), "shown": shown})


def picture(
    chart: Chart,
    claims: Claims,
    view: View,
    format: PictureFormat = "png",
    theme: Theme | None = None,
    size: Size = "seen",
    base: str = ADDRESS,
) -> bytes:
    """A chart with its caption as the bytes of a PNG (at twice its size), SVG or PDF.

    Raises NoPicture where kaleido or a browser is missing, or the page that draws fails. Chart,
    claims and the rest are as in `framed`. PNG and SVG carry a Stamp, which `stamp_of` reads back.
    """
    made = framed(chart, claims, view, theme, size, base)
    page = made.poster
    if format == "svg":
        chart_svg = drawn_svg(made.figure, page.chart_width, page.chart_height)
        return sized_svg(page.with_chart(chart_svg), page).encode("utf-8")
    options = {"format": format, "width": page.shown[0], "height": page.shown[1]}
    if format == "pdf":  # which shows a drawing at its own size; a PNG is scaled as it is painted
        return painted(_posted(made, sized_svg(page.svg, page)), options)
    return stamped_png(painted(_posted(made, page.svg), {**options, "scale": SCALE}), made.stamp)


def _posted(made: Framed, svg: str) -> dict[str, Any]:
    """The figure with a poster where the page that draws it (browser.js) looks for one."""
    size = [made.poster.chart_width, made.poster.chart_height]
    figure: dict[str, Any] = made.figure.to_dict()
    figure["layout"]["meta"] = {"poster": {"svg": svg, "hole": CHART, "chart": size}}
    return figure


def sized_svg(svg: str, page: Poster) -> str:
    """The SVG with the width and height it is meant to be seen at."""
    drawn = f'width="{page.width}" height="{page.height}"'
    return svg.replace(drawn, f'width="{page.shown[0]:g}" height="{page.shown[1]:g}"', 1)


def drawn_svg(figure: go.Figure, width: int, height: int) -> str:
    """A figure as an SVG of some width and height in pixels. Raises NoPicture as `picture` does."""
    options = {"format": "svg", "width": width, "height": height}
    return style_last(painted(figure.to_dict(), options).decode("utf-8"))


def style_last(svg: str) -> str:
    """The SVG with each tag's style after its other attributes.

    A browser writes it now in one place and now in another, by what the page drew before; put last,
    equal charts are equal.
    """
    return _STYLE.sub(r"\1\3\2", svg)
