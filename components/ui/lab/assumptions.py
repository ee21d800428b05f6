"""What each scenario supposes, and the claims it comes from."""

import streamlit as st

from components.analysis.scenarios.chosen import chosen_scenarios
from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.scenario import Assumption
from components.figures.sentences import assumption_words
from components.ui.shell.text import aside, link, plain


def assumptions(claims: Claims, view: View) -> None:
    """The chosen scenarios as text: story, rates, evidence or judgement."""
    for scenario in chosen_scenarios(claims, view):
        with st.container(border=True):
            st.markdown(f"**{plain(scenario.name)}.** {plain(scenario.story)}")
            for assumption in scenario.assumptions:
                aside(_said(claims, assumption))


def _said(claims: Claims, assumption: Assumption) -> str:
    about, rate = assumption_words(assumption)
    sources = [claims.source[claims.claim[name].source] for name in assumption.rests_on]
    from_ = "; ".join(dict.fromkeys(link(s.publisher, s.url) for s in sources))
    why = plain(assumption.judgement) if assumption.judgement else ""
    rests = f" From {from_}." if from_ else " Judgement."
    return f"**{plain(about)}** {plain(rate)}.{rests} {why}"
