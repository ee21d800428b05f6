"""The picture shown where a page is shared: its title and finding, set on paper."""

from bisect import bisect
from collections.abc import Sequence
from io import BytesIO
from itertools import chain

from PIL import Image, ImageColor, ImageDraw, ImageFont
from PIL.ImageFont import FreeTypeFont

from components.claims.model import Claims
from components.figures.theme import palette_of
from components.publish.caption import NAME
from components.publish.edition.page import Page
from components.publish.poster.picture_metadata import stamp_of, stamped_png
from components.wording.formats import day_words

WIDTH, HEIGHT = 1200, 628  # pixels, the shape previews are cut to
_EDGE = 72
_STEPS = 12  # from paper to ink


def preview(page: Page, claims: Claims) -> bytes:
    """A page's preview as a PNG of few colours, in the font that Pillow brings."""
    tones = palette_of(claims, "light")
    image = Image.new("RGB", (WIDTH, HEIGHT), tones.paper)
    draw = ImageDraw.Draw(image)
    bars = [tones.company[name] for name in claims.subjects]
    for i, color in enumerate(bars):
        left = _EDGE + i * 64
        draw.rectangle((left, _EDGE - 12, left + 52, _EDGE - 2), fill=color)
    y = _written(draw, page.title, _EDGE + 40, _font(54), tones.ink, most=3)
    _written(draw, page.description, y + 26, _font(32), tones.quiet, most=6)
    draw.line((_EDGE, HEIGHT - 92, WIDTH - _EDGE, HEIGHT - 92), fill=tones.grid, width=2)
    foot = f"{NAME}  ·  edition of {day_words(claims.edition)}"
    draw.text((_EDGE, HEIGHT - 72), _known(foot), font=_font(26), fill=tones.quiet)
    few = _palette(tones.paper, (tones.ink, tones.quiet), (tones.grid, *bars))
    file = BytesIO()
    image.quantize(palette=few, dither=Image.Dither.NONE).save(file, "PNG")
    return file.getvalue()


def _palette(paper: str, inks: Sequence[str], plain: Sequence[str]) -> Image.Image:
    """The colours of every preview: paper, inks with the steps by which letters end, plain areas.

    Given, for to find the best colours of each preview takes five times as long as to draw it.
    """
    ground = ImageColor.getrgb(paper)
    colors = [*ground, *chain.from_iterable(map(ImageColor.getrgb, plain))]
    for ink in map(ImageColor.getrgb, inks):
        for step in range(1, _STEPS + 1):
            colors += [p + (i - p) * step // _STEPS for p, i in zip(ground, ink, strict=True)]
    few = Image.new("P", (1, 1))
    few.putpalette(colors)
    return few


def small(picture: bytes) -> bytes:
    """A chart's picture in the size and with the few colours that a preview needs, stamp kept."""
    image = Image.open(BytesIO(picture)).convert("RGB").resize((WIDTH, HEIGHT))
    file = BytesIO()
    image.quantize(128, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    stamp = stamp_of(picture)
    return stamped_png(file.getvalue(), stamp) if stamp else file.getvalue()


def _font(size: int) -> FreeTypeFont:
    font = ImageFont.load_default(size)
    if not isinstance(font, FreeTypeFont):
        raise RuntimeError("Pillow was built without FreeType: install it from PyPI")
    return font


def _written(
    draw: ImageDraw.ImageDraw, words: str, y: float, font: FreeTypeFont, ink: str, most: int
) -> float:
    """Write a text in at most so many lines, the last one cut with an ellipsis; where it ends."""
    lines = _lines(_known(words), font)
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1].rstrip(".,;: ") + " ..."]
    for line in lines:
        draw.text((_EDGE, y), line, font=font, fill=ink)
        y += font.size * 1.26
    return y


def _lines(words: str, font: FreeTypeFont) -> list[str]:
    """The words in lines as long as the width allows; a word longer than that has its own."""
    left, lines = words.split(), []
    while left:
        lengths = range(1, len(left) + 1)
        fitting = bisect(
            lengths, float(WIDTH - 2 * _EDGE), key=lambda n: font.getlength(" ".join(left[:n]))
        )
        lines.append(" ".join(left[: max(fitting, 1)]))
        left = left[max(fitting, 1) :]
    return lines


def _known(words: str) -> str:
    """The words without signs that the font lacks: it knows Latin script alone."""
    return "".join(sign if sign < "\u0180" or sign in "–—‘’“”…€" else " " for sign in words)
