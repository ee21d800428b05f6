"""The scenario lab: what is supposed on the left, one part of what follows on the right."""

from collections.abc import Callable

import streamlit as st

from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.charts.scenarios import INTENSITY_PATHS, REVENUE_PATHS
from components.figures.charts.scoreboard import FORECAST_SCORES, PAST_GROWTH
from components.figures.charts.share_paths import SHARE_PATHS
from components.figures.charts.spending import CAPEX_ADDED_UP, DEPRECIATION
from components.figures.charts.uncertainty import REVENUE_FAN, TORNADO
from components.ui.card.chart_card import chart_card
from components.ui.lab.assumptions import assumptions
from components.ui.lab.goal_box import goal_answer
from components.ui.lab.lab_controls import (
    against_choice,
    dials,
    goal_choice,
    outcome_choice,
    scenario_choice,
    section_choice,
    start_choice,
)
from components.ui.lab.lab_tables import comparison, houses, lead_line, payback_lines, results_table
from components.ui.shell.controls import view_now, yardstick_choice


@st.fragment
def lab_desk(claims: Claims) -> None:
    """The whole lab as one fragment: a dial runs it again, and not the frame round it."""
    section_choice(claims)
    scenario_choice(claims)
    lead_line(claims, view_now(claims))
    supposed, result = st.columns([2, 5], gap="large")
    with supposed:
        start_choice(claims)
        dials(claims)
        view = view_now(claims)
        with st.expander("What each scenario supposes", on_change="rerun", key="supposed") as told:
            if told.open:
                assumptions(claims, view)
    with result:
        _SECTIONS[view.lab](claims, view)


def _revenue(claims: Claims, view: View) -> None:
    chart_card(REVENUE_PATHS, claims, view)
    results_table(claims, view)


def _capex(claims: Claims, view: View) -> None:
    chart_card(CAPEX_ADDED_UP, claims, view)
    chart_card(INTENSITY_PATHS, claims, view)


def _payback(claims: Claims, view: View) -> None:
    chart_card(DEPRECIATION, claims, view)
    payback_lines(claims, view)


def _shares(claims: Claims, view: View) -> None:
    yardstick_choice(claims)
    chart_card(SHARE_PATHS, claims, view_now(claims))


def _uncertainty(claims: Claims, view: View) -> None:
    chart_card(REVENUE_FAN, claims, view)
    outcome_choice(claims)
    chart_card(TORNADO, claims, view_now(claims))


def _goal(claims: Claims, view: View) -> None:
    st.header("What must be true?", anchor="goal")
    goal_choice(claims)
    if " passes " in view_now(claims).goal:
        yardstick_choice(claims)
    goal_answer(claims, view_now(claims))


def _compare(claims: Claims, view: View) -> None:
    against_choice(claims)
    comparison(claims, view_now(claims))


def _old(claims: Claims, view: View) -> None:
    chart_card(FORECAST_SCORES, claims, view)
    houses(claims, view)
    chart_card(PAST_GROWTH, claims, view)


_SECTIONS: dict[str, Callable[[Claims, View], None]] = {
    "Revenue": _revenue,
    "Capex": _capex,
    "Payback": _payback,
    "Shares": _shares,
    "Uncertainty": _uncertainty,
    "What must be true": _goal,
    "Compare": _compare,
    "Old forecasts": _old,
}
