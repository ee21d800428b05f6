"""The browser that tests, benchmarks and contact sheets drive."""

import os
import shutil

from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync")


def launched(playwright: Playwright) -> Browser:
    """The browser named in BROWSER_PATH, else one that is installed, else Playwright's own."""
    path = os.environ.get("BROWSER_PATH") or next(filter(None, map(shutil.which, NAMES)), None)
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    arguments = [*QUIET, "--no-sandbox"] if is_root else [*QUIET]
    return playwright.chromium.launch(executable_path=path, args=arguments)
