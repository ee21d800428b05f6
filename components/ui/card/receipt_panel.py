"""The receipt of a claim in the flow of a page: its face, and below it, folded, how to cite it."""

import streamlit as st

from components.analysis.sources.receipt import (
    citation_bibtex,
    citation_full,
    citation_sentence,
    error_report,
)
from components.claims.claim import Claim
from components.claims.model import Claims
from components.ui.card.receipt_face import face
from components.ui.shell.edition_link import claim_page
from components.ui.shell.settings import ISSUES_URL
from components.ui.shell.text import aside, plain
from components.wording.formats import said


def receipt_panel(claims: Claims, name: str, key: str) -> None:
    """Show the receipt of a claim; `key` keeps two panels on one page apart."""
    if name not in claims.claim:
        st.warning(f"There is no claim {plain(name)} among what is shown now.")
        return
    with st.container(key=f"receipt-{key}"):
        st.html(face(claims, name))
        _citations(claims, claims.claim[name])


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
