"""A chart on a page: question, finding, figure, sources, table, file. The one door for figures."""

from collections.abc import Callable, Iterator

import streamlit as st

from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.answer import PERIOD_CODE, Answer, answer
from components.figures.chart import Chart
from components.figures.plain_text import unmarked
from components.ui.card.card_words import card_menu
from components.ui.card.downloads import downloads
from components.ui.card.ledger_list import contested_by, contested_list
from components.ui.card.live_card import live_card
from components.ui.card.opened import (
    Mark,
    choose_claims,
    close_item,
    close_receipt,
    list_key,
    open_linked_receipt,
    opened,
    press_item,
    press_mark,
    rows_key,
)
from components.ui.card.page_charts import note_chart
from components.ui.card.receipt_slip import receipt_slip
from components.ui.shell.text import aside, plain
from components.wording.claim_names import claim_names


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
        close_receipt(chart.name)
        heading = st.title if lead else st.header
        heading(plain(chart.question), anchor=chart.name)
        st.info(plain(found.reading), icon=":material/info:")
        return
    mark, item = live_card(found, bare, lead)
    open_linked_receipt(chart.name, _marks(found))
    for told in _told_of(found, mark)[:1]:
        press_mark(chart.name, mark, _mark_name(told))
    if item in card_menu(found) and not bare:
        press_item(chart.name, item)
    _beneath(found)
    _receipt(found)


def _beneath(found: Answer) -> None:
    """What the reader asked for in the menu, made then and one at a time."""
    chart, item = found.chart.name, opened(found.chart.name).item
    offered = card_menu(found)
    if item not in offered:
        return
    with st.container(border=True, key=f"beneath-{chart}"):
        with st.container(horizontal=True, horizontal_alignment="distribute"):
            st.markdown(f"**{plain(offered[item])}**", width="content")
            _close_button(f"close-item-{chart}", close_item, chart)
        if item == "table":
            _table(found)
        elif item == "ask":
            _list(found)
        elif item == "counts":
            _definitions(found)
        elif item == "contested":
            contested_list(contested_by(found.claims, found.ids))
        else:
            downloads(found)


def _close_button(key: str, close: Callable[[str], None], chart: str) -> None:
    st.button("Close", icon=":material/close:", key=key, on_click=close, args=(chart,))


def _definitions(found: Answer) -> None:
    """What each company counts, in the words of the file, so that nobody compares unawares."""
    for metric, definition in found.definitions:
        st.markdown(
            f"**{plain(definition.company)}, {plain(metric.label)}:** {plain(definition.text)}"
        )


def _table(found: Answer) -> None:
    """The table twin; a row that is chosen opens the receipt of its claims."""
    aside("Choose a row for the receipt of its figure.")
    chart = found.chart.name

    def choose() -> None:
        rows = st.session_state[rows_key(chart)]["selection"]["rows"]
        chosen = [row for row in rows if row < len(found.table)]
        choose_claims(chart, found.table["claims"].iloc[chosen[0]] if chosen else ())

    st.dataframe(
        found.data_table.drop(columns=PERIOD_CODE, errors="ignore"),
        hide_index=True,
        key=rows_key(chart),
        on_select=choose,
        selection_mode="single-row",
    )


def _list(found: Answer) -> None:
    """The list of claims on the chart, for those who use no pointer."""
    aside("Click or tap any mark, or choose a figure here.")
    chart, named = found.chart.name, claim_names(found.claims, found.ids)

    def choose() -> None:
        chosen = st.session_state[list_key(chart)]
        choose_claims(chart, (chosen,) if chosen else ())

    st.selectbox(
        "Figure",
        found.ids,
        index=None,
        key=list_key(chart),
        format_func=named.__getitem__,
        placeholder="Choose a figure",
        label_visibility="collapsed",
        on_change=choose,
    )


def _receipt(found: Answer) -> None:
    """The receipt that is open; it goes with its mark, when a choice takes that away."""
    chart = found.chart.name
    now = opened(chart)
    if not now.receipt:
        return
    told = [one for one in _told_of(found, now.receipt) if now.mark in ("", _mark_name(one))]
    there = bool(told) if now.mark else set(now.receipt) <= set(found.ids)
    if there and set(now.receipt) <= set(found.claims.claim):
        receipt_slip(found.claims, now.receipt, chart, (*told, "")[0])
    else:
        choose_claims(chart, ())


def _marks(found: Answer) -> Iterator[Mark]:
    """All that a receipt can be opened of: marks, then figures of the list, rows of the table."""
    yield from (
        (tuple(ids.split()), _mark_name(unmarked(str(said)))) for ids, said in _drawn(found)
    )
    yield from (((name,), "") for name in found.ids)
    yield from ((tuple(names), "") for names in found.table["claims"])


def _drawn(found: Answer) -> list[tuple[str, str]]:
    """The claims of each mark that rests on some, and what it says when pointed at."""
    drawn = (trace.customdata for trace in found.figure().data if trace.customdata is not None)
    return [(ids, said) for trace in drawn for ids, said, *_ in trace if ids]


def _told_of(found: Answer, names: tuple[str, ...]) -> list[str]:
    """What the marks that rest on just these claims say when pointed at; nothing without claims."""
    if not names:
        return []
    return [unmarked(str(said)) for ids, said in _drawn(found) if ids == " ".join(names)]


def _mark_name(told: str) -> str:
    """Whose mark it is: 'Alibaba' from 'Alibaba: 35.8%'. Two may rest on the same claims."""
    return told.partition(":")[0]
