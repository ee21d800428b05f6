"""Anything is found from any page by hand and by keyboard, and what is found opens in sight."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Locator, Page, expect

from dev.looks.page import PAGES, open_page, wait_until_drawn

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

IN_SIGHT = "part => { const top = part.getBoundingClientRect().top; return top >= 0 && top < 60; }"


@pytest.fixture(params=["desk", "phone"])
def reader(request: pytest.FixtureRequest) -> Iterator[Page]:
    """A tab on the desk, and one on a telephone."""
    context: BrowserContext = request.getfixturevalue(request.param)
    page = context.new_page()
    yield page
    page.close()


def field(page: Page) -> Locator:
    return page.get_by_role("searchbox", name="Find a company, a yardstick, a figure or a source,")


def find(page: Page, words: str, kind: str, name: str) -> Locator:
    """Open the box of a page that is there, and type; the first link of a kind with this name."""
    wait_until_drawn(page)
    page.locator(".st-key-finder").get_by_role("button", name="Find").click()
    expect(field(page)).to_be_focused()
    page.keyboard.insert_text(words)
    expect(field(page)).to_have_value(words)
    return page.locator(f".st-key-finder-{kind} a").filter(has_text=name).first


def closed(page: Page) -> None:
    expect(field(page)).to_have_count(0)


@pytest.mark.usefixtures("console")
def test_what_is_found_opens_where_it_is_seen_and_keeps_the_readers_view(
    reader: Page, server: str
) -> None:
    open_page(reader, f"{server}/capex?currency=USD", PAGES["capex"])
    find(reader, "阿里 capex 2026-Q2", "figure", "capex, April to June 2026").click()
    receipt = reader.locator(".st-key-receipt-claim")
    expect(receipt).to_contain_text("Alibaba's capex, April to June 2026")
    for part in ("claim=alibaba.capex.2026-Q2", "currency=USD"):
        reader.wait_for_url(f"**/evidence?*{part}*")
    closed(reader)
    reader.wait_for_function(f"part => ({IN_SIGHT})(part)", arg=receipt.element_handle())

    find(reader, "tencent capex 2026-Q2", "figure", "Tencent").click()
    expect(receipt).to_contain_text("Tencent's")
    closed(reader)
    reader.wait_for_function(f"part => ({IN_SIGHT})(part)", arg=receipt.element_handle())

    find(reader, "idc model calls", "yardstick", "outside customers").click()
    reader.wait_for_url("**/market_share?*yardstick=IDC+model+calls*")
    closed(reader)

    find(reader, "火山", "company", "ByteDance").click()
    reader.wait_for_url("**/companies?*focus=ByteDance*")

    find(reader, "红包", "source", "红包").click()
    head = reader.locator(".st-key-head-claims")
    search = reader.get_by_role("textbox", name="Search", exact=True)
    expect(search).to_have_value("阿里砸30亿红包争夺AI入口")
    reader.wait_for_function(f"part => ({IN_SIGHT})(part)", arg=head.element_handle())


def test_a_receipt_that_a_link_names_is_in_sight_when_the_page_is_there(
    reader: Page, server: str
) -> None:
    open_page(reader, f"{server}/evidence?claim=alibaba.capex.2025-Q2", PAGES["evidence"])
    receipt = reader.locator(".st-key-receipt-claim")
    expect(receipt).to_be_focused()
    reader.wait_for_function(f"part => ({IN_SIGHT})(part)", arg=receipt.element_handle())


def test_the_keyboard_alone_opens_walks_follows_and_closes(page: Page, server: str) -> None:
    open_page(page, server, PAGES[""])
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    page.keyboard.insert_text("baidu cloud revenue")
    links = page.locator(".st-key-finder-list").get_by_role("link")
    expect(links.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field(page)).to_be_focused()
    page.keyboard.press("Escape")
    closed(page)
    page.keyboard.press("/")
    expect(field(page)).to_have_value("baidu cloud revenue")
    expect(field(page)).to_be_focused()
    page.keyboard.insert_text("baidu capex")  # in place of what was there
    expect(field(page)).to_have_value("baidu capex")
    page.keyboard.press("Enter")
    expect(links.filter(has_text="Baidu, capex").first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/evidence?*claim=baidu.capex*")


def test_a_slash_that_is_typed_is_a_slash(page: Page, server: str) -> None:
    open_page(page, f"{server}/evidence", PAGES["evidence"])
    box = page.get_by_label("A sentence with a figure, or a question, in English or Chinese")
    box.press_sequentially("a/b")
    expect(box).to_have_value("a/b")
    closed(page)


@pytest.mark.usefixtures("console")
def test_the_open_box_fits_the_window_and_a_screen_reader(reader: Page, server: str) -> None:
    open_page(reader, server, PAGES[""])
    expect(find(reader, "阿里云", "company", "Alibaba")).to_be_visible()
    body = reader.get_by_test_id("stPopoverBody").filter(has=field(reader))
    box, width = body.bounding_box(), reader.viewport_size["width"]  # type: ignore[index]
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert reader.locator("[data-testid=stMain]").evaluate("p => p.scrollWidth") <= width
    for link in body.get_by_role("link").all():
        assert link.evaluate("a => a.scrollWidth <= a.clientWidth + 1"), "its words are whole"
    found = Axe().run(reader, options={"resultTypes": ["violations"]}).response["violations"]
    grave = [f["id"] for f in found if f["impact"] in ("serious", "critical")]
    assert grave == []
