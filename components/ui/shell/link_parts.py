"""What a link may say of one page beyond the view: its tab, its table filters, its open receipt.

A part whose control has options that are their own labels is bound by Streamlit. The others, whose
links carry an id where the control has words, are told and read here.
"""

from collections.abc import Collection
from functools import partial
from typing import Any

import streamlit as st

from components.ui.patches.went_back import went_back

FIND, SENTENCE, TAB, SUBJECT, RECEIPT, ROW = "find", "sentence", "tab", "subject", "receipt", "row"
STANDING, CONTESTED_OF, KIND, ALL = "standing", "contested-of", "kind", "contested-all"
MEASURE, GOAL_CLAIM, HEADLINE_CLAIM = "measure", "goal-claim", "headline-claim"
PARTS = {
    TAB: "the tab that is open on Companies or Evidence",
    SUBJECT: "the tab of a company's statements",
    RECEIPT: "the receipt of a mark: its chart, and a short sum of its claims",
    SENTENCE: "the sentence that is checked",
    HEADLINE_CLAIM: "the receipt beneath a checked sentence",
    STANDING: "of what is contested: open, explained or withdrawn",
    CONTESTED_OF: "of what is contested: the company",
    KIND: "of what is contested: the kind",
    ALL: "of what is contested: all of it, where it is long",
    FIND: "the words that the table of claims is searched for",
    MEASURE: "the measures that the table of claims is narrowed to",
    ROW: "the claim whose row is chosen there",
    GOAL_CLAIM: "a figure that the answer to a goal rests on",
}


def told_in_link(name: str, offered: Collection[str], usual: str | None = None) -> dict[str, Any]:
    """Have a control start as the link says, and tell the link of it.

    The result are the control's `key` and `on_change`. It is set before it is drawn, so it needs no
    value of its own.
    """
    if name not in st.session_state or went_back():
        said = st.query_params.get(name)
        st.session_state[name] = said if said in offered else usual
    return {"key": name, "on_change": partial(_tell, name, usual)}


def _tell(name: str, usual: str | None) -> None:
    tell_link(name, "" if st.session_state[name] == usual else st.session_state[name])


def tell_link(name: str, value: str | None) -> None:
    """Write a part into the link; none where there is no value."""
    if value:
        st.query_params[name] = value
    else:
        st.query_params.pop(name, None)


def parts_of_link() -> dict[str, list[str]]:
    """The parts that the address tells now, each with its texts."""
    return {name: st.query_params.get_all(name) for name in PARTS if name in st.query_params}
