"""The receipt of a claim in the flow of a page: its face, how to cite it and to report an error."""

import streamlit as st

from components.analysis.sources.receipt import (
    citation_bibtex,
    citation_full,
    citation_sentence,
)
from components.claims.claim import Claim
from components.claims.model import Claims
from components.publish.issues import ISSUES_ADDRESS, error_report
from components.publish.links import short_link
from components.ui.card.receipt_face import face
from components.ui.shell.address import base, page
from components.ui.shell.controls import view_now
from components.ui.shell.edition_link import claim_page
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
        _report(claims, claims.claim[name])


def _citations(claims: Claims, claim: Claim) -> None:
    """A sentence, the full form and BibTeX to copy, and a link to this claim."""
    with st.expander("Cite or link"):
        st.code(citation_sentence(claims, claim, said(claim)), language=None, wrap_lines=True)
        st.code(citation_full(claims, claim, said(claim)), language=None, wrap_lines=True)
        st.code(citation_bibtex(claims, claim), language="latex", wrap_lines=True)
        st.code(f"{base()}/evidence?claim={claim.id}", language=None, wrap_lines=True)
        if lasting := claim_page(claim):
            st.code(lasting, language=None, wrap_lines=True)


def _report(claims: Claims, claim: Claim) -> None:
    """The way to say that this figure is wrong, with what the reader sees filled in."""
    seen = short_link(base(), page(), claims, view_now(claims))
    if address := error_report(ISSUES_ADDRESS, claims, claim, seen):
        st.link_button("Report an error", address, type="tertiary", icon=":material/flag:")
    else:
        aside("To report an error, send the full citation to whoever runs this page.")
