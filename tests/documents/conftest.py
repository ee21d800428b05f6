"""Programs that are not ours read what the project writes: an OCR reader, LibreOffice, poppler."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.answer import answer
from components.figures.charts.catalogue import charts
from components.publish.poster.browser import shared_browser
from components.publish.poster.image import picture
from tests.documents.reading import Convert, Draw
from tests.made import view_with_something

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def usual(shipped: Claims) -> View:
    """The view of a bare link on the shipped claims."""
    return View.of(shipped)


@pytest.fixture(scope="session")
def _browser() -> Iterator[None]:
    """One browser for all pictures: BROWSER_PATH's, an installed one, or Playwright's."""
    if not os.environ.get("BROWSER_PATH"):
        from playwright.sync_api import sync_playwright

        found = next(filter(None, map(shutil.which, BROWSERS)), None)
        if not found:
            with sync_playwright() as playwright:
                found = playwright.chromium.executable_path
        os.environ["BROWSER_PATH"] = found
    with shared_browser():
        yield


@pytest.fixture(scope="session")
def draw(_browser: None, shipped: Claims) -> Draw:
    """A chart of the shipped claims as a picture: `draw("shares", "png", size="slide")`."""

    def drawn(name: str, format: str = "png", view: View | None = None, **options: str) -> bytes:
        chart = charts()[name]
        shown = answer(shipped, chart, view or view_with_something(chart, shipped))
        return picture(shown, format, **options)  # type: ignore[arg-type]

    return drawn


@pytest.fixture
def convert(tmp_path: Path) -> Convert:
    """A file as LibreOffice opens it, saved as another kind: `convert(file, "pdf")`."""

    def converted(file: Path, kind: str) -> list[Path]:
        out = tmp_path / "converted"
        profile = f"-env:UserInstallation=file://{tmp_path}/office"
        call = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(out)]
        subprocess.run([*call, str(file)], check=True, capture_output=True, timeout=100)
        return sorted(out.iterdir())

    return converted
