"""What must hold of every chart there is, and of every chart to come."""

from dataclasses import replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import pandas as pd
import plotly.graph_objects as go
import pytest

from components.analysis.grades.with_grades import with_grades
from components.analysis.view.view import View
from components.analysis.view.visible import visible_claims
from components.claims.model import Claims
from components.figures import charts as folder
from components.figures.chart import Chart
from components.figures.charts.catalogue import charts
from components.figures.theme import Theme, palette_of
from tests.figures.sound import (
    faults_of_figure,
    faults_of_sentence,
    faults_of_table,
    faults_of_words,
    marks_of,
)


@pytest.fixture(params=charts().values(), ids=charts())
def chart(request: pytest.FixtureRequest) -> Chart:
    return request.param


def table_of(chart: Chart, claims: Claims, view: View) -> pd.DataFrame:
    return _table(chart.name, claims, view)


def figure_of(chart: Chart, claims: Claims, view: View, theme: Theme) -> go.Figure:
    return _figure(chart.name, claims, view, theme)


@cache
def _table(name: str, claims: Claims, view: View) -> pd.DataFrame:
    return with_grades(claims, charts()[name].table(claims, view))


@cache
def _figure(name: str, claims: Claims, view: View, theme: Theme) -> go.Figure:
    return charts()[name].figure(_table(name, claims, view), view, _palette(claims, theme))


_palette = cache(palette_of)


def faults(chart: Chart, claims: Claims, view: View) -> list[str]:
    """What is wrong with a chart under a view, whether it is drawn or only read out."""
    table = table_of(chart, claims, view)
    found = faults_of_table(table, chart.columns, claims)
    found += faults_of_words(" ".join(chart.reading(table, claims, view)))
    found += [f for one in chart.reading(table, claims, view) for f in faults_of_sentence(one)]
    found += faults_of_words(chart.measured(claims, view))
    if len(table):
        its = _palette(claims, "light")
        found += faults_of_figure(figure_of(chart, claims, view, "light"), claims, its)
    return found


def test_it_has_something_to_show_of_the_small_file(
    chart: Chart, claims: Claims, view: View
) -> None:
    assert len(table_of(chart, claims, view))


def test_rows_rest_on_claims_and_have_the_columns_shown(
    chart: Chart, claims: Claims, view: View
) -> None:
    assert faults_of_table(table_of(chart, claims, view), chart.columns, claims) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_mark_can_be_traced_to_its_claims(
    chart: Chart, claims: Claims, view: View, theme: Theme
) -> None:
    figure = figure_of(chart, claims, view, theme)
    assert faults_of_figure(figure, claims, _palette(claims, theme)) == []
    assert [mark for trace in figure.data for mark in marks_of(trace)]


def test_the_figure_shows_no_claim_that_the_table_lacks(
    chart: Chart, claims: Claims, view: View
) -> None:
    figure = figure_of(chart, claims, view, "light")
    carried = [c[0] for trace in figure.data for _, c in marks_of(trace) if c[0]]
    rows = table_of(chart, claims, view)["claims"]
    assert {tuple(ids.split()) for ids in carried} == set(rows) - {()}


def test_it_wears_the_theme_it_is_drawn_in(chart: Chart, claims: Claims, view: View) -> None:
    light, dark = (figure_of(chart, claims, view, theme) for theme in ("light", "dark"))
    assert light.layout.template != dark.layout.template
    other = _palette(claims, "light")
    drawn = dark.to_json(pretty=False)
    strange = {other.ink, other.paper, *other.company.values()} & set(drawn.split('"'))
    assert strange == set()


def test_its_words_are_sentences(chart: Chart, claims: Claims, view: View) -> None:
    reading = chart.reading(table_of(chart, claims, view), claims, view)
    said = [" ".join(reading), chart.measured(claims, view)]
    assert [fault for words in said for fault in faults_of_words(words)] == []
    assert [fault for one in reading for fault in faults_of_sentence(one)] == []
    assert chart.question.endswith("?")
    assert chart.name == chart.name.lower().replace(" ", "-")


def test_an_empty_choice_is_read_out_not_drawn(chart: Chart, claims: Claims, view: View) -> None:
    nobody = replace(view, company=(), focus="ByteDance")  # of whom no quarter is known
    assert table_of(chart, claims, nobody).empty
    assert faults(chart, claims, nobody) == []


@pytest.mark.parametrize(
    "choice", [{"status": ()}, {"known_by": "1991-01-01"}, {"edition": "1991-01-01"}]
)
def test_a_choice_that_leaves_no_claim_is_read_out_not_drawn(
    chart: Chart, claims: Claims, view: View, choice: dict[str, object]
) -> None:
    narrow = replace(view, **choice)
    left = visible_claims(claims, narrow)
    assert table_of(chart, left, narrow).empty
    assert faults(chart, left, narrow) == []


@pytest.mark.parametrize(
    ("field", "choices"),
    [
        ("company", [("Alibaba",), ("Baidu",), ("Tencent",), ("ByteDance",)]),
        ("status", [("reported",), ("estimate",)]),
        ("period", [("2024-Q4", "2025-Q1")]),
        ("grade", ["C"]),
        ("known_by", ["2025-10-31"]),
    ],
)
def test_a_narrow_choice_is_sound(
    chart: Chart, claims: Claims, view: View, field: str, choices: list[object]
) -> None:
    views = [replace(view, **{field: choice}) for choice in choices]
    assert [
        fault for one in views for fault in faults(chart, visible_claims(claims, one), one)
    ] == []


def test_no_chart_is_forgotten_in_the_list() -> None:
    made = {
        value.name: value
        for module in iter_modules(folder.__path__)
        for value in vars(import_module(f"components.figures.charts.{module.name}")).values()
        if isinstance(value, Chart)
    }
    assert charts() == made


def test_a_choice_of_other_pages_changes_nothing(chart: Chart, claims: Claims, view: View) -> None:
    """So a picture may leave it out of its link and its words."""
    others = {
        name: [option for option in View.options(claims)[name] if option != getattr(view, name)]
        for name, one in View.choices().items()
        if not one.bears_on(chart.page)
    }
    assert others
    table, measured = table_of(chart, claims, view), chart.measured(claims, view)
    for name, options in others.items():
        kind = View.choices()[name].kind
        for option in (options[0], options[-1]):
            value = kind.read([option], View.options(claims)[name])
            other = replace(view, **{name: value})
            assert table_of(chart, claims, other).equals(table), name
            assert chart.measured(claims, other) == measured, name
