"""The one test that draws the shipped file: each chart under each yardstick, span and currency."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import plotly.graph_objects as go
import pytest

from components.analysis.grades.with_grades import with_grades
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.answer import Answer
from components.figures.chart import Chart
from components.figures.charts.capex import CAPEX_AND_REVENUE
from components.figures.charts.catalogue import charts
from components.figures.charts.companies import COMPANY_FIGURES
from components.figures.charts.world import AGAINST_THE_WORLD
from components.figures.theme import palette_of
from components.publish.canonical import canonical_views, views_of_chart
from tests.figures.sound import faults_of_figure, faults_of_table, faults_of_words, machine_words

FILE = Path(__file__).parents[2] / "data" / "claims.yaml"


@pytest.mark.parametrize("name", charts())
def test_every_chart_of_the_shipped_file_is_sound_however_it_is_read(
    shipped: Claims, name: str
) -> None:
    chart, light = charts()[name], palette_of(shipped, "light")
    faults, drawn = [], set()
    for view in dict.fromkeys(views(shipped, chart)):
        table = with_grades(shipped, chart.table(shipped, view))
        said = [" ".join(chart.reading(table, shipped, view)), chart.measured(shipped, view)]
        found = [fault for words in said for fault in faults_of_words(words)]
        found += faults_of_table(table, chart.columns, shipped)
        looks = table.to_csv()
        if len(table) and looks not in drawn:
            drawn.add(looks)
            found += faults_of_figure(chart.figure(table, view, light), shipped, light)
        faults += [f"{view.yardstick}, {view.span}, {view.currency}: {fault}" for fault in found]
    assert faults == []
    assert drawn


def test_no_projection_is_drawn_as_a_solid_line(shipped: Claims) -> None:
    own = [chart for chart in charts().values() if chart.page == "scenarios"]
    drawn = [one for chart in own for one in views_of_chart(shipped, chart)]
    projected = [(one.slug, trace) for one in drawn for trace in projections(one.answer)]
    assert projected
    assert [(slug, t.name) for slug, t in projected if (t.line.dash or "solid") == "solid"] == []


def test_no_figure_holds_a_word_that_nobody_says(shipped: Claims) -> None:
    faults = [
        (one.slug, words[0])
        for one in canonical_views(shipped)
        if (words := machine_words(one.answer.figure()))
    ]
    assert faults == []


def projections(found: Answer) -> Iterator[go.Scatter]:
    """The lines on which a projection lies: what nobody has measured yet."""
    table = found.table
    ahead = table[table["status"] == "projection"] if "status" in table else table.iloc[:0]
    ids = {" ".join(names) for names in ahead["claims"]}
    ids -= {" ".join(names) for names in table.drop(ahead.index)["claims"]}
    for trace in found.figure().data:
        is_line = trace.type == "scatter" and "lines" in trace.mode
        if is_line and any(carried[0] in ids for carried in trace.customdata):
            yield trace


def views(claims: Claims, chart: Chart) -> Iterator[View]:
    """The views that a chart may differ by; each choice is made on its own."""
    bare, known = View.of(claims), View.options(claims)
    if chart.page == "market_share":
        yield from (replace(bare, yardstick=yardstick) for yardstick in known["yardstick"])
        return
    yield from (replace(bare, span=span) for span in known["span"])
    yield from (replace(bare, currency=currency) for currency in known["currency"])
    if chart is AGAINST_THE_WORLD:
        yield from (replace(bare, world=world) for world in known["world"])
        yield from (replace(bare, world=world, peers="left out") for world in known["world"])
    ways = [replace(bare, shown_as=way) for way in known["shown_as"]]
    if chart is CAPEX_AND_REVENUE:
        yield from (replace(way, span=span) for way in ways for span in known["span"])
        yield replace(bare, shown_as="index", index_from=known["index_from"][0])
    if chart is COMPANY_FIGURES:
        yield from (replace(way, focus=focus) for way in ways for focus in known["focus"])
    if chart.page == "companies":
        yield from (replace(bare, focus=focus) for focus in known["focus"])
    yield replace(bare, scenario=tuple(known["scenario"]))
