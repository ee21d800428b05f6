"""The evidence itself: claims, sources, the article checked, what is missing."""

from collections import Counter

import streamlit as st

from components.analysis.grades.grades import RULES, grades
from components.analysis.sources import method as words_of
from components.analysis.sources.evidence import SHOWN, all_sources, found_claims
from components.analysis.view.view import View
from components.claims.model import Claims
from components.ui.card.receipt_panel import receipt_panel
from components.ui.shell.text import aside, link, plain
from components.wording.claim_names import claim_name, claim_names

TABS = (
    "Claims",
    "Ledger",
    "The article, checked",
    "Sources",
    "Method and gaps",
    "Read a picture back",
)
_LINK = st.column_config.LinkColumn
VERDICTS = {
    "holds": ":material/check_circle:",
    "rounded": ":material/adjust:",
    "imprecise": ":material/error:",
    "unverified": ":material/help:",
}


def claims_table(claims: Claims, view: View) -> None:
    """Every claim, to search and filter."""
    words, kind = st.columns([3, 2])
    with words:
        asked = st.text_input(
            "Search", key="find", bind="query-params", placeholder="capex 2026-Q2", max_chars=200
        )
    with kind:
        labels = sorted({m.label for m in claims.metrics})
        chosen = st.multiselect("Measure", labels, key="measure", placeholder="all")
    table = found_claims(claims, view, asked or "", tuple(chosen))
    if table.empty:
        st.info("No claim has all these words. Try fewer, or another status or company.")
        return
    aside(f"{len(table):,} of {len(claims.claims):,} claims")
    event = st.dataframe(
        table.rename(columns=SHOWN),
        hide_index=True,
        height=460,
        key="claims",
        on_select="rerun",
        selection_mode="single-row",
        column_config={
            "Link": _LINK(display_text="open", width="small"),
            "Value or statement": st.column_config.TextColumn(width="medium"),
            "Note": st.column_config.TextColumn(width="large"),
        },
    )
    for row in event["selection"]["rows"]:
        if row < len(table):
            receipt_panel(claims, str(table["claim"].iloc[row]), "row")


def looked_up(claims: Claims) -> None:
    """The receipt of one claim by its name; in the link, ?claim=alibaba.capex.2026-Q2."""
    ids = list(View.options(claims)["claim"])
    named, linked = claim_names(claims.whole, ids), st.query_params.get("claim")
    name = st.selectbox(
        View.choices()["claim"].label,
        ids,
        index=ids.index(linked) if linked in ids else None,
        key="claim",
        format_func=named.__getitem__,
        placeholder="Type a company, a measure or a period",
        on_change=_link_to_claim,
    )
    if name:
        receipt_panel(claims, name, "claim")


def _link_to_claim() -> None:
    """Write the claim that is chosen into the link, which carries its id and not its name."""
    name = st.session_state["claim"]
    if name:
        st.query_params["claim"] = name
    else:
        st.query_params.pop("claim", None)


def sources_table(claims: Claims) -> None:
    """Every source, with how many claims rest on it."""
    st.dataframe(
        all_sources(claims),
        hide_index=True,
        height=460,
        column_config={"Link": _LINK(display_text="open", width="small")},
    )


def article_check(claims: Claims) -> None:
    """The article's statements in its order, each with its verdict and the claims behind it."""
    counts = {v: sum(s.verdict == v for s in claims.article) for v in VERDICTS}
    st.markdown(
        f"**Of {len(claims.article)} statements, "
        + ", ".join(f"{n} {v if n != 1 or v != 'holds' else 'holds'}" for v, n in counts.items())
        + ".** The article is a newsletter of December 2025; the statements are in our words."
    )
    for statement in claims.article:
        with st.container(border=True):
            st.markdown(
                f"{VERDICTS[statement.verdict]} **{statement.verdict.capitalize()}.** "
                f"{plain(statement.statement)}"
            )
            st.markdown(f"{plain(statement.why)}")
            aside(" · ".join(_primary(claims, name) for name in statement.claims[:5]))


def _primary(claims: Claims, name: str) -> str:
    claim = claims.claim[name]
    source = claims.source[claim.source]
    return f"{plain(claim_name(claims, claim))} ({link(source.publisher, source.url)})"


def method(claims: Claims) -> None:
    """How claims are graded, what is missing, and how the figures were chosen."""
    spread = Counter(found.letter for found in grades(claims).values())
    st.markdown(
        "### Grades\n"
        + "\n".join(
            f"- **{letter}**, {spread[letter]} claims: {plain(rule)}" for letter, rule in RULES
        )
    )
    aside("A claim loses a step when its period is long past. It gains one from a second source.")
    missing, chosen = st.columns(2, gap="large")
    if gaps := words_of.missing(claims):
        with missing:
            st.markdown("### What is missing\n" + "\n".join(f"- {plain(m)}" for m in gaps))
            aside(f"Looked for until {words_of.looked_until(claims)}.")
    if choices := words_of.principles(claims):
        with chosen:
            said = "\n".join(f"- {plain(choice)}" for choice in choices)
            st.markdown("### How figures were chosen\n" + said)
