"""The list of yardsticks to choose from, each with what it counts, by whom and when."""

import streamlit as st

from components.analysis.market.shares import comparable_periods
from components.analysis.view.view import View, yardsticks_ranked
from components.claims.cache import cached_per_claims
from components.claims.model import Claims
from components.ui.shell.controls import view_now
from components.ui.shell.text import plain
from components.wording.formats import spoken
from components.wording.yardstick_words import group_of

_KEY, _MENU, _IN_MENU = "yardstick", "yardstick-menu", "yardstick-in-menu"


def yardstick_list(claims: Claims) -> None:
    """A list beside the charts and, where there is no room for one, a button that opens it.

    Both are always there and the style sheet shows one: a server cannot know the window's width.
    """
    choice, names = View.choices()[_KEY], View.options(claims)[_KEY]
    asked = f"Choose a {choice.label.lower()}"
    captions = _captions(claims, view_now(claims), tuple(names))
    st.radio(asked, names, key=_KEY, bind="query-params", captions=captions)
    chosen = view_now(claims).yardstick
    menu = st.popover(f"**{choice.label}** {plain(chosen)}", key=_MENU, on_change="rerun")
    if menu.open:
        st.session_state[_IN_MENU] = chosen
        menu.radio(asked, names, key=_IN_MENU, captions=captions, on_change=_take_over)


def _take_over() -> None:
    """What was chosen in the menu is the choice of the list, and shuts the menu."""
    st.session_state[_KEY] = st.session_state[_IN_MENU]
    st.session_state[_MENU] = False


@cached_per_claims(32)
def _captions(claims: Claims, view: View, names: tuple[str, ...]) -> list[str]:
    """Under each name what is counted and, on a line of its own, the house and the period.

    The first of each group names the group, which the style sheet sets over it: a list of
    Streamlit has no headings.
    """
    periods = comparable_periods(claims, view)
    ranked = yardsticks_ranked(claims.whole)
    captions, before = [], ""
    for name in names:
        yardstick = claims.yardstick.get(name)
        if yardstick is None:
            captions.append("")
            continue
        group = group_of(yardstick)
        heading = f"**{group}** " if group != before else ""
        none = "nothing in this view" if name in ranked else "market size only"
        when = f", {spoken(periods[name]) if name in periods else none}"
        captions.append(f"{heading}{plain(yardstick.measures)}  \n{plain(yardstick.house + when)}")
        before = group
    return captions
