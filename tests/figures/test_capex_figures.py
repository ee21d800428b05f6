"""Capex and revenue as they are drawn: what is estimated looks it, and a gap stays a gap."""

import math
import re
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go
import pytest

from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.terms import Break
from components.figures.charts.capex import CAPEX_AND_REVENUE
from components.figures.charts.intensity import INTENSITY
from components.figures.theme import Palette
from tests.figures.drawing import drawn, read
from tests.made import adding, by_quarter, claim, without

WIDE = ("2024-Q1", "2026-Q1")
DAY = 86_400_000  # milliseconds


def bars(figure: go.Figure) -> dict[str, dict[str, Any]]:
    """Each bar by the claims it rests on: its height, width in days, pattern and middle."""
    return {
        carried[0]: {"height": y, "days": width / DAY, "pattern": shape, "at": x}
        for trace in figure.data
        if trace.type == "bar" and trace.customdata is not None and trace.opacity != 0
        for x, y, width, shape, carried in zip(
            trace.x, trace.y, trace.width, trace.marker.pattern.shape, trace.customdata, strict=True
        )
    }


def pieces(figure: go.Figure, claims: Claims) -> list[list[str]]:
    """The periods that each unbroken piece of a line joins, by the last claim of each mark."""
    found: list[list[str]] = []
    for trace in figure.data:
        if trace.type == "scatter" and "lines" in trace.mode:
            found.append([])
            for y, carried in zip(trace.y, trace.customdata, strict=True):
                if y is None or math.isnan(y):
                    found.append([])
                else:
                    found[-1].append(claims.claim[carried[0].split()[-1]].period)
    return found


def test_a_bar_stands_over_its_own_quarter(claims: Claims, view: View, light: Palette) -> None:
    first = bars(drawn(CAPEX_AND_REVENUE, claims, view, light))["alibaba.capex.2025-Q1"]
    assert first["height"] == pytest.approx(24.612)
    assert first["days"] == pytest.approx(90 * 0.7)
    assert first["at"] == "2025-02-14"


def test_among_quarters_a_year_is_as_high_as_its_average_quarter_and_told_in_words(
    claims: Claims, view: View, light: Palette
) -> None:
    larger = claim("ByteDance", "capex", "2024", 600_000, status="estimate", house="A House")
    figure = drawn(CAPEX_AND_REVENUE, adding(claims, larger), replace(view, period=WIDE), light)
    (band,) = [t for t in figure.data if t.name == "ByteDance capex by the year"]
    assert list(band.y) == [150, 37.5]
    assert [
        n.text.replace("<br>", " ") for n in figure.layout.annotations if "in 20" in n.text
    ] == [
        "about <b>600bn</b> in 2024",
        "about <b>150bn</b> in 2025",
    ]
    assert [width / DAY for width in band.width] == pytest.approx([366 * 0.96, 365 * 0.96])
    assert figure.layout.yaxis.range[1] < 2 * 150  # the sum of a year does not stretch the axis
    titles = " ".join(note.text for note in figure.layout.annotations)
    assert "each as high as its average quarter" in " ".join(
        re.sub(r"<[^>]*>", " ", titles).split()
    )


@pytest.mark.parametrize("span", ["four quarters", "year"])
def test_beside_whole_years_a_year_is_drawn_in_full(
    claims: Claims, view: View, light: Palette, span: str
) -> None:
    wide = replace(view, span=span)
    assert bars(drawn(CAPEX_AND_REVENUE, claims, wide, light))["bytedance.capex.2025"][
        "height"
    ] == pytest.approx(150)


def test_an_estimate_is_drawn_with_another_pattern(
    claims: Claims, view: View, light: Palette
) -> None:
    found = bars(drawn(CAPEX_AND_REVENUE, claims, view, light))
    patterns = {
        status: {found[name]["pattern"] for name in found if claims.claim[name].status == status}
        for status in ("reported", "derived", "estimate")
    }
    assert patterns == {"reported": {""}, "derived": {"/"}, "estimate": {"."}}


def test_how_bars_are_drawn_is_said_of_those_shown_and_no_other(claims: Claims, view: View) -> None:
    said = CAPEX_AND_REVENUE.measured(claims, view)
    assert "Hatched bars are worked out, dotted estimates." in said
    reported = CAPEX_AND_REVENUE.measured(claims, replace(view, company=("Tencent",)))
    assert "Hatched" not in reported
    assert "otted" not in reported


def test_a_missing_quarter_breaks_a_line(claims: Claims, view: View, light: Palette) -> None:
    fewer = without(claims, id="alibaba.cloud_revenue.2025-Q3")
    alone = replace(view, company=("Alibaba",))
    for chart in (CAPEX_AND_REVENUE, INTENSITY):
        found = [p for p in pieces(drawn(chart, fewer, alone, light), fewer) if p]
        assert found == [["2025-Q1", "2025-Q2"], ["2025-Q4", "2026-Q1"]]


def test_a_narrower_line_is_dotted_and_joined_to_no_other(
    claims: Claims, view: View, light: Palette
) -> None:
    figure = drawn(CAPEX_AND_REVENUE, claims, replace(view, company=("Baidu",)), light)
    dashes = {
        t.name: t.line.dash
        for t in figure.data
        if "lines" in (t["mode"] if t.type == "scatter" else "")
    }
    assert dashes == {"Baidu Cloud revenue": "solid", "Baidu AI Cloud Infra revenue": "dot"}
    assert sorted(pieces(figure, claims)) == [["2025-Q1", "2025-Q2"], ["2025-Q3"]]


def test_a_company_keeps_its_color_when_others_are_hidden(
    claims: Claims, view: View, light: Palette
) -> None:
    figure = drawn(CAPEX_AND_REVENUE, claims, replace(view, company=("ByteDance",)), light)
    (bar,) = [t for t in figure.data if t.name == "ByteDance capex by the year"]
    assert bar.marker.color == light.company["ByteDance"]


def test_the_reading_names_the_largest_spender_of_the_latest_quarter(
    claims: Claims, view: View
) -> None:
    assert read(CAPEX_AND_REVENUE, claims, view) == (
        "Alibaba's capex is up 9% in a year, its cloud revenue 38%: "
        "RMB 0.65 is now spent for each yuan of cloud revenue, "
        "RMB 0.80 over four quarters."
    )


def test_what_was_spent_is_read_out_where_no_year_before_is_known(
    claims: Claims, view: View
) -> None:
    fewer = without(claims, id="alibaba.capex.2025-Q1")
    assert read(CAPEX_AND_REVENUE, fewer, view).startswith(
        "Alibaba spent RMB 26.9bn in January to March 2026: RMB"
    )


def test_no_growth_of_revenue_is_read_out_across_a_change_of_definition(
    claims: Claims, view: View
) -> None:
    change = Break(at="2025-Q4", company="Alibaba", why="It was defined anew.")
    metrics = tuple(
        m.model_copy(update={"breaks": (change,)}) if m.name == "cloud_revenue" else m
        for m in claims.metrics
    )
    assert read(CAPEX_AND_REVENUE, replace(claims, metrics=metrics), view).startswith(
        "Alibaba's capex is up 9% in a year: RMB"
    )


def test_the_newest_bar_the_one_a_year_before_and_the_line_carry_their_numbers(
    claims: Claims, view: View, light: Palette
) -> None:
    alone = replace(view, company=("Alibaba",))
    figure = CAPEX_AND_REVENUE.figure(CAPEX_AND_REVENUE.table(claims, alone), alone, light, 1284)
    said = [note.text for note in figure.layout.annotations[1:]]
    assert said == ["Capex <b>26.9</b>", "Cloud<br>revenue <b>41.6</b>", "24.6"]
    phone = drawn(CAPEX_AND_REVENUE, claims, alone, light)  # where it would lie on the bars beside
    assert "24.6" not in [note.text for note in phone.layout.annotations]


def test_a_small_spender_has_a_scale_of_its_own_and_it_is_said(
    claims: Claims, view: View, light: Palette
) -> None:
    more = adding(claims, *by_quarter("Tencent", "capex", "2025-Q3", 3_000, 3_000, 3_500))
    few = without(more, id="tencent.capex.2025-Q1")
    few = without(few, id="tencent.capex.2025-Q2")
    figure = drawn(CAPEX_AND_REVENUE, few, replace(view, company=("Alibaba", "Tencent")), light)
    tall = figure.layout.yaxis.range[1] / figure.layout.yaxis2.range[1]
    assert tall == pytest.approx(10)
    (title,) = [n.text for n in figure.layout.annotations if "<b>Tencent</b>" in n.text]
    assert "own scale, 10 times as tall" in title
    rules = [value * tall for value in figure.layout.yaxis2.tickvals]
    assert rules == pytest.approx(list(figure.layout.yaxis.tickvals))


def test_the_plan_of_a_year_to_come_is_an_outline_in_words(
    claims: Claims, view: View, light: Palette
) -> None:
    plan = claim(
        "ByteDance",
        "capex_plan",
        "2026",
        200_000,
        status="estimate",
        bound="floor",
        house="A House",
    )
    most = claim("ByteDance", "capex_plan", "2026", 490_000, status="estimate", bound="ceiling")
    figure = drawn(CAPEX_AND_REVENUE, adding(claims, plan, most), view, light)
    (band,) = [t for t in figure.data if t.name == "ByteDance capex planned"]
    assert band.opacity == 0
    assert [carried[0] for carried in band.customdata] == [plan.id]
    (outline,) = [s for s in figure.layout.shapes if s.type == "rect"]
    assert outline.line.dash == "dash"
    assert [n.text for n in figure.layout.annotations if "plan" in n.text] == [
        "plan: over<br><b>200bn</b><br>in 2026"
    ]


def test_an_estimate_is_read_out_as_one(claims: Claims, view: View) -> None:
    guess = claim("Tencent", "capex", "2026-Q1", 30_000, status="estimate", house="A House")
    said = read(CAPEX_AND_REVENUE, adding(claims, guess), view)
    assert said.startswith("Tencent's estimated capex is up 9% in a year.")


def test_moments_run_through_every_panel_and_are_told_below_with_their_claims(
    claims: Claims, view: View, light: Palette
) -> None:
    figure = drawn(CAPEX_AND_REVENUE, claims, view, light)
    (numbers,) = [trace for trace in figure.data if trace.name == "events"]
    over = figure.layout[f"yaxis{numbers.yaxis[1:]}"].domain
    assert over[0] == figure.layout.yaxis.domain[1]  # over the first row
    assert numbers.text == ("1",)  # of two events one names its claim
    words, pressed = [trace for trace in figure.data if trace.name == "what happened"]
    assert words.text == ("<b>1</b>  24 February 2025: Alibaba announces a plan",)
    for trace in (numbers, words, pressed):
        assert [carried[0] for carried in trace.customdata] == ["alibaba.capex_plan.2025"]
    rows = {t.yaxis for t in figure.data if t.yaxis not in (None, "y99")}
    assert numbers.yaxis in rows
    assert {shape.yref for shape in figure.layout.shapes if shape.type == "line"} == rows


def test_a_moment_whose_claim_is_not_seen_is_not_drawn(
    claims: Claims, view: View, light: Palette
) -> None:
    fewer = without(claims, id="alibaba.capex_plan.2025")
    figure = drawn(CAPEX_AND_REVENUE, fewer, view, light)
    assert not [trace for trace in figure.data if trace.name in ("events", "what happened")]


def test_who_publishes_no_quarter_is_read_out_by_the_year(claims: Claims, view: View) -> None:
    own = replace(view, company=("ByteDance",))
    assert read(CAPEX_AND_REVENUE, claims, own) == (
        "No capex at this span for ByteDance. ByteDance spent an estimated RMB 150bn "
        "(The Paper of Record) in all of 2025."
    )


def test_capex_that_outruns_revenue_everywhere_is_one_finding(claims: Claims, view: View) -> None:
    more = adding(
        claims,
        claim("Tencent", "capex", "2026-Q1", 30_000),
        *by_quarter("Tencent", "cloud_revenue", "2025-Q1", 10_000, 10_000, 10_000, 10_000, 10_500),
    )
    assert read(CAPEX_AND_REVENUE, more, replace(view, company=("Tencent",))).startswith(
        "Tencent's capex is up 9% in a year, its cloud revenue 5%"
    )
    both = read(CAPEX_AND_REVENUE, more, replace(view, company=("Alibaba", "Tencent")))
    assert "faster" not in both  # Alibaba's revenue grew faster than its capex
    spent = by_quarter("Alibaba", "capex", "2026-Q1", 60_000)
    fewer = without(more, id="alibaba.capex.2026-Q1")
    both = read(
        CAPEX_AND_REVENUE, adding(fewer, *spent), replace(view, company=("Alibaba", "Tencent"))
    )
    assert both.startswith(
        "Capex grows faster than cloud revenue: 144% against 38% at Alibaba and 9% against 5% at "
        "Tencent. In January to March 2026 Alibaba spent RMB"
    )


def test_a_line_is_cut_where_a_company_counts_anew_and_says_why(
    claims: Claims, view: View, light: Palette
) -> None:
    change = Break(
        at="2025-Q4", company="Alibaba", why="A unit joined.", short="Joined", compares=True
    )
    metrics = tuple(
        m.model_copy(update={"breaks": (change,)}) if m.name == "cloud_revenue" else m
        for m in claims.metrics
    )
    anew, alone = replace(claims, metrics=metrics), replace(view, company=("Alibaba",))
    for chart in (CAPEX_AND_REVENUE, INTENSITY):
        figure = drawn(chart, anew, alone, light)
        (told,) = [trace for trace in figure.data if trace.name == "what changed"]
        assert "Joined" in [words.strip() for words in told.text]
        lines = go.Figure([trace for trace in figure.data if trace is not told])
        found = [piece for piece in pieces(lines, anew) if piece]
        assert found == [["2025-Q1", "2025-Q2", "2025-Q3"], ["2025-Q4", "2026-Q1"]]


def test_a_number_stands_on_its_own_bar_and_not_on_the_line_over_it(
    claims: Claims, view: View, light: Palette
) -> None:
    """Alibaba's revenue runs over its bars; the number of a year before stays with its bar."""
    alone = replace(view, company=("Alibaba",))
    figure = CAPEX_AND_REVENUE.figure(CAPEX_AND_REVENUE.table(claims, alone), alone, light, 1284)
    (label,) = [note for note in figure.layout.annotations if note.text == "24.6"]
    assert label.y == pytest.approx(24.612)
