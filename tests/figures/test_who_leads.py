"""Who leads under each yardstick: filled, pale, level or not published."""

from dataclasses import replace

import pytest

from components.analysis.tables import ids_of
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.charts.who_leads import WHO_LEADS
from components.figures.theme import Look
from tests.figures.drawing import drawn, read
from tests.made import adding, claim, without


def test_the_leader_is_filled_and_the_others_are_pale(
    claims: Claims, view: View, light: Look
) -> None:
    table = WHO_LEADS.table(claims, view)
    leads = dict(zip(ids_of(table), table["leads"], strict=True))
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
    level = adding(claims, claim("Tencent", "market_rank", "2025", 1, yardstick="IDC apps"))
    level = replace(
        level, claims=tuple(c for c in level.claims if c.id != "tencent.share.apps.2025")
    )
    table = WHO_LEADS.table(level, view).query("yardstick == 'IDC apps' and leads")
    assert set(table["company"]) == {"Baidu", "Tencent"}
    assert "Baidu leads" not in read(WHO_LEADS, level, view)


def test_a_leader_level_with_one_that_is_left_out_is_said_to_share_the_place(
    claims: Claims, view: View
) -> None:
    level = without(claims, id="tencent.share.apps.2025")
    level = adding(level, claim("Tencent", "market_rank", "2025", 1, yardstick="IDC apps"))
    for name in ("Baidu", "Tencent"):
        said = read(WHO_LEADS, level, replace(view, company=(name,)))
        assert f"{name} shares the first place by " in said


def test_a_weak_place_is_hollow(claims: Claims, view: View, light: Look) -> None:
    table = WHO_LEADS.table(claims, view)
    weakest = table.assign(grade=["E", *["B"] * (len(table) - 1)])
    hollow = [
        carried[0]
        for trace in WHO_LEADS.figure(weakest, view, light).data
        if trace.customdata is not None
        for color, carried in zip(trace.marker.color, trace.customdata, strict=True)
        if color == light.paper
    ]
    assert hollow == [" ".join(table["claims"].iloc[0])]


def test_a_company_that_is_not_published_is_a_small_dot(
    claims: Claims, view: View, light: Look
) -> None:
    (dots,) = [t for t in drawn(WHO_LEADS, claims, view, light).data if t.name == "not published"]
    assert "Tencent: not published under IDC model calls" in dots.hovertext
    assert len(dots.x) == 4 * 5 - len(WHO_LEADS.table(claims, view))


def test_the_reading_of_who_leads_counts_the_yardsticks(claims: Claims, view: View) -> None:
    assert read(WHO_LEADS, claims, view) == (
        "Alibaba leads under 2 of 4 yardsticks. Baidu leads by AI application revenue; "
        "Volcano Engine leads where tokens called by outside customers are counted."
    )
