"""What is contested: figures over one another, who printed each, how good it is, what is known."""

from collections import Counter
from typing import Any

import streamlit as st

from components.analysis.grades.grades import grade
from components.analysis.ledger.entry import subject
from components.analysis.ledger.ledger import LedgerEntry, ledger
from components.claims.claim import Claim
from components.claims.model import Claims
from components.ui.evidence.section_head import section_head
from components.ui.shell.contained import contained
from components.ui.shell.folded import on_a_phone
from components.ui.shell.link_parts import ALL, CONTESTED_OF, KIND, STANDING, told_in_link
from components.ui.shell.text import link, plain
from components.wording.claim_names import claim_value_words, measure_words
from components.wording.formats import distinct, printed_words

SHOWN_FIRST = 6  # on a phone half as many
FIGURES = 5  # of one entry
_STANDINGS = ("open", "explained", "withdrawn")
_SIDE_BY_SIDE = ("disagreement", "definition")  # figures that say all by standing over one another
_NO_CONTEST = ("overdue", "no link")  # something is missing, and nothing contradicts anything
_EVERYBODY, _CONTRADICTIONS = "All companies", "All contradictions"


@contained
def contested_table(claims: Claims) -> None:
    """The ledger as a table to filter by standing, company and kind."""
    entries = ledger(claims)
    section_head("What is contested?", _finding(entries), "contested")
    if not entries:
        return
    chosen = _chosen(claims, entries)
    if not chosen:
        st.info("Nothing of this kind is known of this company. Choose another kind or company.")
        return
    first = SHOWN_FIRST // 2 if on_a_phone() else SHOWN_FIRST
    table = st.container(key="contested")
    shown = chosen[:first]
    if len(chosen) > first and st.toggle(f"Show all {len(chosen)}", key=ALL, bind="query-params"):
        shown = chosen
    table.markdown(_HEAD + "\n".join(_row(claims, entry) for entry in shown))


_HEAD = "| What | Figures that differ | What is known | Kind |\n|---|---|---|---|\n"


def _finding(entries: tuple[LedgerEntry, ...]) -> str:
    """How many contradictions are open, and how many only look like some."""
    found = Counter(entry.status for entry in entries if entry.kind not in _NO_CONTEST)
    if not found:
        return "No figure contradicts another among what is shown"
    verb = "contradiction is open" if found["open"] == 1 else "contradictions are open"
    alike = "looks like one and is" if found["explained"] == 1 else "look like one and are"
    return f"{found['open']} {verb}; {found['explained']} more {alike} explained"


def _chosen(claims: Claims, entries: tuple[LedgerEntry, ...]) -> list[LedgerEntry]:
    """The entries that the three filters leave."""
    counts: Counter[str] = Counter(
        entry.status for entry in entries if entry.kind not in _NO_CONTEST
    )
    standings = [s for s in _STANDINGS if any(entry.status == s for entry in entries)]
    kinds = distinct(entry.kind for entry in entries)
    whose = [name for name in claims.subjects if any(_is_of(claims, e, name) for e in entries)]
    usual = next((s for s in standings if counts[s]), standings[0])
    beside: dict[str, Any] = {"width": 190, "label_visibility": "collapsed"}
    companies, groups = [_EVERYBODY, *whose], [_CONTRADICTIONS, *kinds]
    with st.container(horizontal=True, vertical_alignment="center", key="contested-filters"):
        standing = st.segmented_control(
            "Standing",
            standings,
            required=True,
            format_func=lambda name: f"{name.capitalize()} {counts[name]}",
            label_visibility="collapsed",
            **told_in_link(STANDING, standings, usual),
        )
        of = told_in_link(CONTESTED_OF, companies, _EVERYBODY)
        company = st.selectbox("Company", companies, **of, **beside)
        kind = st.selectbox("Kind", groups, **told_in_link(KIND, groups, _CONTRADICTIONS), **beside)
    return [
        entry
        for entry in entries
        if entry.status == standing
        and (entry.kind == kind or (kind == _CONTRADICTIONS and entry.kind not in _NO_CONTEST))
        and (company == _EVERYBODY or _is_of(claims, entry, str(company)))
    ]


def _is_of(claims: Claims, entry: LedgerEntry, company: str) -> bool:
    return any(claims.claim[name].company == company for name in entry.claims)


def _row(claims: Claims, entry: LedgerEntry) -> str:
    """One entry as a row of a Markdown table."""
    group = [claims.claim[name] for name in entry.claims]
    what = subject(claims, group) if entry.kind in _SIDE_BY_SIDE else entry.what
    apart = f"Apart by {entry.by}." if entry.by and len(group) > 1 else ""
    known = " ".join(filter(None, (entry.why or "Not explained.", apart)))
    figures = "" if entry.kind == "no link" else _figures(claims, group)
    return f"| **{plain(what)}** | {figures} | {plain(known)} | {plain(entry.kind)} |"


def _figures(claims: Claims, group: list[Claim]) -> str:
    """Each figure with its grade and who printed it; the style sheet gives each a line."""
    said = [claim_value_words(claim) for claim in group]
    if len(set(said)) < len(said):  # rounded, two look alike
        said = [printed_words(claim) for claim in group]
    telling = [_telling(claims, group, claim) for claim in group]
    lines = [
        f"*`{grade(claims, claim).letter}` **{plain(much)}** {who}*"
        for claim, much, who in zip(group[:FIGURES], said, telling, strict=False)
    ]
    more = len(group) - FIGURES
    return " ".join([*lines, *([f"*and {more} more*"] if more > 0 else [])])


def _telling(claims: Claims, group: list[Claim], claim: Claim) -> str:
    """What sets a figure apart from the others, and who printed it."""
    source = claims.source[claim.source]
    told = [plain(claim.house)] if claim.house and claim.house != source.publisher else []
    told.append(link(source.publisher, source.url))
    for words in (
        [one.when.words for one in group],
        [measure_words(claims, one) for one in group],
        [one.company for one in group],
    ):
        if len(set(words)) > 1:
            told.insert(0, plain(words[group.index(claim)]))
    return ", ".join(told)
