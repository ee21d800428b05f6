"""Two parts of a page beside each other."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

_LEAST = 280  # pixels: two of them have no room on a phone


def halves() -> DeltaGenerator:
    """A place for two parts, of which the second goes under the first where there is no room.

    One message, where columns are three: each costs with every choice of a reader.
    """
    return st.grid(columns=2, min_column_width=_LEAST, gap=("small", "large"))
