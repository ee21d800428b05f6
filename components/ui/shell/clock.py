"""The reader's clock: show only what had been published by a day, or walk through the days."""

from datetime import date
from itertools import dropwhile

import streamlit as st

from components.analysis.market.shares import publication_days
from components.claims.model import Claims
from components.ui.shell.choice_control import control

PACE = 1.6  # seconds a step: time to read one changed ranking


def clock(claims: Claims) -> None:
    """Choose a day in the link, ?known_by=2025-12-10; step or play through publication days.

    Nothing plays by itself and nothing slides: each step is a plain new picture.
    """
    whole = claims.whole
    control(claims, "known_by")
    with st.container(horizontal=True):
        st.button("Next publication", on_click=_step, args=(whole,), icon=":material/skip_next:")
        st.toggle("Play", key="playing", help="Walks through the days on which shares came out.")
    if st.session_state.get("playing"):
        st.session_state["started"] = False
        _player(whole)


def _step(claims: Claims) -> None:
    """Move the clock to the next publication; from the last day back to the first."""
    now = st.session_state.get("known_by") or date.fromisoformat(claims.edition)
    days = [day for day in publication_days(claims) if day <= date.fromisoformat(claims.edition)]
    later = list(dropwhile(lambda day: day <= now, days))
    st.session_state["known_by"] = later[0] if later else days[0]
    if later == days[-1:]:
        st.session_state["playing"] = False


@st.fragment(run_every=PACE)
def _player(claims: Claims) -> None:
    """One step each time it runs by itself; a run of the whole page only starts the clock.

    In that run the date stands drawn already, and may not be set any more.
    """
    if not st.session_state["started"]:
        st.session_state["started"] = True
        return
    _step(claims)
    st.rerun()
