"""The two ways a chart is drawn: kept alive by ours, and by Streamlit where that is asked for."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from components.claims.model import Claims
from components.ui.serving.plotly_library import SMALL, STATIC
from dev.looks.page import PAGES, figures, open_page
from tests.browser.questioning import card_of, expect_receipt, lonely_mark

ROOT = Path(__file__).parents[2]
Serving = Callable[..., AbstractContextManager[str]]

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

_NAMED = """name => [...document.querySelectorAll('.js-plotly-plot')].filter(chart =>
    chart.textContent.includes(name)).length"""

# Keeps what a card tells the server from now on.
_LISTEN = """card => {
    const { trigger } = card.tell;
    window.told = [];
    card.tell.trigger = (...said) => { window.told.push(said); trigger(...said); };
}"""


@pytest.fixture
def fetched() -> Path:
    """The charts' library, without which nothing can stay alive."""
    assert (STATIC / SMALL).is_file(), "fetch it first: python -m dev.setup.plotly_library"
    return STATIC / SMALL


@pytest.fixture
def stock_server(serving: Serving, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server that was told to let Streamlit draw."""
    monkeypatch.setenv("DASHBOARD_CHARTS", "stock")
    with serving(ROOT) as address:
        yield address


def click_company(page: Page, name: str, left: int) -> None:
    """Click on a company, and wait until so many charts name it."""
    page.get_by_test_id("stButtonGroup").get_by_role("button", name=name).click()
    page.wait_for_function(f"name => ({_NAMED})(name) === {left}", arg=name)


def told(card: Locator) -> list[str]:
    """What a card says above and below its chart, and where its links lead."""
    said = card.locator("h2, h3, p:not(button p)").all_inner_texts()
    links = card.locator("p a").evaluate_all("all => all.map(one => one.href)")
    assert links, "a card without a source"
    return [text.strip() for text in said if text.strip() and "More about" not in text] + links


def test_a_choice_taken_back_shows_the_charts_before_it_as_they_were_drawn(
    server: str, page: Page, fetched: Path
) -> None:
    open_page(page, f"{server}/market_share", PAGES["market_share"])
    charts = page.locator(".live-chart .js-plotly-plot")
    expect(charts).to_have_count(4)
    before = figures(page)
    charts.evaluate_all(
        "all => all.forEach(one => one.querySelector('.main-svg').setAttribute('data-drawn', 1))"
    )
    click_company(page, "Tencent", 0)
    expect(charts.locator("[data-drawn]")).to_have_count(0)
    expect(charts).to_have_count(4)
    assert figures(page) != before
    page.set_viewport_size({"width": 1200, "height": 900})
    click_company(page, "Tencent", 4)
    expect(charts.locator("[data-drawn]")).to_have_count(4)
    assert figures(page) == before
    wide = "all => all.every(one => one._fullLayout.width === one.parentElement.clientWidth)"
    page.wait_for_function(f"() => ({wide})([...document.querySelectorAll('.js-plotly-plot')])")


def test_two_graphs_take_turns_and_each_answers_a_click_once(
    server: str, page: Page, shipped: Claims, fetched: Path
) -> None:
    open_page(page, f"{server}/market_share", PAGES["market_share"])
    for left in (0, 4, 0):
        click_company(page, "Tencent", left)
    click_company(page, "Baidu", 0)
    card = card_of(page, "shares")
    card.locator(".live-card").evaluate(_LISTEN)
    mark = lonely_mark(card)
    page.mouse.click(mark.x, mark.y)
    expect_receipt(page.locator(".st-key-receipt-shares"), shipped, mark.claims[0])
    assert page.evaluate("window.told") == [["mark", " ".join(mark.claims)]]


def test_the_library_comes_once_packed_and_before_any_chart(
    server: str, other_page: Page, fetched: Path
) -> None:
    page = other_page
    with page.expect_response(f"**/{SMALL}") as answer:
        open_page(page, f"{server}/market_share", PAGES["market_share"])
    assert answer.value.headers["content-encoding"] == "gzip"
    assert "last-modified" in answer.value.headers  # by its age a browser knows how long to keep it
    asked = f"performance.getEntriesByType('resource').filter(r => r.name.endsWith('{SMALL}'))"
    assert page.evaluate(f"{asked}.length") == 1


def test_a_chart_alone_for_another_page_is_drawn_too(
    server: str, page: Page, fetched: Path
) -> None:
    page.goto(f"{server}/?card=shares&embed=true")
    expect(page.locator(".live-chart .main-svg").first).to_be_visible()


def test_streamlit_draws_the_same_figures_when_asked_and_a_click_opens_the_receipt(
    server: str, stock_server: str, page: Page, shipped: Claims
) -> None:
    open_page(page, f"{server}/market_share", PAGES["market_share"])
    ours, said = figures(page), told(card_of(page, "ranks"))
    open_page(page, f"{stock_server}/market_share", PAGES["market_share"])
    expect(page.locator(".live-chart")).to_have_count(0)
    assert figures(page) == ours
    assert told(card_of(page, "ranks")) == said
    card = card_of(page, "shares")
    mark = lonely_mark(card)
    page.mouse.click(mark.x, mark.y)
    expect_receipt(page.locator(".st-key-receipt-shares"), shipped, mark.claims[0])
    click_company(page, "Tencent", 0)
