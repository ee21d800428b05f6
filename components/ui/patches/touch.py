"""Every control is at least 44 pixels high under a finger.

Without it Streamlit's buttons, boxes and menus are smaller than the size at which a finger hits
what it means; no setting of its theme makes them larger. No issue is known.
"""

from pathlib import Path

import streamlit as st

_TOUCH = Path(__file__).with_name("touch.css")


def fit_to_fingers() -> None:
    """Send the style sheet with the page."""
    st.html(_TOUCH)
