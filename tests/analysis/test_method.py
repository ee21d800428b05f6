"""What is missing and how figures were chosen come from the file."""

from collections.abc import Callable

from components.analysis.sources.method import looked_until, missing, principles
from components.claims.model import Claims
from components.claims.reading.load import load_claims
from components.claims.reading.problems import Problem


def test_each_gap_names_what_it_is_about(claims: Claims) -> None:
    assert missing(claims) == ["Tencent: Cloud revenue.", "IDC: The second half."]
    assert looked_until(claims) == "30 June 2026"
    assert principles(claims) == ["Yardsticks are never joined."]


def test_a_file_may_do_without(text: str) -> None:
    without = load_claims(text.partition("\nmissing:")[0])
    assert (missing(without), looked_until(without), principles(without)) == ([], "", [])


def test_a_gap_that_says_no_day_is_refused(
    text: str, problems: Callable[[str], tuple[Problem, ...]]
) -> None:
    (found,) = problems(text.replace(", as_of: 2026-06-30", ""))
    assert "'as_of' is missing" in found.wrong
