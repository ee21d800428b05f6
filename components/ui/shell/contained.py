"""Sections in a container each, so that nothing below them is drawn anew."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import streamlit as st

_Given = ParamSpec("_Given")


def contained(section: Callable[_Given, None]) -> Callable[_Given, None]:
    """A section whose parts a choice adds to or takes from, drawn in a container of its own.

    Streamlit draws anew whatever follows a part that comes or goes: what a reader types there
    meanwhile is lost, and no longer told in the address.
    """

    @wraps(section)
    def drawn(*given: _Given.args, **named: _Given.kwargs) -> None:
        with st.container():
            section(*given, **named)

    return drawn
