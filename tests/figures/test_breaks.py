"""A change of definition is drawn where it happens, with its reason on the line."""

from dataclasses import replace

import pytest

from components.analysis.money.key_figures import key_figures
from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.terms import Break
from components.figures.chart import Chart
from components.figures.charts.capex import CAPEX_AND_REVENUE
from components.figures.charts.companies import COMPANY_FIGURES
from components.figures.charts.intensity import INTENSITY
from components.figures.plain_text import unmarked
from components.figures.sentences import key_figure_words
from components.figures.theme import Palette
from tests.figures.drawing import drawn, read

WHY = "A unit for chips joined the cloud."


def changed(claims: Claims, compares: bool) -> Claims:
    """The claims with Alibaba's cloud revenue counted anew from 2026-Q1 on."""
    at = Break(at="2026-Q1", company="Alibaba", why=WHY, short="Chips join", compares=compares)
    metrics = tuple(
        m.model_copy(update={"breaks": (at,)}) if m.name == "cloud_revenue" else m
        for m in claims.metrics
    )
    return replace(claims, metrics=metrics)


@pytest.mark.parametrize("chart", [COMPANY_FIGURES, CAPEX_AND_REVENUE, INTENSITY])
def test_the_reason_stands_on_the_line(
    claims: Claims, view: View, light: Palette, chart: Chart
) -> None:
    def said(claims: Claims) -> set[tuple[str, str]]:
        return {
            (
                " ".join(text.replace("<br>", " ").split()),
                unmarked(carried[1]).rpartition(": ")[2],
            )
            for trace in drawn(chart, claims, view, light).data
            if trace.name == "what changed"
            for text, carried in zip(trace.text, trace.customdata, strict=True)
            if text
        }

    assert said(claims) == set()
    assert said(changed(claims, compares=True)) == {("Chips join", WHY)}


def test_the_line_of_a_row_stands_before_the_first_bar_that_counts_anew(
    claims: Claims, view: View, light: Palette
) -> None:
    figure = drawn(COMPANY_FIGURES, changed(claims, compares=True), view, light)
    (line,) = [shape for shape in figure.layout.shapes if shape.line.dash == "dot"]
    assert line.x0 == line.x1 == 4  # of the quarters 2025-Q1 to 2026-Q1 the last begins at 4


@pytest.mark.parametrize("compares", [True, False])
def test_growth_is_told_across_a_change_too_small_to_matter(
    claims: Claims, view: View, compares: bool
) -> None:
    said = read(COMPANY_FIGURES, changed(claims, compares), view)
    assert ("cloud revenue is up" in said) == compares
    assert "Cloud revenue counts anew from January to March 2026: Chips join." in said


def test_a_headline_figure_says_what_it_counts_anew(claims: Claims, view: View) -> None:
    found = {h.label: key_figure_words(h, "RMB") for h in key_figures(changed(claims, True), view)}
    assert found["cloud revenue"][2].endswith(", Chips join")
    assert "Chips" not in "".join(found["capex"])
