"""Boxes that are shut on a phone are shut in any narrow window.

Without it a narrow window of a desk's browser shows long pages with every box open: Streamlit does
not tell a script how wide the window is, only what the browser calls itself.
Issue: https://github.com/streamlit/streamlit/issues/10987
"""

from pathlib import Path

SHUT_WHERE_NARROW = Path(__file__).with_suffix(".js")
