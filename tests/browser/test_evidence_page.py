"""The evidence page: the ledger by its kinds, and the headline checker."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import PAGES, open_page

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("console")]


def test_the_ledger_lists_its_entries_one_kind_at_a_time(server: str, page: Page) -> None:
    open_page(page, f"{server}/evidence", PAGES["evidence"])
    page.get_by_role("tab", name="Ledger").click()
    panel = page.get_by_role("tabpanel", name="Ledger")
    expect(panel.get_by_text(re.compile(r"^\d+ entries: "))).to_be_visible()
    kinds = panel.get_by_role("radiogroup", name="Kind").get_by_role("radio")
    told = []
    for kind in kinds.all()[:3]:
        kind.click()
        expect(kind).to_be_checked()
        counted = re.search(r"\((\d+)\)", kind.inner_text())
        assert counted
        entries = panel.locator("strong").get_by_text(re.compile(r"^(Open|Explained|Withdrawn)\.$"))
        expect(entries).to_have_count(min(int(counted[1]), 40))
        told.append(panel.inner_text())
    assert len(set(told)) == 3


def test_the_headline_checker_answers_whatever_is_pasted(server: str, page: Page) -> None:
    open_page(page, f"{server}/evidence", PAGES["evidence"])
    page.get_by_role("tab", name="Check a headline").click()
    panel = page.get_by_role("tabpanel", name="Check a headline")
    box = panel.get_by_role("textbox")
    expect(panel).to_contain_text("Unclear.")
    expect(panel).to_contain_text("IDC")
    for pasted, answer in (
        ("", "There is nothing to check."),
        ("Cloud grows by 20%. " * 5000, "only its first 1,000 characters were read"),
        ("Omdia数据显示，2025年上半年阿里云占中国AI云市场35.8%的份额。", "Supported."),
    ):
        box.fill(pasted)
        box.press("Control+Enter")
        expect(panel).to_contain_text(answer)
        expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(panel.locator(".st-key-receipt-headline")).to_contain_text("35.8")
