"""Who leads, and by whose yardstick; the spending in small; how fresh the data is."""

import streamlit as st

from components.figures.charts.capex import CAPEX_AND_REVENUE
from components.figures.charts.who_leads import WHO_LEADS
from components.ui.card.chart_card import chart_card
from components.ui.evidence.key_figures_row import key_figures_row
from components.ui.shell.controls import view_now
from components.ui.shell.freshness_note import freshness_note
from components.ui.shell.page_shell import open_page

claims = open_page(__file__)
view = view_now(claims)

leads, spending = st.columns([11, 10], gap="large")
with leads:
    chart_card(WHO_LEADS, claims, view, lead=True)
    freshness_note(claims, view)
with spending:
    key_figures_row(claims, view)
    chart_card(CAPEX_AND_REVENUE, claims, view)
