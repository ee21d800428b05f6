"""The two clocks and the grade: what was known by a day, held in an edition, well evidenced."""

import re
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from components.analysis.market.shares import publication_days
from components.claims.model import Claims
from components.wording.formats import day_words
from dev.looks.page import PAGES, figures, open_page, wait_until_drawn, words
from tests.product_copy import ROOT, copy_product

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("console")]

DAY = "2025-09-15"
OLD, NEW = "alibaba.cloud_revenue.2026-Q1", "alibaba.cloud_revenue.2026-Q1.recast"

# The claims of every mark now drawn.
_DRAWN = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(chart => chart.data)
    .flatMap(trace => [...trace.customdata || []])
    .flatMap(carried => carried && carried[0] ? carried[0].split(' ') : [])"""


def known_by(page: Page) -> str:
    """The day in the address; nothing if there is none."""
    return parse_qs(urlsplit(page.url).query).get("known_by", [""])[0]


def wait_for_day(page: Page, day: str) -> None:
    page.wait_for_url(lambda address: f"known_by={day}" in address)
    expect(page.get_by_text(f"as known on {day_words(day)}.")).to_be_visible()
    wait_until_drawn(page)
    assert page.get_by_test_id("stException").count() == 0


def open_clock(page: Page) -> Locator:
    page.get_by_role("button", name="Filter").click()
    clock = page.get_by_test_id("stPopoverBody")
    expect(clock).to_be_visible()
    return clock


def finding(page: Page) -> str:
    return page.locator(".st-key-card-who-leads .finding").first.inner_text()


def test_no_claim_published_after_the_day_is_drawn(
    server: str, page: Page, shipped: Claims
) -> None:
    open_page(page, server, PAGES[""])
    today, drawn_today = finding(page), set(page.evaluate(_DRAWN))
    open_page(page, f"{server}/?known_by={DAY}", PAGES[""])
    expect(page.get_by_text(f"Showing as known on {day_words(DAY)}")).to_be_visible()
    drawn = set(page.evaluate(_DRAWN))
    end = date.fromisoformat(DAY)
    assert drawn
    assert [n for n in drawn if shipped.source[shipped.claim[n].source].day > end] == []
    assert any(shipped.source[shipped.claim[n].source].day > end for n in drawn_today)
    assert finding(page) != today
    assert known_by(page) == DAY


@pytest.mark.parametrize("path", ["", "evidence"], ids=["overview", "evidence"])
def test_a_day_before_everything_is_answered_by_a_sentence(
    server: str, page: Page, path: str
) -> None:
    open_page(page, f"{server}/{path}?known_by=2000-01-01", PAGES[path])
    expect(page.get_by_text("No claim is left: the first was published ")).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_a_day_that_is_none_is_named_as_not_understood(server: str, page: Page) -> None:
    open_page(page, f"{server}/?known_by=yesterday", PAGES[""])
    warning = "The link was opened without 'yesterday' as known by: not known here."
    expect(page.get_by_text(warning)).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)
    assert "known on 2" not in words(page)


@pytest.mark.parametrize("key", ["Enter", "Tab"])
def test_a_typed_day_counts_once_the_reader_presses(server: str, page: Page, key: str) -> None:
    open_page(page, server, PAGES[""])
    open_clock(page).get_by_role("spinbutton").first.click()
    page.keyboard.type(DAY.replace("-", ""))
    page.keyboard.press(key)
    wait_for_day(page, DAY)
    expect(page.get_by_role("button", name="Filter")).to_contain_text(
        f"as known on {day_words(DAY)}"
    )


def later_days(claims: Claims) -> list[str]:
    """The days on which shares came out after DAY, up to the edition."""
    return [str(day) for day in publication_days(claims) if DAY < str(day) <= claims.edition]


def test_next_publication_moves_the_clock_to_the_day_shares_came_out_next(
    server: str, page: Page, shipped: Claims
) -> None:
    open_page(page, f"{server}/?known_by={DAY}", PAGES[""])
    step = open_clock(page).get_by_role("button", name="Next publication")
    first, second, *_ = later_days(shipped)
    for day in (first, second):
        step.click()
        wait_for_day(page, day)
        assert known_by(page) == day


def test_play_walks_through_the_publications_until_it_is_stopped(
    server: str, page: Page, shipped: Claims
) -> None:
    days = later_days(shipped)
    page.clock.install()
    open_page(page, f"{server}/?known_by={DAY}", PAGES[""])
    clock = open_clock(page)
    play = clock.get_by_role("switch", name="Play")
    clock.get_by_text("Play", exact=True).click()
    for day in days[:2]:
        wait_for_day(page, day)
    clock.get_by_text("Play", exact=True).click()
    expect(play).not_to_be_checked()
    wait_until_drawn(page)
    stopped_on = known_by(page)
    page.clock.fast_forward("01:00")
    # One more step by hand leads one publication on: nothing has walked in that minute.
    clock.get_by_role("button", name="Next publication").click()
    wait_for_day(page, days[days.index(stopped_on) + 1])


def test_play_stops_by_itself_at_the_last_publication(
    server: str, page: Page, shipped: Claims
) -> None:
    *_, before, last = later_days(shipped)
    open_page(page, f"{server}/?known_by={before}", PAGES[""])
    clock = open_clock(page)
    clock.get_by_text("Play", exact=True).click()
    wait_for_day(page, last)
    expect(clock.get_by_role("switch", name="Play")).not_to_be_checked()


def test_a_grade_says_how_many_claims_it_leaves_out(
    server: str, page: Page, shipped: Claims
) -> None:
    open_page(page, f"{server}/evidence?grade=B", PAGES["evidence"])
    expect(page.get_by_text("Showing grade B or better")).to_be_visible()
    told = re.search(r"Without ([\d,]+) of ([\d,]+) claims", words(page))
    kept = re.search(r"^([\d,]+) of [\d,]+ claims$", words(page), re.MULTILINE)
    assert told
    assert kept
    out, whole, rest = (int(n.replace(",", "")) for n in (*told.groups(), kept[1]))
    assert out > 0
    assert rest > 0
    assert out + rest == whole == len(shipped.claims)


def test_a_pinned_edition_shows_the_old_figure_and_says_what_has_changed_since(
    serving: Callable[[Path], AbstractContextManager[str]],
    tmp_path: Path,
    page: Page,
    claims: Claims,
) -> None:
    copy_product(tmp_path)
    shutil.copy(ROOT / "tests" / "claims-newer.yaml", tmp_path / "data" / "claims.yaml")
    card = "st-key-card-capex-and-revenue"
    with serving(tmp_path) as address:
        open_page(page, f"{address}/capex?edition={claims.edition}", PAGES["capex"])
        assert "41.63" in figures(page)[card]
        assert {OLD} == {OLD, NEW}.intersection(page.evaluate(_DRAWN))
        day, count = day_words(claims.edition), len(claims.claims)
        banner = f"The edition of {day} is pinned: 2 of {count} figures"
        expect(page.get_by_text(f"{banner} have changed since.")).to_be_visible()
        page.get_by_text(f"The changes since {day}").click()
        changes = page.get_by_role("listitem")
        moved = changes.filter(has_text="Alibaba, Cloud revenue, January to March 2026")
        expect(moved).to_contain_text("41,630 million before")
        expect(moved).to_contain_text("now RMB 41,600 million")
        expect(moved).to_contain_text("The company recast the quarter.")
        gone = changes.filter(has_text="Tencent, Market share")
        expect(gone).to_contain_text("withdrawn")
        expect(gone).to_contain_text("The house took the figure back.")

        open_page(page, f"{address}/capex", PAGES["capex"])
        assert "41.6" in figures(page)[card]
        assert "41.63" not in figures(page)[card]
        assert {NEW} == {OLD, NEW}.intersection(page.evaluate(_DRAWN))
        expect(page.get_by_text("is pinned")).to_have_count(0)

        query = f"claim={OLD}&edition={claims.edition}"
        open_page(page, f"{address}/evidence?{query}", PAGES["evidence"])
        receipt = page.locator(".st-key-receipt-claim")
        expect(receipt).to_contain_text("RMB 41,630 million")
        expect(receipt).not_to_contain_text("Replaced by")
        page.goto("about:blank")  # before its server ends, which the console would lament
