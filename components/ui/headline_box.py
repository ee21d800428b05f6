"""The headline checker on the page: paste a sentence, see what the claims say to it."""

import streamlit as st

from components.analysis.headline import headline_check
from components.claims.model import Claims
from components.ui.receipt_panel import receipt_panel
from components.ui.text import aside, plain

EXAMPLE = "Volcano Engine holds 49% of China's AI cloud"
_MARKS = {
    "supported": ":material/check_circle:",
    "contradicted": ":material/cancel:",
    "unclear": ":material/help:",
    "unsupported": ":material/block:",
}


def headline_box(claims: Claims) -> None:
    """One sentence in, a verdict with its claims and a safe sentence out; by rules alone."""
    sentence = st.text_area(
        "A sentence with a number, in English or Chinese", EXAMPLE, key="headline", height=80
    )
    check = headline_check(claims, sentence)
    with st.container(border=True):
        st.markdown(f"{_MARKS[check.verdict]} **{check.verdict.capitalize()}.** {plain(check.why)}")
        if check.safe:
            st.markdown("**Safe to print:**")
            st.code(check.safe, language=None, wrap_lines=True)
        for note in check.notes:
            aside(plain(note))
        aside("Rules read the sentence: names, numbers, units, periods, measures. No model does.")
    if check.claims:
        name = st.selectbox("The claims behind it", check.claims, key="headline-claim")
        receipt_panel(claims, name, "headline")
