"""The exchange rates in words: newest first, each with what it is worked out from."""

from components.claims.model import Claims
from components.figures.rate_words import rate_words, rates_finding
from tests.made import adding, claim, without

PAIR = {"status": "derived", "derived_from": ("alibaba.capex.2025-Q1",)}


def with_rates(claims: Claims) -> Claims:
    """The small file with the rates of two quarters alone."""
    rates = {"2025-Q1": 7.2570, "2025-Q2": 7.1636}
    made = [claim("Market", "exchange_rate", q, rate, id=f"fx.{q}") for q, rate in rates.items()]
    return adding(without(claims, metric="exchange_rate"), *made)


def test_each_quarter_stands_once_the_newest_first_with_its_receipt(claims: Claims) -> None:
    rival = claim("Market", "exchange_rate", "2025-Q2", 7.2, id="slip", do_not_plot="A slip.")
    told = rate_words(adding(with_rates(claims), rival))
    assert [(one.quarter, one.rate, one.claim) for one in told] == [
        ("April to June 2025", "7.1636", "fx.2025-Q2"),
        ("January to March 2025", "7.2570", "fx.2025-Q1"),
    ]
    assert rates_finding(told) == (
        "A US dollar was RMB 7.16 in April to June 2025, RMB 7.26 in January to March 2025"
    )
    assert rates_finding(told[:1]) == "A US dollar was RMB 7.16 in April to June 2025"


def test_the_pair_a_rate_is_worked_out_from_is_shown_as_one_reads_it(claims: Claims) -> None:
    made = claim("Market", "exchange_rate", "2025-Q3", 7.0, formula="231000 / 33000.5", **PAIR)
    newest, *printed = rate_words(adding(with_rates(claims), made))
    assert newest.formula == "231,000 ÷ 33,000.5"
    assert {one.formula for one in printed} == {""}


def test_without_rates_nothing_is_told(claims: Claims) -> None:
    assert rate_words(without(claims, metric="exchange_rate")) == []
