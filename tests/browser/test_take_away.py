"""What a reader takes away: pictures made in the browser, a card in a frame, and the way back."""

import io
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Download, Locator, Page, expect

from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.reading.load import load_claims
from components.figures.answer import answer
from components.figures.charts.catalogue import charts
from components.publish.poster.image import SIZE_WORDS, SIZES
from components.publish.poster.picture_metadata import Stamp, stamp_of
from components.ui.shell.store import CLAIMS_FILE
from dev.browser import NAMES
from dev.looks.page import PAGES, figures, open_page, page_here, wait_until_drawn, words
from tests.browser.conftest import ROOT
from tests.browser.questioning import card_of, choose_item

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def claims() -> Claims:
    """The shipped claims."""
    return load_claims(CLAIMS_FILE.read_text(encoding="utf-8"))


@pytest.fixture
def dark_page(browser: Browser) -> Iterator[Page]:
    """A tab of somebody whose device is dark."""
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, color_scheme="dark", accept_downloads=True
    )
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


def take_away(page: Page, card: str) -> Locator:
    """What stands beneath a card once its button was clicked."""
    choose_item(card_of(page, card), "Download")
    behind = page.locator(f".st-key-beneath-{card}")
    expect(behind.get_by_role("button", name="SVG")).to_be_visible()
    wait_until_drawn(page)
    return behind


def page_downloads(page: Page) -> Locator:
    """What is under 'Download the page', once it is open and stands."""
    page.get_by_text("Download the page").click()
    behind = page.locator(".st-key-page-away")
    expect(behind.get_by_role("button", name="PowerPoint")).to_be_visible()
    wait_until_drawn(page)
    return behind


def taken(page: Page, behind: Locator, button: str) -> tuple[Download, bytes]:
    """The file that a button gives."""
    with page.expect_download() as coming:
        behind.get_by_role("button", name=button, exact=True).click()
    return coming.value, Path(coming.value.path()).read_bytes()


def decoded(picture: Image.Image) -> str:
    """The link of the QR code on a picture."""
    (code,) = zxingcpp.read_barcodes(picture)
    return code.text


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGB")


def test_a_picture_from_the_browser_carries_its_view_its_sources_and_its_link(
    server: str, page: Page, claims: Claims
) -> None:
    open_page(page, f"{server}/market_share?company=Alibaba&company=Baidu", PAGES["market_share"])
    behind = take_away(page, "shares")
    png, content = taken(page, behind, "PNG")
    assert png.suggested_filename == "shares-seen.png"
    stamp = stamp_of(content)
    assert isinstance(stamp, Stamp)
    view = View.from_query(claims, stamp.query)
    assert view == View.of(claims, company=("Alibaba", "Baidu"))
    assert stamp.claims
    picture = opened(content)
    assert picture.width == 2 * SIZES["seen"][0]
    link = decoded(picture)
    assert link == stamp.link
    assert link.startswith(f"{server}/market_share?")
    assert parse_qs(urlsplit(link).query)["edition"] == [claims.edition]

    _, drawing = taken(page, behind, "SVG")
    assert stamp_of(drawing) == stamp
    text = drawing.decode("utf-8")
    assert "Who holds how much of this market?" in text
    assert ">Source" in text
    assert 'class="main-svg"' in text, "the chart itself is not in the hole of the poster"


_CLIPBOARD = """async () => {
    const [item] = await navigator.clipboard.read();
    const bytes = new Uint8Array(await (await item.getType('image/png')).arrayBuffer());
    return [...bytes];
}"""

_SHARE = """async () => {
    navigator.canShare = ({files}) => files.every(file => file.type === 'image/png');
    navigator.share = async ({files, text}) => {
        window.shared = {name: files[0].name, text, bytes: [...await files[0].bytes()]};
    };
}"""


def test_a_picture_is_copied_and_shared_as_the_file_has_it(
    server: str, page: Page, claims: Claims
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
    open_page(page, f"{server}/market_share", PAGES["market_share"])
    page.evaluate(_SHARE)
    behind = take_away(page, "shares")
    _, content = taken(page, behind, "PNG")

    behind.get_by_role("button", name="Copy picture").click()
    expect(behind.get_by_text("Picture copied.")).to_be_visible()
    copied = opened(bytes(page.evaluate(_CLIPBOARD)))  # a browser writes it anew
    assert copied.size == opened(content).size
    assert copied.tobytes() == opened(content).tobytes()

    alt = answer(claims, charts()["shares"], View.of(claims)).reading
    behind.get_by_role("button", name="Copy alt text").click()
    expect(behind.get_by_text("Its words are copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == alt

    behind.get_by_role("button", name="Share").click()
    expect(behind.get_by_text("Picture shared.")).to_be_visible()
    shared = page.evaluate("window.shared")
    assert bytes(shared["bytes"]) == content
    assert shared["name"] == "shares-seen.png"
    assert shared["text"] == alt


def test_a_browser_that_can_neither_copy_nor_share_shows_no_button_for_it(
    server: str, page: Page
) -> None:
    open_page(page, f"{server}/market_share", PAGES["market_share"])
    page.evaluate("delete window.ClipboardItem, delete Navigator.prototype.clipboard")
    page.evaluate("Navigator.prototype.canShare = undefined")
    behind = take_away(page, "shares")
    for gone in ("Copy picture", "Copy alt text", "Share"):
        expect(behind.get_by_role("button", name=gone)).to_have_count(0)


def test_a_browser_that_refuses_says_what_to_do(server: str, page: Page) -> None:
    open_page(page, f"{server}/market_share", PAGES["market_share"])
    page.evaluate("""() => {
        const refuse = name => async () => { throw new DOMException('no', name); };
        navigator.clipboard.write = refuse('NotAllowedError');
        navigator.canShare = () => true;
        navigator.share = refuse('AbortError');
    }""")
    behind = take_away(page, "shares")
    behind.get_by_role("button", name="Copy picture").click()
    expect(behind.get_by_text("The picture was not copied.")).to_be_visible()
    behind.get_by_role("button", name="Share").click()  # and changes their mind
    expect(behind.get_by_text("PNG of")).to_be_visible()


def test_a_slide_of_a_dark_view_has_its_size_and_may_be_light(server: str, dark_page: Page) -> None:
    open_page(dark_page, f"{server}/", PAGES[""])
    behind = take_away(dark_page, "who-leads")
    behind.get_by_role("combobox").click()
    dark_page.get_by_role("option", name=SIZE_WORDS["slide"]).click()
    shades = []
    for theme in ("dark", "light"):
        behind.get_by_role("radio", name=theme).click()
        expect(behind.get_by_text(f"PNG of 2560 x 1440 pixels, {theme}")).to_be_visible()
        file, content = taken(dark_page, behind, "PNG")
        assert file.suggested_filename == "who-leads-slide.png"
        picture = opened(content)
        assert picture.size == (2560, 1440)
        shades.append(picture.getpixel((5, 5)))
    assert shades == [(20, 23, 26), (251, 250, 247)]


def test_a_picture_dropped_on_the_evidence_page_shows_what_its_page_showed(
    server: str, page: Page, tmp_path: Path
) -> None:
    address = f"{server}/capex?company=Alibaba&currency=USD&span=year"
    open_page(page, address, PAGES["capex"])
    drawn = figures(page)["st-key-card-capex-and-revenue"]
    file, _ = taken(page, take_away(page, "capex-and-revenue"), "PNG")
    picture = tmp_path / file.suggested_filename
    file.save_as(picture)

    open_page(page, f"{server}/evidence", PAGES["evidence"])
    page.get_by_role("tab", name="Open a picture's view").click()
    page.locator("input[type=file]").set_input_files(picture)
    expect(page.get_by_text("have changed since the edition")).to_be_visible()
    expect(page.locator(".st-key-card-capex-and-revenue .main-svg").first).to_be_visible()
    wait_until_drawn(page)
    assert json.loads(figures(page)["st-key-card-capex-and-revenue"]) == json.loads(drawn)

    with page.context.expect_page() as coming:
        page.get_by_role("link", name="Open this view on its page").click()
    other = coming.value
    expect(page_here(other)).to_have_text(PAGES["capex"])
    wait_until_drawn(other)
    assert figures(other)["st-key-card-capex-and-revenue"] == drawn
    other.close()


def test_the_snippet_shows_one_card_without_menus_on_another_page(
    server: str, page: Page, other_page: Page
) -> None:
    open_page(page, f"{server}/market_share?yardstick=IDC+model+calls", PAGES["market_share"])
    drawn = figures(page)["st-key-card-shares"]
    snippet = take_away(page, "shares").get_by_test_id("stCode").first.inner_text()
    other_page.set_content(f"<h1>Somebody else's page</h1>{snippet}")
    frame = other_page.frame_locator("iframe")
    expect(frame.locator(".st-key-card-shares .main-svg").first).to_be_visible()
    expect(frame.get_by_text("Source: ").first).to_be_visible()
    expect(frame.get_by_role("link", name="the whole page")).to_be_visible()
    for gone in ("stPageLink", "stPopover", "stButtonGroup", "stExpander", "stToolbar"):
        expect(frame.get_by_test_id(gone)).to_have_count(0)
    expect(frame.get_by_role("button", name="More about")).to_have_count(0)
    inner = other_page.frames[-1]
    shown = inner.evaluate(
        "() => JSON.stringify(document.querySelector('.js-plotly-plot').data"
        ".map(({name, x, y, z, text}) => ({name, x, y, z, text})))"
    )
    assert json.loads(shown) == json.loads(drawn)


def test_a_frame_that_asks_for_a_chart_there_is_not_names_those_there_are(
    server: str, page: Page
) -> None:
    page.goto(f"{server}/?card=no-such-chart&embed=true")
    expect(page.get_by_role("alert")).to_contain_text("There is no chart called 'no-such-chart'")
    expect(page.get_by_role("alert")).to_contain_text("who-leads")


def test_the_theme_goes_into_the_lasting_link_and_comes_back_from_it(
    server: str, dark_page: Page, other_page: Page
) -> None:
    open_page(dark_page, f"{server}/capex?span=year", PAGES["capex"])
    drawn = figures(dark_page)
    dark_page.get_by_role("button", name="Copy link").click()
    link = dark_page.get_by_test_id("stPopoverBody").get_by_test_id("stCode").first.inner_text()
    assert parse_qs(urlsplit(link).query)["theme"] == ["dark"]
    for address in (link.strip(), f"{server}/capex?span=year&theme=dark"):
        open_page(other_page, address, PAGES["capex"])
        other_page.wait_for_function(
            "() => getComputedStyle(document.querySelector('[data-testid=stApp]'))"
            ".backgroundColor === 'rgb(20, 23, 26)'"
        )
        wait_until_drawn(other_page)
        assert figures(other_page) == drawn
        assert "was opened without" not in words(other_page)


def test_a_whole_page_is_taken_away_as_workbook_and_slides(server: str, page: Page) -> None:
    open_page(page, f"{server}/capex", PAGES["capex"])
    behind = page_downloads(page)
    for button, ending in (("Excel", "xlsx"), ("PowerPoint", "pptx")):
        file, content = taken(page, behind, button)
        assert file.suggested_filename == f"capex-and-revenue.{ending}"
        assert content.startswith(b"PK")


def test_the_briefing_of_the_view_in_sight_has_the_charts_that_are_chosen(
    serving: Callable[..., AbstractContextManager[str]], browser: Browser, page: Page
) -> None:
    installed = os.environ.get("BROWSER_PATH") or next(filter(None, map(shutil.which, NAMES)), "")
    printer = installed or browser.browser_type.executable_path
    with serving(ROOT, BROWSER_PATH=printer) as server:
        open_page(page, f"{server}/market_share?currency=USD", PAGES["market_share"])
        behind = page_downloads(page)
        left_out, added = (charts()[name].question for name in ("ranks", "capex-intensity"))
        behind.get_by_role("button", name=left_out).click()
        behind.get_by_role("button", name=added).click()
        expect(behind.get_by_role("button", name=added)).to_have_attribute("aria-pressed", "true")
        wait_until_drawn(page)
        behind.get_by_role("button", name="Make the briefing").click()
        file, content = taken(page, behind, "Download the briefing")
    assert file.suggested_filename == "briefing-A4.pdf"
    sheets = [sheet.get_textpage().get_text_range() for sheet in pypdfium2.PdfDocument(content)]
    alone = [sheet.split("\n")[0].strip() for sheet in sheets[7:-1]]
    assert alone == [charts()[n].question for n in ("shares", "market-sizes", "capex-intensity")]
    assert "Shown: USD" in sheets[0]
