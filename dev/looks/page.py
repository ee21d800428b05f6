"""What the browser tests look at: the pages, when one is done, its figures, and what is cut off."""

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

PAGES = {
    "": "Overview",
    "market_share": "Market share",
    "capex": "Capex and revenue",
    "scenarios": "Scenarios",
    "companies": "Companies",
    "evidence": "Evidence",
}

# Errors in the console that Streamlit causes, whatever the app.
_THEIRS = (
    # Opened at /capex, its client asks for its own state under /capex/_stcore before it asks
    # under /_stcore: one address may serve several apps, and it cannot know at which depth.
    r"404 .*/\w+/_stcore/(health|host-config)$",
)

DONE = """() =>
    document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'
    && !document.querySelector('[data-testid=stSkeleton]')
    && [...document.querySelectorAll('.live-chart')]
        .every(chart => chart.querySelector('.main-svg'))
    && [...document.querySelectorAll('[class*=st-key-card-] [data-testid=stBidiComponentRegular]')]
        .every(card => card.querySelector('.live-chart'))
    && [...document.querySelectorAll('.live-card')].every(({bytes, graphs, hasFailed}) => {
        const drawn = graphs?.[0]?.bytes; // of the figure in sight; the newest may be on its way
        return !bytes || hasFailed || drawn && bytes.every((byte, place) => byte === drawn[place]);
    })
    && document.querySelector('.stMain[data-whole]')
    && document.fonts.status === 'loaded'
    && [...document.querySelectorAll('[data-testid=stExpander]')].every(expander =>
        expander.getAnimations({subtree: true}).every(one => one.playState !== 'running'))"""

# Run before a page: adds up how far its parts move by themselves while it opens.
SHIFTS = """window.shifted = 0; new PerformanceObserver(list => list.getEntries().forEach(
    entry => { if (!entry.hadRecentInput) window.shifted += entry.value; }
)).observe({type: 'layout-shift', buffered: true});"""

_FIGURES = """() => Object.fromEntries(
    [...document.querySelectorAll('.js-plotly-plot')]
    .filter(chart => chart.checkVisibility()).map(chart => [
        [...chart.closest('[class*=st-key-card-]').classList].find(c => c.startsWith('st-key-')),
        JSON.stringify(chart.data.map(({name, x, y, z, text}) => ({name, x, y, z, text}))),
    ]))"""

_SPARE = 2  # pixels
CUT_OFF = """spare => [...document.querySelectorAll('.js-plotly-plot')].flatMap(chart => {
    const card = chart.closest('[class*=st-key-card-]').className.match(/st-key-card-([\\w-]+)/)[1];
    const box = chart.querySelector('.main-svg').getBoundingClientRect();
    return [...chart.querySelectorAll('.main-svg text')].flatMap(text => {
        const own = text.getBoundingClientRect();
        if (!own.width || !text.textContent.trim()) return [];
        const over = {left: box.left - own.left, right: own.right - box.right,
                      top: box.top - own.top, bottom: own.bottom - box.bottom};
        const sides = Object.entries(over).filter(([, pixels]) => pixels > spare);
        return sides.map(([side, pixels]) =>
            `${card}: '${text.textContent}' is cut off by ${Math.round(pixels)} px: ${side}`);
    });
})"""


def open_page(page: Page, address: str, title: str) -> None:
    """Go to an address and wait until its page is drawn."""
    page.goto(address)
    _expect_here(page, title)
    wait_until_drawn(page)


def page_here(page: Page) -> Locator:
    """The name of the page in sight, as the navigation marks it."""
    return page.locator(".st-key-navigation strong")


def go_to(page: Page, title: str) -> None:
    """Choose another page in the navigation and wait until it is drawn."""
    page.locator(".st-key-navigation").get_by_role("link", name=title, exact=True).click()
    _expect_here(page, title)
    wait_until_drawn(page)


def _expect_here(page: Page, title: str) -> None:
    """Wait until a page and no other is marked: for a moment the one before may be marked too."""
    expect(page_here(page)).to_have_text([title])


def wait_until_drawn(page: Page) -> None:
    """Wait until the script has ended, no chart or font is missing and no expander still opens."""
    page.wait_for_function(DONE)


def console_fault(text: str, address: str) -> str:
    """An error of the console in short, with its address; "" where Streamlit itself causes it."""
    status = re.search(r"status of (\d+)", text)
    said = f"{status[1] if status else text} {address}"
    return "" if any(re.search(pattern, said) for pattern in _THEIRS) else said


def touch(page: Page, path: list[tuple[float, float]]) -> None:
    """Drag a finger along some points of the window."""
    finger = page.context.new_cdp_session(page)
    kinds = ["touchStart", *["touchMove"] * (len(path) - 1)]
    for kind, (x, y) in zip(kinds, path, strict=True):
        points = [{"x": x, "y": y}]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def figures(page: Page) -> dict[str, str]:
    """What each chart in sight draws, by its card: the data that Plotly holds, as text."""
    return dict(page.evaluate(_FIGURES))


def words(page: Page) -> str:
    """All words that a reader of the page sees."""
    return page.get_by_test_id("stMain").inner_text()


def cut_off(page: Page) -> list[str]:
    """Every text of a chart that reaches more than a pixel or two out of the chart."""
    return list(page.evaluate(CUT_OFF, _SPARE))


def style(page: Page, selector: str, name: str) -> Any:
    """The computed style of each element a selector finds."""
    code = f"all => all.map(one => getComputedStyle(one).getPropertyValue('{name}'))"
    return page.locator(selector).evaluate_all(code)
