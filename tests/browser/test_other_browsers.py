"""Firefox and WebKit (Safari): each opens every page, filters, questions a mark and takes files."""

import csv
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image

from components.claims.model import Claims
from components.wording.claim_names import measure_words
from dev.looks.page import CUT_OFF, PAGES
from tests.browser.driving import Window, firefox, webkit
from tests.browser.questioning import MARKS

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

_BY_WORDS = """(selector, words) =>
    [...document.querySelectorAll(selector)].find(one => one.textContent.trim() === words)"""
_IN_PARTS = """(selector, words) => [...document.querySelectorAll(selector)]
    .flatMap(one => [...(one.shadowRoot?.querySelectorAll('button') ?? [])])
    .find(one => one.textContent === words)"""
_SPARE = 4  # pixels: Firefox's box of a text has some room round its ink
_FIRST = "selector => document.querySelector(selector)"
_NOT_UNDERLINED = """return [...document.querySelectorAll(arguments[0])]
    .filter(one => !getComputedStyle(one).textDecorationLine.includes('underline'))
    .map(one => one.textContent)"""
_COUNT = "return document.querySelectorAll(arguments[0]).length"


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(firefox, marks=pytest.mark.needs("firefox"), id="firefox"),
        pytest.param(webkit, marks=pytest.mark.needs("WebKitWebDriver"), id="webkit"),
    ],
)
def window(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Window]:
    """One browser's window, open for all of its tests."""
    with request.param(tmp_path_factory.mktemp("browser")) as opened:
        yield opened


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "overview")
def test_every_page_is_drawn_whole(window: Window, server: str, path: str) -> None:
    """A page opens whole: each chart drawn, no word cut off, nothing wider than the window."""
    window.open_page(f"{server}/{path}", PAGES[path])
    assert window.run(_COUNT, "[data-testid=stException]") == 0
    assert window.run(_COUNT, "h1") == 1
    charts = window.run(_COUNT, ".live-chart")
    assert charts == window.run(_COUNT, ".js-plotly-plot")
    assert charts > 0 or path == "evidence"
    cut = window.run(f"return ({CUT_OFF})({_SPARE})")
    assert not cut, cut
    assert window.run("return document.documentElement.scrollWidth <= innerWidth")
    assert window.run(_COUNT, ".term") > 0 or path == "evidence"
    plain = window.run(_NOT_UNDERLINED, ".term, .company-facts .estimated .amount")
    assert not plain, f"no line under {plain}"


def test_a_company_is_left_out_and_the_link_holds_it(window: Window, server: str) -> None:
    """A company's chip takes it out of the picture, the finding and the address; Back undoes it."""
    window.open_page(server, PAGES[""])
    finding = "return document.querySelector('h1').textContent"
    before = window.run(finding)
    window.press_on(_BY_WORDS, "button", "Baidu")
    after = window.wait_for(
        f"{finding.replace('return', 'const now =')}; return now !== arguments[0] && now", before
    )
    window.wait_until_drawn()
    assert "Baidu" not in after
    address = window.wait_for("return location.search && location.href")
    assert "Baidu" not in parse_qs(urlsplit(address).query)["company"]
    window.open_page(address, PAGES[""])
    assert window.run(finding) == after


def test_a_mark_is_questioned(window: Window, server: str, shipped: Claims) -> None:
    """A press on a mark opens the receipt of its claim, and Close takes it away."""
    window.open_page(server, PAGES[""])
    chart = "document.querySelector('.st-key-card-who-leads .js-plotly-plot')"
    marks = window.run(
        f"return ({MARKS})({chart}).filter(one => one.y > 80 && one.y < innerHeight - 20)"
    )
    mark = max(marks, key=lambda one: one["x"])
    window.press(mark["x"], mark["y"])
    slip = ".st-key-slip-who-leads"
    told = window.wait_for(
        "return document.querySelector(arguments[0])?.textContent", f"{slip} .slip"
    )
    claim = shipped.claim[mark["claims"][0]]
    assert claim.company in told
    assert measure_words(shipped, claim) in told
    window.press_on(_FIRST, f"{slip} [class*=st-key-close-receipt-] button")
    window.wait_for("return !document.querySelector(arguments[0])", slip)


def test_files_are_taken_away(window: Window, server: str) -> None:
    """A chart's data comes as CSV with its claims, and its picture, which the browser draws."""
    window.open_page(f"{server}/market_share", PAGES["market_share"])
    window.press_on(_FIRST, ".st-key-card-shares button[aria-haspopup]")
    window.press_on(_BY_WORDS, ".st-key-card-shares [role=menuitem]", "Download")
    beneath = ".st-key-beneath-shares button"
    window.press_on(_BY_WORDS, beneath, "CSV")
    with window.downloaded(".csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 2
    assert all(row["Company"] and row["Claims"] for row in rows)
    window.press_on(_IN_PARTS, ".st-key-beneath-shares *", "PNG")
    with Image.open(window.downloaded(".png")) as picture:
        assert min(picture.size) > 400
        assert len(picture.convert("RGB").getcolors(1_000_000) or ()) > 50
