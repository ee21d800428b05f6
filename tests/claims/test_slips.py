"""A hundred slips of the hand in a made file: each is refused, and in which words."""

import re

import pytest

from components.claims.reading.load import load_claims
from dev.load.slips import Slip, main, refusal, slips, slips_anywhere
from tests.claims.quarters import file_of_quarters, written

TEXT = written(file_of_quarters())
SLIPS = slips(load_claims(TEXT))
SAID = {
    "a digit too many": "times the largest of its neighbours, .* a digit too many",
    "a digit too few": "times smaller than the smallest of its neighbours, .* a digit too few",
    "a year in a quarter's place": "times the largest of its neighbours, .* a year in a quarter's",
    "thousands for millions": "times the largest of its neighbours, .* thousands for millions",
    "billions for millions": "times smaller than the smallest of .* billions for millions",
    "sign turned": "is below zero, as no other figure of",
    "dollars for yuan": "times smaller than the .* dollars in the place of yuan",
    "yuan for dollars": "times the largest of its neighbours, .* yuan in the place of dollars",
    "companies' figures swapped": r"growth is \S+%, but",
    "quarters' figures swapped": r"growth is \S+%, but",
    "another company's name": "^fiscal of '2026-Q2' is|company is",
    "the period of a year before": "^fiscal of '2025-Q2' is",
    "another quarter's fiscal name": "^fiscal of '2026-Q2' is",
    "entered twice": "gives this company's figure of this period already",
    "two digits transposed": r"growth is \S+%, but",
    "a fraction for a percentage": "in percent; expected is one such as",
    "growth as a fraction": "in percent; expected is one such as",
    "dollars beside it, a digit too few": "yuan a dollar; expected are 6.5 to 7.5",
}


def test_there_are_a_hundred_of_every_kind() -> None:
    assert len(SLIPS) == 100
    assert len({(slip.kind, slip.claim) for slip in SLIPS}) == 100
    assert {slip.kind for slip in SLIPS} == SAID.keys()


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.kind}-{slip.claim}")
def test_a_slip_is_refused_and_said_to_be_what_it_is(slip: Slip) -> None:
    found = refusal(TEXT, slip)
    assert any(re.search(SAID[slip.kind], problem.wrong) for problem in found), found
    assert any(problem.entry.startswith(slip.claim) for problem in found), found


def test_the_program_says_which_slips_land(
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path_factory.mktemp("slips") / "claims.yaml"
    file.write_text(TEXT, encoding="utf-8")
    landing = Slip("nothing", SLIPS[0].claim, {SLIPS[0].claim: {"note": "Made."}})
    monkeypatch.setattr("dev.load.slips.slips", lambda claims: [SLIPS[0], landing])
    monkeypatch.setattr("sys.argv", ["slips", str(file)])
    assert main() == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"caught  a digit too many: {SLIPS[0].claim}"
    assert lines[1].strip().startswith("line ")
    assert lines[2] == f"LANDED  nothing: {SLIPS[0].claim}"
    assert lines[-3:] == [
        "  1 of   1 (  0)  a digit too many",
        "  0 of   1 (  0)  nothing",
        "  1 of   2 (  0)  altogether",
    ]


def test_slips_anywhere_are_the_same_each_time_and_in_any_figure() -> None:
    claims = load_claims(TEXT)
    some = slips_anywhere(claims, 50)
    assert len(some) == 50
    assert some == slips_anywhere(claims, 50)
    assert len({slip.claim for slip in some}) > 25
