"""A page printed: whole charts in one column, with sources and address, and nothing to press."""

import re
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page

from dev.looks.page import PAGES, open_page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

EDGE = "12mm"
SHEET = 740  # pixels: A4 between its margins, and a scroll bar that paper has not
# Of each card on paper: its sides, those of what is drawn in it, and its finding.
_CARDS = """() => {
    dispatchEvent(new Event("beforeprint"));
    const shown = [...document.querySelectorAll(".live-card")].filter(card => card.clientWidth);
    return shown.map(card => {
        const box = card.getBoundingClientRect();
        const drawn = card.querySelector(".main-svg").getBoundingClientRect();
        return {left: box.left, right: box.right, top: box.top, bottom: box.bottom,
                from: drawn.left, to: drawn.right};
    });
}"""
_BACK = """() => {
    dispatchEvent(new Event("afterprint"));
    return [...document.querySelectorAll(".live-card")].map(card => [
        card.querySelector(".live-chart").clientWidth,
        Math.round(card.querySelector(".main-svg").getBoundingClientRect().width)]);
}"""


def words_of(file: Path) -> list[str]:
    """The words on each page of a PDF, with one space between two."""
    pdf = pypdfium2.PdfDocument(file)
    found = [" ".join(page.get_textpage().get_text_bounded().split()) for page in pdf]
    pdf.close()
    return found


@pytest.mark.parametrize("path", PAGES)
def test_a_printed_page_says_all_it_found_and_where_it_is_from(
    page: Page, server: str, path: str, tmp_path: Path
) -> None:
    open_page(page, f"{server}/{path}", PAGES[path])
    findings = page.locator(".live-card .finding").filter(visible=True).all_inner_texts()
    file = tmp_path / "page.pdf"
    page.pdf(path=file, format="A4", margin=dict.fromkeys(("top", "right", "bottom", "left"), EDGE))
    pages = words_of(file)
    whole = re.sub(r"\s", "", "".join(pages))
    assert [f for f in findings if re.sub(r"\s", "", f) not in whole] == []
    assert whole.count("Source:") + whole.count("Sources:") >= len(findings)
    assert re.sub(r"\s", "", page.url) in whole, "the address stands at the foot"
    for pressed in ("Copylink", "Downloadthepage", "Filter", "Howtoreadthis", "Capexandrevenue"):
        assert pressed not in whole
    assert all(len(words) > 20 for words in pages), "no sheet is blank"


@pytest.mark.parametrize("path", [path for path in PAGES if path != "evidence"])
def test_on_paper_charts_stand_whole_in_one_column_and_on_the_screen_again_as_before(
    page: Page, server: str, path: str
) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    open_page(page, f"{server}/{path}", PAGES[path])
    page.emulate_media(media="print")
    page.set_viewport_size({"width": SHEET, "height": 1030})
    page.evaluate(_CARDS)
    page.wait_for_function(
        "[...document.querySelectorAll('.live-card .main-svg')].every(drawn => "
        "drawn.getBoundingClientRect().width <= 740)"
    )
    cards = page.evaluate(_CARDS)
    assert cards
    assert len({round(card["left"]) for card in cards}) == 1
    for card in cards:
        assert card["from"] >= card["left"] - 1
        assert card["to"] <= card["right"] + 1
    for above, below in pairwise(cards):
        assert above["bottom"] <= below["top"] + 1

    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.evaluate(_BACK)
    page.wait_for_function(f"({_BACK})().every(([room, drawn]) => Math.abs(room - drawn) <= 1)")
