"""What is withdrawn or superseded, and what may then no longer rest on it."""

from collections.abc import Callable

import pytest

from components.claims.reading.problems import Problem
from tests.editions import RISK, changed, entry_of, line_of

Problems = Callable[[str], tuple[Problem, ...]]


@pytest.mark.parametrize(
    ("name", "day", "wrong"),
    [
        (RISK, "2026-10-01", "withdrawn 2026-10-01, after the edition 2026-09-30"),
        (RISK, "2026-01-31", "withdrawn 2026-01-31, before it was added, 2026-06-30"),
    ],
)
def test_a_withdrawal_has_a_day_within_the_life_of_the_file(
    newer: str, problems: Problems, name: str, day: str, wrong: str
) -> None:
    text = changed(newer, name, "metric", f"withdrawn: {day}, because: So., metric")
    assert [(p.line, p.entry, p.wrong) for p in problems(text)] == [
        (line_of(text, entry_of(text, name)), name, wrong)
    ]


@pytest.mark.parametrize(
    ("name", "entry", "wrong"),
    [
        (
            "alibaba.capex.2025-H1",
            "alibaba.capex.2025-Q2",
            "derived from alibaba.capex.2025-H1, which was withdrawn",
        ),
        (
            "alibaba.growth_forecast.one",
            "Steady",
            "rests_on names alibaba.growth_forecast.one, which was withdrawn",
        ),
        (
            "alibaba.share.omdia.2025-H1",
            "Alibaba leads AI cloud.",
            "claims names alibaba.share.omdia.2025-H1, which was withdrawn",
        ),
    ],
)
def test_nothing_rests_on_a_withdrawn_claim(
    newer: str, problems: Problems, name: str, entry: str, wrong: str
) -> None:
    text = changed(newer, name, "metric", "withdrawn: 2026-09-30, because: So., metric")
    assert [(p.entry, p.wrong) for p in problems(text)] == [(entry, wrong)]


def test_a_claim_derived_from_a_superseded_one_is_superseded_too(
    newer: str, problems: Problems
) -> None:
    half = entry_of(newer, "alibaba.capex.2025-H1")
    better = half.replace("2025-H1,", "2025-H1.recast,", 1).replace("added: 2025-12-31", "")
    better = better.replace(
        ", }", ", supersedes: [alibaba.capex.2025-H1], because: So., added: 2026-09-30}"
    )
    (problem,) = problems(newer.replace(half, f"{half}\n{better}"))
    assert problem.wrong == "derived from alibaba.capex.2025-H1, which was superseded"
    assert problem.right == "supersede it with one derived from alibaba.capex.2025-H1.recast"
