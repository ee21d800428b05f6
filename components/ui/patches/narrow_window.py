"""Boxes that are shut on a phone are shut in any narrow window.

Without it a narrow window of a desk's browser shows long pages with every box open: Streamlit does
not tell a script how wide the window is, only what the browser calls itself.
Issue: https://github.com/streamlit/streamlit/issues/10987
"""

from pathlib import Path

import streamlit as st

_SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
_shutter = st.components.v2.component("narrow_window", js=_SCRIPT)


def shut_where_narrow() -> None:
    """Send the script with the page."""
    _shutter(key="narrow-window", height=1)
