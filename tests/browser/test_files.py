"""Files: the one a reader takes away, and the one the page is made of."""

import csv
import os
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from components.wording.formats import spoken
from dev.looks.page import PAGES, open_page
from tests.browser.questioning import card_of, choose_item
from tests.product_copy import copy_product

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


def test_a_chart_can_be_taken_away_as_a_table(server: str, page: Page) -> None:
    open_page(page, f"{server}/market_share", PAGES["market_share"])
    choose_item(card_of(page, "shares"), "Download")
    with page.expect_download() as coming:
        page.locator(".st-key-beneath-shares").get_by_role("button", name="CSV").click()
    assert coming.value.suggested_filename == "shares.csv"
    with Path(coming.value.path()).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 2
    assert all(row["Company"] and row["Claims"] and row["Sources"] for row in rows)
    assert sum(float(row["Share, %"]) for row in rows) == pytest.approx(100, abs=100)


def test_an_edit_of_the_claims_shows_on_a_page_that_is_open(
    serving: Callable[[Path], AbstractContextManager[str]], tmp_path: Path, page: Page
) -> None:
    copy_product(tmp_path)
    file = tmp_path / "data" / "claims.yaml"
    text = file.read_text(encoding="utf-8")
    [edition] = re.findall(r"^edition: (\S+)$", text, re.MULTILINE)
    year = int(edition[:4])
    with serving(tmp_path) as address:
        open_page(page, address, PAGES[""])
        expect(page.get_by_text(f"Edition of {spoken(edition)}", exact=True)).to_be_visible()
        # Replaced whole, as editors save. The new file must come from another folder: Streamlit
        # keeps one time and hash a folder, and takes a file renamed beside the old one for seen.
        saved = tmp_path / "saved.yaml"
        saved.write_text(text.replace(edition, f"{year + 1}{edition[4:]}", 1), encoding="utf-8")
        os.replace(saved, file)
        later = f"Edition of {spoken(f'{year + 1}{edition[4:]}')}"
        expect(page.get_by_text(later, exact=True)).to_be_visible()
