"""A claims file of the reader's own: for that reader alone, checked as ours is, never stored."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dev.looks.page import PAGES, go_to, open_page, page_here, wait_until_drawn

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

ROOT = Path(__file__).parents[2]
OWN = "edition of 30 June 2026"


@pytest.fixture(scope="module")
def trying(
    serving: Callable[..., AbstractContextManager[str]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Path]]:
    """A server that lets readers try a file, and the one folder it may use for passing files."""
    passing = tmp_path_factory.mktemp("passing")
    with serving(ROOT, DASHBOARD_TRY_FILE="on", TMPDIR=str(passing)) as address:
        yield address, passing


def offer(page: Page, name: str, content: bytes) -> None:
    page.get_by_text("Try your claims file").click()
    given = {"name": name, "mimeType": "application/yaml", "buffer": content}
    page.locator("input[type=file]").set_input_files([given])  # type: ignore[list-item]


def test_a_file_of_ones_own_shows_on_every_page_to_its_reader_and_to_nobody_else(
    trying: tuple[str, Path], page: Page, other_page: Page, text: str
) -> None:
    address, passing = trying
    open_page(other_page, f"{address}/capex", PAGES["capex"])
    open_page(page, address, PAGES[""])
    padded = text + "# padding\n" * 150_000  # more than Starlette would keep in memory
    offer(page, "mine.yaml", padded.encode())
    expect(page.get_by_text("You see your own file, the edition of 30 June 2026")).to_be_visible()
    for title in PAGES.values():
        if page_here(page).inner_text() != title:
            go_to(page, title)
        expect(page.get_by_text(OWN).first).to_be_visible()
        expect(page.get_by_test_id("stException")).to_have_count(0)

    go_to(other_page, "Evidence")
    expect(other_page.get_by_text(OWN)).to_have_count(0)
    expect(other_page.get_by_text("You see your own file")).to_have_count(0)
    assert [*passing.rglob("*")] == []

    page.reload()
    wait_until_drawn(page)
    expect(page.get_by_text("You see your own file")).to_have_count(0)


def test_what_is_wrong_with_a_file_is_named_by_line_under_the_published_figures(
    trying: tuple[str, Path], page: Page, text: str
) -> None:
    open_page(page, f"{trying[0]}/capex", PAGES["capex"])
    published = page.get_by_text("Edition of ").first.inner_text()
    offer(page, "mine.yaml", text.replace("value: 24612", "value: <b>lots</b>").encode())
    expect(page.get_by_text("Your file has a problem")).to_be_visible()
    line = text[: text.index("id: alibaba.capex.2025-Q1,")].count("\n") + 1
    said = page.get_by_text(f"mine.yaml:{line}: alibaba.capex.2025-Q1: value is '<b>lots</b>'")
    expect(said).to_be_visible()
    expect(page.get_by_text("Edition of ").first).to_have_text(published)


def test_a_file_that_is_too_large_is_refused(trying: tuple[str, Path], page: Page) -> None:
    open_page(page, f"{trying[0]}/capex", PAGES["capex"])
    offer(page, "huge.yaml", b"#" * (2 * 1024 * 1024 + 1))
    expect(page.get_by_text("File must be 2.0MB or smaller")).to_be_visible()


def test_nothing_is_offered_where_it_is_not_switched_on(server: str, page: Page) -> None:
    open_page(page, f"{server}/capex", PAGES["capex"])
    expect(page.locator("input[type=file]")).to_have_count(0)
