"""Shares under one yardstick as they are drawn: order, colour, fill, distance and the sentence."""

from dataclasses import replace

import plotly.graph_objects as go
import pytest

from components.analysis.market.shares import REST
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.charts.market_share import SHARES, digits_of, points_words
from components.figures.charts.ranks import RANKS
from components.figures.charts.share_history import SHARE_HISTORY
from components.figures.charts.who_leads import WHO_LEADS
from components.figures.theme import Palette
from tests.figures.drawing import drawn, line_colors, read
from tests.made import adding, claim


def bars(figure: go.Figure) -> list[tuple[float, float, str]]:
    """Each bar as its height on the page, its share and the colour of its edge, from the top."""
    found = [
        (y, x, color)
        for trace in figure.data
        if trace.type == "bar" and trace.customdata is not None
        for x, y, color in zip(trace.x, trace.y, trace.marker.line.color, strict=True)
    ]
    return sorted(found, reverse=True)


def test_bars_show_the_shares_with_the_largest_on_top_and_the_rest_below(
    claims: Claims, view: View, light: Palette
) -> None:
    found = bars(drawn(SHARES, claims, view, light))
    assert [share for _, share, _ in found] == pytest.approx([35.8, 14.8, 13.1, 7, 6.1, 23.2])
    names = ("Alibaba", "ByteDance", "Huawei", "Tencent", "Baidu")
    assert [color for *_, color in found] == [*(light.company[n] for n in names), light.quiet]


def test_bars_that_are_all_estimates_are_pale_and_said_so_once_and_the_rest_is_hatched(
    claims: Claims, view: View, light: Palette
) -> None:
    [bars] = [t for t in drawn(SHARES, claims, view, light).data if t.type == "bar"]
    assert bars.marker.pattern.shape == ("",) * 5 + ("/",)
    assert bars.marker.color[0] == light.tint("Alibaba", 0.3)
    assert "Every share is an estimate by Omdia." in SHARES.measured(claims, view)


def test_a_reported_share_is_full_and_estimates_beside_it_are_told_apart(
    claims: Claims, view: View, light: Palette
) -> None:
    told = [
        c.model_copy(update={"status": "reported"}) if c.id == "alibaba.share.omdia.2025-H1" else c
        for c in claims.claims
    ]
    mixed = replace(claims, claims=tuple(told))
    bars, *keys = [t for t in drawn(SHARES, mixed, view, light).data if t.type == "bar"]
    assert bars.marker.pattern.shape == ("", *(".",) * 4, "/")
    assert [key.name for key in keys] == ["reported", "worked out", "estimate"]
    assert "Every share" not in SHARES.measured(mixed, view)


def test_each_bar_says_how_far_it_is_behind_the_leader(
    claims: Claims, view: View, light: Palette
) -> None:
    notes = [note.text for note in drawn(SHARES, claims, view, light).layout.annotations]
    assert notes == ["21", "23", "29", "30", "points behind<br>Alibaba"]
    without = replace(view, company=("Baidu", "Tencent"))
    assert not drawn(SHARES, claims, without, light).layout.annotations


def test_a_yardstick_of_places_alone_is_told_in_words_and_each_place_can_be_asked(
    claims: Claims, view: View, light: Palette
) -> None:
    places = [
        claim(name, "market_rank", "2025", place, yardstick="IDC apps")
        for name, place in (("Tencent", 1), ("Baidu", 2), ("Alibaba", 2))
    ]
    others = [c for c in claims.claims if c.yardstick != "IDC apps"]
    ranked = replace(claims, claims=(*others, *places))
    own = replace(view, yardstick="IDC apps")
    assert "IDC apps" in View.options(ranked)["yardstick"]
    said = read(SHARES, ranked, own)
    assert "Tencent is first and Baidu and Alibaba second." in said
    assert "These are places in 2025, without shares." in said
    figure = drawn(SHARES, ranked, own, light)
    asked = {carried[0] for trace in figure.data for carried in trace.customdata}
    assert asked == {one.id for one in places}
    assert not [trace for trace in figure.data if trace.type == "bar"]


def test_a_company_keeps_its_color_when_others_are_hidden(
    claims: Claims, view: View, light: Palette
) -> None:
    alone = replace(view, company=("Tencent",))
    _, tencent, *_ = bars(drawn(SHARES, claims, alone, light))
    assert tencent[1:] == (7, light.company["Tencent"])
    for chart, yardstick in ((SHARE_HISTORY, "Canalys cloud"), (RANKS, ""), (WHO_LEADS, "")):
        whole, part = (replace(v, yardstick=yardstick or v.yardstick) for v in (view, alone))
        own = [color for _, color in line_colors(drawn(chart, claims, whole, light), "Tencent")]
        left = [color for _, color in line_colors(drawn(chart, claims, part, light), "Tencent")]
        assert own == left
        assert own


def test_a_second_that_is_left_out_is_named_and_not_called_unpublished(
    claims: Claims, view: View
) -> None:
    alone = read(SHARES, claims, replace(view, company=("Alibaba",)))
    assert "ByteDance (Volcano Engine) is second, not among the companies shown." in alone
    assert "not published" not in alone


@pytest.mark.parametrize(
    ("companies", "said"),
    [
        (("Alibaba", "Baidu"), "By Omdia's count, Alibaba holds 35.8%, and"),
        (("Baidu", "Tencent"), "By Omdia's count, the leader is not among"),
    ],
)
def test_the_leader_is_told_only_when_shown(
    claims: Claims, view: View, companies: tuple[str, ...], said: str
) -> None:
    assert read(SHARES, claims, replace(view, company=companies)).startswith(said)


def test_nobody_is_said_to_lead_the_world(claims: Claims, view: View) -> None:
    world = replace(view, yardstick="Gartner world")
    assert "worldwide, the most of the companies shown" in read(SHARES, claims, world)
    assert " more than " not in read(SHARES, claims, world)


def test_the_rest_is_no_company(claims: Claims, view: View) -> None:
    assert REST not in set(SHARE_HISTORY.table(claims, view)["company"])


def test_a_later_share_of_too_few_for_a_split_is_said_beside_the_newest_split(
    claims: Claims, view: View
) -> None:
    said = read(SHARES, claims, view)
    later = claim("Alibaba", "market_share", "2025-H2", 40, yardstick="Omdia AI cloud")
    more = read(SHARES, adding(claims, later), view)
    assert more == f"{said} Later, in the second half of 2025, only Alibaba (40%) is known."


def test_what_is_worked_out_of_shares_has_no_digit_that_nobody_printed() -> None:
    assert points_words(35.8, 14.8) == "21 points"
    assert points_words(49.2, 27) == "22 points"
    assert points_words(25.4, 25) == "0.4 points"
    assert (digits_of([35.8, 14.8]), digits_of([35.8, 7]), digits_of([35.8, float("nan")])) == (
        1,
        0,
        1,
    )
