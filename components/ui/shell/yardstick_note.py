"""What a yardstick counts, who is in it, and whether own use counts."""

import streamlit as st

from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.sentences import yardstick_lines
from components.ui.shell.text import aside, plain


def yardstick_note(claims: Claims, view: View) -> None:
    """The chosen yardstick in words, so that nobody quotes a share without its definition."""
    yardstick = claims.yardstick.get(view.yardstick)
    if yardstick is None:
        return
    st.markdown(
        "  \n".join(
            f"**{name}:** {plain(words)}" for name, words in yardstick_lines(yardstick).items()
        )
    )
    for change in yardstick.breaks:
        aside(f"New definition from {change.at}: {plain(change.why)}")
