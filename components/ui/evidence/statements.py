"""What is said of a company, subject by subject, each sentence with its source."""

import streamlit as st

from components.analysis.money.company_profile import TOLD, statements
from components.analysis.tables import rows_of
from components.claims.model import Claims
from components.ui.shell.text import link, plain


def company_statements(claims: Claims, company: str) -> None:
    """Strategy, models, chips, regions, strengths, risks and rewards in two columns."""
    columns = st.columns(2, gap="large")
    told = [m for m in TOLD if m in claims.metric]
    for i, metric in enumerate(told):
        table = statements(claims, company, metric)
        if table.empty:
            continue
        with columns[i % 2]:
            st.markdown(f"### {plain(claims.metric[metric].label)}")
            lines = []
            for row in rows_of(table):
                source = claims.source[row.source]
                cite = link(source.publisher, source.url)
                lines.append(f"- {plain(row.text)} :small[({cite}, {plain(source.published)})]")
            st.markdown("\n".join(lines))
