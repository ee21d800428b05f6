"""Which mark of a chart the reader clicked or tapped."""

from pathlib import Path

import streamlit as st

_SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
_listener = st.components.v2.component("mark_listener", js=_SCRIPT)


def clicked_mark(chart: str) -> list[str]:
    """The claim ids of the mark last clicked on a chart's card, in this session; [] before that."""
    told = _listener(
        key=f"{chart}-listener", data={"chart": chart}, on_mark_change=lambda: None, height=1
    )
    return kept_mark(chart, told.mark)


def kept_mark(chart: str, mark: object) -> list[str]:
    """The claim ids of a mark just clicked, else of the last one in this session."""
    kept = f"{chart}-mark"
    if mark:
        st.session_state[kept] = str(mark)
    return str(st.session_state.get(kept, "")).split()
