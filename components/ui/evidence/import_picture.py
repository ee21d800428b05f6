"""A picture of this dashboard read back: its view opens, and what has changed since is listed."""

from dataclasses import replace

import streamlit as st

from components.analysis.view.view import View
from components.analysis.view.visible import visible_claims
from components.claims.model import Claims
from components.claims.reading.history import changed_since
from components.figures.chart import Chart
from components.figures.charts.catalogue import chart_named
from components.publish.links import lasting_link
from components.publish.poster.picture_metadata import Stamp, stamp_of
from components.ui.card.chart_card import chart_card
from components.ui.shell.address import base
from components.ui.shell.change_list import change_list
from components.ui.shell.page_shell import say_ignored
from components.ui.shell.text import aside, link
from components.wording.formats import day_words

NO_STAMP = (
    "This picture carries no view. Many networks strip what a file carries unseen. The QR code on "
    "the picture still opens its view on a phone."
)


def import_picture(claims: Claims, theme: str) -> None:
    """Take a PNG or SVG made here; show its chart under its very view, in the page's theme."""
    file = st.file_uploader(
        "Drop a picture made by this dashboard here",
        type=["png", "svg"],
        key="picture",
        help="The picture is read in memory and not kept.",
    )
    if file is None:
        aside(
            "The view that the picture shows opens here, with a list of the figures that have "
            "changed since."
        )
        return
    stamp = stamp_of(file.getvalue())
    chart = chart_named(stamp.chart) if stamp else None
    if stamp is None or chart is None:
        st.warning(NO_STAMP)
        return
    _opened(claims.whole, chart, stamp, theme)


def _opened(claims: Claims, chart: Chart, stamp: Stamp, theme: str) -> None:
    """The chart of a stamp as it was, after what has changed since."""
    view = View.from_query(claims, stamp.query)
    say_ignored(view.ignored)
    view = replace(view, theme=theme)
    found = [
        change
        for change in changed_since(claims, view.edition, stamp.claims)
        if change.old and change.old.id in stamp.claims
    ]
    have = "has" if len(stamp.claims) == 1 else "have"
    st.markdown(
        f"**{len(found)} of {len(stamp.claims)} figures {have} changed since the edition "
        f"of {day_words(view.edition)}.**"
    )
    change_list(claims, found)
    st.markdown(link("Open this view on its page", lasting_link(base(), chart.page, view)))
    chart_card(chart, visible_claims(claims, view), view)
