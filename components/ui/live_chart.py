"""Charts that stay alive: one Plotly graph a card, to which each new figure is handed.

The library is a smaller build of the same Plotly.js that the server's plotly package brings. It is
fetched at set-up (`tools/bundle.py`) and served from `static/`; where it is missing, as on a plain
checkout, or where DASHBOARD_CHARTS=stock says so, Streamlit draws the charts itself.
"""

from pathlib import Path

import streamlit as st

from components.figures.drawn import Drawn
from components.figures.theme import templates
from components.ui.mark_listener import kept_mark
from components.ui.settings import CHARTS

STATIC = Path(__file__).resolve().parents[2] / "static"
BUNDLE = "plotly-basic-4.1.1.min.js"
_SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
_OPENING = Path(__file__).with_name("opening.css")
# Two lines: Streamlit takes a single one for the name of a file.
_PUSH = """// Every card sends this again, so it is short.
export default (card) => void (window.liveCharts ??= []).push(card)"""
_page = st.components.v2.component("live_charts", js=_SCRIPT, isolate_styles=False)
_card = st.components.v2.component("live_chart", js=_PUSH, isolate_styles=False)


def charts_are_live() -> bool:
    """Whether the library is here to be served, and nobody asked for Streamlit's own charts."""
    served = bool(st.get_option("server.enableStaticServing"))
    return CHARTS != "stock" and served and (STATIC / BUNDLE).is_file()


def ask_for_library() -> None:
    """Have the browser fetch the library now, while the page is still being worked out.

    A first visit is shown once it is whole, up to its `page_end`, so that nothing jumps.
    """
    if charts_are_live():
        # Without a leading slash: from every page it leads to the app, also behind a proxy's path.
        told = {"address": f"app/static/{BUNDLE}", "templates": templates()}
        st.html(_OPENING)
        _page(key="charts-library", data=told, height=1)


def live_chart(drawn: Drawn, chart: str) -> list[str]:
    """Draw a chart in its card; the claim ids of the mark last clicked, [] before that."""
    told = _card(key=chart, data=drawn.packed, on_mark_change=lambda: None)
    return kept_mark(chart, told.mark)
