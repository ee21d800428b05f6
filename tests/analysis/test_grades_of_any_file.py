"""What holds of the grades of every file."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from components.analysis.grades.grades import LETTERS, at_least, grades
from components.analysis.tables import ids_of, number_table, roots
from components.claims.claim import Claim, Source
from components.claims.model import Claims
from tests.graded import claim, file_of, source

KINDS = ("filing", "company_release", "house_release", "press", "digest")


def made_sources(names: list[str]) -> st.SearchStrategy[tuple[Source, ...]]:
    """Sources of every kind, some without an address, in a copy or of a guessed year."""

    def one(name: str) -> st.SearchStrategy[Source]:
        return st.builds(
            source,
            st.just(name),
            kind=st.sampled_from(KINDS),
            publisher=st.sampled_from(
                ["Alibaba", "Omdia", "The Gazette", "The Herald", "A digest"]
            ),
            url=st.sampled_from([None, f"https://{name}.com/a", "https://one.org/a"]),
            via=st.sampled_from([None, "mirror copy", "a portal"]),
            published=st.sampled_from(["2026-05-20", "2026"]),
            published_inferred=st.booleans(),
        )

    return st.tuples(*(one(name) for name in names))


@st.composite
def files(draw: st.DrawFn) -> Claims:
    """Small files of made-up claims, some derived from earlier ones, some replacing them."""
    names = ["s0", "s1", "s2"]
    made: list[Claim] = []
    replaced: set[str] = set()
    for number in range(draw(st.integers(1, 8))):
        before = [c.id for c in made]
        earlier = (
            st.lists(st.sampled_from(before), unique=True, max_size=2) if before else st.just([])
        )
        inputs = draw(earlier)
        newer = [name for name in draw(earlier) if name not in replaced and name not in inputs]
        replaced |= set(newer)
        how = {"status": "derived", "derived_from": inputs, "formula": "a"} if inputs else {}
        how |= (
            {"status": draw(st.sampled_from(["reported", "estimate", "target"]))} if not how else {}
        )
        made.append(
            claim(
                f"c{number}",
                source=draw(st.sampled_from(names)),
                period=draw(st.sampled_from(["2021-Q1", "2025-Q3", "2026"])),
                value=draw(st.sampled_from([10, 11, 20])),
                corroborated_by=draw(st.lists(st.sampled_from(names), unique=True, max_size=2)),
                supersedes=newer,
                do_not_plot=draw(st.sampled_from([None, None, "A slip."])),
                **how,
            )
        )
    return file_of(*draw(made_sources(names)), *made)


@settings(max_examples=40)
@given(files())
def test_e_keeps_all_and_each_letter_keeps_no_more_than_the_next(file: Claims) -> None:
    kept = [{made.id for made in at_least(file, letter).claims} for letter in LETTERS]
    assert kept[-1] == {made.id for made in file.claims}
    assert all(fewer <= more for fewer, more in pairwise(kept))


@settings(max_examples=40)
@given(files(), st.sampled_from(LETTERS))
def test_what_is_kept_and_what_is_dropped_add_up(file: Claims, letter: str) -> None:
    kept = {made.id for made in at_least(file, letter).claims}
    good = {name for name, found in grades(file).items() if found.letter <= letter}
    dropped = len(file.claims) - len(kept)
    assert kept <= good
    assert dropped == sum(made.id not in kept for made in file.claims)
    for name in good - kept:  # good in itself, but what it leans on is gone
        made = file.claim[name]
        assert {*made.derived_from, file.superseded_by.get(name)} - kept - {None}


@settings(max_examples=40)
@given(files(), st.sampled_from(LETTERS))
def test_a_kept_file_stands_on_its_own(file: Claims, letter: str) -> None:
    kept = at_least(file, letter)
    assert set(roots(kept, kept.claim)) == set(kept.claim)
    assert set(kept.superseded_by.values()) <= set(kept.claim)
    assert set(ids_of(number_table(kept))) <= set(ids_of(number_table(file)))
    for field in ("edition", "companies", "metrics", "yardsticks", "sources", "events"):
        assert getattr(kept, field) is getattr(file, field)


@settings(max_examples=40)
@given(files())
def test_a_derived_claim_is_never_better_than_its_worst_input(file: Claims) -> None:
    found = grades(file)
    for made in file.claims:
        for name in made.derived_from:
            assert found[made.id].letter >= max("B", found[name].letter)


@settings(max_examples=40)
@given(files(), st.sampled_from(LETTERS))
def test_grades_are_the_same_each_time_in_any_order_and_in_what_is_kept(
    file: Claims, letter: str
) -> None:
    letters = {name: found.letter for name, found in grades(file).items()}
    assert grades(replace(file)) == grades(file)
    turned = replace(file, claims=file.claims[::-1])
    assert {name: found.letter for name, found in grades(turned).items()} == letters
    kept = grades(at_least(file, letter))
    assert all(found.letter <= letters[name] for name, found in kept.items())
