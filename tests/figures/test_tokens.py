"""Tokens a day, read out: what was reported, what is estimated and by whom, and since when."""

from dataclasses import replace

from components.analysis.money.key_figures import key_figures
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.charts.tokens import TOKENS
from components.figures.sentences import key_figure_words
from components.figures.theme import Palette
from tests.figures.drawing import drawn
from tests.made import adding, claim


def read(claims: Claims, view: View, *company: str) -> str:
    shown = replace(view, company=company)
    return " ".join(TOKENS.reading(TOKENS.table(claims, shown), claims, shown))


def test_a_count_is_read_with_the_first_one_of_its_company(claims: Claims, view: View) -> None:
    assert read(claims, view, "ByteDance") == (
        "ByteDance's models handle more than 120 trillion tokens a day, up from 12.7 trillion in "
        "March 2025. Counted in March 2026, its own apps included."
    )


def test_a_lone_estimate_is_called_one_and_rose_from_nothing(claims: Claims, view: View) -> None:
    about = {"unit": "trillion tokens per day", "status": "estimate", "house": "A House"}
    guessed = adding(claims, claim("Alibaba", "daily_tokens", "2025-12", 32, **about))
    assert read(guessed, view, "Alibaba") == (
        "Alibaba's models handle an estimated 32 trillion tokens a day. "
        "Counted by A House in December 2025, its own apps included."
    )


def test_a_count_that_grew_many_times_over_is_read_out_in_times(claims: Claims, view: View) -> None:
    wide = replace(view, period=("2024-Q1", "2026-Q1"))
    first = claim("ByteDance", "daily_tokens", "2024-05", 0.12, unit="trillion tokens per day")
    assert read(adding(claims, first), wide, "ByteDance").startswith(
        "ByteDance's models handle more than 120 trillion tokens a day, 1,000 times as many as in "
        "May 2024 (120 billion)."
    )


def test_a_count_older_than_the_newest_is_named_beside_its_own_point(
    claims: Claims, view: View, light: Palette
) -> None:
    about = {"unit": "trillion tokens per day", "status": "estimate", "house": "A House"}
    old = claim("Alibaba", "daily_tokens", "2025-06", 32, **about)
    figure = drawn(TOKENS, adding(claims, old), view, light)
    (beside,) = [n for n in figure.layout.annotations if "<b>Alibaba</b> 32" in n.text]
    assert (beside.xref, beside.x) == (None, "2025-06-15")


def test_a_headline_that_is_a_floor_says_so(claims: Claims, view: View) -> None:
    *_, tokens = (
        key_figure_words(one, "RMB")
        for one in key_figures(claims, replace(view, company=("ByteDance",)))
    )
    assert tokens == ("ByteDance tokens a day (more than)", "120 trillion", "+845%, Mar 2026")
