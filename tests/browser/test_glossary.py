"""A word's meaning opens at a pointer, with the focus and at a tap, in the app and the edition.

It is drawn by the style sheet as part of no text, so it has no box to ask for: where it is seen is
found by asking which element stands at each point round its word.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from components.claims.model import Claims
from components.publish.addresses import Addresses
from components.publish.edition.build import edition_files
from dev.looks.page import PAGES, open_page, wait_until_drawn
from tests.browser.questioning import card_of, lonely_mark, slip_of

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

# A box anchored to a word takes its place in the frame after: asked at once, one time in twenty it
# is not yet there.
_SEEN = """async term => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    const own = [...term.getClientRects()], step = 4;
    const within = (x, y) => own.some(r =>
        x >= r.left - 1 && x <= r.right + 1 && y >= r.top - 1 && y <= r.bottom + 1);
    const xs = [], ys = [];
    for (let x = 1; x < innerWidth; x += step)
        for (let y = Math.max(own[0].top - 160, 1); y < own[0].bottom + 160; y += step)
            if (!within(x, y) && document.elementFromPoint(x, y) === term)
                xs.push(x), ys.push(y);
    return xs.length ? [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] : null;
}"""
_PLACES = """() => [...document.querySelectorAll('main *, .stMain *')].map(part => {
    const {left, top, width, height} = part.getBoundingClientRect();
    return [left, top, width, height].map(Math.round).join();
})"""
_BOXES = """term => {
    const boxes = () => [...term.getClientRects()].map(({x, y, width, height}) =>
        [x, y, width, height].map(Math.round).join());
    term.blur();
    const shut = boxes();
    term.focus({preventScroll: true});
    return [shut, boxes()];
}"""
_ENDS_A_LINE = """term => {
    const after = document.createRange();
    after.setStart(term.nextSibling, 1);
    after.setEnd(term.nextSibling, 3);
    return after.getBoundingClientRect().top > term.getBoundingClientRect().top + 5;
}"""
_TELLS = "term => getComputedStyle(term, '::before').content"
WORD = "capex"


@dataclass(frozen=True)
class Told:
    """A page whose first word of the glossary is looked at."""

    page: Page
    word: Locator

    @property
    def meaning(self) -> str:
        """What the word is said to mean."""
        return self.word.get_attribute("data-meaning") or ""

    @property
    def seen(self) -> tuple[float, float, float, float] | None:
        """Where the meaning is seen: left, top, right and bottom; None where it is not."""
        found = self.word.evaluate(_SEEN)
        return tuple(found) if found else None

    @property
    def tells(self) -> str:
        """What is drawn for the word beside its text."""
        return str(self.word.evaluate(_TELLS))


@pytest.fixture(scope="module")
def small_edition(claims: Claims, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the edition of the small file, without its pictures."""
    folder: Path = tmp_path_factory.mktemp("edition")
    for path, body in edition_files(claims, Addresses("https://edition.test", "https://app.test")):
        if path.endswith((".html", ".css", ".js", ".woff2")) and not path.startswith("claims"):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(body)
    return (folder / "charts" / "capex-and-revenue.html").as_uri()


@pytest.fixture(params=["app", "edition"])
def address(request: pytest.FixtureRequest) -> str:
    """A page on which the word stands in the heading, in the app and in the edition."""
    if request.param == "app":
        return f"{request.getfixturevalue('server')}/capex"
    return str(request.getfixturevalue("small_edition"))


def opened(page: Page, address: str) -> Told:
    if address.startswith("http"):
        open_page(page, address, PAGES["capex"])
    else:
        page.goto(address)
    return Told(page, page.locator("h1 .term", has_text=WORD))


@pytest.fixture
def told(page: Page, address: str) -> Told:
    """The page in a wide window."""
    return opened(page, address)


def test_under_a_pointer_it_opens_beside_the_word_and_moves_nothing(told: Told) -> None:
    assert told.seen is None
    before = told.page.evaluate(_PLACES)
    told.word.hover()
    told.page.wait_for_function("document.querySelector('h1 .term:hover')")
    box = told.seen
    assert box, "the meaning is not seen"
    assert told.meaning in told.tells
    assert told.page.evaluate(_PLACES) == before
    word = told.word.bounding_box()
    assert word
    assert 0 <= box[1] - (word["y"] + word["height"]) < 12, "it stands right under the word"
    assert box[0] >= 0
    assert box[2] <= 1440


def test_a_word_at_the_end_of_a_line_keeps_its_one_box(phone: BrowserContext, server: str) -> None:
    """What opens stands nowhere in the lines, or it would take a place on the next one."""
    page = phone.new_page()
    open_page(page, server, PAGES[""])
    word = page.locator(".live-card.lead .rest .term").first
    ends = set()
    for width in range(300, 400, 6):
        page.set_viewport_size({"width": width, "height": 844})
        shut, opened = word.evaluate(_BOXES)
        assert shut == opened, f"at {width} pixels"
        ends.add(word.evaluate(_ENDS_A_LINE))
    assert ends == {True, False}, "or nothing is tried"
    page.close()


def test_the_pointer_may_go_onto_it_and_takes_it_away_by_leaving(told: Told) -> None:
    told.word.hover()
    box = told.seen
    assert box
    for x, y in ((box[0] + 20, box[1] + 8), (box[2] - 8, box[3] - 8)):
        told.page.mouse.move(x, y)
        assert told.seen
    told.page.mouse.move(box[0] + 20, box[3] + 120)
    assert told.seen is None


def test_with_the_focus_it_opens_and_escape_shuts_it_where_the_focus_is(told: Told) -> None:
    told.word.focus()
    assert told.seen
    expect(told.word).to_have_accessible_description(told.meaning)
    told.page.keyboard.press("Escape")
    assert told.seen is None
    expect(told.word).to_be_focused()
    told.page.keyboard.press("Tab")
    told.page.keyboard.press("Shift+Tab")
    expect(told.word).to_be_focused()
    assert told.seen, "it opens again with the focus"


def test_the_text_it_stands_in_is_read_and_copied_as_before(told: Told) -> None:
    told.word.hover()
    heading = told.page.locator("h1")
    text = heading.inner_text()
    assert WORD in text.lower()
    assert told.meaning not in text
    copied = heading.evaluate(
        "one => { const all = getSelection(); all.selectAllChildren(one); return all.toString(); }"
    )
    assert copied.strip() == text.strip()
    expect(told.page.get_by_role("heading", level=1, name=text, exact=True)).to_have_count(1)


def test_a_tap_opens_it_within_the_window_and_a_tap_elsewhere_shuts_it(
    phone: BrowserContext, address: str
) -> None:
    page = phone.new_page()
    told = opened(page, address)
    told.word.tap()
    box = told.seen
    assert box
    assert box[0] >= 0
    assert box[2] <= 390
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
    page.locator("p.question").first.tap()
    assert told.seen is None
    page.close()


def test_escape_shuts_the_meaning_before_the_receipt(page: Page, server: str) -> None:
    told = opened(page, f"{server}/capex")
    card = card_of(page, "capex-and-revenue")
    mark = lonely_mark(card)
    page.mouse.click(mark.x, mark.y)
    slip = slip_of(page, "capex-and-revenue")
    expect(slip).to_be_focused()  # and so takes keys
    told.word.focus()
    page.keyboard.press("Escape")
    assert told.tells == "none"
    expect(slip).to_be_visible()
    page.keyboard.press("Escape")
    expect(slip).to_have_count(0)


def test_each_word_is_described_once_also_after_the_figure_changed(page: Page, server: str) -> None:
    opened(page, f"{server}/capex")
    measured = card_of(page, "capex-and-revenue").locator(".measured")
    for span, words in (("year", "a year"), ("quarter", "a quarter")):
        page.get_by_role("radio", name=span, exact=True).click()
        expect(measured).to_contain_text(words)
        wait_until_drawn(page)
        named = page.locator(".term").evaluate_all(
            "all => all.map(one => one.getAttribute('aria-describedby'))"
        )
        told = page.locator(".meanings span").evaluate_all("all => all.map(one => one.id)")
        assert named
        assert sorted(named) == sorted(told) == sorted(set(told))


def test_where_the_style_cannot_set_it_beside_the_word_it_stands_at_the_foot(
    browser: Browser, small_edition: str
) -> None:
    """As in a browser that knows no anchors: the rules for those that do are taken out."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    style = Path(small_edition.removeprefix("file://")).parents[1] / "edition.css"
    text = style.read_text(encoding="utf-8").replace("position-area: bottom", "no-such: thing")
    page.route("**/edition.css", lambda route: route.fulfill(body=text, content_type="text/css"))
    told = opened(page, small_edition)
    told.word.focus()
    place = told.word.evaluate(
        "term => { const {position, bottom, left} = getComputedStyle(term, '::before');"
        " return [position, bottom, left]; }"
    )
    assert place == ["fixed", "16px", "16px"]
    page.close()
