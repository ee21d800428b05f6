"""An answer is worked out in one place, and always from what its view lets be seen."""

from dataclasses import replace

import pytest

from components.analysis.view.view import View
from components.analysis.view.visible import visible_claims
from components.claims.model import Claims
from components.figures.answer import PERIOD_CODE, answer
from components.figures.chart import Chart
from components.figures.charts.capex import CAPEX_AND_REVENUE
from components.figures.charts.catalogue import charts
from components.figures.charts.intensity import INTENSITY
from components.figures.charts.market_share import SHARES


@pytest.fixture(params=charts().values(), ids=charts())
def chart(request: pytest.FixtureRequest) -> Chart:
    return request.param


@pytest.mark.parametrize("choice", [{"known_by": "2025-10-31"}, {"grade": "B"}])
def test_nothing_that_the_view_hides_is_in_an_answer(
    claims: Claims, view: View, chart: Chart, choice: dict[str, str]
) -> None:
    narrow = replace(view, **choice)
    visible = visible_claims(claims, narrow).claim.keys()
    assert set(answer(claims, chart, narrow).roots) <= visible
    assert not set(answer(claims, CAPEX_AND_REVENUE, view).roots) <= visible


def test_it_is_the_same_for_all_readers_whatever_part_of_the_claims_they_hold(
    claims: Claims, view: View
) -> None:
    late = replace(view, known_by="2025-10-31")
    found = answer(claims, SHARES, late)
    assert answer(visible_claims(claims, late), SHARES, late) is found
    assert answer(visible_claims(claims, view), SHARES, late) is found
    assert found.figure("dark") is found.figure("dark")


def test_every_row_has_the_grade_of_the_weakest_claim_it_rests_on(
    claims: Claims, view: View, chart: Chart
) -> None:
    table = answer(claims, chart, view).table
    assert set(table["grade"]) <= set("ABCDE") | {""}
    assert [bool(letter) for letter in table["grade"]] == [bool(ids) for ids in table["claims"]]


def test_a_figure_wears_the_theme_of_its_view_unless_another_is_asked_for(
    claims: Claims, view: View
) -> None:
    dark = answer(claims, SHARES, replace(view, theme="dark"))
    paper = [dark.figure(theme).layout.template.layout.paper_bgcolor for theme in (None, "light")]
    assert paper == ["#14171a", "#fbfaf7"]


def test_an_answer_without_a_row_says_why_and_draws_a_blank(claims: Claims, view: View) -> None:
    nothing = answer(claims, SHARES, replace(view, company=()))
    assert nothing.is_empty
    assert nothing.finding == "Your choice hides this: no company."
    assert not nothing.figure().data
    assert list(nothing.data_table["Claims"]) == []


def test_a_period_is_in_words_with_its_name_in_the_file_beside_it(
    claims: Claims, view: View
) -> None:
    table = answer(claims, INTENSITY, replace(view, span="four quarters")).data_table
    assert list(table.columns)[1:3] == ["Period", PERIOD_CODE]
    assert set(table["Period"]) == {"four quarters to December 2025", "four quarters to March 2026"}
    assert set(table[PERIOD_CODE]) == {"ttm-2025-Q4", "ttm-2026-Q1"}
