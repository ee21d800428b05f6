"""Figures that are not what they were, each with what it is now, since when and why."""

from collections.abc import Sequence

import streamlit as st

from components.claims.history import Change
from components.figures.words import said
from components.ui.text import plain

MOST = 100


def change_list(found: Sequence[Change]) -> None:
    """One line for each change of an old figure, the first hundred of them."""
    for change in found[:MOST]:
        old, new = change.old, change.new
        if old:
            now = f"now {said(new)}" if new else "withdrawn"
            what = f"{old.id}: {said(old)}, {now} since {change.on}. {change.because}"
            st.markdown(f"- {plain(what)}")
