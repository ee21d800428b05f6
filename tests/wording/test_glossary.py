"""The words of the glossary in texts: found whole, in any form, each once, and nothing lost."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from components.claims.model import Claims
from components.claims.story import Term
from components.wording.glossary import with_terms

TERMS = (
    Term(name="capex", meaning="Money spent."),
    Term(name="run rate", forms=("run-rate", "run rates"), meaning="Scaled up."),
    Term(name="AI", meaning="What it says."),
    Term(name="AI cloud", forms=("GenAI cloud",), meaning="A cloud for it."),
    Term(name="C++ (fast)", meaning="Marks that a pattern would take for its own."),
    Term(name="guidance", meaning="What is to come."),
)


@pytest.fixture(scope="module")
def taught(claims: Claims) -> Claims:
    return replace(claims, glossary=TERMS)


def found(claims: Claims, *texts: str) -> list[list[tuple[str, str]]]:
    """The words that stand apart in each text, and the term of each."""
    return [
        [(one.text, one.term.name) for one in pieces if one.term]
        for pieces in with_terms(claims, texts)
    ]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Its capex rose", [("capex", "capex")]),
        ("Capex rose.", [("Capex", "capex")]),
        ("A run-rate, or run rates", [("run-rate", "run rate")]),
        ("AI cloud and AI", [("AI cloud", "AI cloud"), ("AI", "AI")]),
        ("capexes, subcapex, capex-light", []),
        ("in C++ (fast), yes", [("C++ (fast)", "C++ (fast)")]),
        ("capex，资本", [("capex", "capex")]),
        ("gu\u0131dance", []),
        ("", []),
    ],
)
def test_a_term_is_found_as_a_whole_word_in_any_form(
    taught: Claims, said: str, words: list[tuple[str, str]]
) -> None:
    assert found(taught, said) == [words]


def test_a_term_stands_apart_only_where_it_is_first_read(taught: Claims) -> None:
    assert found(taught, "Run rates", "A run rate and capex", "capex") == [
        [("Run rates", "run rate")],
        [("capex", "capex")],
        [],
    ]


def test_what_was_told_before_is_not_told_again(taught: Claims) -> None:
    told = {"capex"}
    [pieces] = with_terms(taught, ["capex and guidance"], told)
    assert [one.text for one in pieces if one.term] == ["guidance"]
    assert told == {"capex", "guidance"}


def test_a_file_without_a_glossary_leaves_texts_whole(claims: Claims) -> None:
    bare = replace(claims, glossary=())
    [pieces] = with_terms(bare, ["capex and more"])
    assert [(one.text, one.term) for one in pieces] == [("capex and more", None)]


@given(st.lists(st.text() | st.sampled_from(["capex", "AI cloud", " run rate "]), max_size=4))
@example(["<b>capex</b>&amp;", "\u212aapex"])
def test_the_pieces_of_a_text_are_the_text(taught: Claims, texts: list[str]) -> None:
    told = with_terms(taught, texts)
    assert ["".join(one.text for one in pieces) for pieces in told] == texts
    assert all(one.text for pieces in told for one in pieces), "no empty piece"
