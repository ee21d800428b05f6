"""The floor: a bare Streamlit page with pills and two figures that were built beforehand.

Served with our settings it is the least that a page of two charts can cost in Streamlit: a card, a
finding and everything else that we show come on top.
"""

from typing import Any

import streamlit as st

from components.ui.patches.no_delay import send_at_once
from dev.speed.baselines.same import EVERYONE, figures

send_at_once()
st.set_page_config(layout="wide")
st.title("Market share")


@st.cache_resource
def _built(company: tuple[str, ...]) -> list[Any]:
    return figures(company)


chosen = st.pills("Companies", EVERYONE, default=EVERYONE, selection_mode="multi", key="company")
for place, figure in enumerate(_built(tuple(chosen))):
    st.plotly_chart(figure, theme=None, key=f"chart-{place}")
