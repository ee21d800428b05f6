"""A chart on a page: question, finding, figure, sources, table, file. The one door for figures."""

import re
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components.analysis.view import View
from components.claims.model import Claims
from components.figures.chart import Chart
from components.figures.drawn import Drawn, drawn
from components.publish.data_file import shown_table
from components.ui.edition_link import chart_page
from components.ui.ledger_list import contested_by, contested_list
from components.ui.live_chart import charts_are_live, live_chart
from components.ui.mark_listener import clicked_mark
from components.ui.on_page import note
from components.ui.receipt_panel import receipt_panel
from components.ui.take_away import take_away
from components.ui.text import aside, link, plain, quiet

MODE_BAR: dict[str, Any] = {
    "displaylogo": False,
    "displayModeBar": False,
    "responsive": True,
    "scrollZoom": False,
}
SOURCES_SHOWN = 6


@st.fragment
def chart_card(chart: Chart, claims: Claims, view: View, bare: bool = False) -> None:
    """Show one chart under the reader's view, or say why there is nothing to show.

    A fragment: questioning a mark runs this card again and nothing else. A `bare` card is one on
    somebody else's page: it has no files, table or list beneath it.
    """
    note(chart, view)
    found = drawn(chart, claims, view, "dark" if view.theme == "dark" else "light")
    with st.container(key=f"card-{chart.name}", gap="xsmall"):
        st.header(f":gray[{plain(chart.question)}]", anchor=chart.name)
        if found.figure is None:
            st.info(plain(found.reading), icon=":material/info:")
            return
        st.markdown(_words(found.reading, chart.measured(claims, view)))
        picked = _show(found, found.figure, chart)
        _sources(found, chart)
        asked = [] if bare else _beneath(chart, claims, view, found)
        shown = [name for name in asked or picked if name in claims.claim]
        if shown:
            _receipts(chart, claims, shown)


def _words(reading: str, measured: str) -> str:
    """The finding, whose first sentence is what the eye meets first, and what is measured."""
    first, *rest = re.split(r"(?<=[^t]\.) (?=[A-Z0-9])", reading, maxsplit=1)  # 'est.' ends nothing
    return "\n\n".join([f"### {plain(first)}", *map(plain, rest), quiet(plain(measured))])


def _show(found: Drawn, figure: go.Figure, chart: Chart) -> list[str]:
    """Draw the figure; the ids of the claims of the mark that the reader chose."""
    if charts_are_live():
        return live_chart(found, chart.name)
    # theme=None: what is shown is what is exported. A height: nothing below jumps when it comes.
    st.plotly_chart(
        figure,
        theme=None,
        alt=found.reading,
        key=chart.name,
        config=MODE_BAR,
        height=int(figure.layout.height),
    )
    return clicked_mark(chart.name)


def _sources(found: Drawn, chart: Chart) -> None:
    """The sources of the marks now shown, the first few by name, the rest on demand."""
    cited = found.sources
    by_publisher = {s.publisher: s for s in reversed(cited)}
    named = [link(p, s.url) for p, s in reversed(by_publisher.items())]
    more = f" and {len(named) - SOURCES_SHOWN} more" if len(named) > SOURCES_SHOWN else ""
    newest = max(cited, key=lambda s: s.day).published
    parts = (
        f"Sources: {', '.join(named[:SOURCES_SHOWN])}{more}",
        f"newest of {newest}",
        f"edition {found.claims.edition}",
        chart_page(chart),
    )
    aside(" · ".join(filter(None, parts)))


def _beneath(chart: Chart, claims: Claims, view: View, found: Drawn) -> list[str]:
    """One row of buttons, and under it what the reader asked for: made then, one at a time."""
    entries = contested_by(claims, found.ids)
    offered = {
        "away": ":material/download: Take it away",
        "table": ":material/table: As a table",
        "ask": ":material/help: Question a figure",
    }
    if entries:
        offered["contested"] = f":material/balance: Contested: {len(entries)}"
    asked = st.pills(
        f"More about: {plain(chart.question)}",
        list(offered),
        format_func=offered.__getitem__,
        key=f"{chart.name}-more",
        label_visibility="collapsed",
    )
    if asked is None:
        return []
    with st.container(border=True, key=f"beneath-{chart.name}"):
        if asked == "table":
            return _row_chosen(chart, claims, view, found.table)
        if asked == "ask":
            return _claim_chosen(chart, found.ids)
        if asked == "contested":
            contested_list(entries)
        else:
            take_away(chart, claims, view)
    return []


def _row_chosen(chart: Chart, claims: Claims, view: View, table: pd.DataFrame) -> list[str]:
    """The table twin; the ids of the claims of the row that the reader chose."""
    event = st.dataframe(
        shown_table(chart, claims, view),
        hide_index=True,
        key=f"{chart.name}-rows",
        on_select="rerun",
        selection_mode="single-row",
    )
    chosen = [row for row in event["selection"]["rows"] if row < len(table)]
    return str(table["claim"].iloc[chosen[0]]).split() if chosen else []


def _claim_chosen(chart: Chart, names: list[str]) -> list[str]:
    """The list of claims on the chart, for those who use no pointer."""
    aside("Click or tap any mark, or choose a claim here.")
    key = f"{chart.name}-claim"
    chosen = st.selectbox("Claim", names, index=None, key=key, label_visibility="collapsed")
    return [chosen] if chosen else []


def _receipts(chart: Chart, claims: Claims, names: list[str]) -> None:
    """The receipt of the mark's claim; of several, the reader says which."""
    name = names[0]
    if len(names) > 1:
        label = f"This mark rests on {len(names)} claims"
        name = st.selectbox(label, names, key=f"{chart.name}-of")
    receipt_panel(claims, name, chart.name)
