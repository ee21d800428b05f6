"""Hostile text in every field of the file and every part of a link stays text in a real browser.

Each test takes a few of the payloads, others in each test; `make payloads` takes all of them.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import fields
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from components.analysis.view.view import View
from dev.looks.page import PAGES, open_page
from tests.browser.watching import END, Watch, astray
from tests.hostile import filled, payloads, visible
from tests.product_copy import copy_product

ALL = os.environ.get("PAYLOADS") == "all"
pytestmark = [pytest.mark.browser, pytest.mark.timeout(7200 if ALL else 300)]

IN_THE_FILE = visible() if ALL else visible()[::32]
IN_A_LINK = [p for kind in payloads().values() for p in kind][:: 1 if ALL else 29]
WITH_RECEIPT = "bytedance.tokens.2025-03"


_EVENT = """chart => {
    const found = [...chart.querySelectorAll('.trace')]
        .find(one => one.__data__[0].trace.name === 'events' && one.querySelector('.point'));
    const box = found.querySelector('.point').getBoundingClientRect();
    return {x: box.x + box.width / 2, y: box.y + box.height / 2};
}"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the product whose claims file the tests may fill."""
    return copy_product(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def address(
    project: Path, text: str, serving: Callable[[Path], AbstractContextManager[str]]
) -> Iterator[str]:
    """A server of that copy."""
    (project / "data" / "claims.yaml").write_text(text, encoding="utf-8")
    with serving(project) as address:
        yield address


@pytest.mark.parametrize("payload", IN_THE_FILE)
def test_hostile_text_in_every_field_of_the_file_shows_as_text(
    project: Path, address: str, page: Page, text: str, payload: str
) -> None:
    marked = f"{payload} {END}"
    (project / "data" / "claims.yaml").write_text(filled(text, marked), encoding="utf-8")
    watch = Watch(page, address)
    faults = []
    for path, title in PAGES.items():
        place = f"{path}?claim={WITH_RECEIPT}" if path == "evidence" else path
        open_page(page, f"{address}/{place}", title)
        if path == "capex":
            hover_over_an_event(page)
        if path == "scenarios":
            page.get_by_text("What each scenario supposes").click()
            expect(page.get_by_text("judgement").first).to_be_visible()
        faults += [f"{title}: {fault}" for fault in [*watch.look(), *astray(page, marked)]]
    assert faults == []


def hover_over_an_event(page: Page) -> None:
    """Open the words of an event of the timeline, which Plotly draws over the chart."""
    chart = page.locator(".st-key-card-capex-and-revenue .js-plotly-plot")
    chart.scroll_into_view_if_needed()
    box = chart.evaluate(_EVENT)
    page.mouse.move(box["x"], box["y"])
    expect(chart.locator(".hoverlayer .hovertext")).to_contain_text(END)


@pytest.mark.parametrize("payload", IN_A_LINK)
def test_hostile_text_in_every_part_of_a_link_shows_as_text(
    server: str, page: Page, payload: str
) -> None:
    names = [part.name for part in fields(View) if part.compare]
    query = urlencode([*((name, payload) for name in names), ("find", payload), (payload, "x")])
    watch = Watch(page, server)
    faults = []
    for path in ("evidence", "scenarios") if ALL else ("evidence",):
        open_page(page, f"{server}/{path}?{query}", PAGES[path])
        faults += watch.look()
        if path == "evidence":
            expect(page.get_by_role("textbox", name="Search")).to_have_value(payload)
    assert faults == []
