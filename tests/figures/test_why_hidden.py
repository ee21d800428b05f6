"""An empty chart names the choice that hides what it holds, and calls nobody silent for it."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest

from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.answer import Answer, answer
from components.figures.chart import Chart
from components.figures.charts.catalogue import charts
from components.wording.formats import day_words

# A choice, and words that name it in every chart that it empties.
CHOICES: tuple[tuple[Mapping[str, object], str], ...] = (
    ({"grade": "A"}, r"grade A"),
    ({"company": ()}, r"no company"),
    ({"company": ("Baidu",)}, r"only company chosen|companies chosen: Baidu"),
    ({"company": ("Tencent", "ByteDance")}, r"only companies chosen|companies chosen: Tencent"),
    ({"period": ("2023-Q1", "2023-Q2")}, r"January 2023 to June 2023"),
    ({"status": ("estimate",)}, r"only the status estimate"),
    ({"status": ()}, r"no status"),
    ({"known_by": "1995-05-01"}, r"published by 1 May 1995; the first was on \d+ \w+ 20\d\d"),
    ({"edition": "1995-05-01"}, r"the edition of 1 May 1995"),
    ({"scenario": ()}, r"no scenario"),
)
NEVER = re.compile(r"publish(es)? (no|neither|both)|not published|has published|publishes what")


@pytest.fixture(params=charts().values(), ids=charts())
def chart(request: pytest.FixtureRequest) -> Chart:
    return request.param


@cache
def _usual(claims: Claims, name: str, view: View) -> Answer:
    return answer(claims, charts()[name], view)


@pytest.mark.parametrize(("choice", "words"), CHOICES, ids=lambda one: str(one))
def test_the_choice_that_empties_a_chart_is_named(
    chart: Chart, claims: Claims, view: View, choice: Mapping[str, object], words: str
) -> None:
    found = answer(claims, chart, replace(view, **choice))
    if found.is_empty and not _usual(claims, chart.name, view).is_empty:
        assert re.search(words, found.reading)
        assert not NEVER.search(found.reading)


@pytest.mark.parametrize(("choice", "words"), CHOICES, ids=lambda one: str(one))
def test_a_choice_makes_nobody_silent_who_is_not_without_it(
    chart: Chart, claims: Claims, view: View, choice: Mapping[str, object], words: str
) -> None:
    found = answer(claims, chart, replace(view, **choice))
    never = [one for one in found.reading.split("; ") if NEVER.search(one)]
    usual = _usual(claims, chart.name, view).reading
    names = {name for one in never for name in claims.subjects if name in one}
    assert names <= {name for name in claims.subjects if NEVER.search(usual) and name in usual}


def test_each_of_the_choices_empties_some_chart(claims: Claims, view: View) -> None:
    for choice, _ in CHOICES:
        narrow = replace(view, **choice)  # type: ignore[arg-type]
        assert any(answer(claims, one, narrow).is_empty for one in charts().values()), choice


def test_where_it_takes_two_choices_to_empty_a_chart_both_are_named(
    claims: Claims, view: View
) -> None:
    both = replace(view, known_by="1995-05-01", status=())
    found = answer(claims, charts()["plan-progress"], both)
    assert found.finding == "Your choices hide this: no status; as known on 1 May 1995."


def test_the_day_that_is_named_is_the_first_on_which_there_is_something(
    chart: Chart, claims: Claims, view: View
) -> None:
    early = answer(claims, chart, replace(view, known_by="1995-05-01"))
    if not early.is_empty:
        return
    said = re.search(r"the first was on (\d+ \w+ \d+)", early.reading)
    assert said
    days = {day_words(day.isoformat()): day for day in _days(date(2015, 1, 1), date(2027, 1, 1))}
    day = days[said.group(1)]
    before = (day - timedelta(days=1)).isoformat()
    assert not answer(claims, chart, replace(view, known_by=day.isoformat())).is_empty
    assert answer(claims, chart, replace(view, known_by=before)).is_empty


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days)]
