"""The evidence page: the ledger by its kinds, and the headline checker."""

import re

import pytest
from playwright.sync_api import Page, expect

from dev.looks.page import PAGES, open_page

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


def test_the_headline_checker_comes_first_and_answers_whatever_is_pasted(
    server: str, page: Page
) -> None:
    open_page(page, f"{server}/evidence", PAGES["evidence"])
    box = page.get_by_role("textbox", name="A sentence with a figure")
    told = page.locator(".st-key-headline-verdict")
    expect(box).to_be_visible()
    expect(told).to_have_count(0)
    for pasted, answer in (
        ("Nothing here.", "Unclear"),
        ("Alibaba Cloud revenue grew 900% in Q3 2025", "Contradicted"),
        ("Omdia数据显示，2025年上半年阿里云占中国AI云市场35.8%的份额。", "Supported"),
    ):
        box.fill(pasted)
        page.get_by_role("button", name="Check").click()
        expect(told).to_contain_text(answer)
        expect(page.get_by_test_id("stException")).to_have_count(0)


def test_an_example_is_checked_when_pressed_and_unused_words_are_struck_out(
    server: str, page: Page
) -> None:
    open_page(page, f"{server}/evidence", PAGES["evidence"])
    told = page.locator(".st-key-headline-verdict")
    page.get_by_role("button", name="Who leads China's AI cloud?").click()
    expect(told).to_contain_text("Answered")
    line = told.get_by_test_id("stExpander").filter(has_text="Omdia AI cloud")
    line.locator("summary").first.click()
    expect(line.get_by_text("Source:")).to_be_visible()
    box = page.get_by_role("textbox", name="A sentence with a figure")
    box.fill("Tencent grudgingly leads China's AI cloud")
    page.get_by_role("button", name="Check").click()
    expect(told.locator("del")).to_have_text(["grudgingly"])
