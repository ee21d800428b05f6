"""The file of words is checked as strictly as the claims, and its names must be theirs."""

from pathlib import Path

import pytest

from components.claims.model import Claims
from components.claims.reading.problems import ClaimsError
from components.intake.words import WORDS_FILE, intake_words

WHOLE = """
companies:
- company: Alibaba
  called: [Alibaba Group]
  year_ends: 3
  quarter: "FY{year} Q{quarter}"
  figures:
  - {metric: capex, sentences: [capital expenditures of], spent: true}
filers: []
houses: []
"""


def test_the_shipped_words_fit_the_shipped_claims(shipped: Claims) -> None:
    words = intake_words(Path(WORDS_FILE).read_text(encoding="utf-8"), shipped)
    assert words.companies


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("company: Alibaba", "company: Nobody", "company 'Nobody' is not in the claims file"),
        ("metric: capex", "metric: capx", "metric 'capx' is not in the claims file"),
        ("spent: true", "spend: true", "'spend' is no field"),
        ("year_ends: 3", "year_ends: March", "year_ends"),
        ("filers: []", "", "'filers' is missing"),
        ("houses: []", "houses: []\nothers: []", "'others' is not a section"),
        ("spent: true", 'unit: "HKD"', "unit is 'HKD'"),
    ],
)
def test_a_slip_in_the_words_is_named_with_its_line(
    claims: Claims, old: str, new: str, said: str
) -> None:
    intake_words(WHOLE, claims)
    with pytest.raises(ClaimsError) as refused:
        intake_words(WHOLE.replace(old, new), claims)
    assert said in str(refused.value)
    assert all(problem.line >= 1 for problem in refused.value.problems)
