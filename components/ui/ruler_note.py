"""What a ruler counts, who is in it, and whether own use counts."""

import streamlit as st

from components.analysis.view import View
from components.claims.model import Claims
from components.figures.sentences import ruler_lines
from components.ui.text import aside, plain


def ruler_note(claims: Claims, view: View) -> None:
    """The chosen ruler in words, so that nobody quotes a share without its definition."""
    ruler = claims.ruler.get(view.ruler)
    if ruler is None:
        return
    st.markdown(
        "  \n".join(f"**{name}:** {plain(words)}" for name, words in ruler_lines(ruler).items())
    )
    for change in ruler.breaks:
        aside(f"New definition from {change.at}: {plain(change.why)}")
