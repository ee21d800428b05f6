"""Damaged claims files: each loads or is refused by line, and nothing else ever happens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.claims.reading.decode import decoded
from components.claims.reading.load import load_claims
from components.claims.reading.problems import ClaimsError
from dev.load.mutants import mutant
from tests.hostile import filled, payloads, visible, with_names


def outcome(raw: bytes) -> str:
    """'sound' or 'refused'; whatever else happens fails the test."""
    try:
        load_claims(decoded(raw))
    except ClaimsError as error:
        refused = error
    else:
        return "sound"
    assert refused.problems
    assert all(problem.line >= 1 for problem in refused.problems)
    assert all(line.isprintable() for line in refused.lines("claims.yaml"))
    return "refused"


@pytest.mark.parametrize("first", range(0, 500, 100))
def test_a_damaged_file_loads_or_is_refused_by_line(text: str, first: int) -> None:
    outcomes = [outcome(mutant(text, number)) for number in range(first, first + 100)]
    assert {"sound", "refused"} == set(outcomes)


@given(st.binary(max_size=400))
def test_any_bytes_load_or_are_refused_by_line(raw: bytes) -> None:
    assert outcome(raw) == "refused"


@given(at=st.integers(min_value=0), put=st.text(max_size=12), lost=st.integers(0, 12))
def test_any_slip_of_the_keyboard_loads_or_is_refused_by_line(
    text: str, at: int, put: str, lost: int
) -> None:
    at %= len(text)
    changed = text[:at] + put + text[at + lost :]
    assert outcome(changed.encode("utf-8", "surrogatepass")) in ("sound", "refused")


def test_a_mutant_is_the_same_each_time(text: str) -> None:
    assert mutant(text, 7) == mutant(text, 7) != mutant(text, 8)


def test_the_list_holds_at_least_150_hostile_texts() -> None:
    every = [payload for kind in payloads().values() for payload in kind]
    assert len(every) >= 150
    assert len(set(every)) == len(every)


def test_hostile_text_may_stand_in_any_field_of_the_file(text: str) -> None:
    for payload in visible()[::5]:
        assert outcome(filled(text, f"{payload} Qz").encode()) == "sound", payload


@pytest.mark.parametrize("payload", payloads()["invisible"])
def test_text_with_something_invisible_in_it_is_refused(text: str, payload: str) -> None:
    assert outcome(filled(text, payload).encode("utf-8")) == "refused"


def test_a_name_that_is_offered_as_a_choice_holds_no_mark(text: str) -> None:
    for payload in visible():
        if any(mark in payload for mark in "<>[]`*_{}#|~$:^=@!\\"):
            assert outcome(with_names(text, payload).encode()) == "refused", payload


def test_a_file_without_a_company_it_is_about_is_refused(text: str) -> None:
    with pytest.raises(ClaimsError, match="no company is a subject"):
        load_claims(text.replace("role: subject", "role: context"))


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"a: b\nc: \xe9\n", "2: file: byte 0xe9 is not UTF-8 text; save the file as UTF-8"),
        ("a: b".encode("utf-16"), "1: file: it is UTF-16 text, not UTF-8; save the file as UTF-8"),
    ],
)
def test_what_is_not_utf8_is_refused_with_its_line(raw: bytes, problem: str) -> None:
    with pytest.raises(ClaimsError, match=problem):
        decoded(raw)
