"""Links: the first one to a fresh server, the one the browser writes, and the one to keep."""

from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from components.analysis.view.choices import Offered
from components.analysis.view.view import View
from components.claims.reading.load import load_claims
from components.ui.shell.store import CLAIMS_FILE
from dev.looks.page import PAGES, figures, go_to, open_page, page_here, words

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

EVERY_PAGE = pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "overview")


@pytest.fixture(scope="module")
def known() -> dict[str, Offered]:
    """What each choice may be in the shipped data."""
    return View.options(load_claims(CLAIMS_FILE.read_text(encoding="utf-8")))


@EVERY_PAGE
def test_a_link_opens_its_page_in_its_frame_on_a_server_no_one_has_visited(
    fresh_server: str, page: Page, path: str
) -> None:
    page.goto(f"{fresh_server}/{path}?currency=USD")
    expect(page_here(page)).to_have_text(PAGES[path])
    others = page.locator(".st-key-navigation").get_by_role("link")
    expect(others).to_have_text([title for title in PAGES.values() if title != PAGES[path]])
    expect(page.get_by_test_id("stMain").get_by_text("Showing USD.")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_choice_is_written_into_the_address(server: str, page: Page) -> None:
    open_page(page, f"{server}/capex", PAGES["capex"])
    page.get_by_test_id("stButtonGroup").get_by_role("radio", name="year", exact=True).click()
    expect(page.get_by_text("RMB bn a year").first).to_be_visible()
    page.get_by_test_id("stButtonGroup").get_by_role("button", name="ByteDance").click()
    expect(page.get_by_text("Showing Alibaba, Baidu, Tencent").first).to_be_visible()
    told = [("span", "year"), *(("company", one) for one in ("Alibaba", "Baidu", "Tencent"))]
    page.wait_for_url(lambda url: sorted(parse_qsl(urlsplit(url).query)) == sorted(told))


def test_the_address_tells_the_view_on_every_page_that_is_chosen(server: str, page: Page) -> None:
    """Also what is chosen in a popover that is closed: people copy the address."""
    query = "company=Alibaba&currency=USD&grade=C&known_by=2026-06-01"
    open_page(page, f"{server}/?{query}", PAGES[""])
    for path, title in [*list(PAGES.items())[1:], ("", PAGES[""])]:
        go_to(page, title)
        page.wait_for_url(f"{server}/{path}?{query}")
    page.reload()
    expect(page.get_by_text("Showing Alibaba; USD; grade C or better")).to_be_visible()


def test_the_address_leaves_out_the_theme_of_the_reader_s_own_screen(
    server: str, browser: Browser
) -> None:
    with browser.new_context(color_scheme="dark") as window:
        page = window.new_page()
        open_page(page, f"{server}/?currency=USD", PAGES[""])
        go_to(page, PAGES["capex"])
        expect(page).to_have_url(f"{server}/capex?currency=USD")


@EVERY_PAGE
def test_the_lasting_link_shows_the_same_to_somebody_else_on_a_fresh_server(
    server: str,
    fresh_server: str,
    page: Page,
    other_page: Page,
    known: dict[str, list[str]],
    path: str,
) -> None:
    choices = {
        "company": known["company"][:2],
        "period": [known["period"][2], known["period"][-2]],
        "currency": "USD",
        "status": known["status"][:4],
    } | {
        "market_share": {"yardstick": known["yardstick"][1]},
        "capex": {"span": "year"},
        "scenarios": {"scenario": known["scenario"][3:5], "growth": "44"},
        "companies": {"focus": known["focus"][1]},
    }.get(path, {})
    query = urlencode(choices, doseq=True)
    open_page(page, f"{server}/{path}?{query}", PAGES[path])
    drawn, said = figures(page), words(page)
    page.get_by_role("button", name="Copy link").click()
    link = page.get_by_test_id("stPopoverBody").get_by_test_id("stCode").first.inner_text().strip()
    assert link.partition("?")[0].rstrip("/") == f"{server}/{path}".rstrip("/")
    assert set(parse_qsl(query)) <= set(parse_qsl(urlsplit(link).query))

    open_page(other_page, link.replace(server, fresh_server), PAGES[path])
    assert figures(other_page) == drawn
    assert words(other_page) == said
