"""Every claim with its source, what is contested, the article and any headline checked."""

import streamlit as st

from components.ui.card.ledger_list import ledger_list
from components.ui.evidence.dataset import dataset
from components.ui.evidence.evidence_tables import (
    TABS,
    article_check,
    claims_table,
    looked_up,
    method,
    sources_table,
)
from components.ui.evidence.headline_box import headline_box
from components.ui.evidence.import_picture import import_picture
from components.ui.shell.controls import view_now
from components.ui.shell.page_shell import open_page

claims = open_page(__file__)
view = view_now(claims)
headline_box(claims)
looked_up(claims)

every, contested, article, sources, how, back = st.tabs(TABS)
with every:
    claims_table(claims, view)
    dataset(claims)
with contested:
    ledger_list(claims)
with article:
    article_check(claims)
with sources:
    sources_table(claims)
with how:
    method(claims)
with back:
    import_picture(claims, view.theme)
