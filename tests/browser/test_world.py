"""The peers abroad and the ways to show money, chosen as a reader does."""

import re

import pytest
from playwright.sync_api import Page, expect

from components.analysis.money.abroad import peers
from components.claims.model import Claims
from dev.looks.page import PAGES, open_page, wait_until_drawn
from tests.browser.questioning import card_of, expect_receipt, lonely_mark, slip_of

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("console")]

CARD = "against-the-world"


def test_one_press_drops_the_peers_and_the_link_brings_the_view_back(
    server: str, page: Page, shipped: Claims
) -> None:
    open_page(page, f"{server}/capex", PAGES["capex"])
    card = card_of(page, CARD)
    for name in peers(shipped):
        expect(card.locator(".js-plotly-plot")).to_contain_text(name)
    page.get_by_role("radio", name="left out").click()
    page.wait_for_url(re.compile(r"peers=left"))
    for name in peers(shipped):
        expect(card.locator(".js-plotly-plot")).not_to_contain_text(name)
    expect(card.locator(".js-plotly-plot")).to_contain_text(shipped.subjects[0])
    page.reload()
    wait_until_drawn(page)
    expect(page.get_by_role("radio", name="left out")).to_be_checked()
    expect(card_of(page, CARD).locator(".js-plotly-plot")).not_to_contain_text(peers(shipped)[0])


@pytest.mark.parametrize("world", ["cloud+revenue", "capex+per+dollar", "years+behind"])
def test_a_mark_beside_the_peers_answers_with_the_receipt_of_a_claim(
    server: str, page: Page, shipped: Claims, world: str
) -> None:
    open_page(page, f"{server}/capex?world={world}", PAGES["capex"])
    mark = lonely_mark(card_of(page, CARD))
    page.mouse.click(mark.x, mark.y)
    slip = slip_of(page, CARD)
    expect_receipt(slip, shipped, mark.claims[0])
    expect(slip).to_have_count(1)


def test_a_way_to_show_money_is_in_the_finding_and_in_the_link(server: str, page: Page) -> None:
    open_page(page, f"{server}/capex", PAGES["capex"])
    heading = page.get_by_role("heading", level=1)
    before = heading.inner_text()
    page.get_by_role("radio", name="growth on the year").click()
    page.wait_for_url(re.compile(r"shown_as=growth"))
    expect(heading).not_to_have_text(before)
    expect(page.get_by_role("combobox", name="Index is 100 in")).to_have_count(0)
    page.get_by_role("radio", name="index", exact=True).click()
    expect(page.get_by_role("combobox", name="Index is 100 in")).to_be_visible()


def test_the_companies_page_offers_no_logarithmic_bars(server: str, page: Page) -> None:
    open_page(page, f"{server}/companies", PAGES["companies"])
    expect(page.get_by_role("radio", name="growth on the year")).to_be_visible()
    expect(page.get_by_role("radio", name="amount, logarithmic")).to_have_count(0)
