"""The reader's choices as the widgets and the link have them; the controls that all pages share."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from components.analysis.view.choices import Dial
from components.analysis.view.view import INDEX, LOGARITHMIC, SHOWN_AS, View, yardsticks_ranked
from components.claims.model import Claims
from components.figures.app_pages import AppPage
from components.ui.patches.went_back import went_back
from components.ui.shell.choice_control import control
from components.ui.shell.clock import clock
from components.ui.shell.copied_links import copied_links
from components.ui.shell.link_parts import FIND, PARTS, SENTENCE
from components.ui.shell.text import aside, plain
from components.wording.formats import from_to_words

_CARD = "card"  # in a link: the chart that it asks for alone
_UNFIT = "unfit"  # in the session: the company that a link asked for and its page cannot show
_DRAWN = "drawn"  # in the session: the view for which the page stands
_NOWHERE = object()  # in place of what a control says, where there is no control
_TO = "to_"  # before the name of a choice in a link within the app, which makes that choice


def view_now(claims: Claims) -> View:
    """The view that the widgets drawn so far stand for; the rest as in the link."""
    linked, options = _linked(claims), View.options(claims)
    state: dict[str, Any] = {"theme": st.context.theme.type or linked.theme}
    for name, one in View.choices().items():
        stands = st.session_state.get(name, _NOWHERE)
        if stands is not _NOWHERE:
            value = one.kind.from_control(stands, options[name])
            state |= {} if value is None else {name: value}
    return replace(linked, **state)


def note_drawn(claims: Claims) -> None:
    """Note for which choices the page now stands."""
    st.session_state[_DRAWN] = view_now(claims)


def forget_drawn() -> None:
    """Note that the page is about to be drawn, for whatever is chosen."""
    st.session_state.pop(_DRAWN, None)


def is_overtaken(claims: Claims) -> bool:
    """Whether other choices are made than those for which the page stands.

    So it is where a choice reached a session before its fragment, as on a server just started anew:
    Streamlit then keeps what is chosen and runs nothing.
    """
    return _DRAWN in st.session_state and st.session_state[_DRAWN] != view_now(claims)


def _linked(claims: Claims) -> View:
    """The view that the link names."""
    given = {
        name: st.query_params.get_all(name)
        for name in st.query_params
        if name not in PARTS and name != _CARD and not name.startswith(_TO)
    }
    return View.from_choices(claims, given)


def read_former_names(claims: Claims) -> None:
    """Honour older names of choices and options in a link: widgets read the present ones alone."""
    linked, choices = _linked(claims), View.choices()
    renamed = View.former_options(claims)
    for said in list(st.query_params):
        name = View.present_name(said)
        is_old = said != name or any(
            text in renamed.get(name, ()) for text in st.query_params.get_all(said)
        )
        if is_old and name in choices and name not in st.session_state:
            kind, value = choices[name].kind, getattr(linked, name)
            st.session_state[name] = kind.to_control(value)
            st.query_params[name] = kind.write(value)
            if said != name:
                del st.query_params[said]


def follow_history(claims: Claims, page: AppPage) -> None:
    """After Back or Forward, make the choices of the address that the browser has gone to."""
    if not went_back():
        return
    linked = _linked(claims)
    for name, one in View.choices().items():
        if name in st.session_state and one.bears_on(page.name) and not isinstance(one.kind, Dial):
            st.session_state[name] = one.kind.to_control(getattr(linked, name))


def leading_to(name: str, value: str) -> dict[str, str]:
    """The query of a link within the app that opens a page with a choice made.

    A plain ?focus=Baidu would not do: a widget that was used before keeps what it has.
    """
    return {f"{_TO}{name}": value}


def follow_link(claims: Claims) -> str:
    """Make the choices that a link within the app asks for, each once; the last that was made.

    Where there is none, 'claim' if a first visit asks for a receipt, and else ''.
    """
    options, followed = View.options(claims), ""
    if "claim" in st.query_params and "claim" not in st.session_state:
        followed = "claim"
    for name, one in View.choices().items():
        if asked := st.query_params.get_all(f"{_TO}{name}"):
            del st.query_params[f"{_TO}{name}"]
            value = one.kind.read(asked, options[name])
            if value is not None:
                st.session_state[name] = one.kind.to_control(value)
                if name == "claim":  # whose control cannot be bound: it has names, the link an id
                    st.query_params[name] = value
                followed = name
    for name in (FIND, SENTENCE):
        if asked := st.query_params.get_all(f"{_TO}{name}"):
            del st.query_params[f"{_TO}{name}"]
            st.session_state[name] = asked[0]
            followed = name
    return followed


def ignored_in_link(claims: Claims) -> tuple[str, ...]:
    """What of the link was not understood, found once, before widgets tidy the address."""
    if "ignored" not in st.session_state:
        st.session_state["ignored"] = _linked(claims).ignored
    return tuple(st.session_state["ignored"])


_FILTERS = ("period", "currency", "grade", "status", "known_by")


def shared_controls(claims: Claims, page: AppPage) -> None:
    """The choices that all pages share: companies, and behind one button all the others.

    Where one company is told about, that one is chosen here; which are set beside it is a filter.
    """
    view, usual = view_now(claims), View.of(claims)
    with st.container(horizontal=True, vertical_alignment="center", key="controls"):
        if page.one_company:
            with st.container(key="whose", width="content"):
                _whose(claims, page, view)
        else:
            control(claims, "company", label_visibility="collapsed", wrap=True)
        with st.popover(f"**Filter** {_filters_set(view, usual)}", key="filter"):
            if page.one_company:
                control(claims, "company", wrap=True)
            with st.container(gap=None, key="filter-period"):
                control(claims, "period")  # whose own words are the link's: these are said aloud
                aside(plain(from_to_words(*view.period)))
            for name in _FILTERS[1:-1]:
                control(claims, name)
            clock(claims)
            changed = [n for n in ("company", *_FILTERS) if getattr(view, n) != getattr(usual, n)]
            st.button(
                "Reset",
                on_click=_reset,
                args=(usual, changed),
                disabled=not changed,
                help="Show everything again, as on a first visit.",
            )
        copied_links(claims, view_now)
    if page.one_company:
        with st.container(key="unfit"):
            _say_unfit(claims, page, view)


def _whose(claims: Claims, page: AppPage, view: View) -> None:
    """The company that a page is told of; one alone is no choice."""
    fit = page.fit(claims.whole, view)
    if view.focus not in fit and "focus" in st.query_params:  # which the control will tidy
        st.session_state[_UNFIT] = view.focus
    if len(fit) > 1:
        usual = View.of(claims).focus
        usual = usual if usual in fit else fit[0]
        control(claims, "focus", fit, usual, label_visibility="collapsed")


def _say_unfit(claims: Claims, page: AppPage, view: View) -> None:
    """Why another company is shown than the one that the link asked for, until one is chosen."""
    fit, asked = page.fit(claims.whole, view), st.session_state.get(_UNFIT)
    if asked is None or not fit:
        return
    if asked in fit or view_now(claims).focus in fit[1:]:
        del st.session_state[_UNFIT]
        return
    is_left_out = asked not in view.company
    why = "your choice leaves it out" if is_left_out else page.lacking
    st.info(plain(f"{asked} is not here: {why}. You see {fit[0]}."))


def _filters_set(view: View, usual: View) -> str:
    """What the button of the filters says is set, briefly: 'RMB, all grades, as known today'."""
    choices = View.choices()
    grade = choices["grade"].said(view.grade, usual.grade) or "all grades"
    known = choices["known_by"].said(view.known_by, usual.known_by) or "as known today"
    return plain(", ".join([view.currency, grade, known]))


def _reset(usual: View, names: list[str]) -> None:
    """Give choices their usual values; the others stay as they are."""
    for name in names:
        st.session_state[name] = View.choices()[name].kind.to_control(getattr(usual, name))


def yardstick_choice(claims: Claims) -> None:
    """Which yardstick shares are carried on by; in the link, ?yardstick=Omdia+AI+cloud."""
    control(claims, "yardstick", yardsticks_ranked(claims.whole) or None)


def span_choice(claims: Claims) -> None:
    """By quarter, by trailing four quarters or by year; in the link, ?span=year."""
    control(claims, "span")


FROM_ZERO = tuple(way for way in SHOWN_AS if way != LOGARITHMIC)  # as bars may be shown


def shown_choices(claims: Claims, among: Sequence[str] = SHOWN_AS) -> None:
    """As what money is shown, of some ways, and from which quarter an index starts."""
    control(claims, "shown_as", among, wrap=True)
    if view_now(claims).shown_as == INDEX:
        control(claims, "index_from", width=190)


def world_choices(claims: Claims) -> None:
    """What is held against the peers abroad, and whether they are shown."""
    with st.container(horizontal=True, key="world-choices"):
        control(claims, "world", wrap=True)
        control(claims, "peers")
