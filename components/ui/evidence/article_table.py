"""The newsletter, checked: its statements with a verdict each, the worst first."""

import streamlit as st

from components.claims.model import Claims
from components.claims.story import Statement
from components.ui.evidence.section_head import section_head
from components.ui.shell.folded import folded_part
from components.ui.shell.text import link, plain
from components.wording.formats import distinct, listed

SHOWN_FIRST = 2  # of each verdict
SOURCES = 4  # of each statement
# The worst first: what the chip says, and how many it is said of.
VERDICTS = {
    "unverified": ("No source", "has no source", "have no source"),
    "imprecise": ("Imprecise", "is imprecise", "are imprecise"),
    "rounded": ("Rounded", "is rounded", "are rounded"),
    "holds": ("Holds", "holds", "hold"),
}
_HEAD = "| Verdict | The newsletter says | What the figures say |\n|---|---|---|\n"


def article_table(claims: Claims) -> None:
    """Every statement of the article, verdict by verdict; the first few of each are open."""
    if not claims.article:
        return
    section_head("Does the newsletter hold?", _finding(claims), "article")
    st.markdown(
        ":gray[A newsletter of December 2025 on this race. The statements are in our words.]"
    )
    with folded_part("Statement by statement", "article"), st.container(key="article"):
        for verdict in VERDICTS:
            found = [s for s in claims.article if s.verdict == verdict]
            if found:
                with st.container(key=f"verdict-{verdict}"):
                    _group(claims, found, *VERDICTS[verdict])


def _group(claims: Claims, statements: list[Statement], chip: str, one: str, several: str) -> None:
    """The statements of one verdict, those after the first few folded away."""
    st.markdown(_table(claims, chip, statements[:SHOWN_FIRST]))
    rest = statements[SHOWN_FIRST:]
    if rest:
        with st.expander(f"{len(rest)} more {one if len(rest) == 1 else several}"):
            st.markdown(_table(claims, chip, rest))


def _finding(claims: Claims) -> str:
    """'Of 27 statements in the newsletter, 8 hold, 3 are rounded and 16 have no source'."""
    parts = []
    for verdict, (_, one, several) in reversed(VERDICTS.items()):
        count = sum(s.verdict == verdict for s in claims.article)
        if count:
            parts.append(f"{count} {one if count == 1 else several}")
    return f"Of {len(claims.article)} statements in the newsletter, {listed(parts)}"


def _table(claims: Claims, chip: str, statements: list[Statement]) -> str:
    return _HEAD + "\n".join(_row(claims, chip, statement) for statement in statements)


def _row(claims: Claims, chip: str, statement: Statement) -> str:
    """A statement as a row of a Markdown table, with the pages that bear on it."""
    cited = [claims.source[claims.claim[name].source] for name in statement.claims]
    pages = {source.publisher: source.url for source in reversed(cited)}
    links = [link(name, pages[name]) for name in distinct(s.publisher for s in cited)][:SOURCES]
    sources = f" :small[{', '.join(links)}]" if links else ""
    said = f"**{plain(statement.statement)}**"
    return f"| *{chip}* | {said} | {plain(statement.why)}{sources} |"
