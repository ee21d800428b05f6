"""Grades where claims bear on one another, and the reasons they tell."""

from typing import Any

import pytest

from components.analysis.grades.grades import LETTERS, RULES, Grade, at_least, grade, grades
from components.analysis.tables import ids_of, number_table
from components.claims.claim import Claim
from components.claims.model import Claims
from tests.graded import DIGEST, OWN, PRESS, SHARE, claim, file_of, graded, source


def test_a_company_that_advertises_a_figure_of_a_house_makes_an_e() -> None:
    found = graded(OWN, **SHARE)
    assert found.letter == "E"
    assert "Omdia" in found.reasons[-1]
    assert graded(OWN, **SHARE | {"company": "Tencent"}).letter == "E"
    assert graded(OWN, house="Alibaba").letter == "A"


@pytest.mark.parametrize(
    ("fields", "other", "contradicted"),
    [
        ({}, {"value": 33000}, True),
        ({}, {"value": 31500}, False),
        # Rounding, bounds and ranges leave room.
        ({"value": 31500}, {"value": 31460}, False),
        ({"value": 31500}, {"value": 31440}, True),
        ({"value": 100000}, {"value": 104000}, True),
        ({"value": 35.8}, {"value": 35.84}, False),
        ({}, {"value": 32500, "bound": "about"}, False),
        ({}, {"value": 28000, "bound": "floor"}, False),
        ({}, {"value": 33000, "bound": "floor"}, True),
        ({}, {"value": 33000, "bound": "ceiling"}, False),
        ({}, {"value": 33000, "low": 30000, "high": 34000}, False),
        # Another thing altogether.
        ({}, {"value": 33000, "company": "Tencent"}, False),
        ({}, {"value": 33000, "period": "2025-Q4"}, False),
        ({}, {"value": 33000, "brand": "Qwen"}, False),
        ({}, {"value": 4400, "unit": "USD million"}, False),
        # Other houses differ, and forecasts contradict nothing.
        ({"house": "Omdia", "status": "estimate"}, {"value": 33000}, False),
        ({"house": "Omdia", "status": "estimate"}, {"value": 33000, "house": "Omdia"}, True),
        ({}, {"value": 33000, "house": "IDC", "status": "estimate"}, False),
        ({}, {"value": 33000, "status": "guidance"}, False),
        ({"status": "target"}, {"value": 33000}, False),
        # Slips and replaced figures contradict nobody; a slip is itself contradicted.
        ({}, {"value": 33000, "do_not_plot": "A slip."}, False),
        ({"do_not_plot": "A slip."}, {"value": 33000}, True),
        ({}, {"value": 33000, "supersedes": ["made.up"]}, False),
        ({"supersedes": ["other"]}, {"value": 33000}, False),
    ],
)
def test_a_claim_is_contradicted_by_another_about_the_same_thing(
    fields: dict[str, Any], other: dict[str, Any], contradicted: bool
) -> None:
    found = graded(PRESS, claim("other", **other), **fields)
    assert (found.letter == "E") == contradicted
    assert any("Contradicted" in reason for reason in found.reasons) == contradicted


def test_a_companys_own_figure_is_contradicted_by_its_own_documents_only() -> None:
    paper = source("paper", **PRESS)
    assert graded(OWN, paper, claim("other", value=33000, source="paper")).letter == "A"
    assert graded(OWN, claim("other", value=33000)).letter == "E"
    own = claim("own", value=33000)
    told = claim(source="paper")
    assert grade(file_of(source(**OWN), paper, own, told), told).letter == "E"


def derived(**fields: Any) -> Claim:
    """A claim derived from a and b."""
    known = {"status": "derived", "derived_from": ["a", "b"], "formula": "a - b", "value": 20}
    return claim("sum", **known | fields)


@pytest.mark.parametrize(
    ("weaker", "letter"),
    [(OWN, "B"), (OWN | {"via": "a portal"}, "B"), (PRESS, "C"), (DIGEST, "D")],
)
def test_a_derived_claim_is_as_good_as_its_worst_input_and_at_best_b(
    weaker: dict[str, Any], letter: str
) -> None:
    a, b = claim("a", period="2025-H1"), claim("b", period="2025-Q1", source="weak")
    whole = derived(also_at=["https://one.org/a", "https://two.org/b"])
    file = file_of(whole, source(**OWN), source("weak", **weaker), a, b)
    assert grade(file, whole).letter == letter


def test_a_derived_claim_is_contradicted_by_what_is_printed_but_not_by_its_inputs() -> None:
    a, b = claim("a", value=50), claim("b", value=30)
    agreeing = [source(**PRESS), a.model_copy(update={"period": "2025-H2"})]
    printed = claim("printed", value=23)
    assert grade(file_of(*agreeing, b, derived()), derived()).letter == "C"
    elsewhere = b.model_copy(update={"period": "2025-Q4"})
    assert grade(file_of(*agreeing, elsewhere, derived(), printed), derived()).letter == "E"
    set_aside = derived(do_not_plot="Another basis.")
    assert grade(file_of(*agreeing, elsewhere, set_aside, printed), set_aside).letter == "C"


def test_the_reasons_tell_each_step_in_order() -> None:
    other = source("other", kind="press", publisher="The Herald, Sunday edition")
    found = graded(PRESS | {"via": "mirror copy", "url": None}, other, corroborated_by=["other"])
    assert found == Grade(
        "C",
        (
            "One report, by The Gazette.",
            "Read second hand (mirror copy): D at best.",
            "No public address to check it at: D at best.",
            "The Herald says the same: one step higher.",
        ),
    )


def test_a_step_that_moves_nothing_is_not_told() -> None:
    other = source("other", kind="press", publisher="The Herald")
    assert graded(OWN, other, corroborated_by=["other"]).reasons == (
        "A filing or release of Alibaba itself.",
    )


def test_braces_in_the_name_of_a_publisher_are_shown_as_they_are() -> None:
    assert graded(PRESS | {"publisher": "The {0} Times"}).reasons == (
        "One report, by The {0} Times.",
    )


def test_every_letter_has_its_rule(claims: Claims) -> None:
    assert "".join(letter for letter, _ in RULES) == LETTERS
    assert {found.letter for found in grades(claims).values()} <= set(LETTERS)
    assert all(found.reasons for found in grades(claims).values())


def test_the_grades_keep_the_order_of_the_file(claims: Claims) -> None:
    assert list(grades(claims)) == [made.id for made in claims.claims]


def test_a_letter_that_is_none_is_refused(claims: Claims) -> None:
    for letter in ("", "F", "b", "AB"):
        with pytest.raises(ValueError, match="a grade is one of A, B, C, D, E"):
            at_least(claims, letter)


def test_an_old_figure_does_not_come_back_when_the_new_one_is_dropped() -> None:
    old, new = claim("old"), claim("new", source="weak", supersedes=["old"])
    file = file_of(source(**OWN), source("weak", **DIGEST), old, new)
    assert at_least(file, "C").claims == ()
    assert [made.id for made in at_least(file, "D").claims] == ["old", "new"]


def test_a_new_figure_stays_when_the_one_it_replaced_is_dropped() -> None:
    old, new = claim("old", source="weak"), claim("new", supersedes=["old"])
    file = file_of(source(**OWN), source("weak", **DIGEST), old, new)
    kept = at_least(file, "A")
    assert ids_of(number_table(kept)) == ["new"]
    assert kept.whole is file


def test_a_withdrawn_figure_contradicts_nobody() -> None:
    gone = claim("other", value=33000, withdrawn="2026-06-30", because="It was a slip.")
    assert graded(PRESS, gone).letter == "C"
