"""The reader's choices, each bound to the link; its options are their own labels."""

from dataclasses import replace
from typing import Any

import streamlit as st

from components.analysis.view.lab_view import DIALS
from components.analysis.view.view import DAYS, MANY, View, options
from components.claims.claim import STATUSES
from components.claims.model import Claims
from components.ui.shell.clock import clock
from components.ui.shell.copied_links import copied_links

_OF_A_PAGE = ("find", "card", "sentence")  # in the link for one page, and no part of the view


def view_now(claims: Claims) -> View:
    """The view that the widgets drawn so far stand for; the rest as in the link."""
    linked = View.from_choices(claims, {n: st.query_params.get_all(n) for n in st.query_params})
    state: dict[str, Any] = {"theme": st.context.theme.type or linked.theme}
    known = options(claims)
    for name, values in known.items():
        if name not in st.session_state:
            continue
        value = st.session_state[name]
        if name in MANY:
            state[name] = tuple(v for v in values if v in (value or ()))
        elif value is None:
            continue
        elif name in DIALS:
            state[name] = float(value)
        elif name == "period":
            state[name] = (min(value), max(value))
        elif value in values:
            state[name] = value
    for name in DAYS:
        if st.session_state.get(name):
            state[name] = str(st.session_state[name])
    return replace(linked, **state)


def ignored_in_link(claims: Claims) -> tuple[str, ...]:
    """What of the link was not understood, found once, before widgets tidy the address."""
    if "ignored" not in st.session_state:
        given = {n: st.query_params.get_all(n) for n in st.query_params if n not in _OF_A_PAGE}
        st.session_state["ignored"] = View.from_choices(claims, given).ignored
    return tuple(st.session_state["ignored"])


def shared_controls(claims: Claims) -> None:
    """The choices all pages share: companies, period, currency, status; and the link to copy."""
    known = options(claims)
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        st.pills(
            "Companies",
            known["company"],
            default=known["company"],
            selection_mode="multi",
            key="company",
            bind="query-params",
            label_visibility="collapsed",
        )
        with st.popover("Period, currency, status", icon=":material/tune:"):
            quarters = known["period"]
            st.select_slider(
                "Period",
                quarters,
                value=(quarters[0], quarters[-1]),
                key="period",
                bind="query-params",
            )
            st.segmented_control(
                "Currency",
                known["currency"],
                default="RMB",
                required=True,
                key="currency",
                bind="query-params",
                help="USD at each quarter's own rate, from the companies' own pairs of figures.",
            )
            st.segmented_control(
                "Grade, at least",
                known["grade"],
                default="E",
                required=True,
                key="grade",
                bind="query-params",
                help="How well a claim is evidenced, A to E, by the rules on the Evidence page.",
            )
            st.pills(
                "Status",
                known["status"],
                default=list(STATUSES),
                selection_mode="multi",
                key="status",
                bind="query-params",
                help="How a number came to be. Everything is drawn again without the others.",
            )
        clock(claims)
        copied_links(claims, view_now)


def yardstick_choice(claims: Claims) -> None:
    """Which yardstick the shares are read by; in the link, ?yardstick=Omdia+AI+cloud."""
    st.selectbox("Yardstick", options(claims)["yardstick"], key="yardstick", bind="query-params")


def span_choice(claims: Claims) -> None:
    """By quarter, by trailing four quarters or by year; in the link, ?span=year."""
    st.segmented_control(
        "Sum over",
        options(claims)["span"],
        default="quarter",
        required=True,
        key="span",
        bind="query-params",
    )


def focus_choice(claims: Claims) -> None:
    """Which company is told about; in the link, ?focus=Baidu."""
    names = options(claims)["focus"]
    st.segmented_control(
        "Company", names, default=names[0], required=True, key="focus", bind="query-params"
    )
