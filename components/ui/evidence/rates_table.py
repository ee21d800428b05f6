"""The exchange rates by which money is converted, quarter by quarter, each with its receipt."""

import pandas as pd
import streamlit as st

from components.claims.model import Claims
from components.figures.rate_words import CONVERTED, rate_words, rates_finding
from components.ui.card.receipt_panel import receipt_panel
from components.ui.evidence.section_head import section_head
from components.ui.shell.text import aside, plain

_SHOWN = {
    "quarter": "Quarter",
    "rate": "RMB for a US dollar",
    "formula": "Worked out from (RMB ÷ USD million)",
    "publisher": "Source",
    "published": "Published",
    "url": "Link",
    "grade": "Grade",
}


def rates_table(claims: Claims) -> None:
    """Every rate with its source, folded; nothing where no rate is held."""
    told = rate_words(claims)
    if not told:
        return
    section_head("At which rate is money converted?", rates_finding(told), "rates")
    folded = st.expander(f"Exchange rates of {len(told)} quarters", key="rates", on_change="rerun")
    if not folded.open:
        return
    with folded:
        aside(plain(f"{CONVERTED} Choose a row for its receipt."))
        event = st.dataframe(
            pd.DataFrame(told)[list(_SHOWN)].fillna("").rename(columns=_SHOWN),
            hide_index=True,
            key="rates-rows",
            on_select="rerun",
            selection_mode="single-row",
            column_config={"Link": st.column_config.LinkColumn(display_text="open", width="small")},
        )
        for row in event["selection"]["rows"]:
            if row < len(told):
                receipt_panel(claims, told[row].claim, "rate")
