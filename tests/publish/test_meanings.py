"""The glossary in the edition: a word carries its meaning as text, and the page tells it below."""

import re
from dataclasses import replace
from html import unescape

import pytest

from components.claims.model import Claims
from components.claims.story import Term
from components.publish.addresses import Addresses
from components.publish.canonical import canonical_views
from components.publish.edition.meanings import Meanings
from components.publish.edition.page import Page, Press
from components.publish.edition.reading_pages import reading_pages

HOSTILE = '"><img src=x onerror="alert(1)"> & <b>'
MARKED = re.compile(
    r'<abbr class="term" tabindex="0" aria-describedby="([^"]+)" data-meaning="([^"]*)">([^<]+)<'
)


def marked(html: str) -> list[tuple[str, str, str]]:
    """Each word that carries a meaning: where that is told, the meaning, the word."""
    return [tuple(map(unescape, found)) for found in MARKED.findall(html)]


def test_words_and_meanings_are_text_and_no_markup(claims: Claims) -> None:
    term = Term(name="capex", forms=("<capex>",), meaning=HOSTILE)
    meanings = Meanings(replace(claims, glossary=(term,)))
    [html] = meanings.on_a_card(f"{HOSTILE} capex")
    assert marked(html) == [("term-capex", HOSTILE, "capex")]
    assert "<img" not in html
    assert "<b>" not in html


def test_a_card_tells_a_word_anew_and_running_text_only_once(claims: Claims) -> None:
    meanings = Meanings(claims)
    for _ in range(2):
        first, second = meanings.on_a_card("Capex", "capex again")
        assert (len(marked(first)), len(marked(second))) == (1, 0)
    assert len(marked(meanings.once("capex"))) == 1
    assert len(marked(meanings.once("capex"))) == 0
    assert list(meanings.told) == ["capex"]


@pytest.fixture(scope="module")
def printed(claims: Claims) -> dict[str, str]:
    press = Press(claims, Addresses("https://edition.test", "https://app.test"))
    pages: list[Page] = list(reading_pages(press, canonical_views(claims)))
    return {page.path: press.printed(page)[1].decode("utf-8") for page in pages}


def test_every_meaning_is_told_once_on_the_page_that_needs_it(printed: dict[str, str]) -> None:
    needing = {path: {where for where, *_ in marked(html)} for path, html in printed.items()}
    assert any(needing.values())
    for path, places in needing.items():
        assert set(re.findall(r'<dd id="(term-[^"]+)">', printed[path])) == places, path
        assert ('id="words"' in printed[path]) == bool(places), path


def test_no_link_holds_a_word_that_takes_the_focus(printed: dict[str, str]) -> None:
    for path, html in printed.items():
        links = re.findall(r"<a\b[^>]*>(.*?)</a>", html, re.DOTALL)
        assert not [words for words in links if "<abbr" in words], path
