"""A release dropped onto the curator's page, read beside its lines, and written into the file."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from components.claims.reading.load import load_claims
from dev.looks.page import PAGES, open_page, wait_until_drawn
from tests.intake.made_releases import as_pdf, claims_of_made_figures, first_shape
from tests.product_copy import copy_product

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

CLOUD = "alibaba.cloud_revenue.2026-Q2"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of its own, whose claims file holds made figures."""
    folder = tmp_path / "project"
    folder.mkdir()
    copy_product(folder)
    (folder / "static").mkdir()
    (folder / "data" / "claims.yaml").write_text(claims_of_made_figures(), encoding="utf-8")
    return folder


@pytest.mark.usefixtures("console")
def test_a_release_is_dropped_corrected_downloaded_and_written(
    serving: Callable[..., AbstractContextManager[str]], project: Path, page: Page
) -> None:
    file = project / "data" / "claims.yaml"
    before = file.read_bytes()
    with serving(project, DASHBOARD_CURATE="on") as address:
        open_page(page, f"{address}/curate", "Curate")
        release = {
            "name": "release.pdf",
            "mimeType": "application/pdf",
            "buffer": as_pdf(first_shape()),
        }
        page.locator("input[type=file]").set_input_files([release])  # type: ignore[list-item]
        cloud = page.locator("[class*=st-key-proposal-]").filter(has_text="cloud revenue")
        expect(cloud).to_contain_text("RMB 48,048 million")
        own, beside = cloud.get_by_text("48,048 million"), cloud.locator("pre")
        expect(beside).to_contain_text("> Cloud Intelligence Group  32,032  48,048")
        left, right = own.bounding_box(), beside.bounding_box()
        assert left is not None
        assert right is not None
        assert left["x"] + left["width"] <= right["x"], "the lines stand beside the figure"

        group = page.locator("[class*=st-key-proposal-]").filter(has_text="group revenue")
        group.get_by_text("Take it").click()
        changes = page.locator(".st-key-curate-difference")
        expect(changes).to_contain_text(CLOUD)
        expect(changes).not_to_contain_text("alibaba.total_revenue.2026-Q2")
        wait_until_drawn(page)
        assert file.read_bytes() == before, "nothing is written unless it is pressed"

        with page.expect_download() as download:
            page.get_by_role("button", name="Download claims.yaml").click()
        offered = Path(download.value.path()).read_bytes()
        page.get_by_role("button", name="Write data/claims.yaml").click()
        expect(page.get_by_text("Written to data/claims.yaml")).to_be_visible()
        expect(page.get_by_text("Edition of 1 January 2026")).to_have_count(0)
        page.goto("about:blank")  # before the server ends, which an open page would tell
    assert file.read_bytes() == offered
    claims = load_claims(file.read_text("utf-8"))
    assert claims.claim[CLOUD].value == 48048
    assert "alibaba.total_revenue.2026-Q2" not in claims.claim


def test_the_address_of_the_page_opens_the_first_where_it_is_not_switched_on(
    server: str, page: Page
) -> None:
    page.goto(f"{server}/curate")
    wait_until_drawn(page)
    expect(page.locator(".st-key-navigation strong")).to_have_text(PAGES[""])
    expect(page.locator("input[type=file]")).to_have_count(0)
