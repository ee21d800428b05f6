"""Frames for other pages: where they lead, and what a pinned one says of figures that changed."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.reading.history import changed_figures
from components.claims.reading.load import load_claims
from components.figures.answer import Answer, answer
from components.figures.charts.catalogue import charts
from components.figures.charts.market_share import SHARES
from components.publish.addresses import Addresses
from components.publish.canonical import canonical_views
from components.publish.edition.kept import frame_files
from components.publish.edition.page import Press
from components.publish.edition.reading_pages import reading_pages
from components.publish.frames import app_frames, changed_words, edition_frames, newest_link
from tests.editions import FIRST, WITHDRAWN
from tests.publish.reading_html import Read

BASE = "https://example.org"
MONEY = charts()["capex-and-revenue"]


@pytest.fixture(scope="module")
def later(newer: str) -> Claims:
    return load_claims(newer)


ADDRESSES = Addresses("https://edition.test/ai", "https://app.test")


@pytest.fixture(scope="module")
def files(claims: Claims) -> dict[str, bytes]:
    """The pages of charts, and those for frames."""
    press, views = Press(claims, ADDRESSES), canonical_views(claims)
    of_charts = (page for page in reading_pages(press, views) if page.path.startswith("charts/"))
    return {**dict(map(press.printed, of_charts)), **dict(frame_files(press, views))}


def address_of(snippet: str) -> str:
    """The address of a frame, from what a reader copies."""
    return unescape(snippet.partition('src="')[2].partition('"')[0])


def shown_by(claims: Claims, snippet: str) -> Answer:
    """The answer that a frame of the app shows once the claims are these."""
    query = urlsplit(address_of(snippet)).query.replace("card=shares&", "")
    view = View.from_query(claims, query)
    assert view.ignored == ()
    return answer(claims, SHARES, view)


def test_a_live_frame_follows_new_figures_and_a_pinned_one_stays(
    claims: Claims, later: Claims
) -> None:
    then = answer(claims, SHARES, View.of(claims, yardstick="Canalys cloud", theme="dark"))
    assert WITHDRAWN in then.ids
    frames = app_frames(BASE, then)
    assert shown_by(later, frames.pinned).ids == then.ids
    live = shown_by(later, frames.live)
    assert live.view.edition == later.edition
    assert live.view.yardstick == "Canalys cloud"
    assert WITHDRAWN not in live.ids
    for snippet in (frames.live, frames.pinned):
        assert parse_qs(urlsplit(address_of(snippet)).query)["embed_options"] == ["dark_theme"]
        assert f'title="{SHARES.question}"' in snippet


def test_a_pinned_frame_counts_what_has_changed_since(claims: Claims, later: Claims) -> None:
    pinned = View.of(later, edition=claims.edition)
    money = answer(later, MONEY, pinned)
    assert FIRST in money.ids
    assert changed_words(money) == "1 figure has changed since 30 June 2026."
    assert changed_words(answer(later, MONEY, View.of(later))) == ""
    assert newest_link(BASE, money) == f"{BASE}/capex"
    assert {FIRST, WITHDRAWN} <= changed_figures(later)


@pytest.mark.edition
def test_the_frames_of_the_edition_lead_to_the_newest_and_to_what_is_kept(
    claims: Claims, files: dict[str, bytes]
) -> None:
    for shown in canonical_views(claims):
        for own in (ADDRESSES, ADDRESSES.kept(claims.edition)):
            frames = edition_frames(own, shown)
            live, pinned = address_of(frames.live), address_of(frames.pinned)
            assert live.removeprefix("https://edition.test/ai/") in files
            assert pinned == live.replace("/frames/", f"/v/{claims.edition}/frames/")
        page = unescape(files[shown.path].decode("utf-8"))
        assert frames.live in page
        assert frames.pinned in page


@pytest.mark.edition
def test_a_page_for_a_frame_says_whose_chart_it_is_and_leads_to_its_page(
    claims: Claims, files: dict[str, bytes]
) -> None:
    for shown in canonical_views(claims):
        page = Read(files[f"frames/{shown.slug}.html"].decode("utf-8"))
        assert shown.answer.finding in unescape(page.html).replace("\u00a0", " ")
        assert f"../{shown.path}" in [address for _, address in page.links]
        assert 'id="pinned"' not in page.html
        explained = re.findall(r'aria-describedby="([^"]+)"', page.html)
        assert set(explained) <= set(page.ids)
