"""The masthead: what this is, which edition of it, the way to its pages, and how to read them."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import Page

from components.claims.model import Claims
from components.figures.app_pages import AppPage
from components.publish.caption import NAME, PROMISE
from components.ui.shell.markup import filled
from components.ui.shell.text import plain
from components.wording.formats import day_words

FRAME = Path(__file__).with_name("frame.css")
_WORDS = {
    "AI cloud": "computing, platforms and models for AI, rented over the internet",
    "Capex": "capital expenditure: what a company spends on buildings, servers and chips",
    "EBITA": "profit before interest, tax and the wear of what was bought in takeovers",
    "Grade": "A to E, how well a claim is evidenced; the rules are on the Evidence page",
    "HHI": "a measure of concentration: the sum of squared shares, 10,000 for a monopoly",
    "IaaS, PaaS, MaaS": "computing, platforms or models sold as a service",
    "Yardstick": "one research house's definition of a market: what counts, and who",
    "Run rate": "the latest month or quarter, stretched to a year",
    "Status": "how a number came to be: reported, derived (worked out), estimate, guidance, "
    "target or projection",
    "Token": "a piece of text that a model reads or writes, and by which use is counted and paid",
}


def masthead(pages: Sequence[Page], page: AppPage) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Draw the way to the pages; the places of the name above it and of the find box.

    What stands there is known once the claims are read, and the masthead is drawn before that.
    """
    name = st.container()
    with st.container(horizontal=True, vertical_alignment="center", key="navigation"):
        for one in pages:
            if one.title == page.title:
                st.markdown(f"**{plain(page.title)}**", width="content")
            else:
                st.page_link(one)
        finder = st.container(key="finder-place", width="content")
        with st.popover("How to read this", type="tertiary", key="guide"):
            st.markdown(_guide(page))
    return name, finder


def say_name(place: DeltaGenerator, claims: Claims | None) -> None:
    """Write into the masthead what this is and, where claims are held, which edition of it."""
    words = {"name": NAME, "promise": PROMISE, "edition": "", "counts": ""}
    if claims:
        words["edition"] = day_words(claims.edition)
        words["counts"] = f"{len(claims.claims):,} claims from {len(claims.sources):,} sources"
    place.html(filled("shell/masthead.html", **words))


@cache
def _guide(page: AppPage) -> str:
    """How to read a page, and what the words on all of them mean, as Markdown."""
    read = "\n".join(f"- {plain(sentence)}" for sentence in page.guide)
    words = "  \n".join(f"**{plain(word)}:** {plain(said)}." for word, said in _WORDS.items())
    return f"{read}\n\n{words}"
