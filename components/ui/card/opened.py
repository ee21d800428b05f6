"""What a reader has opened at each chart of the page in sight: a receipt, an item of its menu.

Each can be opened in several ways and closed in several ways, so one value here says what is open.
Nothing stays open on a page that was left. The link tells the receipt: its chart, and instead of
its claims, of which there may be many, a short sum of them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

import streamlit as st

from components.ui.patches.went_back import went_back
from components.ui.shell.address import page
from components.ui.shell.link_parts import RECEIPT, tell_link

_KEY = "opened"
Mark = tuple[tuple[str, ...], str]  # the claims a mark rests on, and its name


@dataclass
class Opened:
    """The claims whose receipt is open, none if it is closed; the item of the menu, or ''.

    `mark` is the name of the mark that was pressed, with which the receipt goes; '' where a claim
    was chosen in a list.
    """

    receipt: tuple[str, ...] = ()
    mark: str = ""
    item: str = ""
    has_read_link: bool = False


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
    _open(chart, () if opened(chart).receipt == tuple(names) else names, mark)


def choose_claims(chart: str, names: Sequence[str]) -> None:
    """Open the receipt of claims chosen in the list or the table; of none, close it."""
    _open(chart, names, "")


def _open(chart: str, names: Sequence[str], mark: str) -> None:
    now = opened(chart)
    now.receipt, now.mark = tuple(names), mark
    if names:
        tell_link(RECEIPT, _in_link(chart, (now.receipt, mark)))
    elif _is_linked(chart):
        tell_link(RECEIPT, None)


def open_linked_receipt(chart: str, marks: Iterable[Mark]) -> None:
    """Open the receipt that the link names, at first and after Back or Forward.

    `marks` are those there are: the first that fits is taken, and where none does, none is open.
    """
    now = opened(chart)
    if now.has_read_link and not went_back():
        return
    now.has_read_link = True
    fits = (one for one in marks if st.query_params[RECEIPT] == _in_link(chart, one))
    now.receipt, now.mark = next(fits, ((), "")) if _is_linked(chart) else ((), "")


def _is_linked(chart: str) -> bool:
    return st.query_params.get(RECEIPT, "").startswith(f"{chart}.")


def _in_link(chart: str, mark: Mark) -> str:
    """A receipt as the link says it: 'shares.1c291ca3'."""
    names, name = mark
    return f"{chart}.{crc32(' '.join([*names, name]).encode()):08x}"


def press_item(chart: str, item: str) -> None:
    """Open an item of a chart's menu; chosen again, it closes."""
    now = opened(chart)
    now.item = "" if now.item == item else item


def close_receipt(chart: str) -> None:
    """Close the receipt, and forget what was chosen in the list and in the table to open it."""
    _open(chart, (), "")
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
