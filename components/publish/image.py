"""A chart as a picture that says by itself what it shows, where from, and under which link.

    with kept_browser():
        png = picture(SHARES, seen(claims, view), view, "png", size="slide")

Pictures need kaleido (requirements-pictures.txt) and a Chrome or Chromium on the machine. One
browser is kept for all pictures within `kept_browser`. It is for the command line and builds:
the app itself draws the same `framed` picture in the reader's own browser.
"""

import base64
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any, Literal

import plotly.graph_objects as go

from components.analysis.graded import graded
from components.analysis.view import View
from components.claims.model import Claims
from components.figures.chart import Chart
from components.figures.theme import Theme, look
from components.publish.caption import caption, carried
from components.publish.links import ADDRESS
from components.publish.poster import Poster, poster
from components.publish.stamp import Stamp, stamped_png, svg_metadata

Size = Literal["seen", "slide", "square", "wide", "print"]
PictureFormat = Literal["png", "svg", "pdf"]
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
NO_BROWSER = (
    "A picture needs Chrome or Chromium, and none was found. Install one (Debian: apt install "
    "chromium; any system: plotly_get_chrome), or name it in BROWSER_PATH."
)
NO_KALEIDO = "A picture needs kaleido: pip install -r requirements-pictures.txt"
_LOCK = Lock()  # kaleido's server hands one caller another's picture unless they take turns


class NoPicture(RuntimeError):
    """No picture can be drawn on this machine; the message says what to install."""


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

    Raises NoPicture where kaleido or a browser is missing. Chart, claims and the rest are as in
    `framed`. PNG and SVG carry a Stamp, which `stamp_of` reads back.
    """
    made = framed(chart, claims, view, theme, size, base)
    page = made.poster
    svg = page.with_chart(drawn_svg(made.figure, page.chart_width, page.chart_height))
    if format == "svg":
        return sized_svg(svg, page).encode("utf-8")
    wide, high = page.shown
    flat = _drawn(_sheet(svg, wide, high), {"format": format, "width": wide, "height": high})
    return stamped_png(flat, made.stamp) if format == "png" else flat


def sized_svg(svg: str, page: Poster) -> str:
    """The SVG with the width and height it is meant to be seen at."""
    drawn = f'width="{page.width}" height="{page.height}"'
    return svg.replace(drawn, f'width="{page.shown[0]:g}" height="{page.shown[1]:g}"', 1)


def _sheet(svg: str, width: float, height: float) -> go.Figure:
    """An empty figure that holds nothing but the finished SVG, for kaleido to print."""
    source = base64.b64encode(svg.encode("utf-8")).decode("ascii")
    place = {"xref": "paper", "yref": "paper", "x": 0, "y": 1, "sizex": 1, "sizey": 1}
    return go.Figure(
        layout={
            "template": "none",
            "width": width,
            "height": height,
            "margin": dict.fromkeys("lrtb", 0),
            "xaxis": {"visible": False},
            "yaxis": {"visible": False},
            "images": [
                {"source": f"data:image/svg+xml;base64,{source}", "sizing": "stretch", **place}
            ],
        }
    )


def drawn_svg(figure: go.Figure, width: int, height: int) -> str:
    """A figure as an SVG of some width and height in pixels. Raises NoPicture as `picture` does."""
    size = {"width": width, "height": height}
    return without_empty_style(_drawn(figure, {"format": "svg", **size}).decode("utf-8"))


def without_empty_style(svg: str) -> str:
    """The SVG without the empty style in its first tag.

    Plotly leaves it now in one place and now in another; without it, equal charts are equal.
    """
    opening, end, rest = svg.partition(">")
    return opening.replace(' style=""', "") + end + rest


def _drawn(figure: go.Figure, options: dict[str, Any]) -> bytes:
    """A figure as kaleido draws it; one at a time."""
    try:
        import kaleido
    except ImportError as error:
        raise NoPicture(NO_KALEIDO) from error
    scale = {"scale": SCALE} if options["format"] == "png" else {}
    try:
        with _LOCK:
            return bytes(kaleido.calc_fig_sync(figure, opts={**options, **scale}))
    except kaleido.errors.ChromeNotFoundError as error:
        raise NoPicture(NO_BROWSER) from error


@contextmanager
def kept_browser() -> Generator[None]:
    """One browser for all pictures within: the first takes seconds, the others a fifth of one.

    Not for the app: there it would hold half a gigabyte for as long as the server runs.
    """
    try:
        import kaleido
    except ImportError as error:
        raise NoPicture(NO_KALEIDO) from error
    try:
        kaleido.start_sync_server(silence_warnings=True)
    except kaleido.errors.ChromeNotFoundError as error:
        raise NoPicture(NO_BROWSER) from error
    try:
        yield
    finally:
        kaleido.stop_sync_server(silence_warnings=True)
