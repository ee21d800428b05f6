"""A real server and a real browser, each started once; every test only waits for what it needs."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    expect,
    sync_playwright,
)

from dev.browser import launched
from dev.looks.page import console_fault
from dev.servers import free_port, streamlit
from tests.browser.building import built_once

ROOT = Path(__file__).parents[2]
PATIENCE = 60  # seconds; a busy machine is not a fault

expect.set_options(timeout=PATIENCE * 1000)

Serving = Callable[..., AbstractContextManager[str]]


@contextmanager
def serving(
    project: Path, script: str = "app.py", port: int | None = None, **settings: str
) -> Iterator[str]:
    """The address of a server that runs a script of this project, until the end of the block.

    Further words are set in its environment.
    """
    with streamlit(Path(script), env=settings, port=port, project=project) as server:
        yield server.address


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a server with the shipped data that all tests of the session share."""
    with serving(ROOT) as address:
        yield address


@pytest.fixture
def fresh_server() -> Iterator[str]:
    """The address of a server that nobody has visited yet."""
    with serving(ROOT) as address:
        yield address


@pytest.fixture(name="serving", scope="session")
def _serving() -> Serving:
    """Start a server for a project of the test's own: `with serving(folder) as address`."""
    return serving


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The static edition of the shipped claims, built once; a test leaves it as it was.

    It holds every page, and the pictures of each view that a bare link opens.
    """
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    return built_once(shared / "edition")


@pytest.fixture
def port() -> int:
    """A port of this machine that nothing listens on."""
    return free_port()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests of the session."""
    with sync_playwright() as playwright:
        browser = launched(playwright)
        yield browser
        browser.close()


def _context(browser: Browser, **options: object) -> BrowserContext:
    context = browser.new_context(**options)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE * 1000)
    return context


@pytest.fixture(scope="session")
def desk(browser: Browser) -> Iterator[BrowserContext]:
    """A wide window in the light theme; keeps its cache for the session."""
    context = _context(browser, viewport={"width": 1440, "height": 900}, color_scheme="light")
    yield context
    context.close()


@pytest.fixture(scope="session")
def phone(browser: Browser) -> Iterator[BrowserContext]:
    """A telephone, 390 pixels wide, in the dark theme; keeps its cache for the session."""
    context = _context(
        browser,
        viewport={"width": 390, "height": 844},
        color_scheme="dark",
        has_touch=True,
        is_mobile=True,
    )
    yield context
    context.close()


@pytest.fixture
def page(desk: BrowserContext) -> Iterator[Page]:
    """A tab on the desk."""
    page = desk.new_page()
    yield page
    page.close()


@pytest.fixture
def other_page(browser: Browser) -> Iterator[Page]:
    """A tab of somebody else, with an empty cache."""
    context = _context(browser, viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture
def console(desk: BrowserContext, phone: BrowserContext) -> Iterator[None]:
    """After a test that uses this, the console must have held no error of ours."""
    faults: list[str] = []

    def note(text: str, address: str) -> None:
        faults.extend(filter(None, [console_fault(text, address)]))

    for context in (desk, phone):
        context.on("console", lambda m: note(m.text, m.location["url"]) if m.type == "error" else 0)
        context.on("weberror", lambda fault: note(str(fault.error), ""))
    yield
    assert faults == []
