"""Capex for each unit of cloud revenue as it is drawn and read out."""

from dataclasses import replace

from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.charts.intensity import INTENSITY
from components.figures.theme import Palette
from tests.figures.drawing import drawn, read
from tests.made import adding, by_quarter, without


def test_intensity_is_not_compared_across_two_definitions(claims: Claims, view: View) -> None:
    more = adding(
        claims,
        *by_quarter("Baidu", "capex", "2025-Q1", 1_000, 1_000, 1_000, 1_000, 1_000),
        *by_quarter("Baidu", "cloud_infra_revenue", "2026-Q1", 4_000),
    )
    said = read(INTENSITY, more, replace(view, company=("Baidu",)))
    assert said == "Baidu spends RMB 0.25 for each yuan of AI Cloud Infra revenue."


def test_a_record_quarter_is_never_the_only_ratio(claims: Claims, view: View) -> None:
    quarters = by_quarter("Baidu", "cloud_revenue", "2025-Q1", 6_000, 6_000, 6_000, 6_000, 6_000)
    spent = by_quarter("Baidu", "capex", "2025-Q1", 3_000, 3_000, 3_000, 3_000, 9_000)
    more = adding(without(claims, company="Baidu"), *quarters, *spent)
    said = read(INTENSITY, more, replace(view, company=("Baidu",)))
    assert said.startswith("Baidu spends RMB 1.50 for each yuan")
    assert "Over four quarters: RMB 0.75 at Baidu." in said


def test_two_definitions_of_one_companys_cloud_are_told_apart_where_they_are_drawn(
    claims: Claims, view: View, light: Palette
) -> None:
    more = adding(
        claims,
        *by_quarter("Baidu", "capex", "2025-Q1", 1_000, 1_000, 1_000, 1_000, 1_000),
        *by_quarter("Baidu", "cloud_infra_revenue", "2026-Q1", 4_000),
    )
    own = replace(view, company=("Baidu",))
    figure = drawn(INTENSITY, more, own, light)
    dashes = {trace.name.split()[-1]: trace.line.dash for trace in figure.data}
    assert dashes == {"cloud_revenue": "solid", "cloud_infra_revenue": "dot"}
    said = [note.text for note in figure.layout.annotations if "Baidu" in note.text]
    assert sorted(said) == ["<b>Baidu 0.25</b>", "<b>Baidu, cloud revenue</b><br>to June 2025"]


def test_the_ground_above_one_is_tinted_and_named(
    claims: Claims, view: View, light: Palette
) -> None:
    figure = drawn(INTENSITY, claims, view, light)
    (ground,) = [shape for shape in figure.layout.shapes if shape.type == "rect"]
    assert (ground.y0, ground.y1) == (1, figure.layout.yaxis.range[1])
    assert "capex above cloud revenue" in [note.text for note in figure.layout.annotations]


def test_who_has_no_such_ratio_is_told_with_the_reason(claims: Claims, view: View) -> None:
    assert read(INTENSITY, claims, view).endswith(
        "Not shown: ByteDance, known by the year only; Baidu and Tencent cannot be computed."
    )
