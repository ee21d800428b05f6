"""Firefox opens every page, filters, questions a mark and takes files away."""

from collections.abc import Iterator

import pytest

from components.claims.model import Claims
from dev.looks.page import PAGES
from tests.browser.driving import Window, firefox
from tests.browser.walking import (
    a_company_is_left_out,
    a_mark_is_questioned,
    every_page_is_drawn,
    files_are_taken_away,
)

pytestmark = [pytest.mark.browser, pytest.mark.needs("firefox"), pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    with firefox(tmp_path_factory.mktemp("firefox")) as window:
        yield window


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "overview")
def test_every_page_is_drawn_whole(window: Window, server: str, path: str) -> None:
    every_page_is_drawn(window, server, path)


def test_a_company_is_left_out_and_the_link_holds_it(window: Window, server: str) -> None:
    a_company_is_left_out(window, server)


def test_a_mark_is_questioned(window: Window, server: str, shipped: Claims) -> None:
    a_mark_is_questioned(window, server, shipped)


def test_files_are_taken_away(window: Window, server: str) -> None:
    files_are_taken_away(window, server)
