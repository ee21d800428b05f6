"""Capex and revenue as they are drawn: what is estimated looks it, and a gap stays a gap."""

import math
from dataclasses import replace
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import pytest

from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.period import quarters
from components.figures.chart import Chart
from components.figures.charts.capex import CAPEX_AND_REVENUE
from components.figures.charts.intensity import INTENSITY
from components.figures.charts.plan import PLAN
from components.figures.charts.scenarios import INTENSITY_PATHS, REVENUE_PATHS
from components.figures.theme import Look
from tests.made import adding, by_quarter, claim, without

WIDE = ("2024-Q1", "2026-Q1")
DAY = 86_400_000  # milliseconds


def drawn(chart: Chart, claims: Claims, view: View, look: Look) -> go.Figure:
    return chart.figure(chart.table(claims, view), view, look)


def read(chart: Chart, claims: Claims, view: View) -> str:
    return " ".join(chart.reading(chart.table(claims, view), claims, view))


def bars(figure: go.Figure) -> dict[str, dict[str, Any]]:
    """Each bar by the claims it rests on: its height, width in days, pattern and middle."""
    return {
        carried[0]: {"height": y, "days": width / DAY, "pattern": shape, "at": x}
        for trace in figure.data
        if trace.type == "bar" and trace.customdata is not None
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


def test_a_bar_stands_over_its_own_quarter(claims: Claims, view: View, light: Look) -> None:
    first = bars(drawn(CAPEX_AND_REVENUE, claims, view, light))["alibaba.capex.2025-Q1"]
    assert first["height"] == pytest.approx(24.612)
    assert first["days"] == pytest.approx(90 * 0.7)
    assert first["at"] == "2025-02-14"


def test_among_quarters_a_year_is_a_band_in_words_and_not_a_height(
    claims: Claims, view: View, light: Look
) -> None:
    larger = claim("ByteDance", "capex", "2024", 600_000, status="estimate", house="A House")
    figure = drawn(CAPEX_AND_REVENUE, adding(claims, larger), replace(view, period=WIDE), light)
    (band,) = [t for t in figure.data if t.name == "ByteDance capex by the year"]
    assert len(set(band.y)) == len(set(band.base)) == 1
    assert min(band.base) > 0
    assert [text.replace("<br>", " ") for text in band.text] == [
        "<b>600</b> in the year",
        "<b>150</b> in the year",
    ]
    assert [width / DAY for width in band.width] == pytest.approx([366 * 0.96, 365 * 0.96])
    quarters = max(
        max(t.y)
        for t in figure.data
        if t.type == "bar" and t.customdata is not None and t is not band
    )
    assert figure.layout.yaxis.range[1] < 2 * quarters  # the years do not stretch the axis


@pytest.mark.parametrize("span", ["four quarters", "year"])
def test_beside_whole_years_a_year_is_drawn_in_full(
    claims: Claims, view: View, light: Look, span: str
) -> None:
    wide = replace(view, span=span)
    assert bars(drawn(CAPEX_AND_REVENUE, claims, wide, light))["bytedance.capex.2025"][
        "height"
    ] == pytest.approx(150)


def test_an_estimate_is_drawn_with_another_pattern(claims: Claims, view: View, light: Look) -> None:
    found = bars(drawn(CAPEX_AND_REVENUE, claims, view, light))
    patterns = {
        status: {found[name]["pattern"] for name in found if claims.claim[name].status == status}
        for status in ("reported", "derived", "estimate")
    }
    assert patterns == {"reported": {""}, "derived": {"/"}, "estimate": {"."}}


def test_the_legend_explains_the_statuses_shown_and_no_other(
    claims: Claims, view: View, light: Look
) -> None:
    def legend(shown: View) -> list[str]:
        figure = drawn(CAPEX_AND_REVENUE, claims, shown, light)
        return [trace.name for trace in figure.data if trace.showlegend]

    assert legend(view) == ["reported", "derived by arithmetic", "estimate"]
    assert legend(replace(view, company=("Tencent",))) == ["reported"]


def test_a_missing_quarter_breaks_a_line(claims: Claims, view: View, light: Look) -> None:
    fewer = without(claims, id="alibaba.cloud_revenue.2025-Q3")
    alone = replace(view, company=("Alibaba",))
    for chart in (CAPEX_AND_REVENUE, INTENSITY):
        found = [p for p in pieces(drawn(chart, fewer, alone, light), fewer) if p]
        assert found == [["2025-Q1", "2025-Q2"], ["2025-Q4", "2026-Q1"]]


def test_a_narrower_line_is_dotted_and_joined_to_no_other(
    claims: Claims, view: View, light: Look
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
    claims: Claims, view: View, light: Look
) -> None:
    figure = drawn(CAPEX_AND_REVENUE, claims, replace(view, company=("ByteDance",)), light)
    (bar,) = [t for t in figure.data if t.type == "bar" and t.customdata is not None]
    assert bar.marker.color == light.company["ByteDance"]


def test_the_reading_names_the_largest_spender_of_the_latest_quarter(
    claims: Claims, view: View
) -> None:
    assert read(CAPEX_AND_REVENUE, claims, view) == (
        "Alibaba spent RMB 26.9bn in January to March 2026, +9% on the year: "
        "0.65x its cloud revenue."
    )


def test_an_estimate_is_read_out_as_one(claims: Claims, view: View) -> None:
    guess = claim("Tencent", "capex", "2026-Q1", 30_000, status="estimate", house="A House")
    said = read(CAPEX_AND_REVENUE, adding(claims, guess), view)
    assert said.startswith("Tencent spent an estimated RMB 30")


def test_moments_run_through_every_panel_and_are_told_below_with_their_claims(
    claims: Claims, view: View, light: Look
) -> None:
    figure = drawn(CAPEX_AND_REVENUE, claims, view, light)
    numbers = [trace for trace in figure.data if trace.name == "events"]
    panels = {trace.yaxis for trace in figure.data if trace.type == "bar" and trace.yaxis}
    assert {trace.yaxis for trace in numbers} >= panels
    assert {(*trace.text,) for trace in numbers} == {("1",)}  # of two events one names its claim
    (words,) = [trace for trace in figure.data if trace.name == "what happened"]
    assert words.text == ("<b>1</b>  24 February 2025: Alibaba announces a plan",)
    for trace in (*numbers, words):
        assert [carried[0] for carried in trace.customdata] == ["alibaba.capex_plan.2025"]
    assert {shape.yref for shape in figure.layout.shapes} == {trace.yaxis for trace in numbers}


def test_a_moment_whose_claim_is_not_seen_is_not_drawn(
    claims: Claims, view: View, light: Look
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


def test_intensity_is_not_compared_across_two_definitions(claims: Claims, view: View) -> None:
    more = adding(
        claims,
        *by_quarter("Baidu", "capex", "2025-Q1", 1_000, 1_000, 1_000, 1_000, 1_000),
        *by_quarter("Baidu", "cloud_infra_revenue", "2026-Q1", 4_000),
    )
    said = read(INTENSITY, more, replace(view, company=("Baidu",)))
    assert said == (
        "Baidu spends RMB 0.25 for each yuan of cloud revenue in January to March 2026."
    )


def test_a_record_quarter_is_never_the_only_ratio(claims: Claims, view: View) -> None:
    quarters = by_quarter("Baidu", "cloud_revenue", "2025-Q1", 6_000, 6_000, 6_000, 6_000, 6_000)
    spent = by_quarter("Baidu", "capex", "2025-Q1", 3_000, 3_000, 3_000, 3_000, 9_000)
    more = adding(without(claims, company="Baidu"), *quarters, *spent)
    said = read(INTENSITY, more, replace(view, company=("Baidu",)))
    assert said == (
        "Baidu spends RMB 1.50 for each yuan of cloud revenue in January to March 2026. "
        "Over four quarters Baidu spends RMB 0.75."
    )


def test_two_definitions_of_one_companys_cloud_are_told_apart_where_they_are_drawn(
    claims: Claims, view: View, light: Look
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
    ends = [a.text for a in figure.layout.annotations if "<b>Baidu</b>" in (a.text or "")]
    assert sorted("wide" in text for text in ends) == [False, True]


def test_the_plan_is_a_line_over_the_bars_of_what_was_spent(
    claims: Claims, view: View, light: Look
) -> None:
    figure = drawn(PLAN, claims, view, light)
    before, quarter, spent, needed = figure.data
    tops = [a + b for a, b in zip(before.y, quarter.y, strict=True)]
    assert tops == pytest.approx([24.612, 63.292, 94.793, 123.792, 150.679])
    *dashed, line = figure.layout.shapes
    assert line.y0 == line.y1 == 380
    assert [shape.y1 for shape in dashed] == pytest.approx(
        [a + b for a, b in zip(spent.y, needed.y, strict=True)]
    )


def test_what_is_left_of_a_plan_is_dashed_never_filled_and_spread_evenly(
    claims: Claims, view: View, light: Look
) -> None:
    *_, spent, needed = drawn(PLAN, claims, view, light).data
    assert list(needed.x) == list(quarters("2026-Q2", "2027-Q4"))
    steps = [b - a for a, b in pairwise([0, *needed.y])]
    assert steps == pytest.approx([(380 - 150.679) / 7] * 7)
    assert needed.marker.color == "rgba(0,0,0,0)"
    dashed = [shape for shape in drawn(PLAN, claims, view, light).layout.shapes if shape.line.dash]
    assert len(dashed) == 7
    assert {shape.y0 for shape in dashed} == {spent.y[0]}
    assert dashed[-1].y1 == pytest.approx(380)
    assert all("(380 - 150.7) / 7" in carried[1] for carried in needed.customdata)


def test_nothing_is_left_of_a_plan_that_is_spent(claims: Claims, view: View, light: Look) -> None:
    (plan,) = (c for c in claims.claims if c.metric == "capex_plan")
    small = plan.model_copy(update={"value": 150_000.0})
    done = replace(claims, claims=tuple(small if c is plan else c for c in claims.claims))
    assert not PLAN.table(done, view)["ahead"].any()
    assert [s for s in drawn(PLAN, done, view, light).layout.shapes if s.line.dash] == []
    assert read(PLAN, done, view) == "Alibaba has spent 100% of its RMB 150bn plan."


def test_the_plan_needs_its_company_and_its_capex(claims: Claims, view: View) -> None:
    assert read(PLAN, claims, view).startswith(
        "Alibaba has spent 40% of its RMB 380bn plan in 42% of the time. "
        "RMB 229.3bn is left for seven quarters: (380 - 150.7) / 7 is RMB 32.8bn each."
    )
    assert PLAN.table(claims, replace(view, company=("Baidu",))).empty
    assert PLAN.table(claims, replace(view, status=("target",))).empty


def test_another_companys_plan_is_followed_where_it_is_the_one_that_was_announced(
    claims: Claims, view: View
) -> None:
    (plan,) = (c for c in claims.claims if c.metric == "capex_plan")
    theirs = plan.model_copy(update={"company": "Tencent", "value": 200_000.0})
    moved = replace(claims, claims=tuple(theirs if c is plan else c for c in claims.claims))
    assert set(PLAN.table(moved, view)["company"]) == {"Tencent"}
    assert set(PLAN.table(moved, view)["plan"]) == {200.0}


def test_a_plan_of_a_single_year_is_no_plan_to_burn_down(claims: Claims, view: View) -> None:
    (plan,) = (c for c in claims.claims if c.metric == "capex_plan")
    short = plan.model_copy(update={"period": "2026"})
    assert PLAN.table(
        replace(claims, claims=tuple(short if c is plan else c for c in claims.claims)), view
    ).empty


def test_a_plan_is_not_shown_when_targets_are_left_out(claims: Claims, view: View) -> None:
    assert PLAN.table(claims, replace(view, status=("reported", "derived"))).empty


@pytest.mark.parametrize("chart", [REVENUE_PATHS, INTENSITY_PATHS], ids=lambda c: c.name)
def test_what_is_supposed_starts_where_the_actual_line_ends_and_is_dashed(
    claims: Claims, view: View, light: Look, chart: Chart
) -> None:
    lines = {t.name: t for t in drawn(chart, claims, view, light).data if t.customdata is not None}
    actual = lines.pop("Alibaba Actual")
    assert actual.line.dash == "solid"
    assert set(lines) == {"Alibaba Steady", "Alibaba Fast"}
    assert len({line.line.dash for line in lines.values()} - {"solid"}) == 2
    for line in lines.values():
        assert (line.x[0], line.y[0]) == (actual.x[-1], actual.y[-1])
        assert line.line.color == actual.line.color == light.company["Alibaba"]
