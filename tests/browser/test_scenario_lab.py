"""The scenario lab in a browser: sliding, comparing, solving, and the link that keeps it all."""

import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from components.claims.model import Claims
from dev.looks.page import PAGES, cut_off, figures, open_page, wait_until_drawn, words

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

LAB = "scenarios"
PHONE = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140 Mobile Safari/537.36"


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


TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def choose(page: Page, menu: str, option: str) -> None:
    """Choose from a menu far down the page: it closes on a scroll, so that has to be over."""
    page.get_by_role("combobox", name=menu).scroll_into_view_if_needed()
    page.evaluate(TWO_FRAMES)
    page.get_by_role("combobox", name=menu).click()
    page.get_by_role("option", name=option).click()


def test_sliding_draws_a_scenario_of_your_own_and_reset_takes_it_away(
    server: str, page: Page
) -> None:
    opened(page, server)
    before = figures(page)
    slide(page, "Cloud revenue growth", 24)
    expect(page.get_by_role("heading", level=1)).to_contain_text("if what you suppose comes true")
    expect(page.get_by_text("Outside the evidence.")).to_be_visible()
    expect(page.locator(".js-plotly-plot").get_by_text("Yours").first).to_be_visible()
    page.wait_for_url("**growth=54**")
    page.get_by_role("button", name="Reset to the scenario").click()
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("you suppose")
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
    expect(page.get_by_text("cloud revenue in 2030 than Yours").first).to_be_visible()
    choose(page, "Compare with", "Price war")
    expect(page.get_by_text("Price war brings RMB").first).to_be_visible()
    wait_until_drawn(page)
    said = words(page)
    page.get_by_role("button", name="Copy link").click()
    code = page.get_by_test_id("stPopoverBody").get_by_test_id("stCode").first  # the lasting link
    expect(code).to_contain_text("against=Price+war")
    link = code.inner_text().strip()
    chosen = dict(parse_qsl(urlsplit(link).query))
    assert (chosen["lab"], chosen["growth"]) == ("Outlook", "44"), "the part has a new name"
    open_page(other_page, link, PAGES[LAB])
    expect(other_page.get_by_text("Price war brings RMB").first).to_be_visible()
    wait_until_drawn(other_page)
    assert words(other_page) == said


def test_a_goal_is_solved_and_compared_with_its_evidence(server: str, page: Page) -> None:
    opened(page, server, "lab=What+must+be+true&base=Houses")
    answer = page.locator(".st-key-goal-answer")
    expect(answer).to_contain_text("so that servers pay back in three years")
    expect(answer).to_contain_text("outside the evidence, 23.7 to 33.5%")
    choose(page, "What must come true", "Baidu passes Tencent")
    expect(answer).to_contain_text("Baidu passes Tencent under Omdia AI cloud by the end of 2028")
    expect(answer).to_contain_text("inside the evidence, 19 to 61% a year")
    page.wait_for_url("**goal=Baidu+passes+Tencent**")


def test_the_company_chosen_changes_chart_and_finding(
    server: str, page: Page, shipped: Claims
) -> None:
    opened(page, server)
    finding = page.get_by_role("heading", level=1)
    expect(finding).to_contain_text("Alibaba's cloud revenue")
    parts = page.get_by_role("radiogroup", name="Company")
    parts.get_by_role("radio", name="Baidu").click()
    expect(finding).to_contain_text("Baidu's ")
    wait_until_drawn(page)
    drawn = page.locator("#revenue-paths").locator("xpath=ancestor::section")
    names = drawn.locator(".js-plotly-plot").first.evaluate("graph => graph.data.map(t => t.name)")
    assert names
    assert all(name.startswith("Baidu ") for name in names)
    expect(parts.get_by_role("radio")).to_have_count(2)  # no other can be carried on
    growth = page.get_by_role("slider", name=re.compile("^Cloud revenue growth"))
    grows = (a for s in shipped.scenarios for a in s.assumptions if a.company == "Baidu")
    supposed = next(a.value for a in grows if a.about == "cloud_growth")
    expect(growth).to_have_value(f"{supposed:g}")  # the dials start from what is supposed of it


def test_in_a_narrow_window_of_a_desk_what_waits_is_shut_once_and_stays_as_the_reader_leaves_it(
    server: str, browser: Browser
) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    opened(page, server)
    parts = page.locator("[class*='st-key-folded-'] > details, [class*='st-key-folded-'] details")
    expect(page.locator("[class*='st-key-folded-'] details[open]")).to_have_count(0)
    assert parts.count() >= 3
    page.get_by_text("Suppose otherwise").click()
    slide(page, "Cloud revenue growth", 2)
    expect(slider(page, "Cloud revenue growth")).to_be_visible()
    page.close()


def test_on_a_wide_page_a_part_with_a_heading_of_its_own_shows_no_box(
    server: str, page: Page
) -> None:
    opened(page, server)
    for heading in ("What must be true?", "What does the difference come to?"):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
        expect(page.locator("summary").filter(has_text=heading)).not_to_be_visible()


@pytest.mark.parametrize("part", ["Outlook", "Payback", "Shares", "Track record"])
def test_the_first_chart_is_whole_on_the_first_screen(server: str, page: Page, part: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    opened(page, server, f"lab={part.replace(' ', '+')}")
    chart = page.locator(".live-card .js-plotly-plot").first.bounding_box()
    assert chart
    assert chart["y"] < 500
    if part == "Outlook":
        assert chart["y"] + chart["height"] <= 900, "the leading chart is whole"


def test_on_a_telephone_the_chart_comes_before_its_dials_which_wait_to_be_opened(
    server: str, browser: Browser
) -> None:
    page = browser.new_page(
        viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True, user_agent=PHONE
    )
    opened(page, server)
    chart = page.locator(".live-card .js-plotly-plot").first.bounding_box()
    fold = page.get_by_text("Suppose otherwise").bounding_box()
    assert chart
    assert fold
    assert chart["y"] < page.viewport_size["height"]  # type: ignore[index]
    assert chart["y"] + chart["height"] <= fold["y"]
    expect(slider(page, "Cloud revenue growth")).not_to_be_visible()
    page.get_by_text("Suppose otherwise").click()
    expect(page.get_by_text("Start from")).to_be_visible()
    page.close()


COVERED = """graph => {
  const boxes = [...graph.querySelectorAll(".annotation-text-g text")]
    .map((text) => text.getBoundingClientRect()).filter((box) => box.width);
  return boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) =>
    a.left < b.right - 2 && b.left < a.right - 2 && a.top < b.bottom - 3 && b.top < a.bottom - 3));
}"""


@pytest.mark.parametrize("device", ["desk", "telephone"])
@pytest.mark.parametrize("part", ["Outlook", "Payback"])
def test_no_name_at_the_end_of_a_path_covers_another(
    server: str, page: Page, phone: BrowserContext, device: str, part: str
) -> None:
    seen = page if device == "desk" else phone.new_page()
    opened(seen, server, f"lab={part}")
    for graph in seen.locator(".live-card .js-plotly-plot").all():
        assert graph.evaluate(COVERED) == []


@pytest.mark.parametrize("section", ["Outlook", "Payback", "Shares", "Track record"])
def test_no_text_is_cut_off_in_any_part_of_the_lab_on_a_telephone(
    server: str, phone: BrowserContext, section: str
) -> None:
    page = phone.new_page()
    opened(page, server, f"lab={section.replace(' ', '+')}")
    assert cut_off(page) == []
    width = page.evaluate("innerWidth")
    assert page.locator("[data-testid=stMain]").evaluate("part => part.scrollWidth") <= width
    page.close()
