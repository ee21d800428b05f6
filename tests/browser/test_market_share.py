"""The page of market shares: the list of yardsticks, the menu in its place, places alone."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from components.analysis.view.view import View, yardsticks_ranked
from components.claims.model import Claims
from dev.looks.page import PAGES, open_page, wait_until_drawn

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("console")]


def the_list(page: Page) -> Locator:
    return page.get_by_role("radiogroup", name="Choose a yardstick")


def the_menu(page: Page) -> Locator:
    return page.locator(".st-key-yardstick-menu").get_by_role("button")


def finding(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def test_a_wide_window_lists_every_yardstick_with_what_it_counts_and_a_narrow_one_has_a_menu(
    server: str, page: Page, shipped: Claims
) -> None:
    open_page(page, f"{server}/market_share", PAGES["market_share"])
    names = View.options(shipped)["yardstick"]
    expect(the_list(page).get_by_role("radio")).to_have_count(len(names))
    expect(the_menu(page)).to_be_hidden()
    for width in (1440, 1000):
        page.set_viewport_size({"width": width, "height": 900})
        listed, said = the_list(page).bounding_box(), finding(page).bounding_box()
        assert listed
        assert said
        assert listed["x"] + listed["width"] <= said["x"], "the list stands beside the finding"
        assert listed["y"] < said["y"] < listed["y"] + listed["height"]
    for name in names:
        expect(the_list(page)).to_contain_text(shipped.yardstick[name].measures)
    page.set_viewport_size({"width": 390, "height": 844})
    expect(the_list(page)).to_be_hidden()
    expect(the_menu(page)).to_be_visible()


def test_on_a_phone_the_menu_says_what_each_counts_and_a_tap_chooses_and_shuts_it(
    server: str, phone: BrowserContext, shipped: Claims
) -> None:
    page = phone.new_page()
    open_page(page, f"{server}/market_share", PAGES["market_share"])
    before = finding(page).inner_text()
    the_menu(page).tap()
    menu = page.get_by_test_id("stPopoverBody")
    names = View.options(shipped)["yardstick"]
    expect(menu.get_by_role("radio")).to_have_count(len(names))
    for name in names:
        expect(menu).to_contain_text(shipped.yardstick[name].measures)
    menu.get_by_test_id("stRadioOption").filter(has_text=names[-1]).tap()
    expect(menu).to_be_hidden()
    expect(the_menu(page)).to_have_text(re.compile(f"Yardstick {re.escape(names[-1])}"))
    expect(finding(page)).not_to_have_text(before)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
    page.wait_for_url(lambda url: in_link(url) == [names[-1]])
    page.close()


def test_a_yardstick_pressed_anywhere_on_its_entry_is_in_the_finding_and_in_the_link(
    server: str, page: Page, shipped: Claims
) -> None:
    open_page(page, f"{server}/market_share", PAGES["market_share"])
    before = finding(page).inner_text()
    tokens = next(r for r in shipped.yardsticks if r.basis == "tokens" and r.own_use == "excluded")
    words = the_list(page).get_by_text(tokens.measures)
    words.scroll_into_view_if_needed()
    box = words.bounding_box()
    assert box
    page.mouse.click(box["x"] + 5, box["y"] + 5)
    expect(the_list(page).get_by_role("radio", name=tokens.name, exact=True)).to_be_checked()
    expect(finding(page)).not_to_have_text(before)
    page.wait_for_url(re.compile(r"yardstick="))


def test_every_yardstick_can_be_opened_and_says_who_stands_where(
    server: str, page: Page, shipped: Claims
) -> None:
    first, *others = View.options(shipped)["yardstick"]
    open_page(page, f"{server}/market_share?yardstick={first}", PAGES["market_share"])
    expect_who_stands_where(page, first, shipped)
    for name in others:
        before = " ".join(finding(page).all_inner_texts())
        entry = the_list(page).get_by_role("radio", name=name, exact=True)
        entry.locator("xpath=ancestor::label").click()
        expect(entry).to_be_checked()
        page.wait_for_url(lambda url, name=name: in_link(url) == [name])
        wait_until_drawn(page)
        if name in yardsticks_ranked(shipped):
            expect(finding(page)).not_to_have_text(before)
        expect_who_stands_where(page, name, shipped)
    said = finding(page).all_inner_texts()
    page.reload()
    wait_until_drawn(page)
    assert finding(page).all_inner_texts() == said, "the link of the last opens it again"


def in_link(url: str) -> list[str]:
    return parse_qs(urlsplit(url).query).get("yardstick", [])


def expect_who_stands_where(page: Page, name: str, shipped: Claims) -> None:
    """The finding of a yardstick and its chart, or that it has none; and what to know before."""
    if name in yardsticks_ranked(shipped):
        expect(finding(page)).to_contain_text(re.compile(r"^By .* (holds|is first|are level)"))
        expect(page.locator(".st-key-card-shares .main-svg").first).to_be_visible()
    else:
        expect(page.get_by_text(f"No share by {name} is held")).to_be_visible()
    expect(page.get_by_role("heading", name="Before you quote it")).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_nothing_of_the_page_is_wider_than_its_window(server: str, page: Page) -> None:
    for width in (1440, 1000, 800, 390):
        page.set_viewport_size({"width": width, "height": 900})
        open_page(page, f"{server}/market_share", PAGES["market_share"])
        over = page.evaluate(
            "[...document.querySelectorAll('.st-key-by-yardstick .stElementContainer')]"
            ".filter(e => e.getBoundingClientRect().right > innerWidth + 1).length"
        )
        assert over == 0, width
