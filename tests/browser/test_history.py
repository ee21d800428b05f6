"""Back and Forward: a choice is an entry of the browser's history, and a dial's move is none."""

import pytest
from playwright.sync_api import Locator, Page, expect

from dev.looks.page import PAGES, go_to, open_page, wait_until_drawn

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


def entries(page: Page) -> int:
    """How many entries the history of a tab holds."""
    return int(page.evaluate("history.length"))


def filters(page: Page) -> Locator:
    """The button of the filters, which says what is set."""
    return page.locator(".st-key-filter").get_by_role("button").first


def test_back_undoes_one_choice_after_another_and_forward_makes_it_again(
    server: str, page: Page
) -> None:
    open_page(page, f"{server}/capex", PAGES["capex"])
    before, seen = entries(page), [page.url]
    page.get_by_role("button", name="ByteDance", exact=True).click()
    expect(page.get_by_text("Showing Alibaba, Baidu, Tencent.")).to_be_visible()
    wait_until_drawn(page)
    seen.append(page.url)
    filters(page).click()
    page.get_by_role("radio", name="USD").click()
    expect(filters(page)).to_contain_text("USD")
    wait_until_drawn(page)
    seen.append(page.url)
    page.keyboard.press("Escape")
    page.get_by_role("radio", name="year", exact=True).click()
    expect(page.get_by_text("USD bn a year").first).to_be_visible()
    wait_until_drawn(page)
    seen.append(page.url)
    assert len(set(seen)) == 4
    assert entries(page) == before + 3

    page.go_back()
    expect(page.get_by_text("USD bn a quarter").first).to_be_visible()
    expect(page.get_by_role("radio", name="quarter", exact=True)).to_be_checked()
    expect(page).to_have_url(seen[2])
    page.go_back()
    expect(page.get_by_text("RMB bn a quarter").first).to_be_visible()
    expect(filters(page)).to_contain_text("RMB")
    expect(page).to_have_url(seen[1])
    page.go_back()
    pills = page.locator(".st-key-company").get_by_role("button")
    expect(pills.and_(page.locator("[aria-pressed=true]"))).to_have_count(4)
    expect(page).to_have_url(seen[0])
    wait_until_drawn(page)
    page.go_forward()
    expect(page.get_by_text("Showing Alibaba, Baidu, Tencent.")).to_be_visible()
    expect(page).to_have_url(seen[1])


def test_a_page_of_the_menu_is_one_entry_and_back_shows_the_one_before_with_its_choices(
    server: str, page: Page
) -> None:
    open_page(page, f"{server}/capex?currency=USD&span=year", PAGES["capex"])
    before = entries(page)
    go_to(page, PAGES["market_share"])
    expect(page).to_have_url(f"{server}/market_share?currency=USD")
    assert entries(page) == before + 1
    page.go_back()
    expect(page.get_by_text("USD bn a year").first).to_be_visible()
    wait_until_drawn(page)
    assert entries(page) == before + 1
    assert page.url == f"{server}/capex?currency=USD&span=year"


def test_a_dial_s_move_is_no_entry(server: str, page: Page) -> None:
    open_page(page, f"{server}/scenarios", PAGES["scenarios"])
    before = entries(page)
    dial = page.locator(".st-key-growth").get_by_role("slider")
    dial.press("ArrowRight")
    page.wait_for_url("**/scenarios?growth=*")
    wait_until_drawn(page)
    assert entries(page) == before


def test_a_reset_of_several_filters_is_one_entry(server: str, page: Page) -> None:
    query = "company=Alibaba&currency=USD&grade=C"
    open_page(page, f"{server}/?{query}", PAGES[""])
    before = entries(page)
    filters(page).click()
    page.get_by_role("button", name="Reset").click()
    expect(page).to_have_url(f"{server}/")
    expect(filters(page)).to_contain_text("RMB, all grades")
    assert entries(page) == before + 1
    page.go_back()
    expect(page.get_by_text("Showing Alibaba; USD; grade C or better")).to_be_visible()
    expect(page).to_have_url(f"{server}/?{query}")
