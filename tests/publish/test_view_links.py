"""Links: the lasting one says everything, the short one only what was chosen."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.answer import answer
from components.figures.charts.catalogue import charts
from components.figures.charts.market_share import SHARES
from components.publish.caption import caption
from components.publish.links import (
    card_link,
    lasting_link,
    picture_link,
    short_link,
)

BASE = "https://example.org"


def view_in(claims: Claims, link: str) -> View:
    return View.from_query(claims, urlsplit(link).query)


def test_a_bare_view_has_a_short_link_without_a_query(claims: Claims, view: View) -> None:
    assert short_link(BASE, "overview", claims, view) == f"{BASE}/"
    assert short_link(BASE, "capex", claims, view) == f"{BASE}/capex"


def test_every_link_opens_the_view_it_was_made_from(claims: Claims, view: View) -> None:
    chosen = replace(view, company=("Baidu",), grade="B", known_by="2025-12-10", theme="dark")
    for link in (
        lasting_link(BASE, "capex", chosen),
        short_link(BASE, "capex", claims, chosen),
        card_link(BASE, SHARES, chosen).replace("card=shares&", ""),
    ):
        back = view_in(claims, link)
        assert back == chosen
        assert back.ignored == ()


def test_a_lasting_link_pins_the_edition_and_wears_the_theme(claims: Claims, view: View) -> None:
    link = lasting_link(BASE, "capex", replace(view, theme="dark"))
    query = parse_qs(urlsplit(link).query)
    assert query["edition"] == [view.edition]
    assert query["embed_options"] == ["dark_theme"]
    assert "embed" not in query


def test_the_link_in_a_picture_pins_the_edition_but_not_the_theme(
    claims: Claims, view: View
) -> None:
    link = picture_link(BASE, SHARES, claims, replace(view, grade="B", theme="dark"))
    assert link == f"{BASE}/market_share?grade=B&edition={view.edition}"


def test_the_link_in_a_picture_leaves_out_what_bears_on_other_pages_alone(
    claims: Claims, view: View
) -> None:
    chosen = replace(view, yardstick="IDC model calls", focus="Baidu", growth=20.0, span="year")
    link = picture_link(BASE, SHARES, claims, chosen)
    assert link == f"{BASE}/market_share?yardstick=IDC+model+calls&edition={view.edition}"


def test_a_picture_leaves_out_what_its_page_offers_for_other_charts(
    claims: Claims, view: View
) -> None:
    """The peers abroad are on another chart of the page; sums over a year are on this one too."""
    chart = charts()["capex-and-revenue"]
    chosen = replace(view, world="cloud revenue", peers="left out", span="year", grade="D")
    found = caption(answer(claims, chart, chosen), BASE)
    told = parse_qs(urlsplit(found.link).query)
    assert told == {"grade": ["D"], "span": ["year"], "edition": [view.edition]}
    assert "peers" not in found.view
