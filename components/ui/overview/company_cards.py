"""A card for each company: the same four things in the same places, to be compared across."""

from pathlib import Path

import streamlit as st

from components.analysis.sources.credits import credits_of
from components.analysis.tables import Ids, together
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.company_words import CompanyWords, company_card_words
from components.ui.shell.controls import leading_to
from components.ui.shell.markup import filled
from components.ui.shell.text import aside, link, plain

_LOOK = Path(__file__).with_name("overview.css")
_COMPANIES = "pages/companies.py"


def company_cards(claims: Claims, view: View) -> None:
    """A card for each company chosen, and under them where their figures come from."""
    st.html(_LOOK)
    if not view.company:
        return
    places = {name: place for place, name in enumerate(claims.whole.subjects)}
    told = [company_card_words(claims, view, company) for company in view.company]
    with st.grid(columns=len(told), min_column_width=240, gap="small", key="company-cards"):
        for words in told:
            _card(words, places[words.company])
    _sources(claims, together(*(words.rests_on for words in told)))


def _card(words: CompanyWords, place: int) -> None:
    """One company; its name leads to its own figures, with every other choice kept."""
    with st.container(border=True, gap=None, height="stretch", key=f"company-card-{place}"):
        query = leading_to("focus", words.company)
        st.page_link(_COMPANIES, label=plain(words.name), query_params=query)
        st.html(filled("overview/company_facts.html", words=words))  # one text, for each costs


def _sources(claims: Claims, rests_on: Ids) -> None:
    """The documents behind the newest figures, each once."""
    credits = credits_of(claims, rests_on)
    if credits:
        aside(f"Source: {'; '.join(link(credit.name, credit.url) for credit in credits)}")
