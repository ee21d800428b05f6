"""The curator's page, from what is due to the file with a release's figures in it."""

from pathlib import Path

import streamlit as st

from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.reading.database import CLAIMS_URL
from components.ui.curate.due_list import due_list
from components.ui.curate.outcome import outcome
from components.ui.curate.proposals import proposals
from components.ui.curate.released import release_is_open, release_read
from components.ui.evidence.section_head import section_head

_LOOK = Path(__file__).with_name("curate.css")
_DATABASE = (
    "The claims come from a database here, which this page does not change. Start the dashboard "
    "without CLAIMS_URL to work on data/claims.yaml."
)


def curate_desk(claims: Claims, view: View) -> None:
    """The queue, the release, its figures with a decision on each, and what that comes to."""
    st.html(_LOOK)
    due_list(claims, view.company, is_folded=release_is_open())
    section_head("A results release", "Read a release", "release")
    if CLAIMS_URL:
        st.info(_DATABASE)
        return
    found = release_read()
    if found is not None:
        outcome(found, proposals(found))
