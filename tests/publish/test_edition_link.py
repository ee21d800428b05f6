"""From the app to the static edition: links that lead to pages it has."""

import pytest

from components.claims.model import Claims
from components.figures.charts.catalogue import charts
from components.publish.addresses import Addresses
from components.publish.canonical import canonical_views
from components.publish.edition.page import Press
from components.publish.edition.reading_pages import reading_pages
from components.ui.shell import edition_link


def test_every_chart_links_to_its_place_in_the_edition(
    claims: Claims, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edition_link, "EDITION_URL", "https://edition.test")
    press = Press(claims, Addresses("https://edition.test", "https://app.test"))
    pages = {
        page.path: press.printed(page)[1].decode("utf-8")
        for page in reading_pages(press, canonical_views(claims))
        if "/" not in page.path
    }
    for chart in charts().values():
        address = edition_link.chart_page(chart)
        path, _, place = address.removeprefix("https://edition.test/").partition("#")
        assert f'id="{place}"' in pages[path], chart.name


def test_without_an_edition_there_is_no_link(
    claims: Claims, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edition_link, "EDITION_URL", "")
    assert edition_link.chart_page(next(iter(charts().values()))) == ""
    assert edition_link.claim_page(claims.claims[0]) == ""
