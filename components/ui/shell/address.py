"""Where this dashboard is found: as its runner has set it, or as the reader has reached it."""

from urllib.parse import urlsplit

import streamlit as st

from components.publish.links import ADDRESS, PUBLIC
from components.ui.shell.open_pages import open_page_named


def base() -> str:
    """The address of the dashboard without any page, such as https://example.org/cloud."""
    if PUBLIC:
        return PUBLIC
    parts = urlsplit(st.context.url or ADDRESS)
    path = parts.path.rstrip("/")
    return f"{parts.scheme}://{parts.netloc}{path.removesuffix(f'/{page()}')}"


def page() -> str:
    """The page that is open, by the name of its file."""
    last = urlsplit(st.context.url or "").path.rstrip("/").rpartition("/")[2]
    return open_page_named(last).name
