"""Shares under one yardstick as they are drawn: order, colour, fill, gaps and the sentence."""

from dataclasses import replace

import plotly.graph_objects as go
import pytest

from components.analysis.market.shares import REST
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.charts.market_share import GAPS, SHARES
from components.figures.charts.ranks import RANKS
from components.figures.charts.share_history import SHARE_HISTORY
from components.figures.charts.who_leads import WHO_LEADS
from components.figures.theme import Look
from tests.figures.drawing import drawn, line_colors, read


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
    _, tencent, *_ = bars(drawn(SHARES, claims, alone, light))
    assert tencent[1:] == (7, light.company["Tencent"])
    for chart in (SHARE_HISTORY, RANKS, WHO_LEADS):
        own = [color for _, color in line_colors(drawn(chart, claims, view, light), "Tencent")]
        left = [color for _, color in line_colors(drawn(chart, claims, alone, light), "Tencent")]
        assert own == left
        assert own


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
        (("Alibaba", "Baidu"), "Alibaba leads with 35.8% in the first half of 2025."),
        (("Baidu", "Tencent"), "The leader in the first half of 2025 is not among"),
    ],
)
def test_the_leader_is_told_only_when_shown(
    claims: Claims, view: View, companies: tuple[str, ...], said: str
) -> None:
    assert read(SHARES, claims, replace(view, company=companies)).startswith(said)


def test_nobody_is_said_to_lead_the_world(claims: Claims, view: View) -> None:
    world = replace(view, yardstick="Gartner world")
    assert read(SHARES, claims, world).startswith("Of the companies shown, Alibaba holds most")
    assert " leads " not in read(SHARES, claims, world)


def test_the_rest_is_no_company(claims: Claims, view: View) -> None:
    assert REST not in set(GAPS.table(claims, view)["company"])
    assert REST not in set(SHARE_HISTORY.table(claims, view)["company"])


def test_a_finding_ends_where_its_sentence_ends_also_after_a_name_in_t(
    claims: Claims, view: View
) -> None:
    alone = replace(view, company=("Alibaba", "ByteDance", "Tencent"), yardstick="Omdia AI cloud")
    finding, rest = GAPS.reading(GAPS.table(claims, alone), claims, alone)
    assert finding == "The widest gap is 28.8 points, Alibaba before Tencent."
    assert rest.startswith("The named vendors' concentration")
