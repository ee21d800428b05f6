"""The head of a page: its title, and how to read it and its words."""

from functools import cache

import streamlit as st

from components.figures.app_pages import AppPage
from components.ui.patches.touch import fit_to_fingers
from components.ui.shell.text import plain

_WORDS = {
    "AI cloud": "computing, platforms and models for AI, rented over the internet",
    "Capex": "capital expenditure: what a company spends on buildings, servers and chips",
    "EBITA": "profit before interest, tax and the wear of what was bought in takeovers",
    "Grade": "A to E, how well a claim is evidenced; the rules are on the Evidence page",
    "HHI": "a measure of concentration: the sum of squared shares, 10,000 for a monopoly",
    "IaaS, PaaS, MaaS": "computing, platforms or models sold as a service",
    "Yardstick": "one research house's definition of a market: what counts, and who",
    "Run rate": "the latest month or quarter, stretched to a year",
    "Status": "how a number came to be: reported, derived, estimate, guidance, target, projection",
    "Token": "a piece of text that a model reads or writes, and by which use is counted and paid",
}


def head(page: AppPage) -> None:
    """The title of a page and, behind a button, how to read it and what its words mean."""
    fit_to_fingers()
    with st.container(
        horizontal=True,
        vertical_alignment="center",
        horizontal_alignment="distribute",
        wrap=False,
    ):
        st.title(page.title)  # takes what the button leaves, on two lines where it must
        with st.popover("How to read this", icon=":material/help:"):
            st.markdown(_guide(page))


@cache
def _guide(page: AppPage) -> str:
    """How to read a page, and what the words on all of them mean, as Markdown."""
    read = "\n".join(f"- {plain(sentence)}" for sentence in page.guide)
    words = "  \n".join(f"**{plain(word)}:** {plain(said)}." for word, said in _WORDS.items())
    return f"{read}\n\n{words}"
