"""Receipts: opened by mouse, by touch and by keyboard, from a mark, from a list and from a link."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from components.claims.model import Claims
from components.wording.formats import said
from dev.looks.page import PAGES, open_page, touch, wait_until_drawn
from tests.browser.questioning import card_of, expect_receipt, lonely_mark

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("console")]

# The first chart of each page that has charts.
CHARTS = {
    "": "who-leads",
    "market_share": "shares",
    "capex": "capex-and-revenue",
    "scenarios": "revenue-paths",
    "companies": "company-figures",
}
EVERY_CHART = pytest.mark.parametrize("path", CHARTS, ids=lambda path: path or "overview")
WORKED_OUT = "alibaba.capex.2024-Q2"

_FOCUSED = "part => part === document.activeElement || part.contains(document.activeElement)"


@pytest.fixture
def phone_page(phone: BrowserContext) -> Iterator[Page]:
    page = phone.new_page()
    yield page
    page.close()


def expect_below(panel: Locator, chart: Locator) -> None:
    upper, lower = chart.bounding_box(), panel.bounding_box()
    assert upper
    assert lower
    assert lower["y"] >= upper["y"] + upper["height"] - 1


def tab_to(page: Page, part: Locator, most: int = 30) -> None:
    """Press Tab until a part of the page has the focus."""
    expect(part).to_be_visible()
    for _ in range(most):
        page.keyboard.press("Tab")
        if part.evaluate(_FOCUSED):
            return
    pytest.fail(f"{most} times Tab did not lead to {part}")


@EVERY_CHART
def test_a_click_on_a_mark_opens_the_receipt_of_its_claim_below_the_chart(
    server: str, page: Page, shipped: Claims, path: str
) -> None:
    open_page(page, f"{server}/{path}", PAGES[path])
    card = card_of(page, CHARTS[path])
    mark = lonely_mark(card)
    panel = page.locator(f".st-key-receipt-{CHARTS[path]}")
    expect(panel).to_have_count(0)
    page.mouse.click(mark.x, mark.y)
    expect_receipt(panel, shipped, mark.claims[0])
    expect_below(panel, card.locator(".js-plotly-plot"))


@EVERY_CHART
def test_a_tap_on_a_mark_opens_its_receipt_and_a_drag_still_scrolls_the_page(
    server: str, phone_page: Page, shipped: Claims, path: str
) -> None:
    page = phone_page
    open_page(page, f"{server}/{path}", PAGES[path])
    card = card_of(page, CHARTS[path])
    mark = lonely_mark(card)
    page.touchscreen.tap(mark.x, mark.y)
    panel = page.locator(f".st-key-receipt-{CHARTS[path]}")
    expect_receipt(panel, shipped, mark.claims[0])
    chart = card.locator(".js-plotly-plot")
    expect_below(panel, chart)

    wait_until_drawn(page)
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    assert box
    scrolled = "() => document.querySelector('[data-testid=stMain]').scrollTop"
    before = page.evaluate(scrolled)
    x, y = 195, min(max(box["y"] + box["height"] / 2, 300), 700)
    touch(page, [(x, y - 15 * step) for step in range(15)])
    page.wait_for_function(f"before => ({scrolled})() > before + 100", arg=before)


@EVERY_CHART
def test_keys_alone_open_the_list_of_figures_and_choose_a_claim_to_question(
    server: str, page: Page, shipped: Claims, path: str
) -> None:
    open_page(page, f"{server}/{path}", PAGES[path])
    card = card_of(page, CHARTS[path])
    card.get_by_role("button", name="Download").focus()
    for _ in range(2):
        page.keyboard.press("Tab")
    question = card.get_by_role("button", name="Where a figure comes from")
    expect(question).to_be_focused()
    page.keyboard.press("Space")
    expect(question).to_have_attribute("aria-pressed", "true")
    box = page.get_by_role("combobox", name="Claim", exact=True)
    tab_to(page, box)
    choose_second(page, box)
    name = box.input_value()
    panel = page.locator(f".st-key-receipt-{CHARTS[path]}")
    expect_receipt(panel, shipped, name)
    expect_below(panel, card.locator(".js-plotly-plot"))


def choose_second(page: Page, box: Locator) -> None:
    """Choose the second option of a box that has the focus, by arrow keys and Enter."""
    wait_until_drawn(page)  # a list closes when what is under it moves
    for place in range(2):
        page.keyboard.press("ArrowDown")
        expect(box).to_have_attribute("aria-activedescendant", re.compile(rf"-option-{place}$"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("option")).to_have_count(0)
    expect(box).to_have_value(re.compile(r"\w\.\w"))


def by_mouse(page: Page, box: Locator) -> None:
    box.click()
    page.get_by_role("option").nth(1).click()


def by_touch(page: Page, box: Locator) -> None:
    box.tap()
    page.get_by_role("option").nth(1).tap()


def by_keyboard(page: Page, box: Locator) -> None:
    page.locator(".st-key-navigation").get_by_role("link").last.focus()
    tab_to(page, box)
    choose_second(page, box)


@pytest.mark.parametrize(
    ("device", "choose"), [("page", by_mouse), ("phone_page", by_touch), ("page", by_keyboard)]
)
def test_the_evidence_page_opens_the_receipt_of_a_claim_chosen_by_its_id(
    request: pytest.FixtureRequest,
    server: str,
    shipped: Claims,
    device: str,
    choose: Callable[[Page, Locator], None],
) -> None:
    page: Page = request.getfixturevalue(device)
    open_page(page, f"{server}/evidence", PAGES["evidence"])
    choose(page, page.get_by_role("combobox", name="Receipt of a claim"))
    page.wait_for_url("**/evidence?claim=*")
    name = page.url.partition("?claim=")[2]
    assert name in shipped.claim
    expect_receipt(page.locator(".st-key-receipt-claim"), shipped, name)


def test_a_link_to_a_claim_opens_its_receipt_with_all_it_was_worked_out_from(
    server: str, page: Page, shipped: Claims
) -> None:
    open_page(page, f"{server}/evidence?claim={WORKED_OUT}", PAGES["evidence"])
    panel = page.locator(".st-key-receipt-claim")
    expect_receipt(panel, shipped, WORKED_OUT)
    expect(panel).to_contain_text("Worked out:")
    expect(panel).to_contain_text(f"= {shipped.claim[WORKED_OUT].formula}")
    steps = panel.get_by_role("listitem")
    for name in shipped.claim[WORKED_OUT].derived_from:
        step = steps.filter(has=page.get_by_text(name, exact=True)).last
        expect(step).to_contain_text(said(shipped.claim[name]))
    panel.get_by_text("Cite, link or report an error").click()
    expect(panel.get_by_text(f"{server}/evidence?claim={WORKED_OUT}", exact=True)).to_be_visible()


def test_a_link_to_a_claim_that_is_not_there_says_so(server: str, page: Page) -> None:
    open_page(page, f"{server}/evidence?claim=no.such.claim", PAGES["evidence"])
    warning = page.get_by_text("The link was opened without 'no.such.claim' as claim")
    expect(warning).to_be_visible()
    expect(page.locator(".st-key-receipt-claim")).to_have_count(0)
    expect(page.get_by_test_id("stException")).to_have_count(0)
