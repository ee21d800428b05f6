"""What a company's card says: four things, and why one of them is missing."""

import re
from dataclasses import replace
from pathlib import Path

from components.analysis.market.standings import leaders
from components.analysis.view.view import View
from components.analysis.view.visible import visible_claims
from components.claims.model import Claims
from components.figures.answer import answer
from components.figures.charts.catalogue import charts
from components.figures.company_words import company_card_words
from components.figures.theme import PALETTE
from tests.made import adding, by_quarter, claim, without

CARDS = Path(__file__).parents[2] / "components" / "ui" / "overview" / "overview.css"


def test_the_cards_wear_the_palette() -> None:
    sheet = CARDS.read_text(encoding="utf-8")
    found = re.findall(r"company-card-(\d)\"\] \{ --company: light-dark\((.+?), (.+?)\)", sheet)
    pairs = zip(PALETTE["light"], PALETTE["dark"], strict=True)
    assert found == [(str(i), *pair) for i, pair in enumerate(pairs)]


def test_a_quarter_stands_beside_the_year_before_and_its_four_quarters(
    claims: Claims, view: View
) -> None:
    bare = without(claims, company="Tencent", metric="capex")
    more = adding(bare, *by_quarter("Tencent", "capex", "2025-Q1", 10_000, 20_000, 0, 0, 30_000))
    capex = company_card_words(more, view, "Tencent").capex
    assert capex.label == "Capex, January to March 2026"
    assert capex.amount == "RMB 30bn"
    assert capex.moved == ("up 200% on a year earlier", "RMB 50bn over four quarters")


def test_a_year_says_so_and_an_estimate_is_about(claims: Claims, view: View) -> None:
    more = adding(
        claims,
        claim("ByteDance", "capex", "2024", 80_000, status="estimate", house="A House"),
    )
    capex = company_card_words(more, view, "ByteDance").capex
    assert capex.label == "Capex, whole year 2025, estimate"
    assert capex.amount.startswith("about RMB 150bn")
    assert capex.is_estimate
    assert capex.moved == ("from about RMB 80bn a year earlier",)


def test_what_nobody_published_and_what_a_choice_leaves_out_are_told_apart(
    claims: Claims, view: View
) -> None:
    assert company_card_words(claims, view, "Tencent").revenue.amount == "not published"
    narrow = replace(view, status=("estimate",))
    words = company_card_words(visible_claims(claims, narrow), narrow, "Alibaba")
    assert words.capex.amount == "not shown: of a status not chosen"
    assert not words.capex.is_known
    assert words.rests_on == ()


def test_a_card_rests_on_the_claims_of_its_figures(claims: Claims, view: View) -> None:
    words = company_card_words(claims, view, "Alibaba")
    assert words.rests_on
    assert {claims.claim[name].company for name in words.rests_on} == {"Alibaba"}


def test_a_company_is_called_by_its_cloud_and_its_standing_is_that_among_all(
    claims: Claims, view: View
) -> None:
    alone = replace(view, company=("ByteDance",))
    words = company_card_words(claims, alone, "ByteDance")
    assert words.name == "ByteDance (Volcano Engine)"
    assert words.standing == "First by 1 of 4 yardsticks"
    assert company_card_words(claims, view, "Tencent").standing == "First by none of 4 yardsticks"


def test_a_standing_among_those_shown_is_that_of_the_finding(claims: Claims, view: View) -> None:
    shown = replace(view, company=("Tencent", "ByteDance"))
    told = answer(claims, charts()["who-leads"], shown)
    alone, _ = leaders(told.table[told.table.groupby("yardstick")["company"].transform("size") > 1])
    for company in shown.company:
        said = company_card_words(claims, shown, company).standing
        count = len(alone.get(company, ()))
        assert said.startswith(f"Of those shown, first by {count or 'none'} of ")


def test_a_file_without_yardsticks_leaves_none_to_be_first_by(claims: Claims, view: View) -> None:
    bare = without(without(claims, metric="market_share"), metric="market_rank")
    assert company_card_words(bare, view, "Baidu").standing == "No yardstick is left to be first by"
