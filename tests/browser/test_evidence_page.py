"""The evidence page: what is contested, the grades, and the headline checker."""

import re

import pytest
from playwright.sync_api import Page, expect

from dev.looks.page import PAGES, open_page

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("console")]


def test_what_is_contested_stands_as_figures_over_one_another_to_filter(
    server: str, page: Page
) -> None:
    open_page(page, f"{server}/evidence", PAGES["evidence"])
    table = page.locator(".st-key-contested table")
    standing = page.get_by_role("radiogroup", name="Standing")
    told = []
    for one in standing.get_by_role("radio").all():
        one.click()
        expect(one).to_be_checked()
        if told:  # the table of the one before may still stand
            expect(table).not_to_have_text(told[-1], use_inner_text=True)
        counted = re.search(r"(\d+)$", one.inner_text())
        assert counted
        expect(table.locator("tbody tr")).to_have_count(min(int(counted[1]), 6))
        figures = table.locator("tbody tr").first.locator("td").nth(1).locator("em")
        boxes = [figure.bounding_box() for figure in figures.all()]
        assert len(boxes) > 1
        tops = [box["y"] for box in boxes if box]
        assert tops == sorted(set(tops)), "each figure on a line of its own"
        told.append(table.inner_text())
    assert len(set(told)) == len(told)
    page.get_by_text("Show all").click()
    expect(table.locator("tbody tr").nth(6)).to_be_visible()


def test_the_bar_of_grades_is_as_wide_as_the_claims_are_many(server: str, page: Page) -> None:
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        open_page(page, f"{server}/evidence", PAGES["evidence"])
        rows = page.locator(".st-key-grade-table tbody tr").all()
        told = [row.locator("td").nth(1).text_content() or "" for row in rows]  # folded or not
        counts = [int(count.replace(",", "")) for count in told]
        parts = page.locator(".st-key-grade-bar .stColumn").all()
        boxes = [box for part in parts if (box := part.bounding_box())]
        whole = sum(box["width"] for box in boxes)
        held = [count for count in counts if count]
        assert len(boxes) == len(held)
        for box, count in zip(boxes, held, strict=True):
            assert abs(box["width"] / whole - count / sum(held)) < 0.01
        assert len({round(box["y"]) for box in boxes}) == 1


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
    heading = page.locator("summary", has_text="Omdia AI cloud")
    line = told.get_by_test_id("stExpander").filter(has=heading)
    line.locator("summary").first.click()
    expect(line.locator(".slip")).to_be_visible()
    box = page.get_by_role("textbox", name="A sentence with a figure")
    box.fill("Tencent grudgingly leads China's AI cloud")
    page.get_by_role("button", name="Check").click()
    expect(told.locator("del")).to_have_text(["grudgingly"])
