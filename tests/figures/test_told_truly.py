"""Sentences and labels say what is so under the reader's own choices."""

import re
from dataclasses import replace
from typing import Any

import pytest

from components.analysis.view.view import View
from components.analysis.view.visible import visible_claims
from components.claims.model import Claims
from components.figures.charts.capex import CAPEX_AND_REVENUE
from components.figures.charts.companies import COMPANY_FIGURES
from components.figures.charts.market_share import SHARES
from components.figures.charts.scenarios import INTENSITY_PATHS, REVENUE_PATHS
from components.figures.theme import Palette
from tests.figures.drawing import drawn, read
from tests.made import adding, by_quarter, claim


def titles(claims: Claims, view: View, light: Palette) -> dict[str, str]:
    """What stands over each company's panel of capex and revenue."""
    figure = drawn(CAPEX_AND_REVENUE, visible_claims(claims, view), view, light)
    return {
        note.text.split("</b>")[0].removeprefix("<b>"): re.sub(r"(<[^>]*>|\s)+", " ", note.text)
        for note in figure.layout.annotations
    }


@pytest.mark.parametrize(
    ("choice", "why"),
    [
        ({"span": "four quarters"}, "capex not shown: no four quarters in a row"),
        ({"period": ("2025-Q2", "2026-Q1")}, "capex not shown: outside the time chosen"),
        ({"status": ("reported",)}, "capex not shown: of a status not chosen"),
        ({}, None),
    ],
)
def test_a_figure_that_a_choice_leaves_out_is_not_called_unpublished(
    claims: Claims, view: View, light: Palette, choice: dict[str, Any], why: str | None
) -> None:
    guess = claim("Baidu", "capex", "2025-Q1", 3_000, status="estimate", house="A House")
    more = adding(claims, guess, *by_quarter("Baidu", "cloud_revenue", "2025-Q3", 6_000, 6_100))
    said = titles(more, replace(view, company=("Baidu",), **choice), light)["Baidu"]
    assert "no capex published" not in said
    assert (why in said) if why else ("not shown" not in said)


def test_a_figure_that_nobody_published_is_called_so(
    claims: Claims, view: View, light: Palette
) -> None:
    assert "no cloud revenue published" in titles(claims, view, light)["Tencent"]
    assert "no capex published" in titles(claims, view, light)["Baidu"]


def test_the_narrower_of_two_cloud_lines_goes_by_its_own_name(
    claims: Claims, view: View, light: Palette
) -> None:
    figure = drawn(CAPEX_AND_REVENUE, claims, replace(view, company=("Baidu",)), light)
    assert "AI Cloud Infra<br>revenue <b>4.2</b>" in [n.text for n in figure.layout.annotations]
    assert "solid line: cloud revenue to June 2025" in titles(claims, view, light)["Baidu"]


def test_each_growth_is_told_of_its_own_period(claims: Claims, view: View) -> None:
    more = adding(
        claims,
        *by_quarter("Baidu", "capex", "2025-Q1", 1_000, 1_000, 1_000, 1_000, 1_500),
        *by_quarter("Baidu", "cloud_revenue", "2024-Q2", 5_200, 6_000, 6_000),
    )
    wide = replace(view, focus="Baidu", period=("2024-Q1", "2026-Q1"))
    assert read(COMPANY_FIGURES, more, wide).startswith(
        "Baidu's capex is up 50% in a year to March 2026, its cloud revenue 25% to June 2025."
    )


def test_companies_level_with_one_another_are_told_as_level(claims: Claims, view: View) -> None:
    others = [c for c in claims.claims if c.yardstick != "IDC apps"]
    two = [
        claim(name, "market_share", "2025", 25, yardstick="IDC apps")
        for name in ("Tencent", "ByteDance")
    ]
    own = replace(view, yardstick="IDC apps", company=("Tencent", "ByteDance"))
    said = read(SHARES, replace(claims, claims=(*others, *two)), own)
    assert "0 points" not in said
    assert "are level at 25%" in said


def test_what_is_not_shown_of_a_market_is_drawn_and_said(
    claims: Claims, view: View, light: Palette
) -> None:
    own = replace(view, company=("Alibaba",))
    (bars,) = [t for t in drawn(SHARES, claims, own, light).data if t.customdata is not None]
    assert sum(bars.x) == pytest.approx(100)
    assert "27.9" in read(SHARES, claims, own)


@pytest.mark.parametrize("chart", [REVENUE_PATHS, INTENSITY_PATHS], ids=lambda chart: chart.name)
def test_a_path_is_of_the_company_in_focus_or_says_why_there_is_none(
    claims: Claims, view: View, chart: Any
) -> None:
    assert set(chart.table(claims, view)["company"]) == {"Alibaba"}
    other = replace(view, focus="ByteDance")
    assert chart.table(claims, other).empty
    assert read(chart, claims, other) == "No scenario supposes anything about ByteDance."
    left_out = replace(view, company=("Baidu",))
    assert chart.table(claims, left_out).empty
    assert read(chart, claims, left_out) == "Alibaba is left out."
    assert read(chart, claims, replace(view, scenario=())) == "No scenario is chosen."
