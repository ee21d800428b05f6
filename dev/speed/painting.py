"""A browser that says when a page's charts are painted, whatever framework drew them.

A chart counts as painted when it is in sight and its text shows a word or, where it is to go, when
so many charts are in sight and one that named it no longer does; a chart that never names it counts
for nothing. Two animation frames later the picture is on the screen. Charts are looked for in the
page and in shadow roots, in the same way for everybody.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from dev.browser import launched

_WATCH = """
window.chartsOnPage = () => {
    const plain = document.getElementsByClassName('js-plotly-plot');
    if (plain.length) return [...plain];
    const found = [], look = root => root.querySelectorAll('*').forEach(one => {
        if (one.classList.contains('js-plotly-plot')) found.push(one);
        if (one.shadowRoot) look(one.shadowRoot);
    });
    look(document);
    return found;
};
window.chartsInSight = () => window.chartsOnPage().filter(chart =>
    chart.querySelector('.main-svg text') && chart.checkVisibility({ visibilityProperty: true }));
window.naming = (charts, word) => charts.filter(chart =>
    [...chart.querySelectorAll('.main-svg text')].some(one => one.textContent.includes(word))
).length;
window.painted = (word, shown, count) => new Promise((done, failed) => {
    const end = performance.now() + 60000;
    let first; // when the first of them was
    const look = () => {
        const seen = window.chartsInSight();
        const naming = window.naming(seen, word);
        const came = seen.length < count ? 0 : shown ? naming : count - naming;
        const next = (then) => requestAnimationFrame(() => requestAnimationFrame(then));
        if (came > 0 && first === undefined) {
            first = null; // asked for once, and painted before the last can be
            next(() => { first = performance.now(); });
        }
        if (performance.now() > end) failed(new Error(`${came} of ${count} charts came`));
        else if (came < count) requestAnimationFrame(look);
        else next(() => done([first, performance.now()]));
    };
    look();
});
addEventListener('click', () => { window.clickedAt ??= performance.now(); }, true);
"""

_FIRST_PAINT = """() => new Promise(done => new PerformanceObserver(list => {
    const [entry] = list.getEntriesByName('first-contentful-paint');
    if (entry) done(entry.startTime);
}).observe({ type: 'paint', buffered: true }))"""


@contextmanager
def browsing() -> Iterator[Browser]:
    """A browser until the end of the block."""
    with sync_playwright() as playwright:
        browser = launched(playwright)
        yield browser
        browser.close()


@contextmanager
def fresh_window(browser: Browser) -> Iterator[BrowserContext]:
    """A window with an empty cache, wide enough for two charts side by side."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(60_000)
    context.add_init_script(_WATCH)
    yield context
    context.close()


def first_load(browser: Browser, address: str, word: str, charts: int) -> float:
    """Milliseconds from the start of the navigation, with an empty cache, to charts painted."""
    with fresh_window(browser) as window:
        page = window.new_page()
        page.goto(address, wait_until="commit")
        return painted(page, word, True, charts)[-1]


def first_paint(browser: Browser, address: str) -> float:
    """Milliseconds from the start of the navigation, with an empty cache, to the first content."""
    with fresh_window(browser) as window:
        page = window.new_page()
        page.goto(address)
        return float(page.evaluate(_FIRST_PAINT))


def painted(page: Page, word: str, shown: bool, charts: int) -> tuple[float, float]:
    """When the first of so many charts showed a word, or no longer did, and when all of them.

    By the page's own clock, in milliseconds.
    """
    script = "([word, shown, charts]) => window.painted(word, shown, charts)"
    first, last = page.evaluate(script, [word, shown, charts])
    return float(first), float(last)


def click_to_paint(
    page: Page, click: Callable[[Page, str], None], word: str, shown: bool, charts: int
) -> tuple[float, float]:
    """Milliseconds from a click, as the page received it, to the first and all charts painted."""
    page.evaluate("window.clickedAt = undefined")
    click(page, word)
    first, last = painted(page, word, shown, charts)
    began = float(page.evaluate("window.clickedAt"))
    return first - began, last - began
