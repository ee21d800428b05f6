"""A chart with its caption as one SVG: the chart itself is put where CHART stands."""

from dataclasses import dataclass
from functools import lru_cache
from html import escape

import segno

from components.figures.chart import STATUS_WORDS
from components.figures.theme import FONT, Palette
from components.publish.caption import NAME, Caption
from components.publish.poster.picture_metadata import Stamp, svg_metadata
from components.publish.poster.svg_text import svg_line, width_of, wrapped
from components.publish.poster.swatches import swatch

CHART = "<!--chart-->"
PAD = 24  # pixels of paper round everything
QR = 72
SERIF = "'Source Serif', 'Source Serif 4', Georgia, 'Noto Serif CJK SC', serif"


@dataclass(frozen=True)
class Poster:
    """An SVG with a hole: the chart is drawn `chart_width` by `chart_height` pixels for it.

    `width` and `height` are those of the drawing; `shown` is how large it is meant to be seen,
    `stamp` what the file carries unseen.
    """

    svg: str
    width: int
    height: int
    chart_width: int
    chart_height: int
    shown: tuple[float, float]
    stamp: Stamp

    def with_chart(self, chart: str) -> str:
        """The whole picture, from the chart's own SVG."""
        return self.svg.replace(CHART, chart)


@dataclass(frozen=True)
class _Block:
    """Some SVG with its height in pixels."""

    svg: str
    height: float


def poster(
    said: Caption, palette: Palette, width: int, height: int, chart_height: int, stamp: Stamp
) -> Poster:
    """A poster `width` wide and at least `height` high; a chart that leaves room grows into it."""
    inner = width - 2 * PAD
    top, foot = _top(said, palette, inner), _foot(said, palette, inner)
    natural = top.height + chart_height + foot.height + 2 * PAD
    grown = chart_height + max(0, round(height - natural))
    total = max(height, round(natural))
    below = PAD + top.height + grown
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{total}" '
        f'viewBox="0 0 {width} {total}" role="img" font-family="{escape(FONT)}">'
        f"<title>{escape(said.finding)}</title><desc>{escape(said.question)} "
        f"{escape(said.rest)} {escape(said.sources)}</desc>{svg_metadata(stamp)}"
        f'<rect width="{width}" height="{total}" fill="{palette.paper}"/>'
        f'<g transform="translate({PAD} {PAD})">{top.svg}</g>'
        f'<svg x="{PAD}" y="{PAD + top.height:g}" width="{inner}" height="{grown}">{CHART}</svg>'
        f'<g transform="translate({PAD} {below:g})">{foot.svg}</g></svg>'
    )
    return Poster(svg, width, total, inner, grown, (width, total), stamp)


def _top(said: Caption, palette: Palette, width: float) -> _Block:
    """The product's name over a rule, the question, the finding, the rest, and the definition."""
    serif = f'font-family="{escape(SERIF)}"'
    lines = _Lines()
    lines.add([NAME], 15, palette.ink, f'{serif} font-weight="700"')
    rule = f'<path d="M0 {lines.y + 5:g}H{width:g}" stroke="{palette.ink}" stroke-width="2"/>'
    lines.add(wrapped(said.question, 14, width), 14, palette.quiet, gap=14)
    lines.add(
        wrapped(said.finding, 23, width), 23, palette.ink, f'{serif} font-weight="600"', gap=1
    )
    lines.add(wrapped(said.rest, 15, width * 0.97), 15, palette.ink, gap=5)
    lines.add(wrapped(said.measured, 13, width), 13, palette.quiet, gap=5)
    if said.view:
        lines.add(wrapped(f"Shown: {said.view}", 13, width), 13, palette.quiet, gap=2)
    return _Block(rule + lines.svg, lines.y + 12)


def _foot(said: Caption, palette: Palette, width: float) -> _Block:
    """How marks are to be read, the evidence, the sources, the edition, the link and its code."""
    beside = width - QR - 16
    legend = _legend(said, palette, beside)
    lines = _Lines(legend.height + 6)
    if said.evidence:
        lines.add(wrapped(said.evidence, 13, beside), 13, palette.ink)
    lines.add(wrapped(said.sources, 13, beside), 13, palette.ink, gap=2)
    lines.add(wrapped(said.edition, 12, beside), 12, palette.quiet, gap=3)
    lines.add(wrapped(said.link, 11, beside), 11, palette.quiet, gap=2)
    code = f'<g transform="translate({width - QR:g} 12)">{_code(said.link)}</g>'
    rule = f'<path d="M0 4H{width:g}" stroke="{palette.grid}" stroke-width="1"/>'
    return _Block(rule + legend.svg + lines.svg + code, max(lines.y, QR + 12))


def _legend(said: Caption, palette: Palette, width: float) -> _Block:
    """A swatch for each status shown, or words where the marks do not tell them apart."""
    if not said.statuses or said.shapes not in ("", *_SHAPES):
        return _Block("", 4)
    parts: list[str] = []
    x, y = 0.0, 26.0
    plain = f"Status: {', '.join(STATUS_WORDS[s] for s in said.statuses)}."
    entries = [(s, STATUS_WORDS[s]) for s in said.statuses] if said.shapes else [("", plain)]
    for status, words in entries:
        for line in [words] if status else wrapped(words, 12, width):
            long = width_of(line, 12) + (20 if status else 0)
            if x and x + long > width:
                x, y = 0.0, y + 18
            if status:
                parts.append(swatch(status, said.shapes, x, y - 9, palette))
            parts.append(svg_line(line, x + (17 if status else 0), y, 12, palette.quiet))
            x += long + 14
    return _Block("".join(parts), y + 4)


_SHAPES = ("bars", "points")


@lru_cache(maxsize=8)  # a shape is found by trying posters, each with the same code
def _code(link: str) -> str:
    """The QR code of a link, dark on white in either theme, so that every phone reads it."""
    code = segno.make(link, error="m", micro=False)
    rows = list(code.matrix_iter(border=3))
    size = QR / len(rows)
    dots = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )
    return (
        f'<rect width="{QR}" height="{QR}" fill="#ffffff"/>'
        f'<path transform="scale({size:.5f})" d="{dots}" fill="#000000" '
        f'shape-rendering="crispEdges"/>'
    )


class _Lines:
    """Lines of text, one under the other."""

    def __init__(self, y: float = 0) -> None:
        self.y = y
        self.svg = ""

    def add(self, lines: list[str], size: float, ink: str, more: str = "", gap: float = 0) -> None:
        """Put lines below those so far, `gap` pixels apart from them."""
        self.y += gap
        for line in lines:
            self.y += round(size * 1.32)
            self.svg += svg_line(line, 0, self.y - size * 0.25, size, ink, more)
