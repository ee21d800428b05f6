"""In the shape of Streamlit's own gallery: one page, pills, a multiselect and four charts."""

import streamlit as st

from dev.speed.baselines.same import EVERYONE, OTHERS, figures

st.set_page_config(page_title="Cloud peers", layout="wide")
st.title("Cloud peers")
left, right = st.columns([1, 3])
with left.container(border=True):
    chosen = st.multiselect("Companies", EVERYONE, default=EVERYONE)
    span = st.pills("Horizon", ["1 year", "2 years", "5 years"], default="5 years")
drawn = figures(tuple(chosen)) + figures(tuple(chosen), OTHERS)
with right.container(border=True):
    st.plotly_chart(drawn[0], key="chart-0")
columns = st.columns(2)
for place, figure in enumerate(drawn[1:], 1):
    with columns[place % 2].container(border=True):
        st.plotly_chart(figure, key=f"chart-{place}")
