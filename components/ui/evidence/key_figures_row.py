"""The headline figures of the overview, each with its change, its history and its sources."""

import pandas as pd
import streamlit as st

from components.analysis.money.key_figures import KeyFigure, key_figures
from components.analysis.tables import sources_of
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.sentences import key_figure_words
from components.ui.shell.text import aside, link, plain


def key_figures_row(claims: Claims, view: View) -> None:
    """Four figures, two by two, and under them where they come from."""
    shown = key_figures(claims, view)
    if not shown:
        st.info("No headline figure for the companies and the status chosen.")
        return
    with st.grid(columns=2, min_column_width=150, gap="small"):
        for headline in shown:
            _metric(headline)
    newest = pd.concat([headline.table.tail(1) for headline in shown])
    cited = {source.publisher: source for source in sources_of(claims, newest)}
    aside("Sources: " + ", ".join(link(name, source.url) for name, source in cited.items()))


def _metric(headline: KeyFigure) -> None:
    label, value, moved = key_figure_words(headline)
    st.metric(
        plain(label),
        plain(value),
        plain(moved),
        delta_color="off",
        delta_arrow="off",
        border=True,
        chart_data=[round(value, 3) for value in headline.table["value"]],
        chart_type="bar" if headline.label == "capex" else "line",
    )
