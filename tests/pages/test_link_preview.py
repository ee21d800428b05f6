"""What a link says of itself where it is shared."""

import re
from html import unescape

import pytest

from components.claims.model import Claims
from components.publish.caption import NAME, PROMISE
from components.ui.shell import link_preview, store


@pytest.fixture(autouse=True)
def held(monkeypatch: pytest.MonkeyPatch, claims: Claims) -> None:
    """The small file's claims are those that the server holds; an edition is served beside it."""
    monkeypatch.setattr(link_preview, "shared_claims", lambda: store.Shelf(claims))
    monkeypatch.setattr(link_preview, "EDITION_URL", "https://edition.test")
    monkeypatch.setattr(link_preview, "PUBLIC", "https://app.test")


def told(path: str, query: str = "") -> dict[str, str]:
    """What the head of a page says, by the name of each property, and its title."""
    head = link_preview.link_preview(path, query)
    pairs = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', head)
    (title,) = re.findall(r"<title>([^<]*)</title>", head)
    return {"title": unescape(title), **{name: unescape(words) for name, words in pairs}}


def test_a_link_to_a_page_says_its_finding_and_shows_the_edition_s_picture_of_it() -> None:
    found = told("/capex")
    assert found["title"] == f"Capex and revenue · {NAME}"
    assert found["og:title"].startswith("Alibaba's capex is up ")
    assert found["description"] == found["og:title"]
    assert found["og:url"] == "https://app.test/capex"
    assert found["og:image"] == "https://edition.test/previews/charts-capex-and-revenue.png"
    assert found["twitter:card"] == "summary_large_image"


def test_a_link_to_a_view_says_what_that_view_shows() -> None:
    canalys = told("/market_share", "yardstick=Canalys+cloud")
    assert canalys["og:title"] != told("/market_share")["og:title"]
    assert "Canalys" in canalys["og:title"]
    assert canalys["og:image"].endswith("/previews/charts-shares-canalys-cloud.png")
    assert canalys["og:url"] == "https://app.test/market_share?yardstick=Canalys+cloud"


def test_no_picture_is_shown_of_a_view_that_the_edition_does_not_have() -> None:
    found = told("/capex", "company=Baidu")
    assert "og:image" not in found
    assert found["twitter:card"] == "summary"


def test_a_link_to_a_claim_names_it() -> None:
    found = told("/evidence", "claim=alibaba.capex.2025-Q1")
    assert found["og:title"] == "Alibaba, capex, January to March 2025: RMB 24.6bn"


@pytest.mark.parametrize("query", ['company="><script>x</script>', "%ff=%00", "a=1&" * 600])
def test_hostile_links_become_no_markup(query: str) -> None:
    head = link_preview.link_preview("/capex", query)
    assert "<script" not in head
    assert head.count("<title>") == 1


def test_without_claims_or_with_a_fault_the_product_s_name_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(link_preview, "shared_claims", lambda: store.Shelf(None))
    assert told("/")["og:title"] == NAME

    def fault() -> store.Shelf:
        raise OSError("no disk")

    monkeypatch.setattr(link_preview, "shared_claims", fault)
    assert told("/capex")["og:description"] == PROMISE
