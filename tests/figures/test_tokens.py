"""Tokens a day, read out: what was reported, what is estimated and by whom, and since when."""

from dataclasses import replace

from components.analysis.money.key_figures import key_figures
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.charts.tokens import TOKENS
from components.figures.sentences import key_figure_words
from tests.made import adding, claim


def read(claims: Claims, view: View, *company: str) -> str:
    shown = replace(view, company=company)
    return " ".join(TOKENS.reading(TOKENS.table(claims, shown), claims, shown))


def test_a_count_is_read_with_the_first_one_of_its_company(claims: Claims, view: View) -> None:
    assert read(claims, view, "ByteDance") == (
        "ByteDance reported more than 120 trillion tokens a day in March 2026, up from 12.7 in "
        "March 2025, its own apps included."
    )


def test_a_lone_estimate_is_called_one_and_rose_from_nothing(claims: Claims, view: View) -> None:
    about = {"unit": "trillion tokens per day", "status": "estimate", "house": "A House"}
    guessed = adding(claims, claim("Alibaba", "daily_tokens", "2025-12", 32, **about))
    assert read(guessed, view, "Alibaba") == (
        "Alibaba had an estimated 32 trillion tokens a day in December 2025 (A House), "
        "its own apps included."
    )


def test_a_headline_that_is_a_floor_says_so(claims: Claims, view: View) -> None:
    *_, tokens = map(key_figure_words, key_figures(claims, replace(view, company=("ByteDance",))))
    assert tokens == ("ByteDance tokens a day (more than)", "120 trillion", "+845%, Mar 2026")
