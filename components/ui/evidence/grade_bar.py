"""How good the evidence is: all claims as one bar, and what each letter means."""

from collections import Counter

import streamlit as st

from components.analysis.grades.grades import RULES, at_least, grades
from components.claims.model import Claims
from components.ui.evidence.section_head import section_head
from components.ui.shell.folded import folded_part
from components.ui.shell.text import aside, plain

_GOOD = "AB"


def grade_bar(claims: Claims) -> None:
    """One bar of all claims by grade, as wide as they are many, over a table of the letters.

    The whole file is counted, whatever the reader's filter leaves of it.
    """
    whole = claims.whole
    spread = Counter(found.letter for found in grades(whole).values())
    total = sum(spread.values())
    if not total:
        return
    section_head("How good is the evidence?", _finding(spread, total), "grades")
    st.markdown(":gray[The grade says how a figure could be read, not whether it is true.]")
    held = [letter for letter, _ in RULES if spread[letter]]
    with st.container(key="grade-bar"):
        parts = st.columns([spread[letter] for letter in held], gap=None)
        for letter, part in zip(held, parts, strict=True):
            with part, st.container(key=f"grade-{letter}"):
                st.markdown(letter)
    with folded_part("What each letter means", "letters"), st.container(key="grade-table"):
        st.markdown(
            "| Grade | Claims | Part | Left by the filter | What it means |\n"
            "|---|---:|---:|---:|---|\n"
            + "\n".join(
                f"| `{x}` | {spread[x]:,} | {spread[x] / total:.0%} "
                f"| {len(at_least(whole, x).claims):,} | {plain(rule)} |"
                for x, rule in RULES
            )
        )
        aside(
            "The filter leaves a grade and all better ones, but a figure worked out only with all "
            "that it rests on, and an older figure only with the one that replaced it."
        )
        st.markdown(
            ":small[:gray[A claim loses a step when its period is long past. It gains one from a "
            "second source.]]"
        )


def _finding(spread: Counter[str], total: int) -> str:
    """How much is well evidenced, and which grade is the commonest."""
    good = sum(spread[letter] for letter in _GOOD)
    letter, count = max(spread.items(), key=lambda item: item[1])
    return (
        f"{good / total:.0%} of {total:,} claims are graded A or B; the commonest grade is "
        f"{letter}, with {count / total:.0%}"
    )
