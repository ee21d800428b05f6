"""The queue: whose results are not in the file yet, the longest overdue first."""

import streamlit as st

from components.analysis.ledger.due_results import DueResults, due_results
from components.claims.model import Claims
from components.claims.terms import MARKET
from components.figures.next_results_words import expected_words, past_words
from components.ui.evidence.section_head import section_head
from components.ui.shell.text import plain
from components.wording.formats import company_name, distinct, in_words, listed, metric_words

_HEAD = "| From | Results of | When | What would be new |\n|---|---|---|---|\n"


def due_list(claims: Claims, companies: tuple[str, ...], is_folded: bool) -> None:
    """A line for each release that is waited for: of companies, of peers abroad and of houses.

    While one is read the others are folded away.
    """
    due = due_results(claims, companies)
    late = sum(one.is_overdue for one in due)
    finding = f"{in_words(late)} of {in_words(len(due))} releases are overdue".capitalize()
    section_head("What is due", finding if due else "Nothing is waited for", "due", first=True)
    if due:
        with st.expander("All of them", expanded=not is_folded, key=f"due-{is_folded}"):
            st.markdown(_HEAD + "\n".join(_row(claims, one) for one in due))


def _row(claims: Claims, one: DueResults) -> str:
    when = plain(expected_words(claims, one.first))
    sure = plain(past_words(one.first))
    metrics = distinct(metric_words(claims, each.series.metric) for each in one.waiting)
    cells = (
        f"**{plain(_publisher(claims, one))}**",
        plain(one.first.period.words),
        f"{f'**{when}**' if one.is_overdue else when} *{sure}*",
        plain(listed(metrics)[:1].upper() + listed(metrics)[1:]),
    )
    return f"| {' | '.join(cells)} |"


def _publisher(claims: Claims, one: DueResults) -> str:
    if one.yardstick:
        return f"{claims.yardstick[one.yardstick].house}, by {one.yardstick}"
    if one.company == MARKET:
        return "No release of its own"
    return company_name(claims, one.company or "")
