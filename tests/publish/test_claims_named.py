"""What stands under a chart and in lists of claims: names, sources and evidence, as said aloud."""

from components.analysis.grades.grades import grades
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.answer import answer
from components.figures.charts.catalogue import charts
from components.publish.card_words import card_words
from components.wording.claim_names import claim_name, claim_names
from components.wording.formats import printed_words
from tests.made import view_with_something


def test_a_claim_is_named_by_subject_measure_period_and_value(claims: Claims) -> None:
    named = claim_name(claims, claims.claim["alibaba.share.omdia.2025-H1"])
    assert named == "Alibaba, share by Omdia AI cloud, first half of 2025: 35.8%"


def test_no_two_claims_of_a_list_have_one_name_and_none_is_its_id(claims: Claims) -> None:
    names = claim_names(claims, claims.claim)
    assert len(set(names.values())) == len(claims.claims)
    assert not set(names.values()) & set(claims.claim)


def test_a_value_is_printed_with_its_unit_where_it_is_said(claims: Claims) -> None:
    assert printed_words(claims.claim["alibaba.capex.2025-Q1"]) == "RMB 24,612 million"


def test_the_strip_counts_every_claim_of_the_marks_once_and_the_best_first(claims: Claims) -> None:
    for chart in charts().values():
        found = answer(claims, chart, view_with_something(chart, claims))
        counted = card_words(found).evidence
        assert sum(count for _, count in counted) == len(found.ids)
        assert [letter for letter, _ in counted] == sorted(
            {grades(found.claims)[n].letter for n in found.ids}
        )


def test_sources_beyond_the_first_are_counted_and_kept(claims: Claims) -> None:
    found = answer(claims, charts()["who-leads"], View.of(claims))
    words = card_words(found, 1)
    assert [*words.sources, *words.more_sources] == found.credits
    assert words.others == (f"{len(words.more_sources)} others" if words.more_sources else "")
