"""One chart alone, for a frame on somebody else's page: ?card=shares&embed=true."""

from pathlib import Path

import streamlit as st

from components.analysis.view.visible import visible_claims
from components.claims.model import Claims
from components.figures.answer import answer
from components.figures.charts.catalogue import chart_named, charts
from components.publish.frames import TELL_HEIGHT, changed_words, newest_link
from components.publish.links import lasting_link
from components.ui.card.chart_card import chart_card
from components.ui.shell.address import base
from components.ui.shell.controls import view_now
from components.ui.shell.page_shell import page_end
from components.ui.shell.text import aside, link, plain

EMBEDDED = Path(__file__).with_name("embed.css")
_SCRIPT = TELL_HEIGHT + Path(__file__).with_name("frame_height.js").read_text(encoding="utf-8")
_height = st.components.v2.component("frame_height", js=_SCRIPT)


def card_asked_for() -> str:
    """The name of the chart that the link asks for alone; '' if it asks for a whole page."""
    return str(st.query_params.get("card", ""))


def embedded_card(claims: Claims, name: str) -> None:
    """The chart with its view and a way to the whole page; or which charts there are.

    One of an older edition says how many of its figures have changed since.
    """
    _height(key="frame-height", height=1)
    chart = chart_named(name)
    if chart is None:
        known = ", ".join(charts())
        st.error(plain(f"There is no chart called {name[:40]!r}. There are: {known}."))
        page_end()
        return
    view = view_now(claims)
    chart_card(chart, visible_claims(claims, view), view, bare=True)
    aside(plain(view.words(claims, chart.page)))
    shown = answer(claims, chart, view)
    if changed := changed_words(shown):
        newest = link("See the newest", newest_link(base(), shown))
        st.markdown(f":material/history: **{plain(changed)}** {newest}")
    whole = link("the whole page", lasting_link(base(), chart.page, view))
    page_end(whole)
