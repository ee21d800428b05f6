"""The picture shown where a page is shared."""

from io import BytesIO

from PIL import Image, ImageColor

from components.claims.model import Claims
from components.figures.theme import palette_of
from components.publish.edition.page import Page
from components.publish.edition.previews import HEIGHT, WIDTH, preview


def test_a_preview_has_the_colours_of_the_charts_and_few_others(claims: Claims) -> None:
    page = Page("a.html", "Who leads?", "Under one yardstick one, under another another.", "", "")
    image = Image.open(BytesIO(preview(page, claims)))
    assert (image.mode, image.size) == ("P", (WIDTH, HEIGHT))
    found = {color for _, color in image.convert("RGB").getcolors() or []}
    tones = palette_of(claims, "light")
    own = [tones.paper, tones.ink, tones.quiet, tones.grid]
    own += [tones.company[name] for name in claims.subjects]
    assert {ImageColor.getrgb(color) for color in own} <= found
    assert len(found) <= 32
    assert image.convert("RGB").getpixel((WIDTH - 1, 0)) == ImageColor.getrgb(tones.paper)
