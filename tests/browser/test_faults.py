"""The claims file goes wrong while a page is open; the page says so and heals itself."""

import os
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dev.looks.page import PAGES, figures, open_page, wait_until_drawn
from tests.product_copy import ROOT, copy_product

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

Serving = Callable[..., AbstractContextManager[str]]
_EDITION = re.compile(r"Edition of (\d+) Ju(?:ne|ly) 2026")
BROKEN = "The claims file has been broken since"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the product whose claims file the tests may break."""
    return copy_product(tmp_path_factory.mktemp("project"))


@pytest.fixture
def file(project: Path, text: str) -> Path:
    """The claims file of that copy, sound at the start of each test."""
    file = project / "data" / "claims.yaml"
    clear(file)
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def address(project: Path, serving: Serving) -> Iterator[str]:
    with serving(project, DASHBOARD_WATCH_SECONDS="1") as address:
        yield address


@pytest.fixture
def quiet_address(project: Path, serving: Serving) -> Iterator[str]:
    """A server whose open pages do not look at the file: what is read of one belongs together."""
    with serving(project, DASHBOARD_WATCH_SECONDS="3600") as address:
        yield address


def clear(file: Path) -> None:
    if file.is_dir():
        file.rmdir()
    file.unlink(missing_ok=True)


def put_a_pipe(file: Path) -> None:
    clear(file)
    os.mkfifo(file)


def put_a_directory(file: Path) -> None:
    clear(file)
    file.mkdir()


def put_a_circle(file: Path) -> None:
    clear(file)
    file.symlink_to(file)


def cut_off(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: len(text) // 2], encoding="utf-8")


def damage(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace("阿里云".encode(), b"\xff\xfe\xfd"))


FAULTS = {
    put_a_pipe: "data/claims.yaml:1: file: it is no ordinary file",
    put_a_directory: "data/claims.yaml:1: file: it is not there, or is no ordinary file",
    put_a_circle: "data/claims.yaml:1: file: it cannot be read",
    cut_off: "data/claims.yaml:",
    damage: "data/claims.yaml:5: file: byte 0xff is not UTF-8 text",
}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_a_page_that_is_open_keeps_the_last_good_edition_and_heals_itself(
    address: str, page: Page, file: Path, text: str, fault: Callable[[Path], None]
) -> None:
    open_page(page, f"{address}/capex", PAGES["capex"])
    before = figures(page)
    fault(file)
    expect(page.get_by_text(BROKEN)).to_contain_text("last good data, the edition of 30 June 2026")
    wait_until_drawn(page)
    assert figures(page) == before
    expect(page.get_by_text(FAULTS[fault]).first).to_be_visible()

    clear(file)
    file.write_text(text.replace("2026-06-30", "2026-07-01"), encoding="utf-8")
    expect(page.get_by_text(BROKEN)).to_have_count(0)
    expect(page.get_by_text("Edition of 1 July 2026")).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_a_file_replaced_again_and_again_never_shows_two_editions_at_once(
    quiet_address: str, page: Page, file: Path, text: str
) -> None:
    """Edition 2026-07-0N says 2461N: a page whose edition and number differ would be a mixture."""
    stop = threading.Event()
    replaced = 0

    def replace() -> None:
        nonlocal replaced
        while not stop.wait(0.01):
            n = replaced % 5 + 1
            beside = file.with_name("next.yaml.tmp")
            changed = text.replace("2026-06-30", f"2026-07-0{n}", 1).replace("24612", f"2461{n}")
            beside.write_text(changed.replace("38680", str(63292 - 24610 - n)), encoding="utf-8")
            os.replace(beside, file)
            replaced += 1

    writer = threading.Thread(target=replace)
    writer.start()
    try:
        seen = set()
        for _ in range(6):
            open_page(page, f"{quiet_address}/capex", PAGES["capex"])
            expect(page.get_by_test_id("stMain")).to_contain_text(_EDITION)
            wait_until_drawn(page)
            shown = page.get_by_test_id("stMain").inner_text()
            editions = set(_EDITION.findall(shown))
            values = set(re.findall(r"24\.61(\d)|2461(\d)", str(figures(page))))
            assert len(editions) == 1, shown
            seen |= editions
            assert {int(a or b) for a, b in values} == {int(one) for one in editions}
            expect(page.get_by_text(BROKEN)).to_have_count(0)
    finally:
        stop.set()
        writer.join()
    assert replaced > 100
    assert seen


def test_a_page_comes_back_in_its_view_when_the_server_was_started_anew(
    serving: Serving, page: Page, port: int
) -> None:
    view = "capex?currency=USD&span=year&company=Alibaba&company=Baidu"
    with serving(ROOT, port=port) as address:
        open_page(page, f"{address}/{view}", PAGES["capex"])
        said, drawn = page.get_by_test_id("stMain").inner_text(), figures(page)
    page.wait_for_function(
        "() => document.querySelector('[data-testid=stConnectionStatus], dialog, [role=dialog]')"
    )
    with serving(ROOT, port=port):
        expect(page.get_by_role("dialog")).to_have_count(0)
        wait_until_drawn(page)
        expect(page.get_by_text("Showing Alibaba, Baidu").first).to_be_visible()
        assert page.get_by_test_id("stMain").inner_text() == said
        assert figures(page) == drawn
        page.get_by_test_id("stButtonGroup").get_by_role(
            "radio", name="quarter", exact=True
        ).click()
        expect(page.get_by_text("USD bn a quarter").first).to_be_visible()
