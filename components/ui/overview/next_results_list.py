"""The next results of each company: of when, by which day, what they bring; and a calendar file."""

from functools import partial

import streamlit as st

from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.next_results_words import (
    NextResultsWords,
    days_note,
    next_results_words,
)
from components.publish.files.calendar_file import CALENDAR, calendar_file
from components.ui.shell.address import base
from components.ui.shell.folded import folded_part
from components.ui.shell.text import aside, link, plain

_TITLE = "Next results"
_HEAD = "| Company | Results of | When | What would be new |\n|---|---|---|---|\n"


def next_results_list(claims: Claims, view: View) -> None:
    """A line for each company chosen, and a button that makes the calendar file when pressed."""
    told = next_results_words(claims, view.company)
    if not told:
        return
    with folded_part(_TITLE, "next"):
        st.header(_TITLE, anchor="next")
        st.markdown(_HEAD + "\n".join(map(_row, told)))
        with st.container(horizontal=True, vertical_alignment="center", key="next-file"):
            st.download_button(
                "Calendar file (.ics)",
                data=partial(calendar_file, claims, view.company, base()),
                file_name="next-results.ics",
                mime=CALENDAR,
                on_click="ignore",
                icon=":material/event:",
                key="next-results-file",
            )
            _past_results(told)
        aside(plain(days_note(told)))


def _past_results(told: list[NextResultsWords]) -> None:
    """Behind a button: every past result that a day is worked out from, with its document."""
    behind = st.popover("Past results", type="tertiary", on_change="rerun", key="past-results")
    if not behind.open:
        return
    with behind:
        for one in told:
            if one.past:
                lines = [f"- {link(words, address)}" for words, address in one.past]
                st.markdown("\n".join([f"**{plain(one.name)}**", *lines]))


def _row(one: NextResultsWords) -> str:
    """A company's next results as a row of a Markdown table; each cell's second line is quiet."""
    when = f"**{plain(one.expected)}**" if one.is_overdue else plain(one.expected)
    sure = f" *{plain(one.sure)}*" if one.sure else ""
    return f"| **{plain(one.name)}** | {plain(one.period)} | {when}{sure} | {plain(one.brings)} |"
