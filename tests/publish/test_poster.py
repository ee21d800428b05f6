"""A chart that travels alone: what stands round it, before a browser draws it."""

import re
from dataclasses import replace
from html import escape, unescape
from itertools import pairwise

import pytest

from components.analysis.sources.credits import Credit
from components.analysis.tables import sources_of
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.answer import answer
from components.figures.chart import Chart
from components.figures.charts.catalogue import charts
from components.figures.charts.market_share import SHARES
from components.publish.caption import source_line
from components.publish.poster.image import SIZES, Size, poster_of, style_last
from components.publish.poster.picture_metadata import stamp_of
from components.publish.poster.poster import CHART, Poster
from components.publish.poster.svg_text import width_of, wrapped

BASE = "https://example.org/cloud"


@pytest.fixture(params=charts().values(), ids=charts())
def chart(request: pytest.FixtureRequest) -> Chart:
    return request.param


def texts(page: Poster) -> list[str]:
    """The texts, with the space that a line may break at where a currency is held to its number."""
    found = re.findall(r"<text [^>]*>(.*?)</text>", page.svg)
    return [unescape(text).replace("\u00a0", " ") for text in found]


def test_a_picture_says_what_it_shows_and_where_from(
    chart: Chart, claims: Claims, view: View
) -> None:
    made = poster_of(answer(claims, chart, view), base=BASE)
    said = " ".join(texts(made))
    table = chart.table(claims, view)
    assert texts(made)[0] == "China's AI cloud race"
    assert chart.question in said
    assert " ".join(chart.reading(table, claims, view)) in said
    assert f"<title>{escape(chart.reading(table, claims, view)[0])}</title>" in made.svg
    assert "Edition of 30 June 2026" in said
    assert re.search(r"Evidence: \d+ [A-E]", said)
    assert "Shown: " not in said
    (line,) = [text for text in texts(made) if re.match(r"Sources?: ", text)]
    assert line.removeprefix("Source").removeprefix("s").startswith(": ")
    for source in sources_of(claims, table):
        assert source.publisher in said
    assert f"{BASE}/" in said.replace(" ", "")


@pytest.mark.parametrize("size", SIZES)
def test_a_picture_has_the_shape_asked_for_and_room_for_the_chart(
    size: Size, chart: Chart, claims: Claims, view: View
) -> None:
    found = answer(claims, chart, view)
    page = poster_of(found, size=size)
    width, height = SIZES[size]
    if height:
        assert page.shown == (width, height)
        assert page.width / page.height == pytest.approx(width / height, rel=0.004)
    assert page.chart_height >= found.height(page.chart_width)
    assert page.svg.count(CHART) == 1


def test_a_picture_of_a_dark_view_is_dark_unless_light_is_asked_for(
    claims: Claims, view: View
) -> None:
    dark = replace(view, theme="dark")
    paper = [
        (found.figure(theme).layout.template.layout.paper_bgcolor, poster_of(found, theme).svg)
        for found, theme in (
            (answer(claims, SHARES, view), None),
            (answer(claims, SHARES, dark), None),
            (answer(claims, SHARES, dark), "light"),
        )
    ]
    for (figure, page), color in zip(paper, ("#fbfaf7", "#14171a", "#fbfaf7"), strict=True):
        assert figure == color
        assert f'fill="{color}"' in page


def test_a_picture_carries_its_view_and_the_claims_down_to_printed_ones(
    claims: Claims, view: View
) -> None:
    chosen = replace(view, company=("Alibaba",))
    made = poster_of(answer(claims, charts()["capex-and-revenue"], chosen))
    stamp = stamp_of(made.svg.encode())
    assert stamp == made.stamp
    assert View.from_query(claims, stamp.query) == chosen
    assert {"alibaba.capex.2025-Q2", "alibaba.capex.2025-H1"} <= set(stamp.claims)


def test_a_picture_says_what_its_reader_chose_and_its_title_is_the_finding_in_serif(
    claims: Claims, view: View
) -> None:
    chosen = answer(claims, SHARES, replace(view, company=("Alibaba",)))
    made = poster_of(chosen)
    assert "Shown: Alibaba" in texts(made)
    (title,) = re.findall(r'font-size="23" [^>]*>', made.svg)[:1]
    assert "Source Serif" in unescape(title)


def test_equal_charts_are_equal_to_the_byte_wherever_the_browser_writes_a_style() -> None:
    one = style_last('<svg style="" width="8"><rect style="fill: red;" x="0" y="/"/>a</svg>')
    other = style_last('<svg width="8" style=""><rect x="0" style="fill: red;" y="/"/>a</svg>')
    assert one == other == '<svg width="8" style=""><rect x="0" y="/" style="fill: red;"/>a</svg>'


def test_a_picture_of_nothing_says_so(claims: Claims, view: View) -> None:
    made = poster_of(answer(claims, SHARES, replace(view, company=())))
    assert any(text == "Your choice hides this: no company." for text in texts(made))
    assert "Sources: none, for there is no figure to show." in texts(made)


def test_a_legend_of_shapes_stands_only_where_the_chart_keeps_it(
    claims: Claims, view: View
) -> None:
    own = poster_of(answer(claims, charts()["capex-and-revenue"], view))
    assert not [text for text in texts(own) if text.startswith("Status: ")]
    leads = texts(
        poster_of(answer(claims, charts()["who-leads"], view))
    )  # its discs are filled for leaders
    assert [text for text in leads if text.startswith("Status: ")]
    assert "estimate" not in leads
    assert "worked out" in texts(poster_of(answer(claims, charts()["company-figures"], view)))


def test_the_source_line_of_many_names_six(claims: Claims, view: View) -> None:
    many = replace(answer(claims, SHARES, view))
    vars(many)["credits"] = [Credit(f"House {i}", None) for i in range(8)]
    assert "House 4; House 5; 2 more. The newest is of " in source_line(many)
    nobody = answer(claims, SHARES, replace(view, company=()))
    assert source_line(nobody).startswith("Sources: none")


def test_lines_break_before_they_run_over() -> None:
    text = "Alibaba spent much. " * 12 + "https://example.org/" + "x" * 300 + " 讯石" * 40
    lines = wrapped(text, 13, 400)
    assert max(width_of(line, 13) for line in lines) <= 400
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    tight = [width_of(f"{a} {b.split()[0]}", 13) > 400 for a, b in pairwise(lines)]
    assert all(tight)
    assert wrapped(text, 13, 400, most=2)[-1].endswith("…")
