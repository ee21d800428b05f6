"""Parts of a page that wait to be opened on a phone, and stand open on a wide page."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

_PLAIN = "plain-"


def on_a_phone() -> bool:
    """Whether the reader's browser says that it is a phone's."""
    return "Mobi" in st.context.headers.get("User-Agent", "")


def folded(label: str, key: str) -> DeltaGenerator:
    """A box that is shut on a phone and open elsewhere; a reader opens and shuts it anywhere.

    In a narrow window of another browser components/ui/patches/narrow_window.js shuts it.
    """
    return st.expander(label, expanded=not on_a_phone(), key=f"folded-{key}")


def folded_part(label: str, key: str) -> DeltaGenerator:
    """The same for a part with a heading of its own: where there is room, no box is seen.

    Shut, the label stands for the heading.
    """
    return folded(label, f"{_PLAIN}{key}")
