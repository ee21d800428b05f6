"""What must be true: a goal in, the value that meets it out, beside its evidence."""

import streamlit as st

from components.analysis.scenarios.goals import Solution, goal_seek
from components.analysis.view.view import View
from components.claims.model import Claims
from components.ui.card.receipt_panel import receipt_panel
from components.ui.shell.link_parts import GOAL_CLAIM, told_in_link
from components.ui.shell.text import aside, plain
from components.wording.claim_names import claim_names
from components.wording.formats import listed
from components.wording.scenario_words import about_words, range_words, value_words


def goal_answer(claims: Claims, view: View) -> None:
    """The answer in sentences: solved, solved more than once, or why it cannot be."""
    answer = goal_seek(claims, view)
    if answer is None:
        st.info("The claims file holds no scenario to start from.")
        return
    with st.container(border=True, key="goal-answer"):
        st.markdown(f"**{plain(answer_words(answer))}**")
        for line in checked(answer):
            aside(plain(line))
    if answer.claims:
        known = [name for name in answer.claims if name in claims.claim]
        if known:
            chosen = st.selectbox(
                "What it rests on",
                known,
                index=None,
                placeholder="Choose a figure",
                format_func=claim_names(claims, known).__getitem__,
                **told_in_link(GOAL_CLAIM, known),
            )
        if known and chosen:
            receipt_panel(claims, chosen, "goal")


def answer_words(answer: Solution) -> str:
    """The answer in one sentence, compared with what is evidenced."""
    about = about_words(answer.about).lower()
    who = f"{answer.company}'s {about}"
    if answer.supposed is None:
        return f"{who} cannot be solved for: {answer.why_not}."
    if not answer.roots:
        ends = range_words(answer.about, *answer.ends)
        return f"Impossible within {ends} for {who}: {answer.why_not}."
    values = listed([value_words(answer.about, root) for root in answer.roots], "or")
    several = f" There are {len(answer.roots)} solutions." if len(answer.roots) > 1 else ""
    return f"{who} would have to be {values}, so that {answer.goal}.{several} {evidence(answer)}"


def evidence(answer: Solution) -> str:
    """How the solution stands to what is supposed and to what the claims support."""
    if answer.low is None or answer.high is None or answer.supposed is None:
        return "No claim gives a range for it."
    span = range_words(answer.about, answer.low, answer.high)
    inside = [answer.low <= root <= answer.high for root in answer.roots]
    where = "inside" if all(inside) else "outside" if not any(inside) else "partly inside"
    return f"That is {where} the evidence, {span}."


def checked(answer: Solution) -> list[str]:
    """What the scenario supposes, and what is left as it is."""
    lines = []
    if answer.supposed is not None:
        lines.append(f"The scenario supposes {value_words(answer.about, answer.supposed)}.")
    if answer.roots:
        lines.append("All other assumptions stay as they are.")
    return lines
