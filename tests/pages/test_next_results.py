"""The next results on the front page, and what is overdue there and on the receipt."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.ui.shell.text import plain
from tests.pages.test_pages import said

Open = Callable[..., AppTest]
LATE = plain("not in this edition")


@pytest.fixture
def late(claims_file: Path, text: str) -> None:
    """The file in an edition by which a quarter should have been out."""
    claims_file.write_text(text.replace("edition: 2026-06-30", "edition: 2026-09-30"), "utf-8")


def rows(app: AppTest) -> list[str]:
    """The lines of the table, its head left out."""
    [table] = [m.value for m in app.markdown if "| Results of |" in m.value]
    return table.splitlines()[2:]


def test_each_company_chosen_has_a_line_and_the_file_is_offered(open_link: Open) -> None:
    app = open_link()
    assert [row.split("|")[1].strip(" *").partition(" ")[0] for row in rows(app)] == [
        *("Alibaba", "Baidu", "Tencent", "ByteDance")
    ]
    assert "Expected by 29 August 2026" in rows(app)[0]
    assert app.get("download_button")
    assert LATE not in said(app)
    assert len(rows(open_link(company=["Alibaba", "Baidu"]))) == 2


def test_without_a_company_that_publishes_results_the_part_is_left_out(open_link: Open) -> None:
    app = open_link(company=["ByteDance"])
    assert "Next results" not in [header.value for header in app.header]


@pytest.mark.usefixtures("late")
def test_what_is_overdue_is_said_once_in_the_list_and_on_the_receipt(open_link: Open) -> None:
    app = open_link()
    assert plain("Expected by 29 August 2026, not in this edition") in rows(app)[0]
    assert said(app).count(LATE) == 1
    receipt = open_link("evidence", claim="alibaba.cloud_revenue.2026-Q1").get("html")
    assert any("<dt>Overdue</dt>" in html.proto.body for html in receipt)
    other = open_link("evidence", claim="alibaba.cloud_revenue.2025-Q4").get("html")
    assert not any("<dt>Overdue</dt>" in html.proto.body for html in other)


@pytest.mark.usefixtures("late")
def test_by_an_earlier_day_nothing_was_overdue_yet(open_link: Open) -> None:
    early = open_link(known_by="2026-08-01")
    assert "Expected by 29 August 2026" in rows(early)[0]
    assert LATE not in said(early)
