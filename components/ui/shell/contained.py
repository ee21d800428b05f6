"""Sections in a container each, so that nothing below them is drawn anew."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import streamlit as st

Given = ParamSpec("Given")


def contained(section: Callable[Given, None]) -> Callable[Given, None]:
    """A section whose parts a choice adds to or takes from, drawn in a container of its own.

    Streamlit draws anew whatever follows a part that comes or goes: what a reader types there
    meanwhile is lost, and no longer told in the address.
    """

    @wraps(section)
    def drawn(*given: Given.args, **named: Given.kwargs) -> None:
        with st.container():
            section(*given, **named)

    return drawn
