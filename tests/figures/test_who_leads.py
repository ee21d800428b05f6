"""Who leads by each yardstick: who is named, how it is drawn, and what is said of it."""

from dataclasses import replace

import plotly.graph_objects as go
import pytest

from components.analysis.market.standings import GROUPS, ORDER_ONLY, standing, standings
from components.analysis.tables import ids_of
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.charts.who_leads import WHO_LEADS
from components.figures.theme import Palette, palette_of
from components.wording.formats import in_words
from tests.figures.drawing import read
from tests.made import adding, claim, without

MIDDLE, WIDE = (one.least for one in WHO_LEADS.wider)


def wide(claims: Claims, view: View, palette: Palette) -> go.Figure:
    return WHO_LEADS.figure(WHO_LEADS.table(claims, view), view, palette, WIDE)


def texts(figure: go.Figure, name: str) -> list[str]:
    return [text for t in figure.data if t.name == name for text in t.text]


def dots(figure: go.Figure, palette: Palette) -> dict[str, tuple[float, float]]:
    """The share and the size of each dot, by its claim."""
    return {
        carried[0]: (share, size)
        for trace in figure.data
        if trace.name in palette.company
        for carried, share, size in zip(trace.customdata, trace.x, trace.marker.size, strict=True)
    }


@pytest.fixture
def level(claims: Claims) -> Claims:
    """The claims with Tencent level with Baidu by AI applications, a place without a share."""
    bare = without(claims, id="tencent.share.apps.2025")
    return adding(bare, claim("Tencent", "market_rank", "2025", 1, yardstick="IDC apps"))


@pytest.mark.parametrize("form", [0, MIDDLE, WIDE])
def test_each_share_stands_at_its_place_on_the_scale(
    claims: Claims, view: View, light: Palette, form: int
) -> None:
    table = WHO_LEADS.table(claims, view)
    shares = table[table["share"].notna()]
    found = dots(WHO_LEADS.figure(table, view, light, form), light)
    expected = dict(zip(ids_of(shares), shares["share"], strict=True))
    assert {name: share for name, (share, _) in found.items()} == expected
    largest = max(size for _, size in found.values())
    leads = set(ids_of(shares[shares["first"]]))
    assert {name for name, (_, size) in found.items() if size == largest} == leads


def test_the_leader_is_named_on_its_mark_and_the_others_behind_it(
    claims: Claims, view: View, light: Palette
) -> None:
    figure = wide(claims, view, light)
    assert any("Alibaba</b> <b>35.8%" in text for text in texts(figure, "labels"))
    assert any("ByteDance (Volcano Engine) 14.8%," in text for text in texts(figure, "words"))
    assert any("Tencent 7%, Baidu 6.1%" in text for text in texts(figure, "words"))


def test_the_line_is_the_lead_over_the_second(claims: Claims, view: View, light: Palette) -> None:
    lines = {
        (shape.x0, shape.x1): shape.line.color
        for shape in wide(claims, view, light).layout.shapes
        if shape.type == "line" and shape.xref == "x" and shape.x0 != shape.x1
    }
    assert lines[14.8, 35.8] == light.company["Alibaba"]
    assert lines[27.0, 49.2] == light.company["ByteDance"]


def test_rows_are_grouped_by_what_they_count_and_places_stand_apart(
    claims: Claims, view: View, light: Palette
) -> None:
    order = ("Alibaba", "Baidu")
    more = adding(
        claims,
        *(
            claim(name, "market_rank", "2025-H1", i + 1, yardstick="IDC training")
            for i, name in enumerate(order)
        ),
    )
    money = more.yardstick["IDC apps"].model_copy(update={"name": "IDC training"})
    more = replace(more, yardsticks=(money, *more.yardsticks))
    table = standings(more, view)
    groups = list(dict.fromkeys(table["group"]))
    assert groups == [group for group in GROUPS if group in groups]
    assert groups[-1] == ORDER_ONLY
    assert len(groups) == 4
    figure = wide(more, view, light)
    assert any("1st" in text and "Alibaba" in text for text in texts(figure, "places"))
    assert [group for group in groups if any(group in t for t in texts(figure, "words"))] == groups


def test_a_weak_share_is_a_dashed_ring_and_its_row_says_so(
    claims: Claims, view: View, light: Palette
) -> None:
    table = WHO_LEADS.table(claims, view)
    strong = WHO_LEADS.figure(table.assign(grade="B"), view, light)
    assert [s for s in strong.layout.shapes if s.type == "circle"] == []
    weakest = table.assign(grade=["E", *["B"] * (len(table) - 1)])
    figure = WHO_LEADS.figure(weakest, view, light)
    (ring,) = [shape for shape in figure.layout.shapes if shape.type == "circle"]
    assert ring.xanchor == table["share"].iloc[0]
    assert ring.line.dash
    assert sum("; one weak source" in text for text in texts(figure, "words")) == 1


def test_companies_of_one_share_are_both_seen_and_named_together(
    claims: Claims, view: View, light: Palette
) -> None:
    same = without(claims, id="baidu.share.omdia.2025-H1")
    same = adding(same, claim("Baidu", "market_share", "2025-H1", 35.8, yardstick="Omdia AI cloud"))
    figure = wide(same, view, light)
    heights = [
        y
        for trace in figure.data
        if trace.name in light.company
        for x, y in zip(trace.x, trace.y, strict=True)
        if x == 35.8
    ]
    assert len(set(heights)) == 2
    assert any("level, <b>35.8%</b> each" in text for text in texts(figure, "labels"))
    assert " level with " in read(WHO_LEADS, same, view) or " are level " in read(
        WHO_LEADS, same, view
    )


def test_level_leaders_are_told_as_level(level: Claims, view: View) -> None:
    table = WHO_LEADS.table(level, view).query("yardstick == 'IDC apps' and first")
    assert set(table["company"]) == {"Baidu", "Tencent"}
    assert "Baidu leads" not in read(WHO_LEADS, level, view)
    assert "Baidu and Tencent are level by AI application revenue" in read(WHO_LEADS, level, view)


def test_one_company_alone_keeps_its_place_among_all(level: Claims, view: View) -> None:
    said = read(WHO_LEADS, level, replace(view, company=("Baidu",)))
    assert said == (
        "Baidu is first by none of the three yardsticks that name it, "
        "and level with another by one more."
    )


def test_of_those_shown_the_first_is_named_with_its_true_place(
    claims: Claims, view: View, light: Palette
) -> None:
    own = replace(view, company=("Baidu", "Tencent", "ByteDance"))
    assert read(WHO_LEADS, claims, own).startswith("Of those shown, ByteDance (Volcano Engine)")
    assert any("14.8%</b>, 2nd" in text for text in texts(wide(claims, own, light), "labels"))


def test_nobody_leads_a_yardstick_that_names_no_other_of_those_shown(
    claims: Claims, view: View
) -> None:
    own = replace(view, company=("Baidu", "Tencent"))
    rows = WHO_LEADS.table(claims, own).groupby("yardstick")["company"].size()
    compared = int((rows > 1).sum())
    assert 0 < compared < len(rows)
    said = read(WHO_LEADS, claims, own)
    assert f"of {in_words(compared)} yardsticks that compare them" in said


def test_what_is_said_counts_what_is_drawn(claims: Claims, view: View) -> None:
    """However companies are left out, as many rows are led as the sentence says."""
    for left_out in claims.subjects:
        own = replace(view, company=tuple(c for c in claims.subjects if c != left_out))
        table = WHO_LEADS.table(claims, own)
        assert not set(table["company"]) & {left_out}
        assert set(table[table["first"]]["yardstick"]) == set(table["yardstick"])


def test_the_reading_of_who_leads_counts_the_yardsticks(claims: Claims, view: View) -> None:
    assert read(WHO_LEADS, claims, view) == (
        "Alibaba leads by two of four yardsticks. Baidu leads by AI application revenue; "
        "ByteDance (Volcano Engine) by tokens that outside customers call; Tencent by none."
    )


def test_a_standing_does_not_move_with_who_is_shown(level: Claims, view: View) -> None:
    found = standing(level, "Baidu")
    assert (found.alone, found.level, found.all) == (0, 1, 4)
    assert standing(level, "Alibaba").alone == 2


@pytest.mark.parametrize("form", [0, MIDDLE, WIDE])
def test_no_second_axis_lies_between_the_pointer_and_the_dots(
    claims: Claims, view: View, form: int
) -> None:
    figure = WHO_LEADS.figure(
        WHO_LEADS.table(claims, view), view, palette_of(claims, "light"), form
    )
    assert {(trace.xaxis or "x", trace.yaxis or "y") for trace in figure.data} == {("x", "y")}
