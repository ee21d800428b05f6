"""A real server and a real browser, each started once; every test only waits for what it needs."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from benchmarks.servers import free_port, streamlit_command
from tests.browser.building import built_once
from tests.browser.looking import console_fault

ROOT = Path(__file__).parents[2]
PATIENCE = 60  # seconds; a busy machine is not a fault
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync")

expect.set_options(timeout=PATIENCE * 1000)

Serving = Callable[..., AbstractContextManager[str]]


@contextmanager
def serving(
    project: Path, script: str = "app.py", port: int | None = None, **settings: str
) -> Iterator[str]:
    """The address of a server that runs a script of this project, until the end of the block.

    Further words are set in its environment.
    """
    port = port or free_port()
    with TemporaryFile() as log:
        server = subprocess.Popen(
            streamlit_command(script, port),
            cwd=project,
            env={**os.environ, **settings},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_for(f"http://127.0.0.1:{port}/_stcore/health", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert server.poll() is None, "the server ended before it answered"
        try:
            with urlopen(address, timeout=2) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.05)  # between two questions; nothing is timed by it
    pytest.fail(f"no answer from {address} within {PATIENCE} s")


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


def launched(playwright: Playwright) -> Browser:
    """The browser named in BROWSER_PATH, else one that is installed, else Playwright's own."""
    path = os.environ.get("BROWSER_PATH") or next(filter(None, map(shutil.which, BROWSERS)), None)
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    arguments = [*QUIET, "--no-sandbox"] if is_root else [*QUIET]
    return playwright.chromium.launch(executable_path=path, args=arguments)


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
