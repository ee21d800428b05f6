"""What a reader can take away: of one chart as picture, data, slide or frame; of a whole page."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from components.analysis.view import View
from components.claims.model import Claims
from components.figures.catalogue import charts
from components.figures.chart import Chart
from components.publish.data_file import csv_file, page_csv
from components.publish.deck import deck
from components.publish.image import SIZE_WORDS, framed
from components.publish.links import iframe_snippet
from components.publish.workbook import workbook
from components.ui.address import base
from components.ui.on_page import Shown
from components.ui.picture_maker import picture_buttons
from components.ui.text import aside, plain

CSV = "text/csv"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def take_away(chart: Chart, claims: Claims, view: View) -> None:
    """A chart as picture, data, slide or frame; each file is made at the click."""
    _picture(chart, claims, view)
    st.markdown("**Data and slide**, as shown, each row with its claims and sources")
    _files([(chart, view)], claims, partial(csv_file, chart, claims, view), chart.name)
    st.markdown("**For another web page**")
    st.code(iframe_snippet(base(), chart, view), language=None, wrap_lines=True, height=110)


def _picture(chart: Chart, claims: Claims, view: View) -> None:
    """The picture in a size and a theme of the reader's choice."""
    st.markdown("**Picture**, with title, sources, edition, link and QR code on it")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        size = st.selectbox(
            "Size",
            list(SIZE_WORDS),
            format_func=SIZE_WORDS.__getitem__,
            key=f"{chart.name}-size",
        )
        themes = ["light", "dark"]
        theme = st.segmented_control(
            "Theme", themes, default=view.theme, required=True, key=f"{chart.name}-theme"
        )
    made = framed(chart, claims, view, "dark" if theme == "dark" else "light", size, base())
    picture_buttons(made, theme, f"{chart.name}-{size}", f"{chart.name}-maker")


def _files(shown: Sequence[Shown], claims: Claims, csv: partial[bytes], name: str) -> None:
    """CSV, workbook and slides of some charts, each made at the click."""
    with st.container(horizontal=True):
        for label, data, ending, kind in (
            ("CSV", csv, "csv", CSV),
            ("Excel", partial(workbook, shown, claims, base()), "xlsx", EXCEL),
            ("PowerPoint", partial(deck, shown, claims, base()), "pptx", SLIDES),
        ):
            st.download_button(
                label,
                data=data,
                file_name=f"{name}.{ending}",
                mime=kind,
                on_click="ignore",
                key=f"{name}-{ending}",
            )


def page_away(claims: Claims, view: View, shown: Sequence[Shown], title: str) -> None:
    """All charts of a page as files; any other chart can be added, under the same view."""
    if not shown:
        return
    away = st.popover(
        "Take the page away", icon=":material/download:", on_change="rerun", key="page-away"
    )
    if not away.open:
        return
    with away:
        here = {chart.name: (chart, own) for chart, own in shown}
        known = {name: (chart, view) for name, chart in charts().items()} | here
        aside(plain(f"{view.words(claims)}. Each chart keeps the view it has on this page."))
        chosen = st.pills(
            "Charts",
            list(known),
            default=list(here),
            selection_mode="multi",
            format_func=lambda name: known[name][0].question,
            key=f"charts-of-{title}",
        )
        if chosen:
            taken = [known[name] for name in chosen]
            name = title.lower().replace(" ", "-")
            _files(taken, claims, partial(page_csv, taken, claims), name)
