"""What is said of a company, subject by subject, each sentence with its source."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from components.analysis.money.company_profile import TOLD, statements
from components.analysis.tables import rows_of
from components.claims.model import Claims
from components.claims.period import period
from components.ui.shell.link_parts import SUBJECT
from components.ui.shell.text import link, plain

_TABS = {
    "Strategy, chips": ("strategy", "chips"),
    "Strengths, risks": ("strength", "risk", "reward"),
    "Models": ("models", "regions"),
    "Disclosure": ("disclosure",),
}
_OPEN = 2  # statements of a subject that are seen at once


def company_statements(claims: Claims, company: str) -> None:
    """Strategy, chips, strengths, risks and the rest in tabs, the newest two of each open."""
    told = {
        tab: [(m, rows) for m in metrics if (rows := _rows(claims, company, m))]
        for tab, metrics in _TABS.items()
    }
    told = {tab: subjects for tab, subjects in told.items() if subjects}
    if not told:
        st.markdown(plain(f"Nothing is held of {company} under the choices made."))
        return
    places = st.tabs(list(told), key=SUBJECT, bind="query-params")
    for place, subjects in zip(places, told.values(), strict=True):
        with place:
            for metric, rows in subjects:
                _subject(claims, metric, rows[:_OPEN])
            more = [(metric, rows[_OPEN:]) for metric, rows in subjects if len(rows) > _OPEN]
            if more:
                with st.expander(f"{sum(len(rows) for _, rows in more)} more"):
                    for metric, rows in more:
                        _subject(claims, metric, rows)


def _rows(claims: Claims, company: str, metric: str) -> list[Any]:
    """The statements of a company on one subject, newest first; none of a subject unknown here."""
    if metric not in TOLD or metric not in claims.metric:
        return []
    return list(rows_of(statements(claims, company, metric)))


def _subject(claims: Claims, metric: str, rows: Sequence[Any]) -> None:
    lines = [f"**{plain(claims.metric[metric].label)}**"]
    for row in rows:
        source = claims.source[row.source]
        when = period(source.published).words if source.published else "no date"
        cite = link(source.publisher, source.url)
        lines.append(f"- {plain(row.text)} :small[{cite}, {plain(when)}]")
    st.markdown("\n".join(lines))
