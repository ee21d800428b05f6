"""Every claim with its source, what is contested, the article and any headline checked."""

import streamlit as st

from components.ui.controls import view_now
from components.ui.evidence_tables import (
    article_check,
    claims_table,
    looked_up,
    method,
    sources_table,
)
from components.ui.frame import open_page
from components.ui.headline_box import headline_box
from components.ui.ledger_list import ledger_list

claims = open_page(__file__)
looked_up(claims)
view = view_now(claims)

every, contested, headline, article, sources, how = st.tabs(
    ["Claims", "Ledger", "Check a headline", "The article, checked", "Sources", "Method and gaps"]
)
with every:
    claims_table(claims, view)
with contested:
    ledger_list(claims)
with headline:
    headline_box(claims)
with article:
    article_check(claims)
with sources:
    sources_table(claims)
with how:
    method(claims)
