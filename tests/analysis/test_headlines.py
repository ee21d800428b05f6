"""The headline figures: the largest of the newest period, compared with the year before."""

from dataclasses import replace

import pytest

from components.analysis.money.key_figures import KeyFigure, key_figures
from components.analysis.view.view import View
from components.claims.model import Claims
from tests.made import adding, claim, without


def told(claims: Claims, view: View) -> dict[str, KeyFigure]:
    found = key_figures(claims, view)
    assert len({headline.label for headline in found}) == len(found)
    return {headline.label: headline for headline in found}


def test_each_headline_is_the_largest_of_the_newest_period(claims: Claims, view: View) -> None:
    found = told(claims, view)
    assert {label: (h.company, h.latest["period"]) for label, h in found.items()} == {
        "capex": ("Alibaba", "2026-Q1"),
        "cloud revenue": ("Alibaba", "2026-Q1"),
        "capex / cloud": ("Alibaba", "2026-Q1"),
        "tokens a day": ("ByteDance", "2026-03"),
    }


def test_a_larger_figure_of_the_same_period_takes_the_headline(claims: Claims, view: View) -> None:
    more = adding(claims, claim("Tencent", "capex", "2026-Q1", 31_936))
    assert told(more, view)["capex"].company == "Tencent"
    assert told(claims, view)["capex"].latest["value"] == pytest.approx(26.887)


def test_a_headline_is_compared_with_the_same_period_a_year_before(
    claims: Claims, view: View
) -> None:
    found = told(claims, view)
    assert found["capex"].change == pytest.approx(26.887 / 24.612 - 1)
    assert found["cloud revenue"].change == pytest.approx(41.630 / 30.127 - 1)
    assert found["tokens a day"].change == pytest.approx(120 / 12.7 - 1)


def test_without_the_year_before_there_is_no_change(claims: Claims, view: View) -> None:
    shorter = without(claims, id="alibaba.capex.2025-Q1")
    found = told(shorter, view)
    assert found["capex"].change is None
    assert found["capex / cloud"].change is None


def test_the_history_is_that_of_one_company_and_ends_in_the_figure(
    claims: Claims, view: View
) -> None:
    for headline in key_figures(claims, view):
        assert set(headline.table["company"]) == {headline.company}
        assert headline.table["end"].is_monotonic_increasing
        assert headline.latest["end"] == headline.table["end"].max()


def test_the_span_and_the_time_chosen_do_not_move_a_headline(claims: Claims, view: View) -> None:
    other = replace(view, span="year", period=("2025-Q1", "2025-Q2"))
    assert told(claims, other)["capex"].latest["period"] == "2026-Q1"


def test_nothing_chosen_has_no_headline(claims: Claims, view: View) -> None:
    assert key_figures(claims, replace(view, company=())) == []
    assert key_figures(claims, replace(view, status=())) == []
    assert list(told(claims, replace(view, company=("ByteDance",)))) == ["tokens a day"]
