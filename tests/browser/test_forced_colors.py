"""Where the reader's own few colours are forced on a page, what is chosen is still told apart."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page

from dev.looks.page import PAGES, open_page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

# Of each page the controls one or some of which are chosen, and what says so to a screen reader.
CONTROLS = {
    "": [(".st-key-company button", "aria-pressed")],
    "capex": [(".st-key-span [role=radio]", "aria-checked")],
    "companies": [
        (".st-key-whose [role=radio]", "aria-checked"),
        (".stMain [role=tab]", "aria-selected"),
    ],
    "scenarios": [
        (".st-key-lab [role=radio]", "aria-checked"),
        (".st-key-focus [role=radio]", "aria-checked"),
    ],
    "evidence": [(".st-key-standing [role=radio]", "aria-checked")],
}
# What is left of a look: edges, lines and weight. Grounds and shadows are taken away.
_LOOK = """button => [button, ...button.querySelectorAll('*')].map(one => {
    const { borderTopWidth, borderBottomWidth, borderTopStyle, borderTopColor, outlineStyle,
        textDecorationLine, fontWeight } = getComputedStyle(one);
    const ground = getComputedStyle(one).forcedColorAdjust === 'none'
        ? getComputedStyle(one).backgroundColor : '';
    return [borderTopWidth, borderBottomWidth, borderTopStyle, borderTopColor, outlineStyle,
        textDecorationLine, fontWeight, ground].join(' ');
}).join('; ')"""


@pytest.fixture(scope="module")
def forced(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, forced_colors="active", color_scheme="dark"
    )
    context.set_default_timeout(60_000)
    yield context
    context.close()


def looks(controls: Locator, said: str) -> tuple[set[str], set[str]]:
    """The looks of those that are chosen, and of the others."""
    found: tuple[set[str], set[str]] = (set(), set())
    for one in controls.all():
        found[one.get_attribute(said) == "true"].add(one.evaluate(_LOOK))
    return found[True], found[False]


@pytest.mark.parametrize("path", CONTROLS, ids=lambda path: path or "overview")
def test_what_is_chosen_is_told_by_more_than_a_colour(
    forced: BrowserContext, server: str, path: str
) -> None:
    page = forced.new_page()
    open_page(page, f"{server}/{path}", PAGES[path])
    if not path:
        page.locator(".st-key-company button").first.click()  # all are chosen at first
        page.locator(".st-key-company button[aria-pressed=false]").wait_for()
    for controls, said in CONTROLS[path]:
        chosen, others = looks(page.locator(controls), said)
        assert chosen, controls
        assert others, controls
        assert not chosen & others, controls
    here = _where(page)
    page.close()
    assert here


def _where(page: Page) -> bool:
    """Whether the page that is open is told apart in the way to the pages."""
    names = page.locator(".st-key-navigation p").all()
    looks = [name.evaluate(_LOOK) for name in names]
    return len(set(looks)) > 1
