"""What a scenario may suppose, and the sentence for what it may not."""

from collections.abc import Callable

import pytest

from components.claims.reading.problems import Problem
from components.claims.scenario import Assumption

Problems = Callable[[str], tuple[Problem, ...]]


@pytest.mark.parametrize(
    ("was", "now", "wrong"),
    [
        ("value: 23, low: 20", "value: -100, low: 20", "nothing shrinks by 100 % a year or more"),
        ("value: 23, low: 20", "value: 23, low: 31", "low is above high"),
        ("value: 23, low: 20, high: 30", "value: 23, low: 20", "half a range"),
        ("server_life, value: 5", "server_life, value: 0", "server_life cannot be that"),
        ("cloud_capex_share, value: 80", "cloud_capex_share, value: 101", "cannot be that"),
        ("exchange_rate, value: 7", "exchange_rate, value: 0", "exchange_rate cannot be that"),
        ("then: [{year: 2028, value: 50}]", "then: [{year: 2028, value: -101}]", "nothing shrinks"),
        (
            "{year: 2028, value: 50}",
            "{year: 2028, value: 5}, {year: 2028, value: 6}",
            "do not rise",
        ),
        (
            "market_growth, yardstick: Omdia AI cloud",
            "market_growth",
            "a yardstick goes with market_growth",
        ),
        (
            "yardstick: Omdia AI cloud, value: 25",
            "yardstick: Nobody, value: 25",
            "'Nobody' is not in the",
        ),
        ("like: Steady", "like: Nobody", "like 'Nobody' is not a scenario that states everything"),
        ("like: Steady", "like: Fast", "like 'Fast' is not a scenario that states everything"),
        ("about: server_life", "about: server_lives", "about is 'server_lives'"),
        ("formerly: [Quick]", "formerly: [Steady]", "'Steady' is a name of 'Steady' too"),
        ("formerly: [Quick]", "formerly: [Quick, Quick]", "'Quick' is a name of 'Fast' too"),
    ],
)
def test_what_is_impossible_is_refused_in_a_sentence(
    text: str, problems: Problems, was: str, now: str, wrong: str
) -> None:
    assert was in text
    (problem,) = problems(text.replace(was, now, 1))
    assert wrong in problem.wrong
    assert problem.right
    assert problem.entry in ("Steady", "Fast")


def assumed(value: float, *then: tuple[int, float]) -> Assumption:
    steps = [{"year": year, "value": later} for year, later in then]
    return Assumption.model_validate(
        {"company": "A", "about": "cloud_growth", "value": value, "then": tuple(steps)}
        | {"judgement": "A guess."}
    )


def test_a_value_holds_until_the_next_year_that_names_one() -> None:
    path = assumed(10, (2028, 50), (2030, 20))
    assert [path.in_year(y) for y in (2026, 2027, 2028, 2029, 2030, 2035)] == [
        10,
        10,
        50,
        50,
        20,
        20,
    ]


def test_later_values_move_along_with_the_first() -> None:
    moved = assumed(10, (2028, 50)).moved_to(-30)
    assert (moved.value, moved.in_year(2028)) == (-30, 10)
    assert assumed(10, (2028, -80)).moved_to(-20).in_year(2028) == -99
