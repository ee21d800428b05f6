"""The reader's choices as the widgets and the link have them; the controls that all pages share."""

from dataclasses import replace
from typing import Any

import streamlit as st

from components.analysis.view.view import View
from components.claims.model import Claims
from components.ui.choice_control import control
from components.ui.shell.clock import clock
from components.ui.shell.copied_links import copied_links

_OF_A_PAGE = ("find", "card", "sentence")  # in the link for one page, and no part of the view


def view_now(claims: Claims) -> View:
    """The view that the widgets drawn so far stand for; the rest as in the link."""
    linked, options = _linked(claims), View.options(claims)
    state: dict[str, Any] = {"theme": st.context.theme.type or linked.theme}
    for name, one in View.choices().items():
        if name in st.session_state:
            value = one.kind.from_control(st.session_state[name], options[name])
            state |= {} if value is None else {name: value}
    return replace(linked, **state)


def _linked(claims: Claims) -> View:
    """The view that the link names."""
    given = {n: st.query_params.get_all(n) for n in st.query_params if n not in _OF_A_PAGE}
    return View.from_choices(claims, given)


def read_former_names(claims: Claims) -> None:
    """Honour the older names of choices in a link: widgets read the present ones alone."""
    linked, choices = _linked(claims), View.choices()
    for old, name in View.former_names().items():
        if old in st.query_params and name not in st.session_state:
            if name not in st.query_params:
                kind, value = choices[name].kind, getattr(linked, name)
                st.session_state[name] = kind.to_control(value)
                st.query_params[name] = kind.write(value)
            del st.query_params[old]


def ignored_in_link(claims: Claims) -> tuple[str, ...]:
    """What of the link was not understood, found once, before widgets tidy the address."""
    if "ignored" not in st.session_state:
        st.session_state["ignored"] = _linked(claims).ignored
    return tuple(st.session_state["ignored"])


def shared_controls(claims: Claims) -> None:
    """The choices all pages share: companies, period, currency, status; and the link to copy."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        control(claims, "company", label_visibility="collapsed")
        with st.popover("Period, currency, status", icon=":material/tune:"):
            for name in ("period", "currency", "grade", "status"):
                control(claims, name)
        clock(claims)
        copied_links(claims, view_now)


def yardstick_choice(claims: Claims) -> None:
    """Which yardstick the shares are read by; in the link, ?yardstick=Omdia+AI+cloud."""
    control(claims, "yardstick")


def span_choice(claims: Claims) -> None:
    """By quarter, by trailing four quarters or by year; in the link, ?span=year."""
    control(claims, "span")


def focus_choice(claims: Claims) -> None:
    """Which company is told about; in the link, ?focus=Baidu."""
    control(claims, "focus")
