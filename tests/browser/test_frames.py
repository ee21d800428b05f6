"""Charts in frames on somebody else's page: whole, as high as they are, in a sandbox or not."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page, expect

from dev.looks.page import PAGES, open_page
from tests.browser.conftest import ROOT
from tests.browser.test_take_away import take_away
from tests.editions import NEW, OLD
from tests.file_server import folder_served

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

SLUG, KEPT = "capex-and-revenue", "v/2026-06-30"
ALONE = "sandbox='allow-scripts'"
SAME = "sandbox='allow-scripts allow-same-origin'"  # without which Streamlit cannot start
WITHIN = "document.scrollingElement.scrollHeight <= innerHeight"

# Two editions, the newer over the older, of one chart and without previews; drawn in a process of
# its own, as Kaleido and Playwright each keep an event loop.
_BUILD = """
import sys
from pathlib import Path
from components.claims.reading.load import load_claims
from components.figures.charts.catalogue import charts
from components.publish import canonical
from components.publish.addresses import Addresses
from components.publish.canonical import canonical_views
from components.publish.edition import build
from components.publish.edition.build import edition_files, edition_pictures, kept_files
from components.publish.poster.browser import shared_browser

folder, address, slug = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
canonical.charts = lambda: {slug: charts()[slug]}
build.preview = lambda page, claims: b""
for file in sys.argv[4:]:
    claims = load_claims(Path(file).read_text(encoding="utf-8"))
    addresses = Addresses(address, "https://app.test")
    views = [shown for shown in canonical_views(claims) if shown.slug == slug]
    with shared_browser():
        newest = [*edition_files(claims, addresses), *edition_pictures(views, addresses)]
    kept = kept_files(claims, addresses, newest)
    below = f"v/{claims.edition}/"
    for path, body in [*newest, *((below + path, body) for path, body in kept)]:
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(body)
"""


Served = tuple[str, Path]


@pytest.fixture(scope="module")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serve a folder from a port of its own, until the tests of this file are done."""
    with ExitStack() as servers:
        yield lambda folder: servers.enter_context(folder_served(folder))


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> Served:
    """The address and the folder of a static edition built over an older one."""
    folder = tmp_path_factory.mktemp("editions")
    address = serve(folder)
    words = [sys.executable, "-c", _BUILD, str(folder), address, SLUG, str(OLD), str(NEW)]
    subprocess.run(words, cwd=ROOT, check=True, timeout=240)
    return address, folder


@pytest.fixture
def foreign(tmp_path: Path, serve: Callable[[Path], str], other_page: Page) -> Callable[..., Frame]:
    """Somebody else's page with one frame: `foreign(snippet, sandbox, listener)` is the frame."""

    def framed(snippet: str, sandbox: str = "", listener: str = "", width: int = 820) -> Frame:
        there = snippet.replace("<iframe", f"<iframe {sandbox}")
        (tmp_path / "index.html").write_text(
            f"<!doctype html><body style='margin: 0; width: {width}px'>"
            "<script>told = []; addEventListener('message', ({ data }) => told.push(data))</script>"
            f"{listener}{there}",
            encoding="utf-8",
        )
        other_page.goto(serve(tmp_path))
        found = other_page.query_selector("iframe")
        assert found
        frame = found.content_frame()
        assert frame
        return frame

    return framed


def copied(folder: Path, path: str, which: str) -> str:
    """What a reader copies on a chart's page of the edition: live, pinned or listener."""
    page = (folder / path / f"charts/{SLUG}.html").read_text(encoding="utf-8")
    found = re.search(rf'<code id="frame-{which}">(.*?)</code>', page, re.DOTALL)
    assert found
    return unescape(found[1])


def height_of(page: Page) -> int:
    """How high the frame stands on the page that holds it, in pixels."""
    return round(page.locator("iframe").bounding_box()["height"])  # type: ignore[index]


@pytest.mark.parametrize(("which", "path"), [("live", ""), ("pinned", KEPT)])
@pytest.mark.parametrize("sandbox", ["", ALONE, "sandbox"])
def test_a_frame_of_the_edition_is_whole_and_nothing_in_it_scrolls(
    editions: Served,
    foreign: Callable[..., Frame],
    other_page: Page,
    which: str,
    path: str,
    sandbox: str,
) -> None:
    frame = foreign(copied(editions[1], path, which), sandbox)
    expect(frame.get_by_role("heading")).to_be_visible()
    picture = frame.get_by_role("img").first
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("one => one.naturalWidth") > 0
    assert frame.evaluate(WITHIN)
    content = frame.evaluate("document.querySelector('main').getBoundingClientRect().height")
    assert 0 <= height_of(other_page) - content < 100
    told = [] if sandbox == "sandbox" else [-(-content // 1)]
    wanted = [{"type": "ai-cloud-race:height", "height": height} for height in told]
    assert other_page.evaluate("told")[-1:] == wanted


@pytest.mark.parametrize("sandbox", ["", ALONE])
def test_a_page_that_listens_gives_a_narrow_frame_its_own_height(
    editions: Served, foreign: Callable[..., Frame], other_page: Page, sandbox: str
) -> None:
    _, folder = editions
    snippet, listener = copied(folder, "", "pinned"), copied(folder, "", "listener")
    frame = foreign(snippet, sandbox, listener, width=358)
    frame.wait_for_function(WITHIN)
    spare = frame.evaluate("innerHeight - document.querySelector('main').offsetHeight")
    assert 0 <= spare <= 1


@pytest.mark.parametrize("sandbox", ["", ALONE])
def test_a_pinned_frame_of_the_edition_says_how_many_figures_have_changed(
    editions: Served, foreign: Callable[..., Frame], sandbox: str
) -> None:
    address, folder = editions
    line = foreign(copied(folder, KEPT, "pinned"), sandbox).locator("#pinned")
    expect(line).to_contain_text("1 figure has changed since 30 June 2026.")
    newest = line.get_by_role("link", name="See the newest")
    assert newest.evaluate("one => one.href") == f"{address}/charts/{SLUG}.html"


def test_without_scripts_a_pinned_frame_says_its_edition(
    editions: Served, foreign: Callable[..., Frame]
) -> None:
    frame = foreign(copied(editions[1], KEPT, "pinned"), "sandbox")
    expect(frame.locator("#pinned")).to_contain_text("Edition of 30 June 2026, kept as it was.")


def test_the_pinned_frame_of_the_newest_edition_names_no_change(
    editions: Served, foreign: Callable[..., Frame]
) -> None:
    frame = foreign(copied(editions[1], "", "pinned"))
    expect(frame.locator("#pinned")).to_contain_text(
        "Edition of 30 September 2026, kept as it was."
    )


@pytest.mark.parametrize("sandbox", ["", SAME])
def test_a_frame_of_the_app_is_whole_and_tells_its_height(
    server: str, page: Page, foreign: Callable[..., Frame], other_page: Page, sandbox: str
) -> None:
    open_page(page, f"{server}/capex", PAGES["capex"])
    codes = take_away(page, SLUG).get_by_test_id("stCode")
    expect(codes).to_have_count(3)
    live, pinned, listener = (code.inner_text() for code in codes.all())
    for snippet in (live, pinned):
        for width, listening in ((820, ""), (358, listener)):
            frame = foreign(snippet, sandbox, listening, width)
            expect(frame.locator(f".st-key-card-{SLUG} .main-svg").first).to_be_visible()
            expect(frame.get_by_role("link", name="the whole page")).to_be_visible()
            other_page.wait_for_function("() => told.length")
            frame.wait_for_function(
                """() => {
                    const { scrollHeight, clientHeight } = document.querySelector(".stMain");
                    return scrollHeight <= clientHeight;
                }"""
            )
            content = frame.locator(".stMainBlockContainer").bounding_box()
            assert content
            assert height_of(other_page) - content["height"] < 100
