"""A chart on a page: question, finding, figure, sources, table, file. The one door for figures."""

import streamlit as st

from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.answer import Answer, answer
from components.figures.chart import Chart
from components.ui.card.downloads import downloads
from components.ui.card.ledger_list import contested_by, contested_list
from components.ui.card.live_card import live_card
from components.ui.card.page_charts import note_chart
from components.ui.card.receipt_panel import receipt_panel
from components.ui.shell.text import aside, plain


@st.fragment
def chart_card(
    chart: Chart, claims: Claims, view: View, bare: bool = False, lead: bool = False
) -> None:
    """Show one chart under the reader's view, or say why there is nothing to show.

    A fragment: questioning a mark runs this card again and nothing else. A `bare` card is one on
    somebody else's page: it has no files, table or list beneath it. The finding of the `lead` card
    is the heading of its page.
    """
    found = answer(claims, chart, view)
    note_chart(found)
    if found.is_empty:
        heading = st.title if lead else st.header
        heading(plain(chart.question), anchor=chart.name)
        st.info(plain(found.reading), icon=":material/info:")
        return
    pressed, picked = live_card(found, bare, lead)
    asked = _beneath(found, pressed) if pressed else []
    shown = [name for name in asked or picked if name in found.claims.claim]
    if shown:
        _receipts(found, shown)


def _beneath(found: Answer, pressed: str) -> list[str]:
    """What the reader asked for, made then and one at a time; the claims chosen in it."""
    with st.container(border=True, key=f"beneath-{found.chart.name}"):
        if pressed == "table":
            return _row_chosen(found)
        if pressed == "ask":
            return _claim_chosen(found)
        if pressed == "counts":
            _definitions(found)
        elif pressed == "contested":
            contested_list(contested_by(found.claims, found.ids))
        else:
            downloads(found)
    return []


def _definitions(found: Answer) -> None:
    """What each company counts, in the words of the file, so that nobody compares unawares."""
    for metric, definition in found.definitions:
        st.markdown(
            f"**{plain(definition.company)}, {plain(metric.label)}:** {plain(definition.text)}"
        )


def _row_chosen(found: Answer) -> list[str]:
    """The table twin; the ids of the claims of the row that the reader chose."""
    event = st.dataframe(
        found.data_table,
        hide_index=True,
        key=f"{found.chart.name}-rows",
        on_select="rerun",
        selection_mode="single-row",
    )
    chosen = [row for row in event["selection"]["rows"] if row < len(found.table)]
    return list(found.table["claims"].iloc[chosen[0]]) if chosen else []


def _claim_chosen(found: Answer) -> list[str]:
    """The list of claims on the chart, for those who use no pointer."""
    aside("Click or tap any mark, or choose a claim here.")
    key = f"{found.chart.name}-claim"
    chosen = st.selectbox("Claim", found.ids, index=None, key=key, label_visibility="collapsed")
    return [chosen] if chosen else []


def _receipts(found: Answer, names: list[str]) -> None:
    """The receipt of the mark's claim; of several, the reader says which."""
    name = names[0]
    if len(names) > 1:
        label = f"This mark rests on {len(names)} claims"
        name = st.selectbox(label, names, key=f"{found.chart.name}-of")
    receipt_panel(found.claims, name, found.chart.name)
