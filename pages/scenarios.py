"""Named scenarios, sliders that start from them, and what they come to by 2030."""

import streamlit as st

from components.figures.scenarios import INTENSITY_PATHS, REVENUE_PATHS
from components.ui.assumptions import assumptions
from components.ui.chart_card import chart_card
from components.ui.controls import rate_sliders, scenario_choice, view_now
from components.ui.frame import open_page

claims = open_page(__file__)
scenario_choice(claims)

supposed, result = st.columns([2, 5], gap="large")
with supposed:
    rate_sliders(claims, view_now(claims))
    view = view_now(claims)
    assumptions(claims, view)
with result:
    chart_card(REVENUE_PATHS, claims, view)
    chart_card(INTENSITY_PATHS, claims, view)
