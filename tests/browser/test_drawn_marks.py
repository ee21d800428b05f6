"""What is drawn, looked at where it is drawn: every chart, every canonical view, both widths."""

import base64
import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest
import streamlit
from playwright.sync_api import Browser, Page

from components.claims.model import Claims
from components.claims.period import period
from components.figures.answer import Answer
from components.figures.chart import HOVER, blank, in_lines
from components.figures.charts.catalogue import charts
from components.figures.labels import End, name_ends
from components.figures.theme import Palette
from components.publish.canonical import canonical_views
from tests.product_copy import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

# Pixels: a card across a window of 1440, one on half of it, and one on a phone of 390.
WIDTHS = (1284, 600, 358)
# Their x axis is no time: companies, shares, amounts or errors.
NOT_OVER_TIME = {
    "who-leads",
    "shares",
    "ranks",
    "side-by-side",
    "tornado",
    "forecast-scores",
    "against-the-world",
    "owed-and-promised",
    "market-sizes",
}
# Their columns are named one by one: quarters of a plan, quarters or years of a company.
OWN_YEARS = {"plan-progress", "company-figures"}
_MEDIA = Path(streamlit.__file__).parent / "static/static/media"

Look = Callable[[go.Figure, int], dict[str, Any]]


@pytest.fixture(scope="module")
def look(browser: Browser) -> Iterator[Look]:
    """Draw a figure and read off where its marks stand and which are cut."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_content(f"<style>{_font()} body {{ margin: 0 }}</style>")
    library = max((ROOT / "static").glob("plotly-*.min.js"))  # the small one, where it was fetched
    page.add_script_tag(path=library)
    page.add_script_tag(path=Path(__file__).with_name("marks.js"))
    page.evaluate("document.fonts.load('14px \"Source Sans\"')")
    yield lambda figure, width: _looked(page, figure, width)
    page.close()


def _font() -> str:
    """The letters of the app, so that a label is as wide as a reader sees it."""
    file = min(_MEDIA.glob("SourceSansVF-Upright*.woff2"))
    data = base64.b64encode(file.read_bytes()).decode()
    return (
        '@font-face { font-family: "Source Sans"; font-weight: 200 900; '
        f"src: url(data:font/woff2;base64,{data}) }}"
    )


def _looked(page: Page, figure: go.Figure, width: int) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(
        "([figure, width]) => look(figure, width)", [json.loads(figure.to_json()), width]
    )
    return found


def periods_of(answer: Answer) -> dict[str, str]:
    """The one period of each mark, by the ids that it carries; none that rest on the same ids."""
    periods = defaultdict(set)
    for ids, name in zip(answer.table["claims"], answer.table["period"], strict=True):
        periods[" ".join(ids)].add(name)
    return {ids: min(names) for ids, names in periods.items() if len(names) == 1}


def off_their_years(found: dict[str, Any], answer: Answer) -> list[str]:
    """The periods whose marks do not stand between the rules that their year's name stands in."""

    def part(x: float) -> int:
        return sum(rule < x for rule in found["rules"])

    named = {year: part(x) for year, x in found["years"]}
    periods = periods_of(answer)
    whole = {ids: period(name) for ids, name in periods.items()}
    return sorted(
        {
            f"{periods[ids]} off {when.end.year}"
            for ids, x in found["stands"]
            if (when := whole.get(ids))
            and str(when.end.year) in named
            and part(x) != named[str(when.end.year)]
        }
    )


def apart(stands: list[list[Any]], answer: Answer) -> list[str]:
    """The periods whose marks do not all stand at one place along the time axis."""
    periods, places = periods_of(answer), defaultdict(set)
    for ids, x in stands:
        if ids in periods:
            places[periods[ids]].add(round(x))
    return [f"{p} at {sorted(xs)}" for p, xs in places.items() if max(xs) - min(xs) > 1]


@pytest.fixture(params=charts().values(), ids=charts())
def answers(request: pytest.FixtureRequest, shipped: Claims) -> list[Answer]:
    """A chart under each of its canonical views."""
    views = canonical_views(shipped)
    return [one.answer for one in views if one.answer.chart is request.param]


@pytest.mark.parametrize("width", WIDTHS)
def test_a_quarter_has_one_place_and_no_mark_is_cut_or_word_covered(
    look: Look, answers: list[Answer], width: int
) -> None:
    faults, seen = [], 0
    for one in answers:
        found = look(one.figure(width=width), width)
        seen += found["marks"]
        slid = [] if one.chart.name in NOT_OVER_TIME else apart(found["stands"], one)
        if one.chart.name not in {*NOT_OVER_TIME, *OWN_YEARS}:
            assert found["years"]
            slid += off_their_years(found, one)
        faults += [
            f"{one.view_words}: {fault}" for fault in [*slid, *found["cuts"], *found["covered"]]
        ]
    assert seen
    assert faults == []


def test_rows_of_bars_that_slide_are_seen(look: Look, shipped: Claims) -> None:
    (one,) = [c.answer for c in canonical_views(shipped) if c.slug == "company-figures"]
    assert apart(look(one.figure(), 700)["stands"], one) == []
    slid = go.Figure(one.figure()).update_layout(barmode="group")
    found = look(slid, 700)
    assert apart(found["stands"], one)
    assert any("left by" in fault for fault in found["cuts"])


def test_a_point_off_its_year_is_seen(look: Look, shipped: Claims) -> None:
    (one,) = [c.answer for c in canonical_views(shipped) if c.slug == "capex-intensity"]
    assert off_their_years(look(one.figure(), 600), one) == []
    late = go.Figure(one.figure())
    for trace in late.data:
        trace.x = [str(pd.Timestamp(day) + pd.Timedelta(days=60))[:10] for day in trace.x]
    assert "2024-Q4 off 2024" in off_their_years(look(late, 600), one)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"yaxis_range": [0, 9]}, "top by"),
        ({"xaxis_range": [1, 3]}, "left by"),
        ({"margin_r": 0}, "right by"),
    ],
)
def test_a_mark_or_a_label_that_is_cut_is_seen(
    look: Look, light: Palette, change: dict[str, Any], fault: str
) -> None:
    figure = blank(light, 200)
    figure.add_scatter(x=[1, 2, 3], y=[4, 8, 10], text=["a"] * 3, mode="lines+markers+text")
    name_ends(figure, [End(8, "its name", light.ink)], least=1, room=80, top=10)
    figure.update_layout(xaxis_range=[0, 4], yaxis_range=[0, 12])
    assert look(figure, 400)["cuts"] == []
    found = look(figure.update_layout(change), 400)["cuts"]
    assert [one for one in found if fault in one]


def test_words_at_a_mark_that_are_cut_are_seen(look: Look, light: Palette) -> None:
    words = "the base of a year before moved by no more than RMB 20 million, and grew"
    assert look(pointed(light, in_lines(words)), 358)["cuts"] == []
    (found,) = look(pointed(light, words), 358)["cuts"]
    assert found.startswith(f"pointed at: {words}, ")


def pointed(palette: Palette, words: str) -> go.Figure:
    """A mark that says some words when it is pointed at."""
    figure = blank(palette, 300)
    return figure.add_scatter(x=[1, 2], y=[1, 2], customdata=[["", words]] * 2, hovertemplate=HOVER)


@pytest.mark.parametrize(
    ("note", "fault"),
    [
        ({"x": 2, "y": 5, "text": "over its name"}, '"its name" on "over its name"'),
        ({"x": 2, "y": 8.05, "text": "ruled"}, 'a stroke through "ruled"'),
        ({"x": 3, "y": 2, "text": "dotted"}, 'a mark on "dotted"'),
    ],
)
def test_words_that_are_covered_are_seen(
    look: Look, light: Palette, note: dict[str, Any], fault: str
) -> None:
    figure = blank(light, 300, xaxis_range=[0, 4], yaxis_range=[0, 10])
    figure.update_xaxes(showgrid=False).update_yaxes(showgrid=False)
    figure.add_scatter(x=[3], y=[2], mode="markers")
    figure.add_annotation(x=2, y=5, text="its name")
    figure.add_hline(y=8)
    assert look(figure, 400)["covered"] == []
    assert fault in look(figure.add_annotation(note), 400)["covered"]


def test_a_rule_under_words_on_paper_and_a_number_in_its_disc_are_no_fault(
    look: Look, light: Palette
) -> None:
    figure = blank(light, 300, xaxis_range=[0, 4], yaxis_range=[0, 10])
    figure.add_scatter(
        x=[1], y=[5], text=["1"], mode="markers+text", marker={"size": 17, "opacity": 1}
    )
    figure.add_annotation(x=2, y=5, text="on paper", bgcolor=light.paper)
    figure.add_hline(y=5, layer="below")
    assert look(figure, 400)["covered"] == []
