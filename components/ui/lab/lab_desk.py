"""The scenarios page: one part at a time, each with its chart first and its dials beside it."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from components.analysis.scenarios.chosen import speaking, told_of
from components.analysis.scenarios.outlook import outlook
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.chart import Chart
from components.figures.charts.scenarios import INTENSITY_PATHS, REVENUE_PATHS
from components.figures.charts.scoreboard import FORECAST_SCORES, PAST_GROWTH
from components.figures.charts.share_paths import SHARE_PATHS
from components.figures.charts.spending import CAPEX_ADDED_UP, DEPRECIATION
from components.figures.charts.uncertainty import REVENUE_FAN, TORNADO
from components.ui.card.chart_card import chart_card
from components.ui.lab.assumptions import assumptions
from components.ui.lab.big_numbers import big_numbers
from components.ui.lab.goal_box import goal_answer
from components.ui.lab.lab_controls import (
    against_choice,
    dials,
    goal_choice,
    outcome_choice,
    scenario_choice,
    section_choice,
    start_with_company,
)
from components.ui.lab.lab_tables import comparison_table, houses, payback_table, results_table
from components.ui.shell.controls import note_drawn, view_now, yardstick_choice
from components.ui.shell.folded import folded, folded_part
from components.ui.shell.halves import halves

_LOOK = Path(__file__).with_name("lab.css")
_GOAL, _AGAINST = "What must be true?", "What does the difference come to?"


@st.fragment
def lab_desk(claims: Claims) -> None:
    """The whole page as one fragment: a dial runs it again, and not the frame round it."""
    st.html(_LOOK)
    start_with_company(claims)
    with st.container(horizontal=True, vertical_alignment="bottom", key="lab-choices"):
        section_choice(claims)
    with st.container(key="lab-desk"):
        _SECTIONS[_view(claims).lab](claims)
    note_drawn(claims)


def _view(claims: Claims) -> View:
    """The reader's view, with a company in focus that it shows."""
    return told_of(claims, view_now(claims))


def _speaks(claims: Claims, view: View) -> bool:
    """Whether there is anything to turn a dial on."""
    return view.focus in view.company and bool(speaking(claims, view.focus))


def _beside_dials(
    claims: Claims, chart: Chart, above: Callable[[Claims], None] | None = None
) -> View:
    """The chart that leads a part, with the dials beside it, and below it on a phone.

    `above` draws a choice of its own over the dials.
    """
    if above is None and not _speaks(claims, _view(claims)):
        chart_card(chart, claims, _view(claims), lead=True)
        return _view(claims)
    wide, narrow = st.columns([7, 3], gap="large")
    with narrow:
        if above:
            above(claims)
        with folded("Suppose otherwise", "dials"):
            scenario_choice(claims)
            dials(claims)
    with wide:
        chart_card(chart, claims, _view(claims), lead=True)
        with st.expander("What each scenario supposes", on_change="rerun", key="supposed") as told:
            if told.open:
                assumptions(claims, _view(claims))
    return _view(claims)


def _outlook(claims: Claims) -> None:
    view = _beside_dials(claims, REVENUE_PATHS)
    if view.company and not _speaks(claims, view):
        return
    big_numbers(claims, view)
    if not view.company or len(outlook(claims, view)):
        _uncertainty(claims, view)
    if view.company:
        left, right = st.columns(2, gap="large")
        with left, folded_part(_GOAL, "goal"):
            _what_must_be_true(claims)
        with right:
            _difference(claims)
        results_table(claims, view)


def _uncertainty(claims: Claims, view: View) -> None:
    left, right = st.columns(2, gap="large")
    with left:
        chart_card(REVENUE_FAN, claims, view)
    with right:
        chart_card(TORNADO, claims, view)
        if view.company:
            outcome_choice(claims)


def _what_must_be_true(claims: Claims) -> None:
    st.header(_GOAL, anchor="goal")
    goal_choice(claims)
    if " passes " in _view(claims).goal:
        yardstick_choice(claims)
    goal_answer(claims, _view(claims))


def _difference(claims: Claims) -> None:
    if len(speaking(claims, _view(claims).focus)) > 1:
        with folded_part(_AGAINST, "difference"):
            st.header(_AGAINST, anchor="comparison")
            against_choice(claims)
            comparison_table(claims, _view(claims))


def _payback(claims: Claims) -> None:
    view = _beside_dials(claims, DEPRECIATION)
    with halves():
        chart_card(CAPEX_ADDED_UP, claims, view)
        chart_card(INTENSITY_PATHS, claims, view)
    payback_table(claims, view)


def _shares(claims: Claims) -> None:
    _beside_dials(claims, SHARE_PATHS, above=yardstick_choice)


def _record(claims: Claims) -> None:
    view = _view(claims)
    left, right = st.columns([3, 2], gap="large")
    with left:
        chart_card(FORECAST_SCORES, claims, view, lead=True)
    with right:
        chart_card(PAST_GROWTH, claims, view)
        houses(claims, view)


_SECTIONS: dict[str, Callable[[Claims], None]] = {
    "Outlook": _outlook,
    "Payback": _payback,
    "Shares": _shares,
    "Track record": _record,
}
