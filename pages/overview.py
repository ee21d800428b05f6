"""Who leads, and by whose ruler; the spending in small; how fresh the data is."""

import streamlit as st

from components.figures.capex import CAPEX_AND_REVENUE
from components.figures.who_leads import WHO_LEADS
from components.ui.chart_card import chart_card
from components.ui.controls import view_now
from components.ui.frame import open_page
from components.ui.freshness_note import freshness_note
from components.ui.headline_row import headline_row

claims = open_page(__file__)
view = view_now(claims)

leads, spending = st.columns([11, 10], gap="large")
with leads:
    chart_card(WHO_LEADS, claims, view)
    freshness_note(claims, view)
with spending:
    headline_row(claims, view)
    chart_card(CAPEX_AND_REVENUE, claims, view)
