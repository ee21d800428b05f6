"""From the table of yardsticks to the Market share page, one of them chosen."""

import streamlit as st

from components.analysis.tables import rows_of
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.answer import answer
from components.figures.charts.who_leads import WHO_LEADS
from components.ui.shell.controls import leading_to
from components.ui.shell.text import plain

_MARKET_SHARE = "pages/market_share.py"


def yardstick_links(claims: Claims, view: View) -> None:
    """A menu of the yardsticks in the table, in its order; each opens with its definition."""
    table, chosen = answer(claims, WHO_LEADS, view).table, View.options(claims)["yardstick"]
    if not set(table["yardstick"]) & set(chosen):
        return
    label = "Open one of these yardsticks"
    every = st.popover(label, type="tertiary", on_change="rerun", key="open-yardstick")
    if not every.open:  # each of its links would be sent with every choice of the reader
        return
    rows = rows_of(table[table["yardstick"].isin(chosen)].drop_duplicates("yardstick"))
    with every:
        for row in rows:
            label = f"{plain(row.title)} :gray[{plain(row.told_by)}]"
            st.page_link(
                _MARKET_SHARE, label=label, query_params=leading_to("yardstick", row.yardstick)
            )
