"""A chart as a picture that says by itself what it shows, where from, and under which link.

    with shared_browser():
        png = picture(answer(claims, SHARES, view), "png", size="slide")

Pictures need kaleido (requirements-pictures.txt) and a Chrome or Chromium on the machine. One
browser is kept for all pictures within `shared_browser`. It is for the command line and builds:
the app itself draws the same poster in the reader's own browser.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Literal

import plotly.graph_objects as go

from components.figures.answer import Answer
from components.figures.theme import Theme, palette_of
from components.publish.caption import caption
from components.publish.links import ADDRESS
from components.publish.poster.browser import drawn_in_browser
from components.publish.poster.picture_metadata import Stamp, stamped_png
from components.publish.poster.poster import CHART, PAD, Poster, poster

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


def poster_of(
    answer: Answer, theme: Theme | None = None, size: Size = "seen", base: str = ADDRESS
) -> Poster:
    """The poster of an answer, on which its figure is still to be drawn.

    `theme` is the view's unless given; `size` one of SIZES; `base` the address that the link and
    the QR code name. An answer without a row becomes a poster that says so.
    """
    said, view = caption(answer, base), answer.view
    stamp = Stamp(answer.chart.name, view.to_query(), view.edition, said.link, answer.roots)
    shades = palette_of(answer.claims, theme or answer.theme)
    width, height = SIZES[size]

    def drawn(wide: int, high: int) -> Poster:
        return poster(said, shades, wide, high, answer.height(wide - 2 * PAD), stamp)

    return drawn(width, 0) if not height else _in_shape(drawn, width / height, (width, height))


def _in_shape(drawn: Callable[[int, int], Poster], ratio: float, shown: tuple[int, int]) -> Poster:
    """The smallest poster of a shape that has room for the whole chart, to be shown at its size."""
    wide = LEAST_WIDTH
    while (page := drawn(wide, round(wide / ratio))).height > round(wide / ratio):
        wide = max(wide + 20, min(round(page.height * ratio), wide + 200))
    return replace(page, shown=shown)


def picture(
    answer: Answer,
    format: PictureFormat = "png",
    theme: Theme | None = None,
    size: Size = "seen",
    base: str = ADDRESS,
) -> bytes:
    """An answer with its caption as the bytes of a PNG (at twice its size), SVG or PDF.

    Raises NoPicture where kaleido or a browser is missing, or the page that draws fails. The rest
    is as in `poster_of`. PNG and SVG carry a Stamp, which `stamp_of` reads back.
    """
    page = poster_of(answer, theme, size, base)
    figure = answer.figure(theme, page.chart_width)
    if format == "svg":
        chart_svg = drawn_svg(figure, page.chart_width, page.chart_height)
        return sized_svg(page.with_chart(chart_svg), page).encode("utf-8")
    options = {"format": format, "width": page.shown[0], "height": page.shown[1]}
    if format == "pdf":  # which shows a drawing at its own size; a PNG is scaled as it is painted
        return drawn_in_browser(_posted(figure, page, sized_svg(page.svg, page)), options)
    png = drawn_in_browser(_posted(figure, page, page.svg), {**options, "scale": SCALE})
    return stamped_png(png, page.stamp)


def _posted(figure: go.Figure, page: Poster, svg: str) -> dict[str, Any]:
    """The figure with a poster where the page that draws it (browser.js) looks for one."""
    size = [page.chart_width, page.chart_height]
    parts: dict[str, Any] = figure.to_dict()
    meta = {"poster": {"svg": svg, "hole": CHART, "chart": size}}
    return {**parts, "layout": {**parts["layout"], "meta": meta}}


def sized_svg(svg: str, page: Poster) -> str:
    """The SVG with the width and height it is meant to be seen at."""
    drawn = f'width="{page.width}" height="{page.height}"'
    return svg.replace(drawn, f'width="{page.shown[0]:g}" height="{page.shown[1]:g}"', 1)


def drawn_svg(figure: go.Figure, width: int, height: int) -> str:
    """A figure as an SVG of some width and height in pixels. Raises NoPicture as `picture` does."""
    options = {"format": "svg", "width": width, "height": height}
    return style_last(drawn_in_browser(figure.to_dict(), options).decode("utf-8"))


def style_last(svg: str) -> str:
    """The SVG with each tag's style after its other attributes.

    A browser writes it now in one place and now in another, by what the page drew before; put last,
    equal charts are equal.
    """
    return _STYLE.sub(r"\1\3\2", svg)
