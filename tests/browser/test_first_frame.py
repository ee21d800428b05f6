"""Nothing jumps while a page opens, and nothing keeps it hidden."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Browser, Page, expect

from dev.looks.page import PAGES, SHIFTS, open_page, page_here
from tests.product_copy import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

MOST = 0.02  # of layout shift, as browsers count it
# A busy machine may need more than the three seconds after which a page is shown as it is.
_PATIENT = """addEventListener('DOMContentLoaded', () => document.head.insertAdjacentHTML(
    'beforeend', '<style>.stMainBlockContainer { animation-delay: 60s !important; }</style>'));"""


@pytest.fixture(scope="module")
def hosted(serving: Callable[..., AbstractContextManager[str]]) -> Iterator[str]:
    """The address of a server as it is hosted."""
    with serving(ROOT, script="serve.py") as address:
        yield address


def test_a_reader_whom_no_socket_reaches_is_told_and_others_are_not(
    hosted: str, page: Page
) -> None:
    told = page.get_by_text("over a connection that has not opened yet")
    open_page(page, hosted, PAGES[""])
    expect(told).to_be_hidden()
    page.route_web_socket(re.compile("_stcore/stream"), lambda socket: socket.close())
    page.goto(hosted)
    expect(told).to_be_visible(timeout=30_000)
    expect(told).to_be_in_viewport()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [1440, 390])
def test_no_part_of_a_page_moves_while_it_opens(
    browser: Browser, hosted: str, path: str, width: int
) -> None:
    with browser.new_context(viewport={"width": width, "height": 900}) as window:
        window.add_init_script(SHIFTS)
        window.add_init_script(_PATIENT)
        page = window.new_page()
        open_page(page, f"{hosted}/{path}", PAGES[path])
        expect(page_here(page)).to_be_in_viewport()
        assert page.evaluate("window.shifted") < MOST


def test_what_a_page_finds_is_read_before_the_library_of_its_charts_has_come(
    browser: Browser, hosted: str
) -> None:
    with browser.new_context(viewport={"width": 1440, "height": 900}) as window:
        window.add_init_script(_PATIENT)
        page = window.new_page()
        page.route("**/plotly*.js", lambda route: None)  # it is on its way for ever
        page.goto(f"{hosted}/market_share", wait_until="commit")
        expect(page.locator(".live-card .finding").first).to_be_in_viewport(timeout=30_000)
        expect(page.locator(".main-svg")).to_have_count(0)


def test_a_page_that_never_becomes_whole_is_shown_as_it_is(page: Page) -> None:
    style = (ROOT / "components/ui/patches/opening.css").read_text(encoding="utf-8")
    page.set_content(
        f"<style>{style}</style><div class=stApp><main class=stMain>"
        "<div class=stMainBlockContainer><h1>Capex</h1></div></main></div>"
    )
    title = page.get_by_role("heading", name="Capex", include_hidden=True)
    expect(title).not_to_be_in_viewport()
    expect(title).to_be_in_viewport()
    expect(title).to_be_visible()
