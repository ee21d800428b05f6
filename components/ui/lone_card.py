"""One chart alone, for a frame on somebody else's page: ?card=shares&embed=true."""

import streamlit as st

from components.analysis.seen import seen
from components.claims.model import Claims
from components.figures.catalogue import charts
from components.publish.links import lasting_link
from components.ui.address import base
from components.ui.chart_card import chart_card
from components.ui.controls import view_now
from components.ui.frame import page_end
from components.ui.text import aside, link, plain


def card_asked_for() -> str:
    """The name of the chart that the link asks for alone; '' if it asks for a whole page."""
    return str(st.query_params.get("card", ""))


def lone_card(claims: Claims, name: str) -> None:
    """The chart with its view and a way to the whole page; or which charts there are."""
    chart = charts().get(name)
    if chart is None:
        known = ", ".join(charts())
        st.error(plain(f"There is no chart called {name[:40]!r}. There are: {known}."))
        page_end()
        return
    view = view_now(claims)
    chart_card(chart, seen(claims, view), view, bare=True)
    aside(plain(view.words(claims)))
    whole = link("the whole page", lasting_link(base(), chart.page, view))
    page_end(whole)
