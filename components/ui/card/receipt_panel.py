"""The receipt of a claim on the page: all that is known about it, and ways to cite it."""

import streamlit as st

from components.analysis.sources.receipt import (
    Receipt,
    Step,
    citation_bibtex,
    citation_full,
    citation_sentence,
    error_report,
    receipt,
)
from components.claims.claim import Claim
from components.claims.model import Claims
from components.ui.shell.edition_link import claim_page
from components.ui.shell.settings import ISSUES_URL
from components.ui.shell.text import aside, link, plain
from components.wording.formats import said


def receipt_panel(claims: Claims, name: str, key: str) -> None:
    """Show the receipt of a claim; `key` keeps two panels on one page apart."""
    if name not in claims.claim:
        st.warning(f"There is no claim {plain(name)} among what is shown now.")
        return
    found = receipt(claims, name)
    with st.container(border=True, key=f"receipt-{key}"):
        claim = found.claim
        st.markdown(
            f"**{plain(claim.company)}: {plain(claims.metric[claim.metric].label)}, "
            f"{plain(claim.when.words)}**"
        )
        st.markdown(f"**{plain(said(claim))}**")
        _facts(claims, found)
        _bearing(claims, found)
        _citations(claims, claim)


def _facts(claims: Claims, found: Receipt) -> None:
    claim, source = found.claim, found.source
    own_words = f", {claim.fiscal} in its own words" if claim.fiscal else ""
    read_through = f", read through: {source.via}" if source.via else ""
    lines = {
        "Means": found.definition,
        "Period": f"{claim.period}{own_words}",
        "Status": claim.status + (f", by {claim.house}" if claim.house else ""),
        f"Grade {found.grade.letter}": " ".join(found.grade.reasons),
    }
    text = [f"**{name}:** {plain(words)}" for name, words in lines.items()]
    inferred = " (inferred)" if source.published_inferred else ""
    text.append(
        f"**Source:** {link(source.title, found.link)}, "
        f"{plain(source.publisher)}, {plain(source.published)}{inferred}{plain(read_through)}"
    )
    text += _source_record(found)
    st.markdown("  \n".join(text))


def _source_record(found: Receipt) -> list[str]:
    """Where the figure stands, where the document lies, when it was read, how to check it."""
    claim, source = found.claim, found.source
    lines = [f"**Where:** {plain(claim.where)}"] if claim.where else []
    if source.original_url and source.original_url != source.url:
        lines.append(f"**Published at:** {link(source.original_url, source.original_url)}")
    if found.archived:
        lines.append(link("Archived copies", found.archived))
    if source.read:
        lines.append(f"**Last read:** {plain(source.read)}")
    if source.sha256:
        how = "Check a download with sha256sum, or shasum -a 256 on a Mac."
        lines.append(f"**SHA-256 of the document:** `{source.sha256}`. {how}")
    return lines


def _bearing(claims: Claims, found: Receipt) -> None:
    """What agrees, disagrees, converts, derives, replaces; only what there is."""
    text = []
    if found.corroborated:
        agree = "; ".join(link(s.publisher, s.url) for s in found.corroborated)
        text.append(f"**Says the same:** {agree}")
    if found.elsewhere:
        printed = ", ".join(link(address, address) for address in found.elsewhere)
        text.append(f"**Also printed at:** {printed}")
    for rival in found.rivals:
        why = f" Not drawn: {rival.do_not_plot}" if rival.do_not_plot else ""
        why = " No longer counted." if rival.id in claims.gone else why
        text.append(f"**For the same thing:** {plain(said(rival) + '.' + why)} `{rival.id}`")
    text += [f"**Converted:** {plain(words)}" for words in found.conversions]
    if found.superseded_by:
        newer = found.superseded_by
        text.append(f"**Replaced by** `{newer.id}`: {plain(newer.because or '')}")
    if found.claim.note:
        text.append(f"**Note:** {plain(found.claim.note)}")
    if found.claim.do_not_plot:
        text.append(f"**Not drawn:** {plain(found.claim.do_not_plot)}")
    if text:
        st.markdown("  \n".join(text))
    if found.tree:
        st.markdown("**Worked out:**\n" + "\n".join(_step(claims, s) for s in found.tree))


def _step(claims: Claims, step: Step) -> str:
    claim = step.claim
    how = f" = {claim.formula}" if claim.formula else f", {claims.source[claim.source].publisher}"
    letters = ", ".join(f"{'abcdefghijklmnop'[i]}: {n}" for i, n in enumerate(claim.derived_from))
    where = f" with {letters}" if letters else ""
    return f"{'    ' * step.depth}- `{claim.id}` {plain(said(claim) + how + where)}"


def _citations(claims: Claims, claim: Claim) -> None:
    """A sentence, the full form and BibTeX to copy, a link to this claim, a way to report."""
    with st.expander("Cite, link or report an error"):
        st.code(citation_sentence(claims, claim, said(claim)), language=None, wrap_lines=True)
        st.code(citation_full(claims, claim, said(claim)), language=None, wrap_lines=True)
        st.code(citation_bibtex(claims, claim), language="latex", wrap_lines=True)
        base = (st.context.url or "").split("?")[0].rsplit("/", 1)[0]
        st.code(f"{base}/evidence?claim={claim.id}", language=None, wrap_lines=True)
        if page := claim_page(claim):
            st.code(page, language=None, wrap_lines=True)
        if ISSUES_URL:
            st.link_button("Report an error", error_report(ISSUES_URL, claims, claim))
        else:
            aside("To report an error, send the full citation above to whoever runs this page.")
