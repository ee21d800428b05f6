"""Whom figures are owed to, as said under a chart: who stands for most first, the maker named."""

import pandas as pd
import pytest

from components.analysis.sources.credits import credit_name, credits_of
from components.analysis.tables import ids_of
from tests.graded import DIGEST, HOUSE, OWN, PRESS, SHARE, claim, file_of, source


@pytest.mark.parametrize(
    ("from_", "fields", "said"),
    [
        (OWN, {}, "Alibaba results"),
        (OWN | {"via": "a copy in a public repository"}, {}, "Alibaba results"),
        (PRESS, {}, "The Gazette"),
        (PRESS, SHARE, "Omdia via The Gazette"),
        (HOUSE, SHARE, "Omdia"),
        (PRESS | {"publisher": "The Gazette, quoting Omdia"}, SHARE, "Omdia via The Gazette"),
        (DIGEST, {"status": "estimate", "house": "A Bank"}, "A Bank via Some digest"),
    ],
)
def test_a_figure_is_owed_to_its_maker_and_told_by_whoever_printed_it(
    from_: dict[str, str], fields: dict[str, object], said: str
) -> None:
    made = claim(**fields)
    assert credit_name(file_of(source(**from_), made), made) == said


def test_who_stands_for_most_figures_is_named_first() -> None:
    made = [
        claim("made.own", period="2024-Q4"),
        claim("made.one", source="press", period="2025-Q1"),
        claim("made.two", source="press", period="2025-Q2"),
    ]
    claims = file_of(source("press", **PRESS), source(**OWN), *made)
    names = [credit.name for credit in credits_of(claims, [one.id for one in made])]
    assert names == ["The Gazette", "Alibaba results"]
    assert [credit.name for credit in credits_of(claims, ["made.one", "made.own"])] == names[::-1]


def test_among_equals_the_best_evidence_is_named_first_and_nobody_twice() -> None:
    weak = claim("made.weak", source="weak", period="2025-Q1")
    strong, again = claim("made.strong", period="2025-Q2"), claim("made.again", period="2025-Q4")
    claims = file_of(source("weak", **DIGEST), source(**OWN), weak, strong, again)
    table = pd.DataFrame({"claims": [("made.weak",), ("made.strong",), ("made.again",)]})
    assert [credit.name for credit in credits_of(claims, ids_of(table))] == [
        "Alibaba results",
        "Some digest",
    ]


def test_the_results_of_companies_are_named_first_and_a_company_not_twice() -> None:
    made = [
        claim("made.press", source="press", period="2025-Q1"),
        claim("made.page", source="page", period="2025-Q2"),
        claim("made.own", period="2025-Q4"),
    ]
    page = source("page", **PRESS | {"publisher": "Alibaba"})
    claims = file_of(source("press", **PRESS), page, source(**OWN), *made)
    names = [credit.name for credit in credits_of(claims, [one.id for one in made])]
    assert names == ["Alibaba results", "The Gazette"]
    alone = [credit.name for credit in credits_of(claims, ["made.press", "made.page"])]
    assert sorted(alone) == ["Alibaba", "The Gazette"]


def test_the_page_is_the_first_that_has_an_address() -> None:
    none = source("none", **OWN).model_copy(update={"url": None})
    claims = file_of(
        none,
        source(**OWN),
        claim("made.first", source="none"),
        claim("made.next", period="2025-Q1"),
    )
    table = pd.DataFrame({"claims": [("made.first",), ("made.next",)]})
    (credit,) = credits_of(claims, ids_of(table))
    assert credit.url == "https://made-up.com/page"
