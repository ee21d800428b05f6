"""What a reader has opened at each chart of the page in sight: a receipt, an item of its menu.

Each can be opened in several ways and closed in several ways, so one value here says what is open.
Nothing stays open on a page that was left.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from components.ui.shell.address import page

_KEY = "opened"


@dataclass
class Opened:
    """The claims whose receipt is open, none if it is closed; the item of the menu, or ''.

    `mark` is the name of the mark that was pressed, with which the receipt goes; '' where a claim
    was chosen in a list.
    """

    receipt: tuple[str, ...] = ()
    mark: str = ""
    item: str = ""


def opened(chart: str) -> Opened:
    """What is open at a chart, to be changed in place."""
    close_what_was_left()
    found: Opened = st.session_state[_KEY][1].setdefault(chart, Opened())
    return found


def close_what_was_left() -> None:
    """Forget what is open at the charts of another page than the one in sight."""
    here, _ = st.session_state.setdefault(_KEY, (page(), {}))
    if here != page():
        st.session_state[_KEY] = page(), {}


def press_mark(chart: str, names: Sequence[str], mark: str) -> None:
    """Open the receipt of a mark's claims; a second press on the same mark closes it."""
    now = opened(chart)
    now.receipt = () if now.receipt == tuple(names) else tuple(names)
    now.mark = mark


def choose_claims(chart: str, names: Sequence[str]) -> None:
    """Open the receipt of claims chosen in the list or the table; of none, close it."""
    now = opened(chart)
    now.receipt, now.mark = tuple(names), ""


def press_item(chart: str, item: str) -> None:
    """Open an item of a chart's menu; chosen again, it closes."""
    now = opened(chart)
    now.item = "" if now.item == item else item


def close_receipt(chart: str) -> None:
    """Close the receipt, and forget what was chosen in the list and in the table to open it."""
    opened(chart).receipt = ()
    if list_key(chart) in st.session_state:
        st.session_state[list_key(chart)] = None
    if rows_key(chart) in st.session_state:
        st.session_state[rows_key(chart)] = {"selection": {"rows": [], "columns": [], "cells": []}}


def close_item(chart: str) -> None:
    """Close what the menu opened."""
    opened(chart).item = ""


def list_key(chart: str) -> str:
    """The key of the list of a chart's claims."""
    return f"{chart}-claim"


def rows_key(chart: str) -> str:
    """The key of a chart's table."""
    return f"{chart}-rows"
