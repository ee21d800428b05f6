"""Shares as they are drawn: order, colour, fill, and lines that never join what must stay apart."""

import math
from collections.abc import Iterator
from dataclasses import replace

import plotly.graph_objects as go
import pytest

from components.analysis.shares import REST
from components.analysis.view import View
from components.claims.model import Claims
from components.claims.period import consecutive
from components.figures.chart import Chart
from components.figures.market_share import GAPS, SHARES
from components.figures.ranks import RANKS
from components.figures.share_history import SHARE_HISTORY
from components.figures.theme import Look
from components.figures.who_leads import WHO_LEADS
from tests.made import adding, claim

CANALYS = "Canalys cloud"


def drawn(chart: Chart, claims: Claims, view: View, look: Look) -> go.Figure:
    return chart.figure(chart.table(claims, view), view, look)


def read(chart: Chart, claims: Claims, view: View) -> str:
    return chart.reading(chart.table(claims, view), claims, view)


def bars(figure: go.Figure) -> list[tuple[float, float, str]]:
    """Each bar as its height on the page, its share and its colour, from the top."""
    found = [
        (y, x, color)
        for trace in figure.data
        if trace.type == "bar" and trace.customdata is not None
        for x, y, color in zip(trace.x, trace.y, _colors(trace), strict=True)
    ]
    return sorted(found, reverse=True)


def _colors(trace: go.Bar) -> list[str]:
    color = trace.marker.color
    return [color] * len(trace.x) if isinstance(color, str) else list(color)


def test_bars_show_the_shares_with_the_largest_on_top_and_the_rest_below(
    claims: Claims, view: View, light: Look
) -> None:
    found = bars(drawn(SHARES, claims, view, light))
    assert [share for _, share, _ in found] == pytest.approx([35.8, 14.8, 13.1, 7, 6.1, 23.2])
    names = ("Alibaba", "ByteDance", "Huawei", "Tencent", "Baidu")
    assert [color for *_, color in found] == [*(light.company[n] for n in names), light.quiet]


def test_estimated_shares_are_dotted_and_the_rest_is_hatched(
    claims: Claims, view: View, light: Look
) -> None:
    bars, *keys = [t for t in drawn(SHARES, claims, view, light).data if t.type == "bar"]
    assert bars.marker.pattern.shape == (".",) * 5 + ("/",)
    assert [key.name for key in keys] == ["derived by arithmetic", "estimate"]


def test_a_company_keeps_its_color_when_others_are_hidden(
    claims: Claims, view: View, light: Look
) -> None:
    alone = replace(view, company=("Tencent",))
    _, tencent, _ = bars(drawn(SHARES, claims, alone, light))
    assert tencent[1:] == (7, light.company["Tencent"])
    for chart in (SHARE_HISTORY, RANKS, WHO_LEADS):
        own = [color for _, color in line_colors(drawn(chart, claims, view, light), "Tencent")]
        left = [color for _, color in line_colors(drawn(chart, claims, alone, light), "Tencent")]
        assert own == left
        assert own


def line_colors(figure: go.Figure, company: str) -> list[tuple[str, str]]:
    return [
        (trace.name, trace.line.color or trace.marker.line.color)
        for trace in figure.data
        if trace.name and trace.name.split()[0] == company
    ]


def lines(figure: go.Figure) -> Iterator[list[str]]:
    """The claims that each unbroken piece of a line joins."""
    for trace in figure.data:
        if "lines" not in (trace.mode or ""):
            continue
        assert not trace.connectgaps
        piece: list[str] = []
        for x, y, carried in zip(trace.x, trace.y, trace.customdata, strict=True):
            if x is None or y is None or math.isnan(y):
                yield piece
                piece = []
            else:
                piece.append(carried[0])
        yield piece


def test_no_line_joins_two_definitions_or_leaps_over_a_missing_period(
    claims: Claims, view: View, light: Look
) -> None:
    quarters = ["2024-Q1", "2024-Q2", "2024-Q4", "2025-Q1", "2025-Q2", "2025-Q4"]
    more = [claim("Baidu", "market_share", q, 8, ruler=CANALYS) for q in quarters]
    known = adding(claims, *more)
    long = View.of(known, ruler=CANALYS, period=("2024-Q1", "2026-Q1"))
    joined = [piece for piece in lines(drawn(SHARE_HISTORY, known, long, light)) if piece]
    of_baidu = [piece for piece in joined if piece[0].startswith("made")]
    pieces = [[known.claim[name].period for name in piece] for piece in of_baidu]
    assert pieces == [["2024-Q1", "2024-Q2"], ["2024-Q4"], ["2025-Q1", "2025-Q2"], ["2025-Q4"]]
    for piece in joined:
        assert consecutive([known.claim[name].period for name in piece])


def test_a_change_of_definition_is_marked_where_it_happened(
    claims: Claims, view: View, light: Look
) -> None:
    figure = drawn(SHARE_HISTORY, claims, replace(view, ruler=CANALYS), light)
    assert [str(shape.x0)[:10] for shape in figure.layout.shapes] == ["2025-01-01"]
    assert "definition changes" in {note.text for note in figure.layout.annotations}
    assert not drawn(SHARE_HISTORY, claims, view, light).layout.shapes


def test_the_leader_is_filled_and_the_others_are_pale(
    claims: Claims, view: View, light: Look
) -> None:
    table = WHO_LEADS.table(claims, view)
    leads = dict(zip(table["claim"], table["leads"], strict=True))
    shown = {}
    for trace in drawn(WHO_LEADS, claims, view, light).data:
        if trace.name in light.company:
            full, pale = light.company[trace.name], light.tint(trace.name, 0.22)
            for carried, color in zip(trace.customdata, trace.marker.color, strict=True):
                assert color in (full, pale)
                shown[carried[0]] = color == full
    assert shown == leads
    assert sum(shown.values()) == 4


def test_area_is_share(claims: Claims, view: View, light: Look) -> None:
    sizes = {
        carried[0]: size
        for trace in drawn(WHO_LEADS, claims, view, light).data
        if trace.name in light.company
        for carried, size in zip(trace.customdata, trace.marker.size, strict=True)
    }
    ratio = (sizes["alibaba.share.omdia.2025-H1"] / sizes["baidu.share.omdia.2025-H1"]) ** 2
    assert ratio == pytest.approx(35.8 / 6.1)


def test_level_leaders_are_both_filled_and_told_as_level(
    claims: Claims, view: View, light: Look
) -> None:
    level = adding(claims, claim("Tencent", "market_rank", "2025", 1, ruler="IDC apps"))
    level = replace(
        level, claims=tuple(c for c in level.claims if c.id != "tencent.share.apps.2025")
    )
    table = WHO_LEADS.table(level, view).query("ruler == 'IDC apps' and leads")
    assert set(table["company"]) == {"Baidu", "Tencent"}
    assert "Baidu leads" not in read(WHO_LEADS, level, view)


def test_a_company_that_is_not_published_is_a_small_dot(
    claims: Claims, view: View, light: Look
) -> None:
    (dots,) = [t for t in drawn(WHO_LEADS, claims, view, light).data if t.name == "not published"]
    assert "Tencent: not published under IDC model calls" in dots.hovertext
    assert len(dots.x) == 4 * 5 - len(WHO_LEADS.table(claims, view))


def test_a_line_of_ranks_stops_where_a_company_is_not_placed(
    claims: Claims, view: View, light: Look
) -> None:
    pieces = [piece for piece in lines(drawn(RANKS, claims, view, light)) if piece]
    assert sorted(map(len, pieces)) == [1, 1, 2, 2, 2, 4]


def test_a_second_that_is_left_out_is_named_and_not_called_unpublished(
    claims: Claims, view: View
) -> None:
    alone = read(SHARES, claims, replace(view, company=("Alibaba",)))
    assert "ByteDance is second, and not among the companies shown." in alone
    assert "not published" not in alone


def test_gaps_are_written_with_their_sign(claims: Claims, view: View, light: Look) -> None:
    said = {
        carried[0]: text
        for trace in drawn(GAPS, claims, view, light).data
        for carried, text in zip(trace.customdata, trace.text, strict=True)
    }
    assert said["alibaba.share.omdia.2025-H1 baidu.share.omdia.2025-H1"] == "+29.7"
    assert said["baidu.share.omdia.2025-H1 alibaba.share.omdia.2025-H1"] == "-29.7"
    assert said["baidu.share.omdia.2025-H1"] == ""


@pytest.mark.parametrize(
    ("companies", "said"),
    [
        (("Alibaba", "Baidu"), "Alibaba leads with 35.8 % in the first half of 2025."),
        (("Baidu", "Tencent"), "The leader in the first half of 2025 is not among"),
    ],
)
def test_the_leader_is_told_only_when_shown(
    claims: Claims, view: View, companies: tuple[str, ...], said: str
) -> None:
    assert read(SHARES, claims, replace(view, company=companies)).startswith(said)


def test_nobody_is_said_to_lead_the_world(claims: Claims, view: View) -> None:
    world = replace(view, ruler="Gartner world")
    assert read(SHARES, claims, world).startswith("Of the companies shown, Alibaba holds most")
    assert " leads " not in read(SHARES, claims, world)


def test_the_reading_of_who_leads_counts_the_rulers(claims: Claims, view: View) -> None:
    assert read(WHO_LEADS, claims, view) == (
        "Alibaba leads under 2 of 4 rulers. Baidu leads by AI application revenue; "
        "Volcano Engine leads where tokens called by outside customers are counted."
    )


def test_the_rest_is_no_company(claims: Claims, view: View) -> None:
    assert REST not in set(GAPS.table(claims, view)["company"])
    assert REST not in set(SHARE_HISTORY.table(claims, view)["company"])


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (
            ("alibaba", "tencent", "bytedance", "huawei", "baidu"),
            "Tencent moves most: from 2nd to 4th by ruler. Alibaba is never below second.",
        ),
        (("alibaba", "tencent"), "No company changes its place from ruler to ruler."),
        (("bytedance", "baidu"), "No company is placed under more than one ruler."),
    ],
)
def test_the_reading_of_the_ranks_names_who_moves_most(
    claims: Claims, view: View, left: tuple[str, ...], said: str
) -> None:
    two = ("Omdia AI cloud", CANALYS)
    kept = [c for c in claims.claims if c.ruler in two and c.id.startswith(left)]
    assert read(RANKS, replace(claims, claims=tuple(kept)), view) == said


def test_companies_that_move_equally_far_are_told_together(claims: Claims, view: View) -> None:
    kept = [c for c in claims.claims if c.ruler == "Omdia AI cloud" and "huawei" not in c.id]
    other = [("Alibaba", 4), ("ByteDance", 2), ("Tencent", 3), ("Baidu", 1)]
    more = [claim(name, "market_rank", "2025", place, ruler="IDC apps") for name, place in other]
    turned = replace(claims, claims=(*kept, *more))
    assert read(RANKS, turned, view).startswith("Alibaba and Baidu move most: by 3 places from ")
