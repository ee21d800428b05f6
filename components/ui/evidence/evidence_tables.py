"""The evidence itself: claims, sources, what is missing."""

from functools import partial

import streamlit as st

from components.analysis.sources import method as words_of
from components.analysis.sources.evidence import SHOWN, all_sources, found_claims
from components.analysis.view.view import View
from components.claims.cache import cached_per_claims
from components.claims.model import Claims
from components.ui.card.receipt_panel import receipt_panel
from components.ui.evidence.section_head import section_head
from components.ui.patches.went_back import went_back
from components.ui.shell.contained import contained
from components.ui.shell.find_box import claims_with
from components.ui.shell.link_parts import FIND, MEASURE, ROW, tell_link, told_in_link
from components.ui.shell.text import aside, plain
from components.wording.claim_names import claim_names

_LINK = st.column_config.LinkColumn
_TEXT = st.column_config.TextColumn
NO_LINK = "no public link"
_ROWS = "claims"  # the key of the table
ROW_HEIGHT = 76  # pixels: three lines of a note


@contained
def claims_table(claims: Claims, view: View) -> None:
    """Every claim, to search and filter; the receipt of the row chosen."""
    found = f"Every one of {len(claims.claims):,} claims names its source"
    section_head("Where is each figure from?", found, "claims")
    words, kind = st.columns([3, 2])
    with words:
        asked = st.text_input(
            "Search",
            key=FIND,
            bind="query-params",
            placeholder="capex June 2026",
            max_chars=200,
        )
    with kind:
        labels = sorted({m.label for m in claims.metrics})
        chosen = st.multiselect(
            "Measure", labels, key=MEASURE, placeholder="all", bind="query-params"
        )
    named = claims_with(claims, asked) if asked else None
    table = found_claims(claims, view, named, tuple(chosen))
    if table.empty:
        st.info("No claim has all these words. Try fewer, or another status or company.")
        return
    aside(f"{len(table):,} of {len(claims.claims):,} claims")
    ids = list(table["claim"].astype(str))
    _choose_row_of_link(ids)
    st.dataframe(
        table[list(SHOWN)].rename(columns=SHOWN),
        hide_index=True,
        height=min(460, ROW_HEIGHT * len(table) + 40),
        row_height=ROW_HEIGHT,
        key=_ROWS,
        placeholder=NO_LINK,
        on_select=partial(_tell_row, ids),
        selection_mode="single-row",
        column_config={
            "Grade": _TEXT(width=55),
            "Claim": _TEXT(width=210),
            "Value or statement": _TEXT(width=170),
            "Period": _TEXT(width=130),
            "Status": _TEXT(width=95),
            "Source": _TEXT(width=120),
            "Published": _TEXT(width=125),
            "Link": _LINK(display_text="open", width=55),
            "Note": _TEXT(width=320),
        },
    )
    if chosen_row := _row(ids):
        receipt_panel(claims, chosen_row, "row")


def _row(ids: list[str]) -> str | None:
    """The claim of the row that is chosen; None where none is."""
    rows = st.session_state[_ROWS]["selection"]["rows"]
    return next((ids[row] for row in rows if row < len(ids)), None)


def _tell_row(ids: list[str]) -> None:
    tell_link(ROW, _row(ids))


def _choose_row_of_link(ids: list[str]) -> None:
    """Choose the row of the claim that the link names: first, and after Back or Forward."""
    if _ROWS not in st.session_state or went_back():
        said = st.query_params.get(ROW)
        rows = [ids.index(said)] if said in ids else []
        st.session_state[_ROWS] = {"selection": {"rows": rows, "columns": [], "cells": []}}


@contained
def looked_up(claims: Claims) -> None:
    """The receipt of one claim by its name; in the link, ?claim=alibaba.capex.2026-Q2."""
    named = _every_name(claims.whole)
    ids = list(named)
    name = st.selectbox(
        View.choices()["claim"].label,
        ids,
        index=None,
        format_func=named.__getitem__,
        placeholder="Type a company, a measure or a period",
        **told_in_link("claim", ids),
    )
    if name:
        receipt_panel(claims, name, "claim")


@cached_per_claims()
def _every_name(whole: Claims) -> dict[str, str]:
    """The name of each claim that can be looked up, by its id."""
    return claim_names(whole, View.options(whole)["claim"])


def sources_table(claims: Claims) -> None:
    """Every source, with how many claims rest on it."""
    st.dataframe(
        all_sources(claims),
        hide_index=True,
        height=460,
        placeholder=NO_LINK,
        column_config={"Link": _LINK(display_text="open", width="small")},
    )


def method(claims: Claims) -> None:
    """What is missing, and how the figures were chosen."""
    missing, chosen = st.columns(2, gap="large")
    if gaps := words_of.missing(claims):
        with missing:
            st.markdown("### What is missing\n" + "\n".join(f"- {plain(m)}" for m in gaps))
            aside(f"Looked for until {words_of.looked_until(claims)}.")
    if choices := words_of.principles(claims):
        with chosen:
            said = "\n".join(f"- {plain(choice)}" for choice in choices)
            st.markdown("### How figures were chosen\n" + said)
