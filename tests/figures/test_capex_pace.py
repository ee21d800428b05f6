"""Capex and cloud revenue in lines: one unit a panel, and a print that differs stands apart."""

from dataclasses import replace
from math import log10

import plotly.graph_objects as go
import pytest

from components.analysis.view.view import GROWTH, INDEX, LOGARITHMIC, OF_REVENUE, SHOWN_AS, View
from components.claims.model import Claims
from components.figures.answer import Answer, answer
from components.figures.charts.capex import CAPEX_AND_REVENUE
from components.figures.charts.companies import COMPANY_FIGURES
from components.figures.theme import palette_of
from tests.figures.sound import faults_of_figure, faults_of_sentence, faults_of_words
from tests.made import adding, by_quarter, claim, without


def shown(claims: Claims, view: View, way: str, **how: object) -> Answer:
    return answer(claims, CAPEX_AND_REVENUE, replace(view, shown_as=way, **how))


def names(found: Answer) -> list[str]:
    return [trace.name for trace in found.figure().data]


@pytest.mark.parametrize("way", SHOWN_AS)
@pytest.mark.parametrize("chart", [CAPEX_AND_REVENUE, COMPANY_FIGURES])
def test_each_way_is_sound(claims: Claims, view: View, way: str, chart: object) -> None:
    view = replace(view, shown_as=way, index_from="2025-Q1")
    for own in (view, replace(view, company=()), replace(view, status=())):
        found = answer(claims, chart, own)
        faults = faults_of_words(found.reading) + faults_of_words(found.measured)
        faults += [fault for said in found.sentences for fault in faults_of_sentence(said)]
        if not found.is_empty:
            faults += faults_of_figure(found.figure(), claims, palette_of(claims, "light"))
        assert faults == []


def test_growth_of_capex_is_set_against_that_of_revenue(claims: Claims, view: View) -> None:
    found = shown(claims, view, GROWTH)
    assert found.finding == (
        "Capex grows slower than cloud revenue: in a year 9% against 38% at Alibaba."
    )


def test_a_print_that_the_figures_do_not_give_is_told_and_stands_apart(
    claims: Claims, view: View
) -> None:
    fits = shown(claims, view, GROWTH)
    assert "its figures give" not in fits.reading
    less = without(claims, id="alibaba.cloud_revenue.2026-Q1")
    wrong = adding(less, claim("Alibaba", "cloud_revenue", "2026-Q1", 41630, growth=30))
    found = shown(wrong, view, GROWTH)
    assert (
        "Alibaba printed 30% for cloud revenue in January to March 2026; "
        "its figures give 38%." in found.sentences
    )
    beside = next(trace for trace in found.figure().data if trace.name == "as printed")
    assert list(beside.y) == [30]


def test_a_print_without_figures_to_work_it_out_is_on_the_line(claims: Claims, view: View) -> None:
    found = shown(claims, view, GROWTH)
    line = next(t for t in found.figure().data if t.name == "Alibaba Cloud revenue")
    drawn = [s for s, y in zip(line.marker.symbol, line.y, strict=True) if y == y]
    assert drawn == ["circle", "circle", "circle-open"]  # two are as printed


def test_the_logarithmic_axis_is_of_amounts_and_of_nothing_else(claims: Claims, view: View) -> None:
    def axes(way: str) -> set[str]:
        layout = shown(claims, view, way, index_from="2025-Q1").figure().layout
        names = ("yaxis", "yaxis2") if "yaxis2" in layout else ("yaxis",)
        return {layout[name].type or "linear" for name in names}

    assert axes(LOGARITHMIC) == {"log"}
    assert {one for way in (GROWTH, INDEX, OF_REVENUE) for one in axes(way)} == {"linear"}


def test_nothing_at_or_below_zero_is_drawn_on_a_logarithmic_axis(
    claims: Claims, view: View
) -> None:
    more = adding(claims, *by_quarter("Baidu", "capex", "2025-Q1", 0, 2000))
    found = shown(more, view, LOGARITHMIC)
    assert found.table["value"].min() > 0
    low = found.figure().layout.yaxis.range[0]
    assert low < log10(2)


def test_what_is_said_of_amounts_is_said_on_any_axis(claims: Claims, view: View) -> None:
    assert shown(claims, view, LOGARITHMIC).sentences == shown(claims, view, "amount").sentences


def test_an_index_without_its_quarter_says_which_is_missing(claims: Claims, view: View) -> None:
    found = shown(claims, view, INDEX, index_from="2024-Q4")
    assert found.is_empty
    assert "October to December 2024" in found.finding


def test_who_is_known_by_the_year_only_is_named(claims: Claims, view: View) -> None:
    said = shown(claims, view, GROWTH).reading
    assert "ByteDance, known by the year only" in said


def test_a_company_whose_line_ends_early_says_until_when(claims: Claims, view: View) -> None:
    figure = shown(claims, view, INDEX, index_from="2025-Q1").figure()
    notes = [note.text for note in figure.layout.annotations]
    assert any("Tencent" in text and "to Jun 2025" in text for text in notes)
    assert not any("Alibaba" in text and "<br>to" in text for text in notes)


def test_bars_are_never_logarithmic(claims: Claims, view: View) -> None:
    views = [replace(view, shown_as=way) for way in ("amount", LOGARITHMIC)]
    plain, asked = (answer(claims, COMPANY_FIGURES, one).figure() for one in views)
    assert isinstance(asked, go.Figure)
    assert asked.to_json() == plain.to_json()


def test_a_link_keeps_the_way_and_the_quarter(claims: Claims, view: View) -> None:
    chosen = replace(view, shown_as=INDEX, index_from="2025-Q1")
    assert View.from_query(claims, chosen.to_query()) == chosen
