"""A company at a glance: its name in its colour, its cloud, and three numbers."""

from pathlib import Path

import streamlit as st

from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.portrait import Number, portrait
from components.figures.theme import PALETTE
from components.ui.shell.text import plain

_LOOK = Path(__file__).with_suffix(".css")


def company_portrait(claims: Claims, view: View) -> None:
    """Show the company in focus: its name, its cloud, and three numbers with their change."""
    st.html(_LOOK)
    subjects, name = list(claims.whole.subjects), view.focus
    place = subjects.index(name) % len(PALETTE["light"]) + 1 if name in subjects else 0
    known = claims.whole.company.get(name)
    with st.container(key=f"portrait-{place}", horizontal=True):
        st.markdown(f"**{plain(name)}**  \n{plain(known.cloud if known else '')}")
        for one in portrait(claims, view):
            st.markdown(_words(one), width="content")


def _words(one: Number) -> str:
    """A label, its figure large or words in place of it, how it has moved."""
    figure = any(letter.isdigit() for letter in one.said)
    said = f"**{plain(one.said)}**" if figure else plain(one.said)
    return "  \n".join(filter(None, [plain(one.label), said, plain(one.moved)]))
