"""The headline checker on the page: a sentence in, a verdict out, every unused word in view."""

import streamlit as st

from components.checker.check import Check, check
from components.claims.model import Claims
from components.ui.card.receipt_panel import receipt_panel
from components.ui.evidence.section_head import section_head
from components.ui.shell.link_parts import HEADLINE_CLAIM, SENTENCE, told_in_link
from components.ui.shell.text import aside, plain
from components.wording.claim_names import claim_names

EXAMPLES = (
    "Alibaba's capex fell to RMB 67.7bn in the June 2026 quarter",
    "Omdia数据显示，2025年上半年阿里云占中国AI云市场35.8%的份额。",
    "Who leads China's AI cloud?",
)
# What the verdict is called; its ink, from black to none, is in the style sheet.
_STAMPS = {
    "supported": "Supported",
    "imprecise": "Rounded or imprecise",
    "contradicted": "Contradicted",
    "unsupported": "Not supported",
    "unclear": "Unclear",
    "answer": "Answered",
}


def headline_box(claims: Claims) -> None:
    """A box for a sentence, a button and three examples to press; in the link, ?sentence=..."""
    section_head("Check a sentence", "Is that headline true?", "check", first=True)
    st.markdown(
        f"Paste a sentence with a figure. It is checked against {len(claims.claims):,} claims: "
        "verb, period, house and number must all hold."
    )
    box, beside = st.columns(2, gap="large")
    with box, st.form("headline-form", border=False):
        sentence = st.text_area(
            "A sentence with a figure, or a question, in English or Chinese",
            key=SENTENCE,
            bind="query-params",
            height=110,
            max_chars=2000,
            placeholder=EXAMPLES[0],
        )
        st.form_submit_button("Check", icon=":material/fact_check:", type="primary")
    asked = bool(sentence and sentence.strip())
    with box if asked else beside, st.container(key="examples"):
        st.markdown(":gray[Or try one of these]")
        for example in EXAMPLES:
            st.button(
                example,
                on_click=_press,
                args=(example,),
                key=f"example-{example[:9]}",
                type="tertiary",
            )
    if asked:
        with beside:
            _told(claims, check(claims, sentence))


def _press(example: str) -> None:
    st.session_state[SENTENCE] = example


def _told(claims: Claims, found: Check) -> None:
    with st.container(border=True, key="headline-verdict"):
        with st.container(key=f"stamp-{found.verdict}"):
            st.markdown(f"**{_STAMPS[found.verdict]}**")
        st.markdown("".join(_struck(text, unused) for text, unused in found.words))
        if found.unused:
            aside("Struck out: words that nothing held here bears on. They keep a verdict open.")
        st.markdown(plain(found.why))
        for number, answer in enumerate(found.answers):
            with st.expander(plain(answer.text)):
                for name in answer.claims:
                    receipt_panel(claims, name, f"headline-{number}-{name}")
        if found.safe and not found.answers:
            st.markdown("**Safe to print**")
            st.code(found.safe, language=None, wrap_lines=True)
        aside("Rules weigh each word against the claims; no model guesses.")
        if found.claims and not found.answers:
            named = claim_names(claims, found.claims)
            name = st.selectbox(
                "Receipts",
                found.claims,
                format_func=named.__getitem__,
                **told_in_link(HEADLINE_CLAIM, found.claims, found.claims[0]),
            )
            receipt_panel(claims, name, "headline")


def _struck(text: str, unused: bool) -> str:
    """A piece of the sentence; a word not used is struck out in grey."""
    words = plain(text)
    if unused and text.strip():
        return f":gray[~~{words}~~]"
    before, after = (" " if end.isspace() else "" for end in (text[:1] or "x", text[-1:] or "x"))
    return f"{before}{words}{after}" if words else before
