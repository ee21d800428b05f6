"""Capex against cloud revenue, the plan, who earns, and the peers abroad."""

import streamlit as st

from components.figures.charts.capex import CAPEX_AND_REVENUE
from components.figures.charts.cloud_margin import CLOUD_MARGIN
from components.figures.charts.free_cash_flow import FREE_CASH_FLOW
from components.figures.charts.intensity import INTENSITY
from components.figures.charts.plan import PLAN
from components.figures.charts.promised import PROMISED
from components.figures.charts.world import AGAINST_THE_WORLD
from components.ui.card.chart_card import chart_card
from components.ui.shell.controls import shown_choices, span_choice, view_now, world_choices
from components.ui.shell.folded import folded_part
from components.ui.shell.halves import halves
from components.ui.shell.page_shell import open_page

claims = open_page(__file__)
view = view_now(claims)

chart_card(CAPEX_AND_REVENUE, claims, view, lead=True)
with st.container(horizontal=True, key="shown"):
    span_choice(claims)
    shown_choices(claims)
chart_card(AGAINST_THE_WORLD, claims, view)
world_choices(claims)
with folded_part("Cash, the profit of the cloud, and what is owed", "cash"):
    cash, cloud = st.columns(2, gap="large")
with cash:
    chart_card(FREE_CASH_FLOW, claims, view)
with cloud:
    chart_card(CLOUD_MARGIN, claims, view)
    chart_card(PROMISED, claims, view)
with halves():
    chart_card(INTENSITY, claims, view)
    chart_card(PLAN, claims, view)
