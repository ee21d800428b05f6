"""A page added as CONTRIBUTING says, by a file and an entry, is in the menu and in links."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.figures import app_pages
from components.figures.app_pages import AppPage, sections
from components.publish.edition.page import edition_menu
from components.ui.shell.open_pages import open_page_named
from tests.pages.cards import pages_linked

ROOT = Path(__file__).parents[2]
PLANTED = AppPage("prices", "Prices", ("Each line is a price.",))
SCRIPT = """import streamlit as st

from components.ui.shell.page_shell import open_page

claims = open_page(__file__)
st.markdown(f"{len(claims.claims)} claims")
"""


@pytest.fixture
def planted(afresh: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The app with a seventh page, open on it."""
    shutil.copy(ROOT / "app.py", tmp_path)
    shutil.copytree(ROOT / "pages", tmp_path / "pages")
    (tmp_path / "pages" / "prices.py").write_text(SCRIPT, encoding="utf-8")
    monkeypatch.setattr(app_pages, "PAGES", (*app_pages.PAGES, PLANTED))
    monkeypatch.chdir(ROOT)
    app = AppTest.from_file(tmp_path / "app.py", default_timeout=60).run()
    return app.switch_page("pages/prices.py").run()


def test_a_planted_page_opens_under_its_title_with_its_guide(planted: AppTest) -> None:
    assert not planted.exception
    words = [element.value for element in planted.markdown]
    assert "**Prices**" in words
    assert "Overview" in pages_linked(planted)
    said = " ".join(words)
    assert "Each line is a price." in said
    assert " claims" in said


def test_a_planted_page_is_known_to_links_and_to_the_edition(planted: AppTest) -> None:
    assert open_page_named("prices") is PLANTED
    assert sections()["prices"] == "Prices"
    assert edition_menu()["prices.html"] == "Prices"


def test_a_page_without_an_entry_is_unknown_to_all_of_them() -> None:
    assert open_page_named("prices").name == "overview"
    assert "prices" not in sections()
    assert "prices.html" not in edition_menu()
