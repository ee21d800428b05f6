"""What holds of every page, looked at once on a desk in light and once on a phone in the dark."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from dev.looks.page import PAGES, console_fault, cut_off, open_page, style, touch

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

# Faults in elements that Streamlit draws and the app cannot reach: rule, and place.
THEIRS_IN_THE_PAGE = (
    # The line in st.metric: Vega gives its marks a role and no name, and there is no `alt`.
    ("svg-img-alt", r"\\.metric_chart_|\.metric_chart_"),
)


@dataclass
class Visit:
    """One page in one window, and what went wrong while it opened."""

    page: Page
    device: str
    path: str
    errors: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)


@pytest.fixture(scope="module", params=["desk", "phone"])
def device(request: pytest.FixtureRequest) -> tuple[str, BrowserContext]:
    return request.param, request.getfixturevalue(request.param)


@pytest.fixture(scope="module", params=PAGES, ids=lambda path: path or "overview")
def visit(
    request: pytest.FixtureRequest, device: tuple[str, BrowserContext], server: str
) -> Iterator[Visit]:
    """A page opened once for all the tests below."""
    name, context = device
    page = context.new_page()
    visit = Visit(page, name, request.param)

    def note_request(address: str) -> None:
        if urlsplit(address).scheme in ("http", "https") and not address.startswith(server):
            visit.outside.append(address)

    def note_error(text: str, address: str) -> None:
        fault = console_fault(text, address)
        if fault and address not in visit.outside:
            visit.errors.append(fault)

    page.on("request", lambda r: note_request(r.url))
    page.on("console", lambda m: note_error(m.text, m.location["url"]) if m.type == "error" else 0)
    page.on("pageerror", lambda error: note_error(str(error), ""))
    open_page(page, f"{server}/{visit.path}", PAGES[visit.path])
    yield visit
    page.close()


@pytest.fixture
def phone_with_its_name(browser: Browser) -> Iterator[Page]:
    """A phone whose browser says that it is one, so that boxes are shut from the start."""
    name = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140 Mobile Safari/537.36"
    page = browser.new_page(
        viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True, user_agent=name
    )
    yield page
    page.close()


_HIDDEN = """() => {
    const box = one => one.getBoundingClientRect();
    const out = [...document.querySelectorAll('.stMain [data-testid=stPopover] button')]
        .filter(button => box(button).right > innerWidth || box(button).left < 0);
    const words = one => {
        const range = document.createRange();
        range.selectNodeContents(one);
        return box(range);
    };
    const under = [...document.querySelectorAll('.stMain [role=tab]')].filter(tab => {
        const next = tab.nextElementSibling;
        return next?.matches('[role=tab]') && words(tab).right > box(next).left + 1;
    });
    return [...out, ...under].map(one => one.innerText);
}"""


def test_no_button_leaves_the_window_and_no_tab_covers_the_next(visit: Visit) -> None:
    assert visit.page.evaluate(_HIDDEN) == []


def test_no_text_of_a_chart_is_cut_off(visit: Visit) -> None:
    assert cut_off(visit.page) == []


def test_the_page_is_no_wider_than_the_window(visit: Visit) -> None:
    width = visit.page.evaluate("innerWidth")
    for part in ("html", "[data-testid=stMain]"):
        assert visit.page.locator(part).evaluate("part => part.scrollWidth") <= width


_LONGEST = 5000  # pixels of a page on a phone
_MOST = {"companies": 3 * 844}  # three screens
_FIRST_MARK = """() => Math.min(...[...document.querySelectorAll('.points path, .js-line')]
    .map(mark => mark.getBoundingClientRect()).filter(box => box.width).map(box => box.top))"""


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "overview")
def test_on_a_phone_a_page_is_short_and_its_first_mark_on_the_first_screen(
    phone_with_its_name: Page, server: str, path: str
) -> None:
    open_page(phone_with_its_name, f"{server}/{path}", PAGES[path])
    main = phone_with_its_name.locator("[data-testid=stMain]")
    assert main.evaluate("part => part.scrollHeight") <= _MOST.get(path, _LONGEST)
    if phone_with_its_name.locator(".js-plotly-plot").count():
        assert phone_with_its_name.evaluate(_FIRST_MARK) < 844


def test_charts_lie_on_the_colour_of_the_page(visit: Visit) -> None:
    [ground] = style(visit.page, "[data-testid=stApp]", "background-color")
    papers = style(visit.page, ".js-plotly-plot .main-svg:first-of-type", "background-color")
    assert ground == {"desk": "rgb(251, 250, 247)", "phone": "rgb(20, 23, 26)"}[visit.device]
    assert set(papers) <= {ground}


def test_the_console_holds_no_error_of_ours(visit: Visit) -> None:
    assert visit.errors == []


def test_the_page_asks_nobody_but_its_own_server(visit: Visit) -> None:
    assert visit.outside == []


def test_over_a_chart_the_page_still_scrolls(visit: Visit) -> None:
    scrolled = "() => document.querySelector('[data-testid=stMain]').scrollTop"
    for chart in visit.page.locator(".js-plotly-plot").all()[:1]:
        chart.scroll_into_view_if_needed()
        before = visit.page.evaluate(scrolled)
        box = chart.bounding_box()
        assert box
        x, y = box["x"] + box["width"] / 2, box["y"] + min(box["height"] / 2, 300)
        if visit.device == "phone":
            touch(visit.page, [(x, y - 15 * step) for step in range(15)])
        else:
            visit.page.mouse.move(x, y)
            visit.page.mouse.wheel(0, 200)
        visit.page.wait_for_function(f"before => ({scrolled})() > before + 100", arg=before)


def test_nothing_serious_stands_in_the_way_of_a_screen_reader(visit: Visit) -> None:
    found = Axe().run(visit.page, options={"resultTypes": ["violations"]}).response["violations"]
    ours = [
        f"{fault['id']}: {node['html'][:160]}"
        for fault in found
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
        if not any(
            fault["id"] == rule and re.search(place, " ".join(map(str, node["target"])))
            for rule, place in THEIRS_IN_THE_PAGE
        )
    ]
    assert ours == []
