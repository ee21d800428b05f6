"""Shares and places as lines, which never join what must stay apart."""

from dataclasses import replace

import pytest

from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.period import consecutive
from components.figures.charts.ranks import RANKS
from components.figures.charts.share_history import SHARE_HISTORY
from components.figures.theme import Palette
from tests.figures.drawing import drawn, lines, read
from tests.made import adding, claim, without

CANALYS = "Canalys cloud"


def test_no_line_joins_two_definitions_or_leaps_over_a_missing_period(
    claims: Claims, view: View, light: Palette
) -> None:
    quarters = ["2024-Q1", "2024-Q2", "2024-Q4", "2025-Q1", "2025-Q2", "2025-Q4"]
    more = [claim("Baidu", "market_share", q, 8, yardstick=CANALYS) for q in quarters]
    known = adding(claims, *more)
    long = View.of(known, yardstick=CANALYS, period=("2024-Q1", "2026-Q1"))
    joined = [piece for piece in lines(drawn(SHARE_HISTORY, known, long, light)) if piece]
    of_baidu = [piece for piece in joined if piece[0].startswith("made")]
    pieces = [[known.claim[name].period for name in piece] for piece in of_baidu]
    assert pieces == [["2024-Q1", "2024-Q2"], ["2024-Q4"], ["2025-Q1", "2025-Q2"], ["2025-Q4"]]
    for piece in joined:
        assert consecutive([known.claim[name].period for name in piece])


def test_each_stretch_of_one_definition_has_a_head_and_a_line_parts_it_from_the_next(
    claims: Claims, view: View, light: Palette
) -> None:
    canalys = replace(view, yardstick=CANALYS)
    shapes = drawn(SHARE_HISTORY, claims, canalys, light).layout.shapes
    first, second = [shape for shape in shapes if shape.fillcolor]
    [parting] = [shape for shape in shapes if not shape.fillcolor]
    assert str(parting.x0)[:10] == "2025-01-01"
    assert first.x1 == second.x0 == parting.x0
    assert "counted anew from January 2025." in SHARE_HISTORY.measured(claims, canalys)


def test_no_year_stands_among_half_years_and_one_period_is_no_history(
    claims: Claims, view: View
) -> None:
    more = [
        claim("Alibaba", "market_share", period, share, yardstick="IDC apps")
        for period, share in (("2024-H1", 30), ("2024-H2", 25), ("2024", 27))
    ]
    others = [c for c in claims.claims if c.yardstick != "IDC apps"]
    known = replace(claims, claims=(*others, *more))
    own = View.of(known, yardstick="IDC apps", period=("2024-Q1", "2025-Q4"))
    assert set(SHARE_HISTORY.table(known, own)["period"]) == {"2024-H1", "2024-H2"}
    assert (
        "Alibaba lost 5 points: from 30% in the first half of 2024 to 25% in the second half"
        in read(SHARE_HISTORY, known, own)
    )
    assert SHARE_HISTORY.table(claims, view).empty
    assert read(SHARE_HISTORY, claims, view).endswith("so no line is drawn.")


def test_no_line_joins_the_places_under_different_yardsticks(
    claims: Claims, view: View, light: Palette
) -> None:
    assert not [piece for piece in lines(drawn(RANKS, claims, view, light)) if piece]


def test_companies_level_with_one_another_share_the_cell_of_their_place(
    claims: Claims, view: View, light: Palette
) -> None:
    level = without(claims, id="tencent.share.apps.2025")
    level = adding(level, claim("Tencent", "market_rank", "2025", 1, yardstick="IDC apps"))
    stands = {
        (trace.name, carried[0]): (x, y)
        for trace in drawn(RANKS, level, view, light).data
        if trace.customdata is not None
        for x, y, carried in zip(trace.x, trace.y, trace.customdata, strict=True)
    }
    rows = RANKS.table(level, view)
    rows = rows[(rows["yardstick"] == "IDC apps") & (rows["place"] == 1)]
    found = [
        stands[company, ids[0]]
        for company, ids in zip(rows["company"], rows["claims"], strict=True)
    ]
    assert len(found) == len({y for _, y in found}) == 2
    assert len({x for x, _ in found}) == 1
    seconds = [
        stands[row.company, row.claims[0]][0]
        for row in RANKS.table(level, view).itertuples()
        if row.place == 2
    ]
    assert seconds
    assert {0 < x < second for x, _ in found for second in seconds} == {True}


def test_on_a_wide_card_a_yardstick_stands_on_the_line_of_its_places(
    claims: Claims, view: View, light: Palette
) -> None:
    table = RANKS.table(claims, view)
    narrow, wide = (
        RANKS.figure(table, view, light, width) for width in (358, RANKS.wider[0].least)
    )
    assert wide.layout.height < narrow.layout.height
    for figure, is_beside in ((narrow, False), (wide, True)):
        (labels,) = [trace for trace in figure.data if trace.name == "labels"]
        lines = {y for t in figure.data if t.customdata is not None for y in t.y}
        assert (set(labels.y) <= lines) is is_beside


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (
            ("alibaba", "tencent", "bytedance", "huawei", "baidu"),
            "Alibaba is first or level first by 2 of 2 yardsticks. "
            "Tencent stands anywhere from 2nd to 4th by yardstick.",
        ),
        (("alibaba", "tencent"), "No company changes its place from yardstick to yardstick."),
        (("bytedance", "baidu"), "No company is placed by more than one yardstick."),
    ],
)
def test_the_reading_of_the_ranks_names_who_moves_most(
    claims: Claims, view: View, left: tuple[str, ...], said: str
) -> None:
    two = ("Omdia AI cloud", CANALYS)
    kept = [c for c in claims.claims if c.yardstick in two and c.id.startswith(left)]
    assert read(RANKS, replace(claims, claims=tuple(kept)), view) == said


def test_companies_that_move_equally_far_are_told_together(claims: Claims, view: View) -> None:
    kept = [c for c in claims.claims if c.yardstick == "Omdia AI cloud" and "huawei" not in c.id]
    other = [("Alibaba", 4), ("ByteDance", 2), ("Tencent", 3), ("Baidu", 1)]
    more = [
        claim(name, "market_rank", "2025", place, yardstick="IDC apps") for name, place in other
    ]
    turned = replace(claims, claims=(*kept, *more))
    assert read(RANKS, turned, view).startswith("Alibaba and Baidu move most: by 3 places from ")
