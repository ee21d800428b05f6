"""Results of a scenario in words: each kind told in one way, wherever it stands."""

import math

import pytest

from components.wording.formats import percent
from components.wording.scenario_words import delta_words, outcome_words, result_words


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (0.268, "times", "RMB 0.27"),
        (8.0, "percent", "8.0%"),
        (-1.52, "percent", "−1.5%"),
        (math.inf, "years", "not by 2030"),
        (1.0, "rank", "1st"),
    ],
)
def test_a_result_is_told_with_its_unit(value: float, unit: str, said: str) -> None:
    assert result_words(value, unit, "RMB") == said


def test_what_is_spent_for_each_dollar_is_told_in_dollars() -> None:
    assert delta_words(0.57, "times", "USD") == "+USD 0.57"


def test_a_result_names_the_yardstick_it_goes_by() -> None:
    said = outcome_words("Share by the yardstick in 2030", "Omdia AI cloud")
    assert said == "Share by Omdia AI cloud in 2030"
    assert outcome_words("Payback", "Omdia AI cloud") == "Payback"


def test_a_published_share_gets_no_digit_that_nobody_printed() -> None:
    assert (percent(7.0), percent(35.8)) == ("7%", "35.8%")
    assert (percent(7.0, 1), percent(-0.04, 1), percent(22.7, 0)) == ("7.0%", "0.0%", "23%")
