"""The scenario lab in a browser: sliding, comparing, solving, and the link that keeps it all."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from dev.looks.page import PAGES, cut_off, figures, open_page, wait_until_drawn, words

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

LAB = "scenarios"


def opened(page: Page, server: str, query: str = "") -> None:
    open_page(page, f"{server}/{LAB}?{query}", PAGES[LAB])


def slider(page: Page, label: str) -> Locator:
    return page.get_by_role("slider", name=label)


def slide(page: Page, label: str, keys: int) -> None:
    """Move a slider by some steps with the keyboard, and wait until the page has followed."""
    handle = slider(page, label)
    start = int(handle.input_value())
    handle.focus()
    for _ in range(abs(keys)):
        handle.press("ArrowRight" if keys > 0 else "ArrowLeft")
    expect(handle).to_have_value(str(start + keys))
    wait_until_drawn(page)


def test_sliding_draws_a_scenario_of_your_own_and_reset_takes_it_away(
    server: str, page: Page
) -> None:
    opened(page, server)
    before = figures(page)
    slide(page, "Cloud revenue growth", 15)
    expect(page.get_by_text("Yours, Alibaba in 2030:")).to_be_visible()
    expect(page.get_by_text("Outside the evidence.")).to_be_visible()
    expect(page.locator(".js-plotly-plot").get_by_text("Yours")).to_be_visible()
    page.wait_for_url("**growth=54**")
    page.get_by_role("button", name="Reset to the scenario").click()
    expect(page.get_by_text("Pace of today, Alibaba in 2030:")).to_be_visible()
    expect(page.locator(".js-plotly-plot").get_by_text("Yours")).to_have_count(0)
    wait_until_drawn(page)
    assert figures(page) == before


def test_the_label_of_a_dial_shows_its_evidence(server: str, page: Page) -> None:
    opened(page, server, "base=Houses")
    page.get_by_role("button", name="Cloud revenue growth, % a year").click()
    shown = page.get_by_test_id("stPopoverBody")
    expect(shown.get_by_text("set the range.")).to_be_visible()
    expect(shown.get_by_text("Growth forecast").first).to_be_visible()


def test_comparing_tells_the_difference_and_the_link_keeps_both(
    server: str, page: Page, other_page: Page
) -> None:
    opened(page, server, "lab=Compare&growth=44")
    expect(page.get_by_text("Houses differs from Yours in")).to_be_visible()
    page.get_by_role("combobox", name="Compare with").click()
    page.get_by_role("option", name="Price war").click()
    expect(page.get_by_text("Price war differs from Yours in")).to_be_visible()
    wait_until_drawn(page)
    said = words(page)
    page.get_by_role("button", name="Copy link").click()
    code = page.get_by_test_id("stPopoverBody").get_by_test_id("stCode").first  # the lasting link
    expect(code).to_contain_text("against=Price+war")
    link = code.inner_text().strip()
    chosen = dict(parse_qsl(urlsplit(link).query))
    assert (chosen["lab"], chosen["growth"]) == ("Compare", "44")
    open_page(other_page, link, PAGES[LAB])
    expect(other_page.get_by_text("Price war differs from Yours in")).to_be_visible()
    wait_until_drawn(other_page)
    assert words(other_page) == said


def test_a_goal_is_solved_and_compared_with_its_evidence(server: str, page: Page) -> None:
    opened(page, server, "lab=What+must+be+true&base=Houses")
    answer = page.locator(".st-key-goal-answer")
    expect(answer).to_contain_text("so that servers pay back in three years")
    expect(answer).to_contain_text("outside the evidence, 23.7 to 33.5%")
    expect(answer).to_contain_text("gives 100 against a target of 100")
    page.get_by_role("combobox", name="What must come true").click()
    page.get_by_role("option", name="Baidu passes Tencent").click()
    expect(answer).to_contain_text("Baidu passes Tencent under Omdia AI cloud by the end of 2028")
    expect(answer).to_contain_text("inside the evidence, 19 to 61% a year")
    page.wait_for_url("**goal=Baidu+passes+Tencent**")


@pytest.mark.parametrize("section", ["Capex", "Payback", "Shares", "Uncertainty", "Old forecasts"])
def test_no_text_is_cut_off_in_any_part_of_the_lab_on_a_telephone(
    server: str, phone: object, section: str
) -> None:
    page = phone.new_page()  # type: ignore[attr-defined]
    query = f"lab={section.replace(' ', '+')}&scenario=Pace+of+today&scenario=Export+controls+bite"
    opened(page, server, query)
    assert cut_off(page) == []
    width = page.evaluate("innerWidth")
    assert page.locator("[data-testid=stMain]").evaluate("part => part.scrollWidth") <= width
    page.close()
