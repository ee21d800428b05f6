"""Figures that are not what they were, each with what it is now, since when and why."""

from collections.abc import Sequence

import streamlit as st

from components.claims.claim import Claim, bound_words
from components.claims.model import Claims
from components.claims.reading.history import Change
from components.ui.shell.text import plain
from components.wording.formats import said
from components.wording.statement_words import statement_words

MOST = 100


def change_list(claims: Claims, found: Sequence[Change]) -> None:
    """One line for each figure that changed, then for each that only has a better source."""
    old = [change for change in found if change.old]
    moved = [change for change in old if not change.same_figure]
    for change in moved[:MOST]:
        st.markdown(f"- {plain(_line(claims, change))}")
    if kept := [change for change in old if change.same_figure]:
        st.markdown("**The same figure, on a better source:**")
        for change in kept[:MOST]:
            st.markdown(f"- {plain(_line(claims, change))}")


def _line(claims: Claims, change: Change) -> str:
    """What a figure was and is: 'Alibaba, Capex, April to June 2024: RMB 12,080 million before'."""
    old, new = change.old, change.new
    if old is None:
        return ""
    about = f"{old.company}, {claims.metric[old.metric].label}, {old.when.words}"
    under = f", by {old.yardstick}" if old.yardstick else ""
    if change.same_figure:
        return f"{about}{under}: {_exactly(old)}. {change.because}"
    now = f"now {_exactly(new)}" if new else "withdrawn"
    return f"{about}{under}: {_exactly(old)} before, {now}. {change.because}"


def _exactly(claim: Claim) -> str:
    """A figure with all its digits, since a change may be in the last; a statement in quotes."""
    if claim.text is not None:
        return f"“{statement_words(claim.text).removesuffix('.')}”"
    if claim.value is None:
        return said(claim)
    currency, million, rest = (claim.unit or "").partition(" million")
    digits = f"{claim.value:,.10g}"
    if million and not rest:
        return f"{bound_words(claim.bound)}{currency} {digits} million"
    unit = "%" if claim.unit == "percent" else f" {claim.unit}"
    return f"{bound_words(claim.bound)}{digits}{unit}"
