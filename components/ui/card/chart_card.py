"""A chart on a page: question, finding, figure, sources, table, file. The one door for figures."""

from typing import Any

import streamlit as st

from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.answer import Answer, answer
from components.figures.chart import Chart
from components.ui.card.card_words import CardWords, card_words
from components.ui.card.downloads import downloads
from components.ui.card.ledger_list import contested_by, contested_list
from components.ui.card.live_card import charts_are_live, live_card
from components.ui.card.mark_listener import clicked_mark
from components.ui.card.page_charts import note_chart
from components.ui.card.receipt_panel import receipt_panel
from components.ui.shell.text import aside, link, plain, quiet

MODE_BAR: dict[str, Any] = {
    "displaylogo": False,
    "displayModeBar": False,
    "responsive": True,
    "scrollZoom": False,
}
_ICONS = {
    "away": ":material/download:",
    "table": ":material/table:",
    "ask": ":material/help:",
    "counts": ":material/straighten:",
    "contested": ":material/balance:",
}


@st.fragment
def chart_card(chart: Chart, claims: Claims, view: View, bare: bool = False) -> None:
    """Show one chart under the reader's view, or say why there is nothing to show.

    A fragment: questioning a mark runs this card again and nothing else. A `bare` card is one on
    somebody else's page: it has no files, table or list beneath it.
    """
    found = answer(claims, chart, view)
    note_chart(found)
    if found.is_empty:
        _question(chart)
        st.info(plain(found.reading), icon=":material/info:")
        return
    show = live_card if charts_are_live() else _stock_card
    pressed, picked = show(found, bare)
    asked = _beneath(found, pressed) if pressed else []
    shown = [name for name in asked or picked if name in found.claims.claim]
    if shown:
        _receipts(found, shown)


def _question(chart: Chart) -> None:
    st.header(f":gray[{plain(chart.question)}]", anchor=chart.name)


def _stock_card(found: Answer, bare: bool) -> tuple[str | None, list[str]]:
    """What a live card shows and returns, of Streamlit's own parts."""
    chart, words = found.chart, card_words(found)
    with st.container(key=f"card-{chart.name}", gap="xsmall"):
        _question(chart)
        measured = quiet(plain(words.measured))
        st.markdown(f"### {plain(words.finding)}\n\n{plain(words.rest)}\n\n{measured}")
        # theme=None: what is shown is what is exported. A height: nothing jumps when it comes.
        st.plotly_chart(
            found.figure(),
            theme=None,
            alt=found.reading,
            key=chart.name,
            config=MODE_BAR,
            height=found.height,
        )
        picked = clicked_mark(chart.name)
        sources = "; ".join(link(who, address) for who, address in words.sources)
        others = f"; {words.others}" if words.others else ""
        page = [link("as a plain page", words.page)] if words.page else []
        aside(" · ".join([f"Sources: {sources}{others}", plain(words.edition), *page]))
        return None if bare else _button(chart, words), picked


def _button(chart: Chart, words: CardWords) -> str | None:
    """One row of buttons; the name of the one that is pressed."""
    return st.pills(
        f"More about: {plain(chart.question)}",
        list(words.buttons),
        format_func=lambda name: f"{_ICONS[name]} {words.buttons[name]}",
        key=f"{chart.name}-more",
        label_visibility="collapsed",
    )


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
