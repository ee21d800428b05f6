"""Shares under one yardstick, over time, and the order across yardsticks."""

import streamlit as st

from components.figures.charts.market_share import GAPS, SHARES
from components.figures.charts.ranks import RANKS
from components.figures.charts.share_history import SHARE_HISTORY
from components.ui.card.chart_card import chart_card
from components.ui.shell.controls import view_now, yardstick_choice
from components.ui.shell.page_shell import open_page
from components.ui.shell.yardstick_note import yardstick_note

claims = open_page(__file__)

now, over_time = st.columns([2, 3], gap="large")
with now:
    yardstick_choice(claims)
    view = view_now(claims)
    chart_card(SHARES, claims, view, lead=True)
    yardstick_note(claims, view)
with over_time:
    chart_card(SHARE_HISTORY, claims, view)
    chart_card(GAPS, claims, view)
chart_card(RANKS, claims, view)
