"""What the figures of a chart are contested by."""

import streamlit as st

from components.analysis.ledger.ledger import LedgerEntry, ledger
from components.claims.cache import cached_per_claims
from components.claims.model import Claims
from components.ui.shell.text import aside, plain

MOST_UNDER_A_CHART = 12
_MARKS = {
    "open": ":material/error:",
    "explained": ":material/check_circle:",
    "withdrawn": ":material/undo:",
}


@cached_per_claims()
def contested(claims: Claims) -> dict[str, tuple[LedgerEntry, ...]]:
    """The entries each claim is in; a source without a link is no contradiction."""
    found: dict[str, tuple[LedgerEntry, ...]] = {}
    for entry in ledger(claims):
        if entry.kind != "no link":
            for name in entry.claims:
                found[name] = (*found.get(name, ()), entry)
    return found


def contested_by(claims: Claims, names: list[str]) -> list[LedgerEntry]:
    """The entries of the ledger that some claims are in, each once."""
    return list(dict.fromkeys(e for name in names for e in contested(claims).get(name, ())))


def contested_list(entries: list[LedgerEntry]) -> None:
    """Under a chart: what its figures are contested by."""
    for entry in entries[:MOST_UNDER_A_CHART]:
        st.markdown(
            f"{_MARKS[entry.status]} **{entry.kind.capitalize()}, {entry.status}.** "
            f"{plain(entry.what)} {plain(entry.why or '')}"
        )
    more = len(entries) - MOST_UNDER_A_CHART
    others = f"{more} more stand with them" if more > 0 else "All of them stand"
    aside(f"{others} under What is contested on the Evidence page.")
