"""The control of a choice, drawn as its kind asks and bound to the link under its name."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from components.analysis.view.choices import Choice, Day, Menu, Offered, One, Several, Span
from components.analysis.view.view import View
from components.claims.model import Claims


def control(
    claims: Claims, name: str, offered: Offered | None = None, usual: Any = None, **how: Any
) -> None:
    """Draw the control of a choice; `how` are further arguments of Streamlit's own widget.

    An option is its own label, for links carry labels. `offered` are some of the options, where not
    all make sense here, and `usual` the one of them that stands until the reader chooses. Raises
    KeyError where `View` has no such choice. Dials have labels and evidence of their own: see
    lab_controls.
    """
    one, every = View.choices()[name], View.options(claims)[name]
    fit = every if offered is None else [option for option in every if option in offered]
    how = {"key": name, "bind": "query-params", "help": one.help, **how}
    _DRAWN[type(one.kind)](one, fit, one.usual(fit) if usual is None else usual, how)


def _buttons(one: Choice, offered: Offered, usual: Any, how: dict[str, Any]) -> None:
    st.segmented_control(one.label, offered, default=usual, required=True, **how)


def _menu(one: Choice, offered: Offered, usual: Any, how: dict[str, Any]) -> None:
    index = offered.index(usual) if usual in offered else None
    st.selectbox(one.label, offered, index=index, **how)


def _pills(one: Choice, offered: Offered, usual: Any, how: dict[str, Any]) -> None:
    st.pills(one.label, offered, default=list(usual), selection_mode="multi", **how)


def _slider(one: Choice, offered: Offered, usual: Any, how: dict[str, Any]) -> None:
    st.select_slider(one.label, offered, value=usual, **how)


def _calendar(one: Choice, offered: Offered, usual: Any, how: dict[str, Any]) -> None:
    st.date_input(
        one.label,
        value=one.kind.to_control(usual),
        min_value=Day.first,
        max_value=one.kind.to_control(offered[-1]),
        format="YYYY-MM-DD",
        required=True,
        **how,
    )


_DRAWN: dict[type, Callable[[Choice, Offered, Any, dict[str, Any]], None]] = {
    One: _buttons,
    Menu: _menu,
    Several: _pills,
    Span: _slider,
    Day: _calendar,
}
