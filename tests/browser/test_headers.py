"""Security headers: sent with every answer, in nobody's way, and held by the browser."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page, expect

from dev.looks.page import PAGES, figures, open_page
from tests.file_server import folder_served

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

ROOT = Path(__file__).parents[2]
Serving = Callable[..., AbstractContextManager[str]]


@pytest.fixture(scope="module")
def guarded(serving: Serving) -> Iterator[str]:
    """A server with the headers, which nobody else may frame."""
    with serving(ROOT, "serve.py") as address:
        yield address


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """A page of somebody else, on another port, that shows an address in a frame."""

    def framing(address: str) -> str:
        frame = f"<iframe src='{address}/?embed=true' width=1200 height=800></iframe>"
        (tmp_path / "index.html").write_text(frame, encoding="utf-8")
        return other

    with folder_served(tmp_path) as other:
        yield framing


@pytest.mark.parametrize("path", ["", "capex", "_stcore/health", "no/such/page"])
def test_every_answer_carries_the_headers(guarded: str, path: str) -> None:
    with urlopen(f"{guarded}/{path}") as answer:
        sent = answer.headers
    policy = sent["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "object-src 'none'" in policy
    assert "frame-ancestors 'self'" in policy
    [scripts] = [part for part in policy.split("; ") if part.startswith("script-src")]
    assert "unsafe" not in scripts
    assert sent["X-Content-Type-Options"] == "nosniff"
    assert sent["Referrer-Policy"] == "strict-origin-when-cross-origin"


def test_a_link_says_what_it_leads_to_before_any_script_runs(guarded: str) -> None:
    asked = Request(f"{guarded}/capex?company=Baidu", headers={"Accept": "*/*"})
    with urlopen(asked) as answer:
        page = answer.read().decode("utf-8")
    [title] = re.findall("<title>(.*?)</title>", page)
    assert title == "Capex and revenue · China&#x27;s AI cloud race"
    (said,) = re.findall('<meta property="og:title" content="(.*?)">', page)
    assert said.startswith("Baidu")


def test_under_the_headers_every_page_draws_its_charts_without_a_refusal(
    guarded: str, page: Page
) -> None:
    refused: list[str] = []
    page.on("console", lambda m: refused.append(m.text) if "Content Security" in m.text else None)
    page.on("pageerror", lambda error: refused.append(str(error)))
    for path, title in PAGES.items():
        open_page(page, f"{guarded}/{path}", title)
        assert figures(page) or path == "evidence"
    assert refused == []


def test_under_the_headers_no_script_of_a_stranger_runs(guarded: str, page: Page) -> None:
    open_page(page, guarded, PAGES[""])
    page.evaluate("""() => {
        const one = document.createElement('script');
        one.textContent = 'window.strange = true';
        document.body.append(one);
        document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.strange = 1">');
    }""")
    page.wait_for_function("() => [...document.images].at(-1).complete")
    assert page.evaluate("window.strange") is None


def test_a_page_of_somebody_else_may_frame_the_dashboard_only_where_that_is_set(
    serving: Serving, guarded: str, page: Page, elsewhere: Callable[[str], str]
) -> None:
    refused: list[str] = []
    page.on("console", lambda m: refused.append(m.text) if "frame-ancestors" in m.text else None)
    page.goto(elsewhere(guarded))
    page.wait_for_function("() => document.querySelector('iframe')")
    expect(page.frame_locator("iframe").get_by_test_id("stApp")).to_have_count(0)
    assert refused

    with serving(ROOT, "serve.py", DASHBOARD_FRAMED_BY="'self' http://127.0.0.1:*") as address:
        page.goto(elsewhere(address))
        framed = page.frame_locator("iframe")
        expect(framed.locator(".js-plotly-plot").first).to_be_visible()
