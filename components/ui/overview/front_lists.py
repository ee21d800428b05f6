"""Two short lists, each with the way to its whole: what changed, and what is contested."""

from collections.abc import Sequence

import streamlit as st

from components.analysis.ledger.foremost import (
    FrontLine,
    all_changes,
    changes_told,
    contested_told,
    edition_before,
    open_questions,
)
from components.claims.model import Claims
from components.ui.shell.change_list import change_list
from components.ui.shell.folded import folded_part
from components.ui.shell.text import aside, plain
from components.wording.formats import day_words

_LINES = 3
_EVIDENCE = "pages/evidence.py"


def what_changed(claims: Claims) -> None:
    """The most important changes since the edition before, and all of them behind a button."""
    label = "What changed since the last edition"
    with folded_part(label, "changed"):
        st.header(label, anchor="changed")
        _changes(claims)


def _changes(claims: Claims) -> None:
    if claims.now < claims.whole.edition:
        aside(f"What changed after {day_words(claims.now)} is not told on this page.")
        return
    since = edition_before(claims)
    if not since:
        aside("This is the first edition.")
        return
    _lines(changes_told(claims.whole)[:_LINES])
    replaced = [change for change in all_changes(claims) if change.old]
    if not replaced:
        return
    label = f"All {len(replaced)} figures changed since {day_words(since)}"
    every = st.popover(label, type="tertiary", on_change="rerun", key="every-change")
    if every.open:
        with every:
            change_list(claims, replaced)


def what_is_contested(claims: Claims) -> None:
    """The most important open questions, and the way to all of them."""
    label = "What is contested"
    with folded_part(label, "contested"):
        st.header(label, anchor="contested")
        _questions(claims)


def _questions(claims: Claims) -> None:
    count = len(open_questions(claims))
    if not count:
        held = len(open_questions(claims.whole))
        among = f" Among all figures {held} questions are open." if held else ""
        aside(f"No figure shown here contradicts another unexplained.{among}")
        return
    _lines(contested_told(claims)[:_LINES])
    label = f"All {count} open questions" if count > 1 else "The open question"
    st.page_link(_EVIDENCE, label=label)


def _lines(told: Sequence[FrontLine]) -> None:
    """Each line by itself, a rule between two."""
    st.markdown("\n\n".join(f"**{plain(line.about)}:** {plain(line.words)}." for line in told))
