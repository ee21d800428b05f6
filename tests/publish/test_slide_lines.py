"""A line of a slide, and of a sheet, is the line of the page: the same points, the same gaps."""

import io
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from zipfile import ZipFile

import pytest
from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn

from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.period import quarters
from components.claims.scenario import Scenario
from components.claims.terms import Break
from components.figures.answer import Answer, answer
from components.figures.chart import Chart
from components.figures.charts.capex import CAPEX_AND_REVENUE
from components.figures.charts.catalogue import charts
from components.figures.charts.cloud_margin import CLOUD_MARGIN
from components.figures.charts.companies import COMPANY_FIGURES
from components.figures.charts.free_cash_flow import FREE_CASH_FLOW
from components.figures.charts.intensity import INTENSITY
from components.figures.charts.plan import PLAN
from components.figures.charts.scenarios import REVENUE_PATHS
from components.figures.charts.scoreboard import PAST_GROWTH
from components.figures.charts.spending import CAPEX_ADDED_UP, DEPRECIATION
from components.figures.charts.tokens import TOKENS
from components.publish.canonical import canonical_views
from components.publish.files.deck import deck
from components.publish.files.office_chart import is_tabular, native
from components.publish.files.office_series import Native
from components.publish.files.workbook import workbook
from tests.made import adding, by_quarter, claim, view_with_something, without

Points = Counter[float]
Joined = Counter[tuple[float, float]]
BARS = (
    CAPEX_AND_REVENUE,
    PLAN,
    COMPANY_FIGURES,
)  # that a slide draws as lines: its page joins fewer points


def on_the_page(shown: Answer) -> tuple[Points, Joined]:
    """The values of all lines of the figure, and which of them are joined."""
    lines = [
        [None if y is None or y != y else rounded(float(y)) for y in trace.y]
        for trace in shown.figure().data
        if trace.type == "scatter" and "lines" in (trace.mode or "")
        if trace.name != "what changed"
    ]
    return told(lines)


def on_the_slide(found: Native) -> tuple[Points, Joined]:
    lines = []
    for one in found.series:
        values = [None if y is None else rounded(y) for y in one.values]
        if not one.is_level:
            line = [y for y in values if y is not None] if found.is_joined else values
            lines += [line] * one.stands_for
    return told(lines)


def rounded(value: float) -> float:
    """A value as figures hold it, to three digits, and then to two."""
    return round(round(value, 3), 2)


def told(lines: Iterable[list[float | None]]) -> tuple[Points, Joined]:
    points: Points = Counter()
    joined: Joined = Counter()
    for line in lines:
        points.update(y for y in line if y is not None)
        joined.update((a, b) for a, b in pairwise(line) if a is not None and b is not None)
    return points, joined


def check(shown: Answer) -> bool:
    """Whether lines were compared; fails where those of the slide are not those of the page."""
    found = None if is_tabular(shown) else native(shown)
    if found is None or not found.is_line:
        return False
    (points, joined), (own, bound) = on_the_page(shown), on_the_slide(found)
    if shown.chart in BARS:
        assert not points - own
        assert not joined - bound
    else:
        assert own == points
        assert bound == joined
    return True


def test_every_canonical_view_has_the_points_and_gaps_of_its_page(claims: Claims) -> None:
    compared = {one.answer.chart.name for one in canonical_views(claims) if check(one.answer)}
    assert {"capex-intensity", "revenue-paths", "tokens", "plan-progress"} <= compared


@pytest.mark.parametrize("name", charts())
def test_every_chart_of_the_shipped_claims_has_the_points_and_gaps_of_its_page(
    name: str, shipped: Claims
) -> None:
    shown = answer(shipped, charts()[name], view_with_something(charts()[name], shipped))
    found = None if is_tabular(shown) else native(shown)
    assert check(shown) == (found is not None and found.is_line)


def test_paths_that_lie_on_one_another_are_one_line_that_says_how_many(
    claims: Claims, view: View
) -> None:
    every = replace(view, scenario=tuple(one.name for one in claims.scenarios))
    again = replace(claims, scenarios=(*claims.scenarios, *_renamed(claims)))
    shown = replace(every, scenario=tuple(one.name for one in again.scenarios))
    once, twice = (
        native(answer(held, REVENUE_PATHS, own)) for held, own in ((claims, every), (again, shown))
    )
    assert once is not None
    assert twice is not None
    assert len(twice.series) == len(once.series)
    more = sum(one.stands_for for one in twice.series) - sum(one.stands_for for one in once.series)
    assert more == len(claims.scenarios)
    assert {" and " in one.name for one in twice.series if one.stands_for > 1} == {True}


def _renamed(claims: Claims) -> list[Scenario]:
    return [one.model_copy(update={"name": f"{one.name} again"}) for one in claims.scenarios]


def counting_anew(claims: Claims) -> Claims:
    """The claims with Alibaba's cloud counted anew from 2026-Q1 on."""
    at = Break(at="2026-Q1", company="Alibaba", why="A unit joined.", short="Chips join")
    metrics = tuple(
        m.model_copy(update={"breaks": (at,)}) if m.name.startswith("cloud_") else m
        for m in claims.metrics
    )
    return replace(claims, metrics=metrics)


def alone(claims: Claims, view: View, chart: Chart) -> Native:
    found = native(answer(claims, chart, replace(view, company=("Alibaba",))))
    assert found is not None
    return found


@pytest.mark.parametrize("chart", [INTENSITY, CLOUD_MARGIN, PAST_GROWTH, CAPEX_AND_REVENUE])
def test_a_line_is_cut_where_its_company_counts_anew_and_says_what_changed(
    claims: Claims, view: View, chart: Chart
) -> None:
    profit = by_quarter("Alibaba", "cloud_ebita", "2024-Q1", *range(2000, 2900, 100))
    more = adding(
        claims,
        *profit,
        *by_quarter("Alibaba", "cloud_revenue", "2024-Q1", *range(25000, 29000, 1000)),
    )
    whole, cut = alone(more, view, chart), alone(counting_anew(more), view, chart)
    assert not any(one.changed for one in whole.series)
    (anew,) = [one for one in cut.series if one.changed]
    assert anew.changed == "Chips join"
    assert cut.categories[anew.first] == "Jan to Mar 2026"
    (before,) = [one for one in cut.series if one.subject == anew.subject and not one.changed]
    assert before.last < anew.first
    assert "Alibaba from Jan to Mar 2026, Chips join." in cut.cut_words
    assert cut.repeated, "the legend names the company once"


def test_a_line_is_one_whatever_the_status_of_its_figures(claims: Claims, view: View) -> None:
    made = [
        claim("Tencent", "free_cash_flow", q, 1000 + n, status="estimate" if n == 2 else "reported")
        for n, q in enumerate(quarters("2025-Q1", "2025-Q4"))
    ]
    fewer = (
        without(claims, company="Tencent", metric="free_cash_flow")
        if any(c.company == "Tencent" and c.metric == "free_cash_flow" for c in claims.claims)
        else claims
    )
    shown = replace(view, company=("Tencent",))
    found = native(answer(adding(fewer, *made), FREE_CASH_FLOW, shown))
    assert found is not None
    (line,) = found.series
    assert None not in line.values
    assert line.marks == ("reported", "reported", "estimate", "reported")
    assert found.marks_words == "A diamond is an estimate."


def test_a_quarter_that_nobody_published_keeps_its_place(claims: Claims, view: View) -> None:
    fewer = without(claims, company="Alibaba", metric="capex", period="2025-Q3")
    found = alone(fewer, view, INTENSITY)
    assert "Jul to Sep 2025" in found.categories
    (line,) = [one for one in found.series if not one.is_level]
    assert line.values[found.categories.index("Jul to Sep 2025")] is None
    assert "A gap is a time without a figure." in found.marks_words


def test_counts_of_single_days_are_one_line_of_one_name_on_an_even_axis(
    claims: Claims, view: View
) -> None:
    plain = {"unit": "trillion tokens per day"}
    made = [
        claim("ByteDance", "daily_tokens", "2025-01", 4.0, brand="Doubao", **plain),
        claim("ByteDance", "daily_tokens", "2025-04-12", 12.0, **plain),
        claim("ByteDance", "daily_tokens", "2025-11", 30.0, brand="Doubao", **plain),
    ]
    fewer = without(claims, metric="daily_tokens")
    shown = answer(adding(fewer, *made), TOKENS, replace(view, company=("ByteDance",)))
    found = native(shown)
    assert found is not None
    (line,) = found.series
    assert line.name == "ByteDance (Doubao)"
    assert len(found.categories) == 11, "a place for each month"
    assert [found.categories[n] for n, y in enumerate(line.values) if y] == [
        *("Jan 2025", "Apr 2025", "Nov 2025")
    ]
    made_slides = Presentation(io.BytesIO(deck([shown])))
    (picture,) = [shape.chart for shape in made_slides.slides[0].shapes if shape.has_chart]
    blanks = picture._chartSpace.chart.find(qn("c:dispBlanksAs"))
    assert blanks.get("val") == "span"


def test_a_path_leaves_what_happened_at_its_last_figure(claims: Claims, view: View) -> None:
    found = native(answer(claims, PLAN, view))
    assert found is not None
    happened, ahead, _ = found.series
    assert ahead.first == happened.last
    assert ahead.values[ahead.first] == happened.values[happened.last]


@pytest.mark.parametrize(
    ("chart", "names"),
    [
        (PLAN, {"The plan"}),
        (CAPEX_ADDED_UP, {"The plan"}),
        (DEPRECIATION, {"Margin before depreciation"}),
        (INTENSITY, {"As much capex as cloud revenue"}),
    ],
    ids=lambda held: getattr(held, "name", ""),
)
def test_a_line_across_is_drawn_and_named(
    claims: Claims, view: View, chart: Chart, names: set[str]
) -> None:
    found = native(answer(claims, chart, view))
    assert found is not None
    levels = [one for one in found.series if one.is_level]
    assert {one.name for one in levels} == names
    assert all(len(set(one.values)) == 1 for one in levels)


def test_the_range_supposed_is_drawn_at_both_its_ends(claims: Claims, view: View) -> None:
    shown = answer(claims, PAST_GROWTH, view)
    found = native(shown)
    assert found is not None
    heights = [one.values[0] for one in found.series if one.is_level]
    assert heights == [shown.table["low"].iloc[0], shown.table["high"].iloc[0]]


def test_the_paths_drawn_are_as_many_as_the_words_say(shipped: Claims, view: View) -> None:
    every = view_with_something(DEPRECIATION, shipped)
    shown = answer(shipped, DEPRECIATION, every)
    found = native(shown)
    assert found is not None
    drawn, paths = sum(one.is_ahead for one in found.series), shown.table["scenario"].nunique()
    assert drawn < paths
    assert f"Drawn are {drawn} of {paths} scenarios." in shown.measured
    assert found.left_out == 0


@pytest.mark.parametrize("chart", [PLAN, TOKENS, INTENSITY, PAST_GROWTH], ids=lambda c: c.name)
def test_a_sheet_draws_the_lines_of_the_slide(claims: Claims, view: View, chart: Chart) -> None:
    shown = answer(counting_anew(claims), chart, view)
    found = native(shown)
    assert found is not None
    with ZipFile(io.BytesIO(workbook([shown]))) as book:
        picture = etree.fromstring(book.read("xl/charts/chart1.xml"))
    drawn = [
        {int(pt.get("idx")): float(pt[0].text) for pt in one.find(qn("c:val")).iter(qn("c:pt"))}
        for one in picture.iter(qn("c:ser"))
    ]
    assert drawn == [
        {n: pytest.approx(y) for n, y in enumerate(one.values) if y is not None}
        for one in found.series
    ]
    blanks = [one.get("val") for one in picture.iter(qn("c:dispBlanksAs"))]
    assert blanks == (["span"] if chart is TOKENS else []), "gaps are what Excel is not told of"
    labels = [one for one in picture.iter(qn("c:ser")) if one.find(qn("c:dLbls")) is not None]
    assert len(labels) == sum(bool(one.changed) for one in found.series if found.is_of_one)
