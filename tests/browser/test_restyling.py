"""How much of a page the browser styles anew when Streamlit marks its parts as being worked out.

A rule such as `[class*="a-"] > *` has it look at all that stands in any part whose class changes.
Each choice of a reader changes the class of every part twice.
"""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from dev.looks.page import wait_until_drawn

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

_MARK = """name => {
    document.querySelectorAll('.stElementContainer').forEach(part => part.classList.toggle(name));
    getComputedStyle(document.body).color;
}"""
_ELEMENTS = "() => document.querySelectorAll('*').length"
_RULE = '[class*="st-key-none-"] > * { color: red }'


@pytest.fixture
def restyled(browser: Browser) -> Callable[[Page], float]:
    """Tells which part of a page's elements is styled anew when all parts change their class."""

    def part(page: Page) -> float:
        browser.start_tracing(page=page, categories=["devtools.timeline"])
        page.evaluate(_MARK, "marked")
        found = json.loads(browser.stop_tracing())["traceEvents"]
        counted = [e["args"] for e in found if e["name"] == "UpdateLayoutTree"]
        return max(each.get("elementCount", 0) for each in counted) / page.evaluate(_ELEMENTS)

    return part


@pytest.mark.parametrize(
    "path", ["", "market_share", "capex", "scenarios", "companies", "evidence"]
)
def test_a_changed_class_has_few_elements_styled_anew(
    browser: Browser, server: str, restyled: Callable[[Page], float], path: str
) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{server}/{path}")
    wait_until_drawn(page)
    few = restyled(page)
    page.add_style_tag(content=_RULE)
    page.evaluate(_MARK, "settled")
    assert 0 < few < restyled(page) * 2 / 3
    page.close()
