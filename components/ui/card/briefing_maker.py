"""The briefing as a PDF of the view in sight, with the charts that the reader has chosen."""

from collections.abc import Sequence
from threading import Lock

import streamlit as st

from components.analysis.view.view import View
from components.claims.model import Claims
from components.publish.addresses import Addresses
from components.publish.briefing.paper import (
    PAPERS,
    briefing_page,
    briefing_pdf,
    briefing_pictures,
)
from components.publish.poster.browser import NoPicture, shared_browser
from components.ui.shell.address import base
from components.ui.shell.settings import EDITION_URL
from components.ui.shell.text import plain


def briefing_maker(claims: Claims, view: View, charts: Sequence[str]) -> None:
    """A choice of paper and a button; the briefing is printed when it is pressed, and not before.

    Where the server has no browser to print with, that is said, and what to do.
    """
    st.markdown("**Briefing** of this view: pages to print, with the charts chosen above")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        paper = st.segmented_control(
            "Paper", list(PAPERS), default="A4", required=True, key="paper"
        )
        is_asked = st.button("Make the briefing", icon=":material/picture_as_pdf:")
    if not is_asked:
        return
    try:
        with st.spinner("Printing the briefing. This takes some seconds ..."), _one_at_a_time():
            printed = _printed(claims, view, charts, str(paper))
    except NoPicture as error:
        st.warning(f"The briefing cannot be printed here. {plain(str(error))}")
        return
    st.download_button(
        "Download the briefing",
        data=printed,
        file_name=f"briefing-{paper}.pdf",
        mime="application/pdf",
        icon=":material/download:",
        on_click="ignore",
        type="primary",
    )


def _printed(claims: Claims, view: View, charts: Sequence[str], paper: str) -> bytes:
    page = briefing_page(claims, view, Addresses(EDITION_URL or base(), base()), paper, charts)
    with shared_browser():
        pictures = briefing_pictures(claims, view, charts)
    return briefing_pdf(page, pictures, claims.edition)


@st.cache_resource(show_spinner=False)
def _one_at_a_time() -> Lock:
    """Held while a briefing is printed: each takes a browser of the server's memory."""
    return Lock()
