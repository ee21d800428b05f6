"""Statements of the file are told with sums and shares as everywhere else."""

import pytest

from components.wording.claim_names import claim_value_words
from components.wording.formats import printed_words
from components.wording.statement_words import statement_words
from tests.made import claim


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Up 146 % to RMB54.1 billion.", "Up 146% to RMB 54.1bn."),
        ("About 30 percent of it; a teens percent", "About 30% of it; a teens percent"),
        ("128, 143 and 283 percent on the year", "128, 143 and 283% on the year"),
        (
            "From RMB 8.8 billion to 7.3 billion in one quarter",
            "From RMB 8.8bn to 7.3bn in one quarter",
        ),
        ("RMB 6.2 billion (wide) and 4.2 billion (Infra)", "RMB 6.2bn (wide) and 4.2bn (Infra)"),
        (
            "A loss of RMB848 million, a charge of US$5.5bn",
            "A loss of RMB 848m, a charge of USD 5.5bn",
        ),
        (
            "710 million new shares for HKD80 billion, all net",
            "710 million new shares for HKD 80bn, all net",
        ),
        ("A target of 191.48 dollars, 48 % above", "A target of USD 191.48, 48% above"),
        ("120 billion tokens a day in 2024", "120 billion tokens a day in 2024"),
        ("under one yuan per million input tokens", "under one yuan per million input tokens"),
        ("RMB 380bn and 75% already", "RMB 380bn and 75% already"),
    ],
)
def test_a_statement_is_told_with_sums_and_shares_as_everywhere(written: str, told: str) -> None:
    assert statement_words(written) == told
    assert statement_words(told) == told


@pytest.mark.parametrize("marks", ['""', "“”", "「」"])
def test_a_quotation_stays_as_its_source_has_it(marks: str) -> None:
    quoted = f"{marks[0]}about RMB380 billion, or 5 %{marks[1]}"
    assert statement_words(f"He said {quoted} of 40 %.") == f"He said {quoted} of 40%."


def test_every_way_a_claim_is_told_goes_through_it() -> None:
    text = "It plans RMB380 billion, up 5 %."
    said = claim("Alibaba", "strategy", "2026-Q1", None, text=text, unit=None)
    for told in (printed_words(said), claim_value_words(said)):
        assert told == "It plans RMB 380bn, up 5%."
