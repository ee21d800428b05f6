"""What a reader can take away: of one chart as picture, data, slide or frame; of a whole page."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.answer import Answer, answer
from components.figures.charts.catalogue import charts
from components.figures.theme import Theme
from components.publish.files.data_file import csv_file, page_csv
from components.publish.files.deck import deck
from components.publish.files.workbook import workbook
from components.publish.frames import LISTENER, app_frames
from components.publish.poster.image import SIZE_WORDS, poster_of
from components.ui.card.briefing_maker import briefing_maker
from components.ui.card.picture_maker import picture_buttons
from components.ui.shell.address import base
from components.ui.shell.text import aside, plain
from components.wording.formats import day_words

CSV = "text/csv"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def downloads(found: Answer) -> None:
    """A chart as picture, data, slide or frame; each file is made at the click."""
    _picture(found)
    st.markdown("**Data and slide**, as shown, each row with its claims and sources")
    _files([found], partial(csv_file, found, base()), found.chart.name)
    _frames(found)


def _picture(found: Answer) -> None:
    """The picture in a size and a theme of the reader's choice."""
    name = found.chart.name
    st.markdown("**Picture**, with title, sources, edition, link and QR code on it")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        size = st.selectbox(
            "Size",
            list(SIZE_WORDS),
            format_func=SIZE_WORDS.__getitem__,
            key=f"{name}-size",
        )
        themes = ["light", "dark"]
        theme = st.segmented_control(
            "Theme", themes, default=found.theme, required=True, key=f"{name}-theme"
        )
    worn: Theme = "dark" if theme == "dark" else "light"
    picture_buttons(
        found, worn, poster_of(found, worn, size, base()), f"{name}-{size}", f"{name}-maker"
    )


def _frames(found: Answer) -> None:
    """The lines that show the chart on another page."""
    frames = app_frames(base(), found)
    edition = plain(day_words(found.view.edition))
    st.markdown("**For another web page**, at the chart's own height in a column of text")
    for said, code in (
        ("**Live:** follows new figures.", frames.live),
        (
            f"**Pinned:** stays at the edition of {edition}, and says when figures have changed.",
            frames.pinned,
        ),
        ("Once a page, if its columns are narrower: every frame takes its own height.", LISTENER),
    ):
        aside(said)
        st.code(code, language=None, wrap_lines=True, height=110)
    aside("In a sandbox it needs *allow-scripts* and *allow-same-origin*.")


def _files(shown: Sequence[Answer], csv: partial[bytes], name: str) -> None:
    """CSV, workbook and slides of some charts, each made at the click."""
    with st.container(horizontal=True):
        for label, data, ending, kind in (
            ("CSV", csv, "csv", CSV),
            ("Excel", partial(workbook, shown, base()), "xlsx", EXCEL),
            ("PowerPoint", partial(deck, shown, base()), "pptx", SLIDES),
        ):
            st.download_button(
                label,
                data=data,
                file_name=f"{name}.{ending}",
                mime=kind,
                on_click="ignore",
                key=f"{name}-{ending}",
            )


def page_downloads(claims: Claims, view: View, shown: Sequence[Answer], title: str) -> None:
    """All charts of a page as files; any other chart can be added, under the same view."""
    if not shown:
        return
    away = st.expander(
        "Download the page", icon=":material/download:", on_change="rerun", key="page-away"
    )
    if not away.open:
        return
    with away:
        here = {one.chart.name: one for one in shown}
        aside(plain(f"{view.words(claims)}. Each chart keeps the view it has on this page."))
        chosen = st.pills(
            "Charts",
            list(charts()),
            default=list(here),
            selection_mode="multi",
            format_func=lambda name: charts()[name].question,
            key=f"charts-of-{title}",
        )
        if chosen:
            taken = [here.get(name) or answer(claims, charts()[name], view) for name in chosen]
            name = title.lower().replace(" ", "-")
            _files(taken, partial(page_csv, taken, base()), name)
            briefing_maker(claims.whole, view, chosen)
