"""A day typed into a date field counts on Enter and on Tab.

Without it Streamlit takes a typed day only after a click elsewhere: who presses Enter sees the new
day in the field and the old figures on the page. No issue is known.
"""

from pathlib import Path

import streamlit as st

_SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
_listener = st.components.v2.component("date_on_enter", js=_SCRIPT)


def take_day_on_enter() -> None:
    """Send the script with the page."""
    _listener(key="date-on-enter", height=1)
