"""The rules of the grades, each on a small made-up claim."""

from dataclasses import replace
from typing import Any

import pytest

from components.analysis.grades.grades import grade
from tests.graded import DIGEST, HOUSE, OWN, PRESS, SHARE, claim, file_of, graded, source


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


def test_a_source_dated_by_its_year_alone_makes_an_e_unless_a_dated_one_agrees() -> None:
    yearly = PRESS | {"published": "2026"}
    assert graded(yearly, period="2025").letter == "E"
    assert graded(PRESS | {"published": "2026-05"}, period="2025").letter == "C"
    dated = source("other", kind="press", publisher="The Herald")
    assert graded(yearly, dated, corroborated_by=["other"], period="2025").letter == "B"
    undated = source("other", kind="press", publisher="The Herald", published="2026")
    assert graded(yearly, undated, corroborated_by=["other"], period="2025").letter == "E"
