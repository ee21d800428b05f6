"""The SEC's JSON of a concept: the year to date becomes quarters, each with its filing."""

import json
from datetime import date
from pathlib import Path

import pytest

from components.claims.reading.load import load_claims
from components.intake.entries import additions, put_in
from components.intake.intake import Asked, taken_in
from components.intake.taking import Intake
from components.intake.words import IntakeWords
from tests.intake.conftest import TODAY

YEAR = "2026-01-01"
HELD = (
    "- {id: amazon.capex.2026-Q1, company: Amazon, metric: capex, period: 2026-Q1, value: 40000, "
    "unit: USD million, status: reported, source: made-10q, added: 2026-06-01}\n"
)
SOURCE = "- {id: made-10q, title: A, publisher: Amazon, published: 2026-05-01, kind: filing}\n"


def fact(start: str, end: str, millions: int, number: int, filed: str, form: str = "10-Q") -> dict:
    return {
        "start": start,
        "end": end,
        "val": millions * 1_000_000,
        "form": form,
        "accn": f"0000000000-26-{number:06}",
        "filed": filed,
        "fy": 2026,
        "fp": "Q2",
    }


FACTS = [
    fact(YEAR, "2026-03-31", 40000, 1, "2026-05-01"),
    fact(YEAR, "2026-03-31", 40000, 2, "2026-07-31"),
    fact(YEAR, "2026-06-30", 95000, 2, "2026-07-31"),
]


@pytest.fixture
def text(made_text: str) -> str:
    whole = made_text.replace("\nclaims:\n", f"{SOURCE}\nclaims:\n{HELD}", 1)
    return whole.replace("edition: 2026-01-01", "edition: 2026-06-01", 1)


def read(
    tmp_path: Path, text: str, words: IntakeWords, facts: list[dict], **other: object
) -> Intake:
    concept = {"cik": 1018724, "taxonomy": "us-gaap", "tag": "PaymentsToAcquireProductiveAssets"}
    whole = {**concept, "units": {"USD": facts}, **other}
    file = tmp_path / "concept.json"
    file.write_text(json.dumps(whole))
    return taken_in(load_claims(text), text, words, Asked(file.read_bytes()), TODAY)


def test_the_year_to_date_becomes_a_quarter(
    tmp_path: Path, text: str, shipped_words: IntakeWords
) -> None:
    intake = read(tmp_path, text, shipped_words, FACTS)
    (one,) = intake.own
    assert (one.verdict, one.finding.when.name, one.finding.value) == ("new", "2026-Q2", 55000)
    assert one.finding.where == (
        "10-Q 0000000000-26-000002, tag PaymentsToAcquireProductiveAssets, "
        "2026-01-01 to 2026-06-30, less 2026-01-01 to 2026-03-31"
    )
    assert [(e.verdict, e.finding.when.name) for e in intake.earlier] == [("agrees", "2026-Q1")]


def test_a_quarter_worked_out_says_from_which_claim(
    tmp_path: Path, text: str, shipped_words: IntakeWords
) -> None:
    intake = read(tmp_path, text, shipped_words, FACTS)
    claims = load_claims(text)
    new = load_claims(put_in(text, additions(claims, intake.source, intake.taken, TODAY)))
    one = new.claim["amazon.capex.2026-Q2"]
    assert (one.status, one.value, one.formula) == ("derived", 55000, "95000 - 40000")
    assert one.derived_from == ("amazon.capex.2026-Q1",)
    assert new.source[one.source].published == "2026-07-31"


def test_a_quarter_that_is_printed_is_taken_as_printed(
    tmp_path: Path, text: str, shipped_words: IntakeWords
) -> None:
    alone = [*FACTS, fact("2026-04-01", "2026-06-30", 55001, 2, "2026-07-31")]
    (one,) = read(tmp_path, text, shipped_words, alone).own
    assert (one.finding.status, one.finding.value) == ("reported", 55001)


def test_a_later_value_of_the_same_days_counts(
    tmp_path: Path, text: str, shipped_words: IntakeWords
) -> None:
    mended = [*FACTS, fact(YEAR, "2026-03-31", 41000, 2, "2026-07-31")]
    intake = read(tmp_path, text, shipped_words, mended)
    found = {one.finding.when.name: one for one in (*intake.own, *intake.earlier)}
    assert found["2026-Q1"].verdict == "restates"
    assert found["2026-Q2"].finding.value == 54000


def test_a_quarter_that_ends_on_a_saturday_is_that_quarter(
    tmp_path: Path, text: str, shipped_words: IntakeWords
) -> None:
    facts = [fact("2026-04-05", "2026-07-04", 50000, 3, "2026-08-01")]
    (one,) = read(tmp_path, text, shipped_words, facts).own
    assert one.finding.when.end == date(2026, 6, 30)


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"cik": 1}, "company 1 is not looked for"),
        ({"tag": "Revenues"}, "tag Revenues of Amazon is none of"),
        ({"units": {"EUR": []}}, "in dollars"),
        ({"units": {"USD": []}}, "no stretch of a quarter"),
    ],
)
def test_json_of_something_else_is_refused(
    tmp_path: Path, text: str, shipped_words: IntakeWords, other: dict[str, object], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        read(tmp_path, text, shipped_words, FACTS, **other)


def test_only_addresses_of_the_sec_are_fetched(text: str, shipped_words: IntakeWords) -> None:
    with pytest.raises(ValueError, match="only JSON below"):
        taken_in(load_claims(text), text, shipped_words, Asked(url="https://example.com/a"), TODAY)
