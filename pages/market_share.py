"""Shares under one yardstick, over time; the order and the sizes across yardsticks."""

import streamlit as st

from components.figures.answer import answer
from components.figures.charts.market_share import SHARES
from components.figures.charts.market_sizes import MARKET_SIZES
from components.figures.charts.ranks import RANKS
from components.figures.charts.share_history import SHARE_HISTORY
from components.ui.card.chart_card import chart_card
from components.ui.shell.controls import view_now
from components.ui.shell.page_shell import open_page
from components.ui.shell.yardstick_list import yardstick_list
from components.ui.shell.yardstick_note import yardstick_note

claims = open_page(__file__)

with st.container(key="by-yardstick"):
    rail, shown = st.columns([1, 4], gap="large")
with rail:
    yardstick_list(claims)
    view = view_now(claims)
with shown:
    with st.container(key="quoted"):
        bars, note = st.columns([5, 3], gap="large")
    with bars:
        chart_card(SHARES, claims, view, lead=True)
    with note:
        yardstick_note(claims, view)
    if not answer(claims, SHARE_HISTORY, view).is_empty:
        chart_card(SHARE_HISTORY, claims, view)
    chart_card(RANKS, claims, view)
    chart_card(MARKET_SIZES, claims, view)
