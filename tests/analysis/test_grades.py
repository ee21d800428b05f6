"""The rules of the grades, each on a small made-up claim, and what holds of all of them."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.analysis.grades import LETTERS, RULES, Grade, at_least, grade, grades
from components.analysis.tables import number_table, roots
from components.claims.claim import Claim, Source
from components.claims.load import load_claims
from components.claims.model import Claims

SMALL = load_claims((Path(__file__).parents[1] / "claims.yaml").read_text(encoding="utf-8"))
KINDS = ("filing", "company_release", "house_release", "press", "digest")

OWN = {"kind": "company_release", "publisher": "Alibaba (SEC filing)"}
HOUSE = {"kind": "house_release", "publisher": "Omdia"}
PRESS = {"kind": "press", "publisher": "The Gazette"}
DIGEST = {"kind": "digest", "publisher": "Some digest"}
SHARE = {
    "metric": "market_share",
    "ruler": "Omdia AI cloud",
    "value": 35.8,
    "unit": "percent",
    "status": "estimate",
}


def source(name: str = "made-up", **fields: Any) -> Source:
    """A source with an address and a day, unless the fields say otherwise."""
    known = {"title": "A title", "published": "2026-05-20", "url": f"https://{name}.com/page"}
    return Source.model_validate({"id": name, **known, **fields})


def claim(name: str = "made.up", **fields: Any) -> Claim:
    """A reported figure on the made-up source, unless the fields say otherwise."""
    about = {"company": "Alibaba", "metric": "capex", "period": "2025-Q3", "status": "reported"}
    if not {"value", "low", "text"} & fields.keys():
        about |= {"value": 31500, "unit": "RMB million"}
    known = {"id": name, "source": "made-up", "added": "2026-06-30", **about}
    known |= {key: value for key, value in fields.items() if value is not None}
    known |= {"unit": "RMB million"} if "value" in known and "unit" not in known else {}
    known |= {"because": "It is newer."} if known.get("supersedes") else {}
    lists = ("derived_from", "supersedes", "corroborated_by", "also_at")
    return Claim.model_validate({k: tuple(v) if k in lists else v for k, v in known.items()})


def file_of(*parts: Source | Claim) -> Claims:
    """The small file with only these claims, and these sources besides its own."""
    sources = tuple(part for part in parts if isinstance(part, Source))
    made = tuple(part for part in parts if isinstance(part, Claim))
    every = (*SMALL.sources, *sources)
    return replace(SMALL, sources=every, claims=made, scenarios=(), article=())


def graded(from_: dict[str, Any], *more: Source | Claim, **fields: Any) -> Grade:
    """The grade of one claim on one source, in a file that holds some more."""
    made = claim(**fields)
    return grade(file_of(source(**from_), made, *more), made)


@pytest.mark.parametrize(
    ("from_", "fields", "letter"),
    [
        (OWN, {}, "A"),
        (OWN | {"kind": "filing"}, {}, "A"),
        (HOUSE, SHARE, "B"),
        (PRESS, {}, "C"),
        (DIGEST, {}, "D"),
        # A company's name counts in any of its forms, but only for its own figures.
        (OWN | {"publisher": "Aliyun"}, {}, "A"),
        (OWN | {"publisher": "Baidu"}, {}, "C"),
        (OWN | {"publisher": "Alibaba Watchers"}, {}, "C"),
        # The market has no document of its own; any company of the file may state a rate.
        (OWN, {"company": "Market", "metric": "exchange_rate", "unit": "RMB per USD"}, "A"),
        (OWN | {"publisher": "A Broker"}, {"company": "Market"}, "C"),
        # A house on another's figure is one report.
        (HOUSE | {"publisher": "Canalys"}, SHARE, "C"),
        (HOUSE, {}, "C"),
        # What was read in a digest is a digest, whoever published the original.
        (OWN | {"kind": "digest"}, {}, "D"),
    ],
)
def test_a_claim_starts_where_its_source_stands(
    from_: dict[str, Any], fields: dict[str, Any], letter: str
) -> None:
    assert graded(from_, **fields).letter == letter


@pytest.mark.parametrize(
    ("from_", "letter"),
    [
        (OWN | {"via": "a portal"}, "B"),
        (OWN | {"via": "PR Newswire", "url": "https://www.prnewswire.com/release.html"}, "A"),
        (OWN | {"via": "PR Newswire", "url": "https://prnewswire.com.example.org/"}, "B"),
        (OWN | {"via": "a portal", "url": None}, "D"),
        (OWN | {"url": None}, "D"),
        (PRESS | {"url": None}, "D"),
        (PRESS | {"via": "mirror copy"}, "D"),
        (PRESS | {"via": "machine translation"}, "D"),
        (PRESS | {"via": "Another Paper Online"}, "C"),
        (DIGEST | {"via": "copy on another site"}, "D"),
    ],
)
def test_a_copy_or_a_missing_address_holds_a_claim_down(from_: dict[str, Any], letter: str) -> None:
    assert graded(from_).letter == letter


@pytest.mark.parametrize(
    ("fields", "letter"),
    [
        ({"status": "estimate"}, "D"),
        ({"status": "estimate", "house": "The Gazette"}, "D"),
        ({"status": "estimate", "house": "Bloomberg"}, "D"),
        ({"status": "estimate", "house": "Unnamed broker"}, "D"),
        ({"status": "target", "house": "Consensus of 40 analysts", "period": "2026"}, "D"),
        ({"status": "estimate", "house": "Omdia"}, "C"),
        (SHARE, "C"),
        ({"status": "reported"}, "C"),
        ({"status": "target", "period": "2025..2027"}, "C"),
    ],
)
def test_a_figure_nobody_stands_for_by_name_is_a_d(fields: dict[str, Any], letter: str) -> None:
    assert graded(PRESS, **fields).letter == letter


@pytest.mark.parametrize(
    ("fields", "published", "letter"),
    [
        ({"period": "2023-Q2"}, "2023-08-10", "D"),  # ended the day that is just three years ago
        ({"period": "2023-Q1"}, "2023-05-10", "D"),
        ({"period": "2023-Q3"}, "2023-11-10", "C"),
        ({"period": "2025", "status": "guidance"}, "2025-03-20", "D"),
        ({"period": "2026", "status": "guidance"}, "2026-03-20", "C"),
        ({"period": "2025", "status": "estimate", "house": "Omdia"}, "2025-03-20", "D"),
        ({"period": "2025", "status": "estimate", "house": "Omdia"}, "2025-12-23", "C"),
        ({"period": "2025", "status": "estimate", "house": "Omdia"}, "2026-03-20", "C"),
        # A target dated by the month it was made looks a year ahead.
        ({"period": "2025-05", "status": "target", "house": "Omdia"}, "2025-05-20", "D"),
        ({"period": "2025-09", "status": "target", "house": "Omdia"}, "2025-09-20", "C"),
        ({"period": "2026-05", "status": "target", "house": "Omdia"}, "2026-02-20", "D"),
    ],
)
def test_an_old_figure_or_a_look_ahead_that_is_over_is_one_step_lower(
    fields: dict[str, Any], published: str, letter: str
) -> None:
    edition = "2026-07-01"
    made = claim(**fields)
    file = replace(file_of(source(**PRESS, published=published), made), edition=edition)
    assert grade(file, made).letter == letter


@pytest.mark.parametrize("start", [OWN | {"via": "a portal"}, OWN])
def test_agreement_never_lifts_above_b(start: dict[str, Any]) -> None:
    other = source("other", kind="filing", publisher="Someone Else")
    assert graded(start, other, corroborated_by=["other"]).letter == graded(start).letter


@pytest.mark.parametrize(
    ("from_", "other", "letter"),
    [
        (PRESS, {"kind": "press", "publisher": "The Herald"}, "B"),
        (DIGEST, {"kind": "press", "publisher": "The Herald"}, "C"),
        (DIGEST, {"kind": "filing", "publisher": "Alibaba"}, "C"),
        (PRESS | {"url": None}, {"kind": "press", "publisher": "The Herald"}, "C"),
        (PRESS, {"kind": "digest", "publisher": "The Herald"}, "C"),
        (PRESS, {"kind": "press", "publisher": "The Herald", "url": None}, "C"),
        (PRESS, {"kind": "press", "publisher": "THE GAZETTE, quoting itself"}, "C"),
        (PRESS, {"kind": "press", "publisher": "Daily (The Gazette)"}, "C"),
        (PRESS, {"kind": "press", "publisher": "Daily via The Gazette"}, "C"),
        (PRESS | {"publisher": "Daily, after the herald"}, {"publisher": "The Herald"}, "C"),
    ],
)
def test_an_independent_source_lifts_a_claim_one_step(
    from_: dict[str, Any], other: dict[str, Any], letter: str
) -> None:
    agreeing = source("other", **{"kind": "press", **other})
    assert graded(from_, agreeing, corroborated_by=["other"]).letter == letter


@pytest.mark.parametrize(
    ("pages", "letter"),
    [
        (["https://one.org/a", "https://two.org/b"], "B"),
        (["https://one.org/a"], "C"),
        (["https://one.org/a", "https://www.one.org/b"], "C"),
        (["https://one.org/a", "https://news.made-up.com/b"], "C"),
        (["https://news.one.com.cn/a", "https://news.two.com.cn/b"], "B"),
        (["https://m.cls.cn/a", "https://www.cls.cn/b"], "C"),
    ],
)
def test_two_further_sites_lift_a_claim_one_step(pages: list[str], letter: str) -> None:
    assert graded(PRESS, also_at=pages).letter == letter


def test_pages_that_echo_a_figure_nobody_stands_for_do_not_lift_it() -> None:
    pages = ["https://one.org/a", "https://two.org/b"]
    assert graded(PRESS, status="estimate", also_at=pages).letter == "D"


def test_a_source_and_further_pages_together_lift_one_step_only() -> None:
    other = source("other", kind="press", publisher="The Herald")
    pages = ["https://one.org/a", "https://two.org/b"]
    assert graded(DIGEST, other, corroborated_by=["other"], also_at=pages).letter == "C"


def test_a_source_of_unknown_date_makes_an_e() -> None:
    guessed = PRESS | {"published_inferred": True}
    assert graded(guessed | {"published": "2026"}, period="2025").letter == "E"
    assert graded(guessed | {"published": "2026-05"}, period="2025").letter == "C"
    assert graded(PRESS | {"published": "2026"}, period="2025").letter == "C"


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
    assert list(number_table(kept)["claim"]) == ["new"]
    assert kept.whole is file


def test_a_withdrawn_figure_contradicts_nobody() -> None:
    gone = claim("other", value=33000, withdrawn="2026-06-30", because="It was a slip.")
    assert graded(PRESS, gone).letter == "C"


# What holds of every file.


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
    assert set(number_table(kept)["claim"]) <= set(number_table(file)["claim"])
    for field in ("edition", "companies", "metrics", "rulers", "sources", "events"):
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
