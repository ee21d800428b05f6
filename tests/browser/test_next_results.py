"""The next results as they are drawn, and their calendar file as a browser saves it."""

from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import BrowserContext, Page, expect

from dev.looks.page import wait_until_drawn

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
PART = ".st-key-folded-plain-next"
_CELLS = """() => [...document.querySelectorAll('.st-key-folded-plain-next tbody tr')].map(row =>
    [...row.cells].filter(cell => cell.textContent.trim()).map(cell => {
        const box = cell.getBoundingClientRect();
        return [box.left, box.top, box.right];
    }))"""


def test_the_calendar_file_that_the_button_saves_holds_events(page: Page, server: str) -> None:
    page.goto(server)
    wait_until_drawn(page)
    button = page.locator(PART).get_by_role("button", name="Calendar file (.ics)")
    with page.expect_download() as saving:
        button.click()
    assert saving.value.suggested_filename == "next-results.ics"
    events = Calendar.from_ical(Path(saving.value.path()).read_bytes()).walk("VEVENT")
    assert events
    assert {str(event["url"]) for event in events} == {server}


def test_past_results_open_with_a_link_to_each_document(page: Page, server: str) -> None:
    page.goto(server)
    wait_until_drawn(page)
    page.get_by_role("button", name="Past results").click()
    links = page.locator("[data-testid='stPopoverBody'] a")
    expect(links.first).to_be_visible()
    assert links.count() >= 8
    assert all((link.get_attribute("href") or "").startswith("http") for link in links.all())


def test_a_line_is_a_row_on_a_desk_and_a_block_on_a_phone(
    desk: BrowserContext, phone: BrowserContext, server: str
) -> None:
    for window, beside in ((desk, True), (phone, False)):
        page = window.new_page()
        page.goto(server)
        wait_until_drawn(page)
        rows = page.evaluate(_CELLS)
        width = page.viewport_size["width"] if page.viewport_size else 0
        page.close()
        assert len(rows) == 4
        for cells in rows:
            tops = [round(top) for _, top, _ in cells]
            assert len(set(tops)) == (1 if beside else len(cells)), tops
            assert all(0 <= left < right <= width for left, _, right in cells)
