"""The benchmark tells what it measured, and grows the claims without spoiling them."""

import json

import pytest

from components.claims.reading.database import claims_at
from components.claims.reading.load import load_claims
from components.claims.reading.rows import rows_of_claims
from dev.speed.growth import grown
from dev.speed.ratio import Ratio, as_json, as_table
from dev.speed.tables import put_into_database

MET = Ratio("quick", 0.5, "Dash", "ms", [1.0, 2.0, 3.0], [10.0, 10.0, 10.0])
SHORT = Ratio("slow", 0.5, "Dash", "ms", [9.0, 9.0, 9.0], [10.0, 10.0, 9.0])


def test_a_ratio_is_median_over_median_with_the_quartiles_of_the_pairs() -> None:
    assert MET.value == pytest.approx(0.2)
    assert MET.spread == pytest.approx((0.1, 0.3))
    assert MET.is_met
    assert not SHORT.is_met


def test_the_table_says_first_what_falls_short() -> None:
    _, _, first, second = as_table([MET, SHORT]).splitlines()
    assert "slow" in first
    assert "(short)" in first
    assert "quick" in second


def test_json_names_value_goal_baseline_and_both_sides() -> None:
    told = json.loads(as_json([MET], ["loaded"]))
    assert told["ratios"]["quick"] | {"spread": None} == {
        "value": 0.2,
        "goal": 0.5,
        "baseline": "Dash",
        "ours": 2.0,
        "theirs": 10.0,
        "unit": "ms",
        "n": 3,
        "spread": None,
    }
    assert told["notes"] == ["loaded"]


def test_claims_three_times_over_are_sound_and_three_times_as_many(text: str, tmp_path) -> None:
    claims = load_claims(text)
    url = f"sqlite:///{tmp_path}/3.db"
    put_into_database(grown(rows_of_claims(claims), 3), url)
    larger = claims_at(url)
    assert len(larger.claims) == 3 * len(claims.claims)
    assert larger.claims[: len(claims.claims)] == claims.claims
    assert larger.subjects == claims.subjects
