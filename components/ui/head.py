"""The head of a page: its title, and how to read it and its words."""

from functools import cache
from pathlib import Path

import streamlit as st

from components.ui.text import plain

_TOUCH = Path(__file__).with_name("touch.css")
_GUIDE = {
    "Overview": (
        "Each row is one house's ruler, each column a company. The area of a disc is its share.",
        "The leader of a row is filled, the others are pale. A small dot means: not published.",
        "A place such as 2nd stands where the house published an order and no share.",
    ),
    "Market share": (
        "Choose a ruler. All shares on this page but the last chart are read by that ruler alone.",
        "A line stops where the house changed its definition, or published nothing.",
        "The last chart compares places, and never shares, across rulers.",
    ),
    "Capex and revenue": (
        "Bars are capital spending, lines are cloud revenue, both on the same scale.",
        "Filled is printed by the company, hatched is worked out, dotted is an estimate.",
        "A missing bar means that no figure was published. It does not mean zero.",
    ),
    "Scenarios": (
        "A scenario is a set of assumptions. Each rests on claims, or says that it is judgement.",
        "Solid lines happened, dashed lines are supposed. Move a slider to suppose something else.",
    ),
    "Companies": (
        "Choose a company to read what it says, earns, risks and stands to gain.",
        "Each row of small bars has its own scale. Compare within a row, not between rows.",
    ),
    "Evidence": (
        "Every claim is here, also those that are not drawn, with the reason.",
        "The ledger lists what contradicts itself, does not add up, or is overdue.",
    ),
}
_WORDS = {
    "AI cloud": "computing, platforms and models for AI, rented over the internet",
    "Capex": "capital expenditure: what a company spends on buildings, servers and chips",
    "EBITA": "profit before interest, tax and the wear of what was bought in takeovers",
    "Grade": "A to E, how well a claim is evidenced; the rules are on the Evidence page",
    "HHI": "a measure of concentration: the sum of squared shares, 10,000 for a monopoly",
    "IaaS, PaaS, MaaS": "computing, platforms or models sold as a service",
    "Ruler": "one research house's definition of a market: what counts, and who",
    "Run rate": "the latest month or quarter, stretched to a year",
    "Status": "how a number came to be: reported, derived, estimate, guidance, target, projection",
    "Token": "a piece of text that a model reads or writes, and by which use is counted and paid",
}


def head(title: str) -> None:
    """The title of a page and, behind a button, how to read it and what its words mean."""
    st.html(_TOUCH)
    with st.container(
        horizontal=True,
        vertical_alignment="center",
        horizontal_alignment="distribute",
        wrap=False,
    ):
        st.title(title)  # takes what the button leaves, on two lines where it must
        with st.popover("How to read this", icon=":material/help:"):
            st.markdown(_guide(title))


@cache
def _guide(title: str) -> str:
    """How to read a page, and what the words on all of them mean, as Markdown."""
    read = "\n".join(f"- {plain(sentence)}" for sentence in _GUIDE[title])
    words = "  \n".join(f"**{plain(word)}:** {plain(said)}." for word, said in _WORDS.items())
    return f"{read}\n\n{words}"
