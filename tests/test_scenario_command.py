"""What `python -m components scenario` answers, and that it answers the same each time."""

import json
from pathlib import Path

import pytest

from components.__main__ import main

SMALL = Path(__file__).parent / "claims.yaml"

Said = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    """The small file in place of the one that is shipped."""
    monkeypatch.setattr("components.commands.files.CLAIMS_FILE", SMALL)


def report(capsys: Said, *words: str) -> dict:
    assert main(["scenario", *words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_scenarios_are_listed_with_their_stories(capsys: Said) -> None:
    assert main(["scenario", "--list"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Steady\tGrowth as one house sees it.",
        "Fast\tGrowth stays high.",
    ]


def test_a_scenario_tells_assumptions_results_paths_and_fan(capsys: Said) -> None:
    told = report(capsys, "steady")
    assert (told["scenario"], told["company"]) == ("Steady", "Alibaba")
    assert told["assumptions"][0]["rests_on"] == ["alibaba.growth_forecast.one"]
    assert told["paths"][0]["revenue"] == 165.814  # worked out by hand in test_scenarios
    assert "alibaba.cloud_revenue.2025-Q2" in told["paths"][0]["claims"]
    assert (told["fan"]["draws"], len(told["fan"]["rows"])) == (10_000, 19)
    assert {row["result"] for row in told["results"]} >= {"Payback", "Depreciation in 2030"}
    assert next(r["value"] for r in told["results"] if r["result"] == "Payback") is None


def test_a_view_moves_the_dials_and_the_currency(capsys: Said) -> None:
    still, moved = report(capsys, "Steady"), report(capsys, "Steady", "--view", "growth=50")
    assert moved["scenario"] == "Steady, moved"
    assert moved["paths"][-1]["revenue"] > still["paths"][-1]["revenue"]
    dollars = report(capsys, "Steady", "--view", "currency=USD")
    assert dollars["paths"][0] | {"claims": []} == {
        "company": "Alibaba",
        "period": "ttm-2026-Q2",
        "revenue": round(165.81354 / 7, 3),
        "capex": round(126.067 / 7, 3),
        "unit": "USD bn",
        "claims": [],
    }


@pytest.mark.parametrize("form", [[], ["--json"]], ids=["text", "json"])
def test_every_run_says_the_same(capsys: Said, form: list[str]) -> None:
    said = []
    for _ in range(2):
        assert main(["scenario", "Fast", "--view", "growth=44&company=Alibaba", *form]) == 0
        said.append(capsys.readouterr().out)
    assert said[0] == said[1]
    assert "20261123" in said[0]


def test_a_part_of_the_view_that_is_not_understood_is_named(capsys: Said) -> None:
    assert main(["scenario", "Fast", "--view", "growth=-100"]) == 0
    assert capsys.readouterr().err == "not understood and left out: '-100' as growth\n"


@pytest.mark.parametrize("words", [["scenario"], ["scenario", "Nobody"]], ids=" ".join)
def test_an_unknown_scenario_ends_with_the_names_there_are(capsys: Said, words: list[str]) -> None:
    assert main(words) == 2
    assert capsys.readouterr().err == "write: scenario NAME, where NAME is one of Steady; Fast\n"


def test_a_view_that_leaves_no_claim_still_tells_what_is_supposed(capsys: Said) -> None:
    told = report(capsys, "Steady", "--view", "known_by=2000-01-01")
    assert (told["paths"], told["fan"]["rows"], told["results"]) == ([], [], [])
    assert told["assumptions"][0]["rests_on"] == []
