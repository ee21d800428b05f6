"""How a test questions a mark of a chart, and what the receipt of its claim must then say."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from components.analysis.grades.grades import grades
from components.claims.model import Claims
from components.wording.claim_names import measure_words
from components.wording.formats import printed_words

# The marks of a chart in the window: where the middle of each is, and the claims it rests on.
MARKS = """chart => [...chart.querySelectorAll('.point')].flatMap(point => {
    const [{trace}] = point.closest('.trace').__data__;
    const carried = trace.customdata && trace.customdata[point.__data__.i];
    const box = (point.querySelector('path') || point).getBoundingClientRect();
    if (!carried || !carried[0] || !box.width || !box.height) return [];
    return [{x: box.x + box.width / 2, y: box.y + box.height / 2, claims: carried[0].split(' ')}];
})"""


@dataclass(frozen=True)
class Mark:
    """The middle of a mark in the window, and the ids of the claims it rests on."""

    x: float
    y: float
    claims: list[str]


def card_of(page: Page, chart: str) -> Locator:
    return page.locator(f".st-key-card-{chart}")


def lonely_mark(card: Locator) -> Mark:
    """The mark of a chart that lies farthest from all others, scrolled into the window."""
    chart = card.locator(".js-plotly-plot")
    chart.scroll_into_view_if_needed()
    marks = [Mark(**found) for found in chart.evaluate(MARKS)]
    window = card.page.evaluate("innerHeight")
    marks = [mark for mark in marks if 80 < mark.y < window - 20]
    assert marks, "no mark of this chart carries a claim"

    def room(mark: Mark) -> float:
        others = (other for other in marks if other is not mark)
        return min((abs(o.x - mark.x) + abs(o.y - mark.y) for o in others), default=9999)

    return max(marks, key=room)


def slip_of(page: Page, chart: str) -> Locator:
    """The slip that lies over the page once a mark of a chart was pressed."""
    return page.locator(f".st-key-slip-{chart}")


def choose_item(card: Locator, item: str | re.Pattern[str]) -> None:
    """Open a card's menu and choose an item of it."""
    card.get_by_role("button", name="More about").click()
    card.get_by_role("menuitem", name=item).click()


def expect_receipt(panel: Locator, claims: Claims, name: str) -> None:
    """The panel says what the claim is, its value, its source and its grade."""
    claim = claims.claim[name]
    expect(panel).to_be_visible()
    expect(panel).to_contain_text(claim.brand or claim.company)
    expect(panel).to_contain_text(f"{measure_words(claims, claim)}, {claim.when.words}")
    expect(panel).to_contain_text(printed_words(claim)[1:])  # a line starts with a capital
    expect(panel).to_contain_text(claims.source[claim.source].publisher)
    expect(panel).to_contain_text(f"grade {grades(claims)[name].letter}")


# What of a pressed mark can be seen: the middle of its ring is in the window and not covered.
_UNCOVERED = """() => {
    const ring = document.querySelector('.ring').getBoundingClientRect();
    const [x, y] = [ring.x + ring.width / 2, ring.y + ring.height / 2];
    const there = document.elementFromPoint(x, y);
    return Boolean(there?.closest('.live-chart'));
}"""


def expect_beside(page: Page, slip: Locator) -> None:
    """The slip is in the window from its first line on, and the pressed mark is still in sight."""
    page.wait_for_function(_UNCOVERED)
    box = slip.bounding_box()
    assert box
    high, wide = page.evaluate("[innerHeight, innerWidth]")
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["x"] + box["width"] <= wide
    assert box["y"] + box["height"] <= high + 1
