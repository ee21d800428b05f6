"""The floor: a bare Streamlit page with one choice and two figures built beforehand.

Served with Streamlit's own settings it is what a reader of a new project gets; served with ours it
is the least a page of two charts can cost.
"""

from typing import Any

import streamlit as st

from components.ui.patches.no_delay import send_at_once
from dev.speed.baselines.same import CHOICES, figures

send_at_once()
st.set_page_config(layout="wide")
st.title("Market share")


@st.cache_resource
def _built() -> dict[tuple[str, ...], Any]:
    return {choice: figures(choice) for choice in CHOICES}


chosen = st.selectbox("Companies", [", ".join(choice) for choice in CHOICES], key="companies")
for place, figure in enumerate(_built()[tuple(chosen.split(", "))]):
    st.plotly_chart(figure, theme=None, key=f"chart-{place}")
