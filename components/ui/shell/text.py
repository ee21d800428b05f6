"""The door for words from the file or the link into Markdown: they show as they are written."""

import re
from functools import lru_cache

import streamlit as st

from components.ui.patches.read_late import kept_apart
from components.wording.formats import kept_together

_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+\-!|~$:&@^=/])")
_KEPT = 4096  # texts; a page says most of its own again with each run
_NUMBERED = re.compile(r"^(\d{1,9})\.(?=\s|$)")  # a paragraph that starts so is a list
_UNSEEN = re.compile(
    r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


@lru_cache(_KEPT)
def visible(text: str) -> str:
    """The text on one line, where characters that cannot be seen show by their number.

    A currency and its number stay together where the line breaks.
    """
    seen = " ".join(_UNSEEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", text).split())
    return kept_together(seen)


@lru_cache(_KEPT)
def plain(text: str) -> str:
    """The text so escaped that Streamlit's Markdown shows just its characters, and no link.

    Characters that cannot be seen, or turn the order of others round, show by their number.
    """
    escaped = _MARKS.sub(r"\\\1", kept_apart(visible(text)))
    return _NUMBERED.sub(r"\1\\.", escaped)


def web_address(url: str | None) -> str | None:
    """The address if it is one of the web: a click on it can do nothing but open a page."""
    return url if url and url.startswith(("https://", "http://")) else None


def link(label: str, url: str | None) -> str:
    """A Markdown link to a web address, or the bare label without one."""
    url = web_address(url)
    if not url:
        return plain(label)
    safe = url.replace("(", "%28").replace(")", "%29").replace(" ", "%20")
    return f"[{plain(label)}]({safe})"


def quiet(markdown: str) -> str:
    """Small quiet words; st.caption fades its ink below the contrast that small text needs."""
    return f":small[:gray[{markdown}]]"


def aside(markdown: str) -> None:
    """A line of small quiet text."""
    st.markdown(quiet(markdown))
