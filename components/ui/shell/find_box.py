"""Find anything: one box on every page, in which each result is a link."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import streamlit as st

from components.analysis.view.visible import visible_claims
from components.claims.model import Claims
from components.search.find import Found, claims_found, find
from components.search.index import FoundPlace, Kind, NoSearch
from components.search.question import LONGEST
from components.ui.shell.controls import leading_to, view_now
from components.ui.shell.link_parts import FIND, SENTENCE
from components.ui.shell.markup import read_text
from components.ui.shell.text import aside, plain
from components.wording.formats import listed

_ONCE = Path(__file__).with_name("once.js")
FIND_BY_KEY = (_ONCE, Path(__file__).with_suffix(".js"))
_SCROLL = (_ONCE, Path(__file__).with_name("followed.js"))
_followed = st.components.v2.component("followed", js="".join(map(read_text, _SCROLL)))

_TURN = "finder-turn"
_EVIDENCE = "pages/evidence.py"
_KINDS: dict[Kind, tuple[str, str]] = {
    "company": ("company", "companies"),
    "yardstick": ("yardstick", "yardsticks"),
    "figure": ("figure", "figures"),
    "statement": ("statement", "statements"),
    "source": ("source", "sources"),
}
_CLAIMS: tuple[Kind, ...] = ("figure", "statement")
# Where on its page a link leads that makes a choice; elsewhere it is the top.
_SECTIONS = {"claim": "receipt-claim", FIND: "head-claims", SENTENCE: "head-check"}


def find_box(claims: Claims, followed: str) -> None:
    """Draw the box; `followed` is the choice that a link has just made, '' where there was none.

    The page is then scrolled to where that link leads.
    """
    turn = st.session_state.get(_TURN, 0) + bool(followed)  # two links may lead to one section
    st.session_state[_TURN] = turn
    with st.popover("Find", icon=":material/search:", type="tertiary", key="finder"):
        _search(claims)
    if section := _SECTIONS.get(followed):
        _followed(key="followed", data={"section": section, "turn": turn}, height=1)


def claims_with(claims: Claims, asked: str) -> frozenset[str]:
    """The ids of the claims with every word asked for; all, after saying why, if none can be."""
    try:
        return claims_found(claims, asked)
    except NoSearch as error:
        st.warning(str(error))
        return frozenset(claims.claim)


@st.fragment
def _search(claims: Claims) -> None:
    """The field and what was found in the reader's view: the page round it stays as it is."""
    asked = st.text_input(
        "Find a company, a yardstick, a figure or a source, in English or Chinese",
        type="search",
        key="finder-words",
        live=True,
        max_chars=LONGEST,
        placeholder="阿里 capex, IDC, June 2026 ...",
    )
    if asked and asked.strip():
        with st.container(key="finder-list", gap="small"):
            _answer(visible_claims(claims, view_now(claims)), asked)


def _answer(claims: Claims, asked: str) -> None:
    """What was found, each place a link."""
    try:
        found = find(claims, asked)
    except NoSearch as error:
        st.warning(str(error))
        return
    _count(found)
    for kind, places in groupby(found.places, lambda place: place.kind):
        _group(kind, list(places))
    held = sum(found.counts.get(kind, 0) for kind in _CLAIMS)
    if held > sum(bool(place.claim) for place in found.places):
        query = leading_to(FIND, found.words)
        st.page_link(_EVIDENCE, label="All of them, in the table of claims", query_params=query)
    if not found.places:
        query = leading_to(SENTENCE, asked)
        st.page_link(_EVIDENCE, label="Check it as a sentence", query_params=query)


def _count(found: Found) -> None:
    """How much was found, and without which words."""
    counts = [f"{number:,} {_KINDS[kind][number != 1]}" for kind, number in found.counts.items()]
    said = f"{listed(counts)}." if counts else "Nothing here has all these words."
    if found.without:
        unknown = listed([f"“{word}”" for word in found.without], "or")
        said = f"Nothing here has {unknown}. " + (f"Without: {said}" if counts else "")
    with st.container(key="finder-count"):
        aside(plain(said))


def _group(kind: Kind, places: Sequence[FoundPlace]) -> None:
    """The places of one kind under its name, each a link."""
    with st.container(key=f"finder-{kind}", gap=None):
        aside(_KINDS[kind][1].capitalize())
        for place in places:
            about = f" :gray[{plain(place.about)}]" if place.about else ""
            st.page_link(
                f"pages/{place.page}.py",
                label=f"{plain(place.name)}{about}",
                width="stretch",
                query_params=leading_to(place.choice, place.value[:LONGEST]),
            )
