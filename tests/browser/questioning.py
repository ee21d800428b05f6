"""How a test questions a mark of a chart, and what the receipt of its claim must then say."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from components.analysis.grades.grades import grades
from components.claims.model import Claims
from components.wording.formats import said

# The marks of a chart in the window: where the middle of each is, and the claims it rests on.
_MARKS = """chart => [...chart.querySelectorAll('.point')].flatMap(point => {
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
    marks = [Mark(**found) for found in chart.evaluate(_MARKS)]
    window = card.page.evaluate("innerHeight")
    marks = [mark for mark in marks if 80 < mark.y < window - 20]
    assert marks, "no mark of this chart carries a claim"

    def room(mark: Mark) -> float:
        others = (other for other in marks if other is not mark)
        return min((abs(o.x - mark.x) + abs(o.y - mark.y) for o in others), default=9999)

    return max(marks, key=room)


def expect_receipt(panel: Locator, claims: Claims, name: str) -> None:
    """The panel names the claim's company, value, source and grade, and how to get here again."""
    claim = claims.claim[name]
    expect(panel).to_be_visible()
    expect(panel).to_contain_text(f"{claim.company}: {claims.metric[claim.metric].label}")
    expect(panel).to_contain_text(said(claim))
    expect(panel).to_contain_text(claims.source[claim.source].publisher)
    expect(panel).to_contain_text(f"Grade {grades(claims)[name].letter}:")
