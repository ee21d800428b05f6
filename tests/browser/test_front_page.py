"""The Overview as it is seen: the table of yardsticks in two forms, and cards that lead on."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from dev.looks.page import PAGES, go_to, page_here, wait_until_drawn

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

# The words of the leader's mark stand right of it on a wide card, under it on a narrow one.
_BESIDE = """() => {
    const card = document.querySelector('.st-key-card-who-leads');
    const words = [...card.querySelectorAll('.textpoint text')].map(text => text.textContent);
    return words.includes('Behind the leader');
}"""
_HEIGHTS = """() => {
    const chart = document.querySelector('.st-key-card-who-leads .live-chart');
    return [chart, chart.querySelector('.main-svg')].map(e => e.getBoundingClientRect().height);
}"""


@pytest.fixture
def resizable(browser: Browser, server: str) -> Iterator[Page]:
    """The Overview in a wide window that a test may make narrow."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(server)
    wait_until_drawn(page)
    yield page
    page.close()


def test_the_table_of_yardsticks_takes_the_form_its_card_has_room_for(resizable: Page) -> None:
    seen = []
    for width, is_wide in ((1440, True), (390, False), (1440, True)):
        resizable.set_viewport_size({"width": width, "height": 844})
        resizable.wait_for_function(f"() => ({_BESIDE})() === {str(is_wide).lower()}")
        resizable.wait_for_function(f"() => {{ const [a, b] = ({_HEIGHTS})(); return a === b; }}")
        seen.append(resizable.evaluate(_HEIGHTS)[0])
    assert seen[0] == seen[2] < seen[1], "the narrow form is the higher one"


def test_the_first_mark_is_seen_on_a_phone_without_scrolling(browser: Browser, server: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844}, has_touch=True)
    page.goto(server)
    wait_until_drawn(page)
    mark = page.locator(".st-key-card-who-leads .points path").first
    box = mark.bounding_box()
    assert box
    assert box["y"] + box["height"] < 844
    page.close()


def test_cards_are_of_one_height_and_say_their_things_in_the_same_places(resizable: Page) -> None:
    boxes = [
        [(box["y"], box["height"]) for one in parts.all() if (box := one.bounding_box())]
        for parts in (
            resizable.locator("[class*='st-key-company-card-']"),
            resizable.locator(".company-facts .capex"),
            resizable.locator(".company-facts .revenue p:first-child"),
        )
    ]
    assert [len(found) for found in boxes] == [4, 4, 4]
    assert [len({round(y) for y, _ in found}) for found in boxes] == [1, 1, 1]
    assert len({round(height) for _, height in boxes[0]}) == 1


def test_a_card_opens_its_company_and_keeps_every_other_choice(
    browser: Browser, server: str
) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{server}/?currency=USD")
    wait_until_drawn(page)
    for company in ("Baidu", "Tencent"):  # the second must not find the first still chosen
        page.locator("[class*='st-key-company-card-']").get_by_role("link", name=company).click()
        chosen = page.locator(".st-key-focus").get_by_role("radio", name=company)
        expect(chosen).to_have_attribute("aria-checked", "true")
        expect(page.locator(".st-key-filter")).to_contain_text("USD")
        go_to(page, "Overview")
    page.close()


def test_every_yardstick_in_the_table_opens_on_its_own_page(browser: Browser, server: str) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(server)
    wait_until_drawn(page)
    for title, yardstick in (
        ("Tokens that outside customers call", "IDC model calls"),
        ("Finished AI applications", "IDC AI applications"),
    ):
        page.get_by_role("button", name="Open one of these yardsticks").click()
        page.get_by_test_id("stPopoverBody").get_by_role("link", name=title).click()
        expect(page_here(page)).to_have_text([PAGES["market_share"]])
        wait_until_drawn(page)
        expect(page.get_by_text(yardstick).first).to_be_visible()
        go_to(page, "Overview")
    page.close()
