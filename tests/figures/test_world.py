"""The card of the peers abroad: what it says, and what stands on it."""

from dataclasses import replace

import plotly.graph_objects as go
import pytest

from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.answer import Answer, answer
from components.figures.charts.world import AGAINST_THE_WORLD
from components.figures.theme import palette_of
from tests.made import without


def shown(claims: Claims, view: View, world: str, **choices: object) -> Answer:
    return answer(claims, AGAINST_THE_WORLD, replace(view, world=world, **choices))


def trace(found: Answer, name: str) -> go.Bar | go.Scatter:
    return next(t for t in found.figure().data if t.name == name)


def test_it_says_in_how_many_days_the_first_peer_spends_as_much(claims: Claims, view: View) -> None:
    # 17.87bn in a year against 131.82bn: 49 days
    found = shown(claims, view, "capex")
    assert found.finding == (
        "Alibaba spends on capex in a year what Amazon spends in 49 days: USD 17.9bn."
    )


def test_without_peers_it_says_the_amount_alone(claims: Claims, view: View) -> None:
    found = shown(claims, view, "capex", peers="left out")
    assert found.finding == (
        "Alibaba spends on capex in a year USD 17.9bn, the four quarters to March 2026."
    )


def test_who_is_not_there_is_named_with_the_reason(claims: Claims, view: View) -> None:
    found = shown(claims, view, "cloud revenue")
    assert "which publish no cloud revenue" in found.reading
    assert "Baidu, no four quarters in a row" in found.reading


def test_an_estimate_is_not_told_where_a_firm_figure_is_there(claims: Claims, view: View) -> None:
    assert "ByteDance" not in shown(claims, view, "capex").finding
    guessed = shown(claims, view, "capex", company=("ByteDance",)).finding
    assert "an estimated USD 21bn" in guessed


def test_a_floor_of_years_is_told_as_one(claims: Claims, view: View) -> None:
    found = shown(claims, view, "years behind")
    assert found.finding == (
        "Alibaba is at least one year behind AWS, which sold as much before April 2025, "
        "earlier than figures held can date."
    )
    assert "the least it can be" in found.measured


def test_what_a_company_counts_stands_beside_its_name(claims: Claims, view: View) -> None:
    labels = " ".join(trace(shown(claims, view, "capex"), "labels").text)
    assert "cash, stores included" in labels
    told = [said for _, said, *_ in trace(shown(claims, view, "capex"), "newest").customdata]
    assert any("cash, stores included" in said for said in told)


def test_an_estimate_and_a_floor_are_pale_and_a_sum_of_printed_figures_full(
    claims: Claims, view: View
) -> None:
    colors = palette_of(claims, "light").company
    found = shown(claims, view, "capex")
    bars, rows = trace(found, "newest"), found.table[found.table["moment"] == "newest"]
    order = rows.sort_values("value", ascending=False, kind="stable")["company"]
    fills = dict(zip(order, bars.marker.color, strict=True))
    assert fills["Amazon"] == colors["Amazon"]
    assert fills["ByteDance"] != colors["ByteDance"]
    written = dict(zip(order, trace(found, "values").text, strict=True))
    assert "about" in written["ByteDance"]
    assert "about" not in written["Amazon"]
    years = trace(shown(claims, view, "years behind"), "newest")
    assert colors["Alibaba"] not in years.marker.color


@pytest.mark.parametrize("world", ["capex", "cloud revenue", "capex per dollar", "years behind"])
def test_a_link_holds_the_choice_and_the_peers(claims: Claims, view: View, world: str) -> None:
    chosen = replace(view, world=world, peers="left out")
    assert View.from_query(claims, chosen.to_query()) == chosen
    assert "peers abroad: left out" in chosen.words(claims, "capex")


def test_a_figure_without_its_rate_is_not_guessed(claims: Claims, view: View) -> None:
    less = without(claims, metric="exchange_rate", period="2025-Q3")
    assert "Alibaba" not in set(shown(less, view, "capex").table["company"])
