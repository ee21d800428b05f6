"""The head of a part of the Evidence page: what is asked, and what was found."""

import streamlit as st

from components.ui.shell.text import plain


def section_head(question: str, finding: str, anchor: str, first: bool = False) -> None:
    """The question in quiet ink over the finding; the `first` one is the heading of the page."""
    with st.container(key=f"head-{anchor}", gap=None):
        st.markdown(f":gray[{plain(question)}]")
        heading = st.title if first else st.header
        heading(plain(finding), anchor=anchor)
