"""A page that was opened without app.py starts again in it.

Without it the first visitor of a deep link sees a page without menu, title and settings: until some
session has called st.navigation, Streamlit takes the files in pages/ for pages of their own.
Issue: https://github.com/streamlit/streamlit/issues/9624
"""

from typing import NoReturn

import streamlit as st


def start_in_app(script: str) -> NoReturn:
    """End this run of a page's script; the next one goes through app.py."""
    st.navigation([st.Page("app.py"), st.Page(script)], position="hidden")
    st.rerun()
