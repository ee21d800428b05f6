"""Exported pictures, read as a stranger would: by eye (OCR), by phone (QR code), by file."""

import io
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.answer import answer
from components.figures.charts.catalogue import charts
from components.figures.theme import Theme
from components.publish.poster.image import picture
from components.publish.poster.picture_metadata import stamp_of
from components.wording.formats import day_words
from tests.documents.reading import Draw, text_of
from tests.made import view_with_something

pytestmark = [pytest.mark.documents, pytest.mark.timeout(300)]

FIVE = ("who-leads", "shares", "capex-and-revenue", "tokens", "share-history")


def read(picture: bytes, languages: str = "eng") -> str:
    """What an OCR reader finds on a picture, without spaces and signs, in lower case."""
    call = ["tesseract", "-", "-", "-l", languages, "--psm", "3"]
    found = subprocess.run(call, input=picture, check=True, capture_output=True, timeout=100)
    return squeezed(found.stdout.decode("utf-8"))


def squeezed(text: str) -> str:
    """Letters and digits alone: an OCR reader tells neither the gaps between them nor I from l."""
    return re.sub(r"\W", "", text).lower().replace("l", "i")


@pytest.mark.needs("tesseract")
@pytest.mark.parametrize(("name", "theme"), [*((n, "light") for n in FIVE), ("shares", "dark")])
def test_an_eye_finds_title_publishers_and_edition_and_a_phone_the_link(
    draw: Draw, name: str, shipped: Claims, theme: Theme
) -> None:
    chart, picture = charts()[name], draw(name, theme=theme)
    view = view_with_something(chart, shipped)
    found = read(picture, "eng+chi_sim")
    assert squeezed(chart.question) in found
    assert squeezed(f"Edition of {day_words(shipped.edition)}") in found
    assert squeezed("China's AI cloud race") in found
    assert "evidence" in found
    assert re.search("sources?", found)
    named = [credit.name for credit in answer(shipped, chart, view).credits[:6]]
    plain = [squeezed(name) for name in named if name.isascii()]
    assert sum(publisher in found for publisher in plain) >= min(len(plain), 4)

    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))
    stamp = stamp_of(picture)
    assert stamp is not None
    assert code.text == stamp.link
    assert View.from_query(shipped, stamp.query) == view


@pytest.mark.needs("tesseract")
def test_chinese_names_are_drawn_and_are_no_boxes(draw: Draw, shipped: Claims, usual: View) -> None:
    papers = tuple(
        s.model_copy(update={"publisher": "瑞财经"}) if s.kind == "press" else s
        for s in shipped.sources
    )
    told = answer(replace(shipped, sources=papers), charts()["shares"], usual)
    found = read(picture(told, "png"), "chi_sim+eng")
    assert "瑞财经" in found


@pytest.mark.parametrize("name", charts())
def test_every_chart_leaves_as_a_picture_that_is_opaque_and_not_blank(
    draw: Draw, name: str
) -> None:
    picture = Image.open(io.BytesIO(draw(name, size="wide"))).convert("RGBA")
    assert picture.size == (2400, 1256)
    assert picture.getextrema()[3] == (255, 255)
    colors = picture.resize((240, 126)).getcolors(240 * 126)
    assert colors
    assert len(colors) > 200


def test_a_picture_in_a_dark_theme_is_dark_to_its_edge(draw: Draw) -> None:
    picture = Image.open(io.BytesIO(draw("shares", theme="dark", size="square"))).convert("RGB")
    ends = (2, 2157)
    assert {picture.getpixel((x, y)) for x in ends for y in ends} == {(20, 23, 26)}


@pytest.mark.needs("pdftotext")
def test_a_pdf_holds_its_words_as_words(draw: Draw, tmp_path: Path) -> None:
    file = tmp_path / "shares.pdf"
    file.write_bytes(draw("shares", "pdf"))
    found = squeezed(text_of(file))
    assert squeezed("Who holds how much of this market?") in found
    assert "edition" in found
    assert "source" in found


def test_the_picture_of_a_narrow_view_restores_just_that_view(
    draw: Draw, shipped: Claims, usual: View
) -> None:
    narrow = replace(usual, company=("Baidu",), yardstick="IDC model calls", known_by="2025-12-10")
    for format in ("png", "svg"):
        stamp = stamp_of(draw("shares", format, narrow))
        assert stamp is not None
        assert View.from_query(shipped, stamp.query) == narrow
