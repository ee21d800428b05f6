"""A chart stays alive in its card, whichever way Plotly reaches the browser."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect

from components.claims.model import Claims
from components.ui.serving.plotly_library import SMALL, STATIC
from dev.looks.page import PAGES, console_fault, figures, open_page, wait_until_drawn
from tests.browser.questioning import card_of, choose_item, expect_receipt, lonely_mark

ROOT = Path(__file__).parents[2]
Serving = Callable[..., AbstractContextManager[str]]

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

_NAMED = """name => [...document.querySelectorAll('.js-plotly-plot')].filter(chart =>
    chart.textContent.includes(name)).length"""

_NOT_DRAWN = "This chart could not be drawn. Its table and its file are in its menu."

# Keeps what a card tells the server from now on.
_LISTEN = """card => {
    const { trigger } = card.tell;
    window.told = [];
    card.tell.trigger = (...said) => { window.told.push(said); trigger(...said); };
}"""


@pytest.fixture(params=["a plain install", "a disk that cannot be written"])
def poor_server(serving: Serving, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """A hosted copy of the project without the small library."""
    for part in ("app.py", "serve.py", "pages", "components", "data", ".streamlit"):
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, tmp_path / part)
    if request.param == "a disk that cannot be written":
        (tmp_path / "static").write_text("no folder can be made here, also by root", "utf-8")
    with serving(tmp_path, "serve.py") as address:
        yield address


@pytest.fixture
def fetched() -> Path:
    """The charts' library, without which nothing can stay alive."""
    assert (STATIC / SMALL).is_file(), "fetch it first: python -m dev.setup.plotly_library"
    return STATIC / SMALL


def click_company(page: Page, name: str, left: int) -> None:
    """Click on a company, and wait until so many charts name it."""
    page.get_by_test_id("stButtonGroup").get_by_role("button", name=name).click()
    page.wait_for_function(f"name => ({_NAMED})(name) === {left}", arg=name)


def test_a_choice_taken_back_shows_the_charts_before_it_as_they_were_drawn(
    server: str, page: Page, fetched: Path
) -> None:
    open_page(page, f"{server}/market_share", PAGES["market_share"])
    # The sizes of markets are the same whichever company is chosen.
    charts = page.locator(".live-card:not(:has(#market-sizes)) .js-plotly-plot")
    expect(charts).to_have_count(2)
    before = figures(page)
    charts.evaluate_all(
        "all => all.forEach(one => one.querySelector('.main-svg').setAttribute('data-drawn', 1))"
    )
    click_company(page, "Tencent", 0)
    expect(charts.locator("[data-drawn]")).to_have_count(0)
    expect(charts).to_have_count(2)
    assert figures(page) != before
    page.set_viewport_size({"width": 1200, "height": 900})
    click_company(page, "Tencent", 2)
    expect(charts.locator("[data-drawn]")).to_have_count(2)
    assert figures(page) == before
    spare = "one._fullLayout.width - one.parentElement.clientWidth"
    wide = f"all => all.every(one => Math.abs({spare}) < 1)"
    page.wait_for_function(f"() => ({wide})([...document.querySelectorAll('.js-plotly-plot')])")


def test_two_graphs_take_turns_and_each_answers_a_click_once(
    server: str, page: Page, shipped: Claims, fetched: Path
) -> None:
    open_page(page, f"{server}/market_share", PAGES["market_share"])
    for left in (0, 2, 0):
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


def test_without_the_small_library_the_same_cards_live_and_give_pictures(
    server: str, poor_server: str, page: Page, shipped: Claims, fetched: Path
) -> None:
    open_page(page, f"{server}/market_share", PAGES["market_share"])
    ours = figures(page)
    refused: list[str] = []

    def note(said: ConsoleMessage) -> None:
        if said.type == "error":
            refused.append(console_fault(said.text, said.location["url"]))

    page.on("console", note)
    page.on("pageerror", lambda error: refused.append(str(error)))
    open_page(page, f"{poor_server}/market_share", PAGES["market_share"])
    assert figures(page) == ours
    card = card_of(page, "shares")
    mark = lonely_mark(card)
    page.mouse.click(mark.x, mark.y)
    expect_receipt(page.locator(".st-key-receipt-shares"), shipped, mark.claims[0])
    click_company(page, "Tencent", 0)
    choose_item(card, "Download")
    with page.expect_download() as coming:
        page.locator(".st-key-beneath-shares").get_by_role("button", name="SVG").click()
    assert "Alibaba" in Path(coming.value.path()).read_text(encoding="utf-8")
    assert "".join(refused) == ""


def test_a_library_that_did_not_arrive_is_asked_for_again_with_the_next_choice(
    server: str, other_page: Page, fetched: Path
) -> None:
    page = other_page
    page.route(f"**/{SMALL}", lambda route: route.abort())
    page.goto(f"{server}/market_share")
    charts = page.locator(".live-chart")
    expect(charts).to_have_text([_NOT_DRAWN] * 3)
    page.unroute(f"**/{SMALL}")
    page.get_by_test_id("stButtonGroup").get_by_role("button", name="Tencent").click()
    wait_until_drawn(page)
    assert len(figures(page)) == 3
