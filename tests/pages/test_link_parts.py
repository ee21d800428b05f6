"""What a link may say: the README lists it all, and no word of it is taken for a mistake."""

import re
from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

from components.analysis.view.view import View
from components.ui.shell.link_parts import PARTS

README = Path(__file__).parents[2] / "README.md"


def test_the_readme_lists_all_that_a_link_may_say() -> None:
    told = README.read_text(encoding="utf-8").partition("### What a link may say")[2]
    rows = re.findall(r"^\|.*\|$", told.partition("Whoever runs")[0], re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`([\w-]+)`", row)}
    assert named == {*View.choices(), *PARTS, "card", "embed", "embed_options"}


def test_a_part_of_a_page_is_shown_as_the_link_says(open_link: Callable[..., AppTest]) -> None:
    app = open_link("evidence", standing="explained", kind="no-such-kind")
    assert app.session_state["standing"] == "explained"
    assert app.session_state["kind"] == "All contradictions"
    assert not any("was opened without" in one.value for one in app.warning)
