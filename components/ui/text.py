"""The one door for words from the file or the link into Markdown: they show as they are written."""

import re

import streamlit as st

_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+\-!|~$:&@^=])")


def plain(text: str) -> str:
    """The text so escaped that Streamlit's Markdown shows just its characters."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def link(label: str, url: str | None) -> str:
    """A Markdown link to a web address, or the bare label without one."""
    if not url or not url.startswith(("https://", "http://")):
        return plain(label)
    safe = url.replace("(", "%28").replace(")", "%29").replace(" ", "%20")
    return f"[{plain(label)}]({safe})"


def aside(markdown: str) -> None:
    """Small quiet text; st.caption fades its ink below the contrast that small text needs."""
    st.markdown(f":small[:gray[{markdown}]]")
