"""What scenarios suppose, drawn after what happened and never like it."""

from dataclasses import replace

import pytest

from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.answer import answer
from components.figures.chart import Chart
from components.figures.charts.catalogue import charts
from components.figures.charts.scenarios import INTENSITY_PATHS, REVENUE_PATHS
from components.figures.theme import Palette
from tests.figures.drawing import drawn


@pytest.mark.parametrize("chart", [REVENUE_PATHS, INTENSITY_PATHS], ids=lambda c: c.name)
def test_what_is_supposed_starts_where_the_actual_line_ends_and_is_dashed(
    claims: Claims, view: View, light: Palette, chart: Chart
) -> None:
    lines = {t.name: t for t in drawn(chart, claims, view, light).data if t.customdata is not None}
    actual, lead = lines.pop("Alibaba Actual"), lines["Alibaba Steady"]
    assert actual.line.dash == "solid"
    assert {"Alibaba Steady", "Alibaba Fast"} <= set(lines)
    assert "solid" not in {line.line.dash for line in lines.values()}
    assert lead.line.color == actual.line.color == light.company["Alibaba"]
    others = [line for line in lines.values() if line is not lead]
    assert all(line.line.width < lead.line.width for line in others), "one path is bold"
    assert lines["Alibaba Fast"].line.color == light.quiet
    for line in lines.values():
        assert (line.x[0], line.y[0]) == (actual.x[-1], actual.y[-1])


def test_the_range_that_claims_give_is_shaded_from_one_end_to_the_other(
    claims: Claims, view: View, light: Palette
) -> None:
    """Steady grows by 23% a year, and its claims give 20 to 30%."""
    lines = {t.name: t for t in drawn(REVENUE_PATHS, claims, view, light).data}
    low = lines["Alibaba Steady, low end (20% a year)"]
    high = lines["Alibaba Steady, high end (30% a year)"]
    assert high.fill == "tonexty"
    assert [line for line in lines.values() if line.fill] == [high]
    names = list(lines)
    assert names.index(high.name) == names.index(low.name) + 1, "nothing is drawn between the two"
    earned = 33.398 + 39.824 + 43.280 + 41.630
    assert low.y[4] == pytest.approx(earned * 1.2, abs=1e-3)
    assert high.y[4] == pytest.approx(earned * 1.3, abs=1e-3)


@pytest.mark.parametrize("chart", [REVENUE_PATHS, INTENSITY_PATHS], ids=lambda c: c.name)
def test_what_is_supposed_stands_on_tinted_ground_that_says_so(
    claims: Claims, view: View, light: Palette, chart: Chart
) -> None:
    figure = drawn(chart, claims, view, light)
    (actual,) = [t for t in figure.data if t.name == "Alibaba Actual"]
    (ground,) = [shape for shape in figure.layout.shapes if shape.type == "rect"]
    assert (ground.x0, ground.fillcolor) == (actual.x[-1], light.ground)
    assert ground.x1 == figure.layout.xaxis.range[1] >= max(t.x[-1] for t in figure.data if t.name)
    (head,) = [note for note in figure.layout.annotations if note.text == "supposed"]
    assert head.x == ground.x0


def test_paths_that_end_together_share_a_label_in_words(
    claims: Claims, view: View, light: Palette
) -> None:
    steady, fast = claims.scenarios
    again = tuple(
        fast.model_copy(update={"name": name, "formerly": ()}) for name in ("Twin", "Third")
    )
    several = replace(claims, scenarios=(steady, fast, *again))
    every = replace(view, scenario=("Steady", "Fast", "Twin", "Third"))
    notes = drawn(REVENUE_PATHS, several, every, light).layout.annotations
    bare = [note.text.replace("<br>", " ").replace("<b>", "").replace("</b>", "") for note in notes]
    assert [text for text in bare if "Fast" in text] == ["734 Fast and 2 others"]


def test_a_middle_that_is_not_the_leading_path_says_why(claims: Claims, view: View) -> None:
    def words(low: float, high: float) -> str:
        steady = next(s for s in claims.scenarios if s.name == view.base)
        moved = tuple(
            a.model_copy(update={"low": low, "high": high})
            if (a.company, a.about) == (view.focus, "cloud_growth")
            else a
            for a in steady.assumptions
        )
        scenarios = tuple(
            s.model_copy(update={"assumptions": moved}) if s is steady else s
            for s in claims.scenarios
        )
        known = replace(claims, scenarios=scenarios)
        return answer(known, charts()["revenue-fan"], view).reading

    value = next(
        a.value
        for s in claims.scenarios
        if s.name == view.base
        for a in s.assumptions
        if (a.company, a.about) == (view.focus, "cloud_growth")
    )
    assert "leans up from its" in words(value - 1, value + 20)
    assert "leans down from its" in words(value - 20, value + 1)
    assert "The middle is" not in words(value - 0.1, value + 0.1)
