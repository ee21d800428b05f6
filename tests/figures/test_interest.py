"""Whose interest is in a yardstick is said where the vendor that quotes it leads by it."""

from dataclasses import replace

import pytest

from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.reading.load import load_claims
from components.claims.reading.problems import ClaimsError
from components.figures.answer import answer
from components.figures.charts.market_share import SHARES
from components.figures.charts.who_leads import WHO_LEADS
from components.figures.sentences import yardstick_lines
from components.publish.addresses import Addresses
from components.publish.canonical import views_of_chart
from components.publish.edition.page import Press
from components.publish.edition.reading_pages import reading_pages
from components.wording.yardstick_words import interest_words

OMDIA = "Omdia AI cloud"
QUOTED = "Quoted by Alibaba, which leads it"


def with_interest(text: str, fields: str) -> Claims:
    """The small file with more said of the yardstick that Alibaba leads by."""
    line = "  caveat: Quoted by Alibaba.\n"
    assert text.count(line) == 1
    return load_claims(text.replace(line, f"{line}  {fields}\n"))


def written(claims: Claims, width: int) -> list[str]:
    """The words that stand on the picture of who leads."""
    figure = answer(claims, WHO_LEADS, View.of(claims)).figure("light", width)
    return [words for trace in figure.data for words in trace.text or ()]


@pytest.mark.parametrize("width", [358, 820, 1200])
def test_a_quoting_vendor_that_leads_is_named_in_its_row(text: str, width: int) -> None:
    words = written(with_interest(text, "quoted_by_vendor: [Alibaba]"), width)
    assert words.count(QUOTED) == 1
    assert not [one for one in written(load_claims(text), width) if one.startswith("Quoted by")]


@pytest.mark.parametrize("width", [358, 820, 1200])
def test_the_line_takes_room_of_its_own(text: str, width: int) -> None:
    claims = with_interest(text, "quoted_by_vendor: [Alibaba]")
    figure = answer(claims, WHO_LEADS, View.of(claims)).figure("light", width)
    (written,) = (trace for trace in figure.data if trace.name == "words")
    at = {(x, y): words for x, y, words in zip(written.x, written.y, written.text, strict=True)}
    ((x, y),) = (place for place, words in at.items() if words == QUOTED)
    assert [words for (x2, y2), words in at.items() if x2 == x and 0 < abs(y2 - y) < 14] == []
    dots = [y2 for trace in figure.data if trace.mode == "markers" for y2 in trace.y]
    if width < 600:  # the dots stand below the words
        assert min(abs(y - dot) for dot in dots) >= 14


def test_one_that_quotes_it_and_does_not_lead_is_in_its_definition_alone(text: str) -> None:
    claims = with_interest(text, "quoted_by_vendor: [Baidu]")
    assert not [one for one in written(claims, 820) if "Quoted by" in one]
    lines = yardstick_lines(claims, claims.yardstick[OMDIA])
    assert lines["Quoted by"] == "Baidu, in advertising"


def test_who_had_it_made_is_said_whoever_leads(text: str) -> None:
    claims = with_interest(text, "commissioned_by: A bank")
    assert "Commissioned by A bank" in written(claims, 820)
    assert yardstick_lines(claims, claims.yardstick[OMDIA])["Commissioned by"] == "A bank"


def test_a_yardstick_without_interest_has_no_line_of_it(claims: Claims) -> None:
    lines = yardstick_lines(claims, claims.yardstick[OMDIA])
    assert not {"Quoted by", "Commissioned by"} & set(lines)


def test_a_lead_that_is_shared_is_told_so(claims: Claims) -> None:
    quoting = claims.yardstick[OMDIA].model_copy(
        update={"quoted_by_vendor": ("ByteDance", "Baidu")}
    )
    said = {
        leaders: interest_words(claims, quoting, leaders, is_tied)
        for leaders, is_tied in (
            (("ByteDance",), False),
            (("Baidu", "Alibaba"), True),
            (("Baidu", "ByteDance"), True),
            (("Baidu",), True),  # where the other is not shown
            (("Tencent",), False),
        )
    }
    assert list(said.values()) == [
        "Quoted by ByteDance (Volcano Engine), which leads it",
        "Quoted by Baidu, which shares the lead",
        "Quoted by ByteDance (Volcano Engine) and Baidu, which share the lead",
        "Quoted by Baidu, which shares the lead",
        "",
    ]


def test_market_share_says_it_under_the_chart_and_so_does_the_edition(text: str) -> None:
    claims = with_interest(text, "quoted_by_vendor: [Alibaba]")
    view = replace(View.of(claims), yardstick=OMDIA)
    assert f" {QUOTED}." in answer(claims, SHARES, view).measured
    press = Press(claims, Addresses("https://e.test", "https://a.test"))
    pages = {
        page.path: press.printed(page)[1].decode("utf-8")
        for page in reading_pages(press, views_of_chart(claims, SHARES))
        if page.path == "market-share.html"
    }
    assert "<dt>Quoted by</dt><dd>Alibaba, in advertising</dd>" in pages["market-share.html"]


def test_a_vendor_that_is_not_in_the_file_is_refused(text: str) -> None:
    with pytest.raises(ClaimsError, match="quoted_by_vendor 'Alibab' is not in the file"):
        with_interest(text, "quoted_by_vendor: [Alibab]")
