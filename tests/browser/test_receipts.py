"""Receipts: opened by mouse, by touch and by keyboard, from a mark, from a list and from a link."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from components.analysis.ledger.ledger import ledger
from components.claims.model import Claims
from components.wording.claim_names import claim_name, claim_value_words
from components.wording.formats import printed_words
from dev.looks.page import PAGES, go_to, open_page, touch, wait_until_drawn
from tests.browser.conftest import ROOT, Serving
from tests.browser.questioning import (
    MARKS,
    card_of,
    choose_item,
    expect_beside,
    expect_receipt,
    lonely_mark,
    slip_of,
)

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
_ON_A_CHART = "([x, y]) => Boolean(document.elementFromPoint(x, y)?.closest('.live-chart'))"
SAID = ".hoverlayer .hovertext"  # what the mark says that is pointed at
WORKED_OUT = "alibaba.capex.2024-Q2"

_FOCUSED = "part => part === document.activeElement || part.contains(document.activeElement)"


@pytest.fixture
def phone_page(phone: BrowserContext) -> Iterator[Page]:
    page = phone.new_page()
    yield page
    page.close()


def ring_of(page: Page) -> tuple[float, float]:
    """Where in the window the middle of the ring is that goes round the mark that was pressed."""
    box = page.locator(".ring").bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def tab_to(page: Page, part: Locator, most: int = 30) -> None:
    """Press Tab until a part of the page has the focus."""
    expect(part).to_be_visible()
    for _ in range(most):
        page.keyboard.press("Tab")
        if part.evaluate(_FOCUSED):
            return
    pytest.fail(f"{most} times Tab did not lead to {part}")


@EVERY_CHART
def test_a_click_on_a_mark_opens_its_receipt_beside_it_and_escape_closes_it(
    server: str, page: Page, shipped: Claims, path: str
) -> None:
    open_page(page, f"{server}/{path}", PAGES[path])
    mark = lonely_mark(card_of(page, CHARTS[path]))
    slip = slip_of(page, CHARTS[path])
    expect(slip).to_have_count(0)
    page.mouse.click(mark.x, mark.y)
    expect_receipt(slip, shipped, mark.claims[0])
    expect_beside(page, slip)
    expect(page.locator(SAID).filter(visible=True)).to_have_count(0)
    assert abs(ring_of(page)[1] - mark.y) < 4, "the mark stays at the height where it was pressed"
    close, kind = (slip.locator(part).bounding_box() for part in (".stButton button", ".kind i"))
    assert close
    assert kind
    assert close["x"] > kind["x"] + kind["width"] + 100, "the button covers no words"
    expect(slip).to_be_focused()
    page.keyboard.press("Escape")
    expect(slip).to_have_count(0)
    expect(page.locator(".ring")).to_have_count(0)
    expect(page.locator(f".st-key-card-{CHARTS[path]} .live-chart")).to_be_focused()


@EVERY_CHART
def test_a_tap_on_a_mark_raises_its_receipt_and_a_drag_still_scrolls_the_page(
    server: str, phone_page: Page, shipped: Claims, path: str
) -> None:
    page = phone_page
    open_page(page, f"{server}/{path}", PAGES[path])
    card = card_of(page, CHARTS[path])
    mark = lonely_mark(card)
    page.touchscreen.tap(mark.x, mark.y)
    slip = slip_of(page, CHARTS[path])
    expect_receipt(slip, shipped, mark.claims[0])
    expect_beside(page, slip)
    expect(page.locator(SAID).filter(visible=True)).to_have_count(0)
    close = slip.get_by_role("button", name="Close")
    box = close.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 44
    close.tap()
    expect(slip).to_have_count(0)

    wait_until_drawn(page)
    chart = card.locator(".js-plotly-plot")
    chart.scroll_into_view_if_needed()
    area = chart.bounding_box()
    assert area
    scrolled = "() => document.querySelector('[data-testid=stMain]').scrollTop"
    before = page.evaluate(scrolled)
    x, y = 195, min(max(area["y"] + area["height"] / 2, 300), 700)
    touch(page, [(x, y - 15 * step) for step in range(15)])
    page.wait_for_function(f"before => ({scrolled})() > before + 100", arg=before)


def test_a_second_press_on_the_same_mark_closes_its_receipt(server: str, page: Page) -> None:
    open_page(page, f"{server}/capex", PAGES["capex"])
    card = card_of(page, "plan-progress")
    mark = lonely_mark(card)
    slip = slip_of(page, "plan-progress")
    page.mouse.click(mark.x, mark.y)
    expect(slip).to_be_visible()
    wait_until_drawn(page)
    other = next(
        one
        for one in card.locator(".js-plotly-plot").evaluate(MARKS)
        if one["claims"] != mark.claims and page.evaluate(_ON_A_CHART, [one["x"], one["y"]])
    )
    page.mouse.move(other["x"], other["y"])
    said = page.locator(SAID).filter(visible=True)
    expect(said).to_have_count(1)
    words = said.text_content() or ""
    page.mouse.move(*ring_of(page))
    expect(said).not_to_have_text(words)  # Plotly takes a press for one on what was pointed at last
    page.mouse.click(*ring_of(page))
    expect(slip).to_have_count(0)
    expect(page.locator(".ring")).to_have_count(0)


def test_one_receipt_is_open_at_a_time_and_none_on_the_next_page(server: str, page: Page) -> None:
    open_page(page, f"{server}/capex", PAGES["capex"])
    for chart in ("capex-and-revenue", "plan-progress"):  # not under the first one's receipt
        mark = lonely_mark(card_of(page, chart))
        page.mouse.click(mark.x, mark.y)
        expect(slip_of(page, chart)).to_be_visible()
        expect(page.locator('[class*="st-key-slip-"]')).to_have_count(1)
        wait_until_drawn(page)
    for title in ("Evidence", "Capex and revenue"):
        go_to(page, title)
        expect(page.locator('[class*="st-key-slip-"]')).to_have_count(0)


def test_a_receipt_goes_when_the_company_of_its_mark_is_switched_off(
    server: str, page: Page
) -> None:
    open_page(page, f"{server}/market_share", PAGES["market_share"])
    mark = lonely_mark(card_of(page, "shares"))
    company = mark.claims[0].partition(".")[0].capitalize()
    page.mouse.click(mark.x, mark.y)
    slip = slip_of(page, "shares")
    expect(slip).to_be_visible()
    page.locator(".st-key-company").get_by_role("button", name=company).click()
    expect(slip).to_have_count(0)
    expect(page.locator(".ring")).to_have_count(0)


@EVERY_CHART
def test_keys_alone_open_the_menu_and_the_list_and_choose_a_figure_to_question(
    server: str, page: Page, shipped: Claims, path: str
) -> None:
    open_page(page, f"{server}/{path}", PAGES[path])
    card = card_of(page, CHARTS[path])
    button = card.get_by_role("button", name="More about")
    button.focus()
    page.keyboard.press("Enter")
    expect(card.get_by_role("menuitem").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(card.get_by_role("menu")).to_be_hidden()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(card.get_by_role("menuitem", name="Where a figure comes from")).to_be_focused()
    page.keyboard.press("Enter")
    box = page.get_by_role("combobox", name="Figure", exact=True)
    tab_to(page, box)
    named = choose_second(page, box)
    slip = slip_of(page, CHARTS[path])
    name = slip.locator(".id").inner_text()
    assert named.startswith(claim_name(shipped, shipped.claim[name]))
    expect_receipt(slip, shipped, name)
    expect(slip).to_be_focused()
    page.keyboard.press("Escape")
    expect(slip).to_have_count(0)


def test_a_row_of_the_table_opens_the_receipt_of_its_figure(server: str, page: Page) -> None:
    open_page(page, f"{server}/capex", PAGES["capex"])
    card = card_of(page, "plan-progress")
    choose_item(card, "Table")
    table = page.locator(".st-key-beneath-plan-progress").get_by_test_id("stDataFrame")
    expect(table).to_be_visible()
    wait_until_drawn(page)
    box = table.bounding_box()
    assert box
    page.mouse.click(box["x"] + 15, box["y"] + 52)
    slip = slip_of(page, "plan-progress")
    expect(slip).to_contain_text("Alibaba's capex")
    slip.get_by_role("button", name="Close").click()
    expect(slip).to_have_count(0)


def test_the_menu_closes_with_a_press_anywhere_else_and_the_letters_are_explained(
    server: str, page: Page
) -> None:
    open_page(page, f"{server}/capex", PAGES["capex"])
    card = card_of(page, "plan-progress")
    card.get_by_role("button", name="More about").click()
    expect(card.get_by_role("menu")).to_be_visible()
    evidence = card.get_by_role("button", name="Evidence: ")
    evidence.click()
    expect(card.get_by_role("menu")).to_be_hidden()
    expect(card.get_by_text("contradicted, undated or out of date")).to_be_visible()
    expect(evidence).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(evidence).to_have_attribute("aria-expanded", "false")


_STANDS_STILL = """async box => {
    for (let top, calm = 0; calm < 10;) {
        await new Promise(requestAnimationFrame);
        const now = box.getBoundingClientRect().top;
        calm = now === top ? calm + 1 : 0;
        top = now;
    }
}"""


def choose_second(page: Page, box: Locator) -> str:
    """Choose the second option of a box that has the focus, by arrow keys and Enter; its words."""
    wait_until_drawn(page)
    box.evaluate(_STANDS_STILL)  # a list closes when what is under it moves
    for place in range(2):
        page.keyboard.press("ArrowDown")
        expect(box).to_have_attribute("aria-activedescendant", re.compile(rf"-option-{place}$"))
    words = page.get_by_role("option").nth(1).inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("option")).to_have_count(0)
    return words


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
def test_the_evidence_page_opens_the_receipt_of_a_claim_chosen_by_its_name(
    request: pytest.FixtureRequest,
    server: str,
    shipped: Claims,
    device: str,
    choose: Callable[[Page, Locator], object],
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
    steps = panel.locator(".tree li")
    expect(steps.first).to_contain_text("= ")
    for name in shipped.claim[WORKED_OUT].derived_from:
        step = steps.filter(has_text=shipped.claim[name].when.words)
        expect(step.filter(has_text=claim_value_words(shipped.claim[name])).first).to_be_visible()
    panel.get_by_text("Cite or link").click()
    expect(panel.get_by_text(f"{server}/evidence?claim={WORKED_OUT}", exact=True)).to_be_visible()


def test_a_link_to_a_claim_that_is_not_there_says_so(server: str, page: Page) -> None:
    open_page(page, f"{server}/evidence?claim=no.such.claim", PAGES["evidence"])
    warning = page.get_by_text("The link was opened without 'no.such.claim' as claim")
    expect(warning).to_be_visible()
    expect(page.locator(".st-key-receipt-claim")).to_have_count(0)
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_a_receipt_names_its_entry_in_the_ledger_and_a_report_is_filled_in(
    serving: Serving, page: Page, shipped: Claims
) -> None:
    name, entry = next((e.claims[0], e) for e in ledger(shipped) if e.kind == "definition")
    tracker, published = "https://tracker.test/new", "https://edition.test"
    own = {"DASHBOARD_ISSUES_URL": tracker, "DASHBOARD_EDITION_URL": published}
    with serving(ROOT, **own) as address:
        open_page(page, f"{address}/evidence?claim={name}", PAGES["evidence"])
        panel = page.locator(".st-key-receipt-claim")
        known = page.locator(f'a[href="{published}/ledger.html#{entry.anchor}"]')
        expect(panel.locator(".ledger li").filter(has=known)).to_contain_text(
            f"Definition, {entry.status}. {entry.what} {entry.why}"
        )
        report = panel.get_by_role("link", name="Report an error")
        filled = parse_qs(urlsplit(str(report.get_attribute("href"))).query)
        assert filled["claim"] == [name]
        assert filled["printed"] == [printed_words(shipped.claim[name])]
        assert filled["link"][0].startswith(f"{address}/evidence?")
        assert parse_qs(urlsplit(filled["link"][0]).query)["claim"] == [name]
        page.goto("about:blank")  # before the server goes


def test_where_no_issues_are_known_a_receipt_says_what_to_do(serving: Serving, page: Page) -> None:
    with serving(ROOT, DASHBOARD_ISSUES_URL="") as address:
        open_page(page, f"{address}/evidence?claim={WORKED_OUT}", PAGES["evidence"])
        panel = page.locator(".st-key-receipt-claim")
        expect(panel.get_by_text("To report an error, send the full citation")).to_be_visible()
        expect(panel.get_by_role("link", name="Report an error")).to_have_count(0)
        page.goto("about:blank")  # before the server goes
