"""Shares under one ruler, over time, and the order across rulers."""

import streamlit as st

from components.figures.market_share import GAPS, SHARES
from components.figures.ranks import RANKS
from components.figures.share_history import SHARE_HISTORY
from components.ui.chart_card import chart_card
from components.ui.controls import ruler_choice, view_now
from components.ui.frame import open_page
from components.ui.ruler_note import ruler_note

claims = open_page(__file__)

now, over_time = st.columns([2, 3], gap="large")
with now:
    ruler_choice(claims)
    view = view_now(claims)
    chart_card(SHARES, claims, view)
    ruler_note(claims, view)
with over_time:
    chart_card(SHARE_HISTORY, claims, view)
    chart_card(GAPS, claims, view)
chart_card(RANKS, claims, view)
