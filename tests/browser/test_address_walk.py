"""A walk over the controls of every page: the address tells each choice, and shows it again.

After each choice its name is in the address. The last address shows the same to a browser that is
loaded again and to somebody else's, and Back then shows each view before, down to its controls.
"""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit
from weakref import WeakKeyDictionary

import pytest
from playwright.sync_api import Locator, Page, TimeoutError, WebSocket, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from components.analysis.view.choices import Dial
from components.analysis.view.view import View
from components.ui.shell.link_parts import FIND, PARTS, SENTENCE
from dev.looks.page import PAGES, figures, open_page, wait_until_drawn, words
from tests.browser.conftest import ROOT, Serving
from tests.browser.questioning import card_of, lonely_mark

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

_PATIENCE = 30  # seconds, beyond what is waited for anyway

# Once some frames have passed without a run: what has arrived is drawn, and no run follows another.
_CALM = """() => {
    const app = document.querySelector('[data-testid=stApp]');
    window.calm = app?.dataset.testScriptState === 'notRunning' ? (window.calm ?? 0) + 1 : 0;
    return window.calm > 12;
}"""

# What each control says of itself: which is pressed, chosen or open, and what is typed in.
_CONTROLS = """() => [...document.querySelectorAll(
    '.stMain :is([role=radio], [role=tab], [aria-pressed], input, textarea)'
)].filter(one => one.offsetParent && !one.closest('[data-testid=stDataFrame]')).map(one => [
    one.getAttribute('aria-label') ?? one.textContent.trim(), one.value ?? '',
    one.checked ?? one.getAttribute('aria-checked'),
    one.getAttribute('aria-pressed'), one.getAttribute('aria-selected'),
].join(' '))"""

_FIELDS = """const typed = '.stMain :is(input[type=text]:not([role=combobox]), textarea)';
    const fields = [...document.querySelectorAll(typed)];
    const name = field => field.getAttribute('aria-label');"""
_NOTE_FIELDS = f"() => {{ {_FIELDS} window.fields = new Map(fields.map(f => [name(f), f])); }}"
# The fields that are others than those of the same names before: what is typed in one is lost.
_DRAWN_ANEW = f"""() => {{ {_FIELDS}
    const known = new Set(window.fields.values());
    return fields.filter(f => window.fields.has(name(f)) && !known.has(f)).map(name); }}"""


@dataclass(frozen=True)
class Step:
    """A press on one control: the name of its choice in the address, and whether it is an entry."""

    name: str
    act: Callable[[Page], None]
    is_entry: bool = True


_sockets: WeakKeyDictionary[Page, WebSocket] = WeakKeyDictionary()  # the newest of each page


def _ends_a_run(message: str | bytes) -> bool:
    """Whether a message of the server says that a run is over, and no other takes its place."""
    found = ForwardMsg.FromString(message if isinstance(message, bytes) else message.encode())
    early = ForwardMsg.FINISHED_EARLY_FOR_RERUN
    return found.HasField("script_finished") and found.script_finished != early


@contextmanager
def a_run(page: Page) -> Iterator[None]:
    """Wait until the run has ended that follows from what is done within.

    It is read off the wire: a short run comes and goes before the page says that it is running.
    """
    with _sockets[page].expect_event("framereceived", _ends_a_run):
        yield
    page.wait_for_function(_CALM)


def part(page: Page, key: str) -> Locator:
    return page.locator(f".st-key-{key}")


def pressed(name: str, option: str, key: str = "") -> Step:
    """A button, a tab or one of a row of buttons."""

    def act(page: Page) -> None:
        options = part(page, key or name)
        for role in ("radio", "tab", "button"):
            found = options.get_by_role(role, name=re.compile(f"^{option}"))  # type: ignore[arg-type]
            if found.count():
                found.first.click()
                return
        pytest.fail(f"{name} does not offer {option}")

    return Step(name, act)


def picked(name: str, place: int) -> Step:
    """The option of a menu that stands at a place."""

    def act(page: Page) -> None:
        option = page.get_by_role("option").nth(place)
        for _ in range(5):  # a run that ends meanwhile shuts an open menu
            part(page, name).get_by_role("combobox").press("ArrowDown")
            with suppress(TimeoutError):
                option.click(timeout=3000)
                return
        pytest.fail(f"the menu of {name} does not open")

    return Step(name, act)


def filtered(name: str, act: Callable[[Page], Any]) -> Step:
    """A choice behind the button of the filters."""

    def behind(page: Page) -> None:
        part(page, "filter").get_by_role("button").first.click()
        expect(page.get_by_test_id("stPopoverBody")).to_be_visible()
        with a_run(page):
            act(page)
        page.keyboard.press("Escape")
        expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)

    return Step(name, behind)


def press_mark(chart: str) -> Step:
    """A press on a mark, which opens its receipt."""

    def act(page: Page) -> None:
        mark = lonely_mark(card_of(page, chart))
        page.mouse.click(mark.x, mark.y)
        expect(part(page, f"slip-{chart}")).to_be_visible()

    return Step("receipt", act)


def search(page: Page) -> None:
    field = part(page, FIND).get_by_role("textbox")
    for _ in range(5):  # what is typed while a run ends is lost
        field.fill("capex")
        with suppress(TimeoutError):
            part(page, FIND).get_by_text("Press Enter").wait_for(timeout=3000)
            field.press("Enter")
            return field.blur()
    pytest.fail("the words are not taken")


def narrow(page: Page) -> None:
    field = part(page, "measure").get_by_role("combobox")
    field.click()
    field.press_sequentially("cape")
    field.press("Enter")
    field.press("Escape")


def draw_scenario(page: Page) -> None:
    part(page, "scenarios-drawn").get_by_role("button").first.click()
    with a_run(page):
        page.get_by_test_id("stPopoverBody").get_by_role("button").last.click()
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)


def choose_row(page: Page) -> None:
    table = part(page, "claims").get_by_test_id("stDataFrame")
    table.scroll_into_view_if_needed()
    table.click(position={"x": 20, "y": 70})


WALKS: dict[str, list[Step]] = {
    "": [
        pressed("company", "Baidu"),
        filtered("currency", lambda page: page.get_by_role("radio", name="USD").click()),
        filtered("grade", lambda page: page.get_by_role("radio", name="C", exact=True).click()),
        filtered("status", lambda page: page.get_by_role("button", name="target").click()),
        filtered(
            "period", lambda page: part(page, "period").get_by_role("slider").first.press("End")
        ),
        filtered("known_by", lambda page: page.get_by_text("Next publication").click()),
    ],
    "market_share": [
        Step(
            "yardstick",
            lambda page: part(page, "yardstick").locator("label").nth(4).click(),
        ),
        press_mark("shares"),
    ],
    "capex": [
        pressed("span", "year"),
        pressed("shown_as", "index"),
        picked("index_from", 2),
        pressed("world", "capex per dollar"),
        pressed("peers", "left out"),
        press_mark("capex-intensity"),
    ],
    "scenarios": [
        pressed("focus", "Baidu"),
        pressed("focus", "Alibaba"),
        picked("base", 1),
        Step("scenario", draw_scenario),
        Step(
            "growth",
            lambda page: part(page, "growth").get_by_role("slider").press("ArrowRight"),
            is_entry=False,
        ),
        picked("outcome", 2),
        pressed("by", "2030"),
        picked("solve", 1),
        picked("goal", 1),
        picked("goal-claim", 0),
        picked("against", 0),
        pressed("lab", "Payback"),
        pressed("lab", "Shares"),
        picked("yardstick", 3),
    ],
    "companies": [
        pressed("focus", "Baidu"),
        pressed("shown_as", "growth"),
        pressed("subject", "Strengths"),
        pressed("tab", "All side by side"),
    ],
    "evidence": [
        Step(SENTENCE, lambda page: part(page, "examples").get_by_role("button").first.click()),
        picked("claim", 5),
        pressed("standing", "Explained"),
        picked("contested-of", 1),
        Step("contested-all", lambda page: page.get_by_text("Show all").click()),
        picked("kind", 1),
        Step(FIND, search),
        Step("measure", narrow),
        Step("row", choose_row),
        pressed("tab", "Method"),
    ],
}


@pytest.fixture(scope="module")
def quiet_server(serving: Serving) -> Iterator[str]:
    """The address of a server whose pages run for their reader alone: none looks at the file."""
    with serving(ROOT, DASHBOARD_WATCH_SECONDS="3600") as address:
        yield address


def seen(page: Page) -> dict[str, Any]:
    """All that a page shows: its words, what its charts draw, and what its controls say."""
    wait_until_drawn(page)
    page.mouse.move(2, 2)  # off any mark, whose words would show
    page.wait_for_function("() => !document.querySelector('.hoverlayer text')")
    return {"words": words(page), "charts": figures(page), "controls": page.evaluate(_CONTROLS)}


def seen_again(page: Page, shown: dict[str, Any]) -> dict[str, Any]:
    """What a page shows, as soon as it is what it has shown before, or at the end of patience."""
    end = time.monotonic() + _PATIENCE
    while (now := seen(page)) != shown and time.monotonic() < end:
        page.wait_for_function(_CALM)
    return now


def named(page: Page) -> dict[str, list[str]]:
    return _named(page.url)


def _named(address: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(address).query, keep_blank_values=True)


def wait_until_told(page: Page, name: str, before: dict[str, list[str]]) -> None:
    """Wait until the address tells another value of a choice than before."""
    page.wait_for_url(lambda address: _named(address).get(name) != before.get(name))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "overview")
def test_the_address_tells_every_choice_of_a_page_and_shows_it_again(
    quiet_server: str, page: Page, other_page: Page, path: str
) -> None:
    page.on("websocket", lambda socket: _sockets.update({page: socket}))
    open_page(page, f"{quiet_server}/{path}", PAGES[path])
    assert named(page) == {}
    views = [(named(page), seen(page))]
    for step in WALKS[path]:
        page.evaluate(_NOTE_FIELDS)
        with a_run(page):
            step.act(page)
        wait_until_told(page, step.name, views[-1][0])
        assert page.evaluate(_DRAWN_ANEW) == [], step.name
        if not step.is_entry:
            views.pop()
        views.append((named(page), seen(page)))
    told, shown = views[-1]

    open_page(other_page, page.url, PAGES[path])
    assert seen(other_page) == shown
    assert named(other_page) == told
    page.reload()
    assert seen(page) == shown

    for told, shown in reversed(views[:-1]):
        with a_run(page):
            page.go_back()
        assert named(page) == told
        assert seen_again(page, shown) == shown, told


def test_the_walk_leaves_out_no_choice() -> None:
    walked = {step.name for steps in WALKS.values() for step in steps}
    dials = {n for n, one in View.choices().items() if isinstance(one.kind, Dial)}
    assert dials & walked, "one dial stands for all"
    left_out = {
        "edition",  # has no control
        "theme",  # is the screen's
        "headline-claim",  # stands only beneath a sentence that rests on several claims
    }
    assert walked | dials == {*View.choices(), *PARTS} - left_out
