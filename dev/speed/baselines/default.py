"""A default page: one choice and two charts of 100 points, as a new Streamlit project has them.

The figures wear Streamlit's own template and are built again at each run.
"""

import plotly.graph_objects as go
import streamlit as st

WORDS = ("All", "Alpha", "Beta", "Gamma", "Delta")

st.set_page_config(layout="wide")
chosen = st.selectbox("Category", WORDS, key="category")
columns = st.columns(2)
for place in range(2):
    figure = go.Figure(layout={"title": f"{chosen} {place}", "height": 360})
    for line in range(3):
        step = 1 + WORDS.index(chosen) + line
        days = [f"2025-{1 + day // 28:02d}-{1 + day % 28:02d}" for day in range(100)]
        figure.add_scatter(x=days, y=[(day * step) % 37 for day in range(100)])
    columns[place % 2].plotly_chart(figure, key=f"chart-{place}")
