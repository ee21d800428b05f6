"""One company at a time, and all of them side by side."""

import streamlit as st

from components.figures.charts.companies import COMPANY_FIGURES
from components.figures.charts.comparison import SIDE_BY_SIDE
from components.figures.charts.tokens import TOKENS
from components.ui.card.chart_card import chart_card
from components.ui.evidence.portrait import company_portrait
from components.ui.evidence.statements import company_statements
from components.ui.shell.controls import FROM_ZERO, shown_choices, view_now
from components.ui.shell.link_parts import TAB
from components.ui.shell.page_shell import open_page

claims = open_page(__file__)
view = view_now(claims)

company_portrait(claims, view)
with st.container(key="company-parts"):
    figures, beside = st.columns([3, 2], gap="large")
with figures:
    chart_card(COMPANY_FIGURES, claims, view, lead=True)
    with st.container(horizontal=True, key="shown"):
        shown_choices(claims, FROM_ZERO)
with beside:
    told, compared, used = st.tabs(
        ["What is said of it", "All side by side", "Use of models"], key=TAB, bind="query-params"
    )
with told:
    company_statements(claims, view.focus)
with compared:
    chart_card(SIDE_BY_SIDE, claims, view)
with used:
    chart_card(TOKENS, claims, view)
