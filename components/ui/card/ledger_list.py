"""The ledger on the page: every contradiction, by how much, what is known about it."""

from collections import Counter

import streamlit as st

from components.analysis.ledger.ledger import LedgerEntry, ledger
from components.analysis.view.view import View
from components.claims.cache import cached_per_claims
from components.claims.model import Claims
from components.figures.answer import answer
from components.figures.charts.catalogue import charts
from components.ui.shell.text import aside, plain
from components.wording.claim_names import claim_names

MOST = 40
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


@cached_per_claims()
def _touched(claims: Claims) -> dict[str, tuple[str, ...]]:
    """The questions of the charts that show each claim in a bare view."""
    bare = View.of(claims)
    shown: dict[str, tuple[str, ...]] = {}
    for chart in charts().values():
        for name in answer(claims, chart, bare).ids:
            shown[name] = (*shown.get(name, ()), chart.question)
    return shown


def ledger_list(claims: Claims) -> None:
    """The whole ledger, one kind at a time."""
    entries = ledger(claims)
    counts = Counter(entry.kind for entry in entries)
    if not counts:
        st.info("Nothing is contradicted, overdue or without a link among what is shown.")
        return
    by_status = Counter(entry.status for entry in entries)
    said = ", ".join(f"{number} {status}" for status, number in by_status.items())
    st.markdown(f"**{len(entries)} entries: {said}.**")
    kind = st.segmented_control(
        "Kind",
        list(counts),
        default=next(iter(counts)),
        required=True,
        key="kind",
        format_func=lambda name: f"{name} ({counts[name]})",
    )
    chosen = [entry for entry in entries if entry.kind == kind]
    for entry in chosen[:MOST]:
        _entry(claims, entry)
    if len(chosen) > MOST:
        aside(f"The first {MOST} of {len(chosen)} are shown.")


def _entry(claims: Claims, entry: LedgerEntry) -> None:
    with st.container(border=True, gap="xsmall"):
        apart = f" Apart by {entry.by}." if entry.by else ""
        due = f" Due {entry.due}." if entry.due else ""
        st.markdown(
            f"{_MARKS[entry.status]} **{entry.status.capitalize()}.** "
            f"{plain(entry.what + apart + due)}"
        )
        if entry.why:
            st.markdown(plain(entry.why))
        on = dict.fromkeys(q for name in entry.claims for q in _touched(claims).get(name, ()))
        charts_on = f" · on: {plain('; '.join(on))}" if on else ""
        named = claim_names(claims, entry.claims[:6])
        aside(f"{plain('; '.join(named.values()))}{charts_on}")


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
    aside(f"{others} in the ledger on the Evidence page.")
