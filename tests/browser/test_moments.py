"""The words of a numbered moment open what they rest on, wherever they are pressed."""

import pytest
from playwright.sync_api import Page

from components.claims.model import Claims
from dev.looks.page import PAGES, open_page
from tests.browser.questioning import card_of, expect_receipt

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("console")]


def test_a_press_beside_the_first_letters_of_a_moment_opens_its_receipt(
    server: str, page: Page, shipped: Claims
) -> None:
    open_page(page, f"{server}/capex", PAGES["capex"])
    card = card_of(page, "capex-and-revenue")
    first = next(e for e in shipped.events if e.claims)
    words = card.locator(".textpoint text").filter(has_text=first.title[:30])
    words.scroll_into_view_if_needed()
    box = words.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] * 0.7, box["y"] + box["height"] / 2)
    expect_receipt(page.locator(".st-key-receipt-capex-and-revenue"), shipped, first.claims[0])
