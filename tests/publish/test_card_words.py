"""A card says the same in the app and in the static edition."""

import re

import pytest

from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.answer import Answer, answer
from components.figures.charts.ranks import RANKS
from components.publish.addresses import Addresses
from components.publish.canonical import canonical_views
from components.publish.card_words import card_words
from components.publish.edition.page import Press
from components.publish.edition.reading_pages import reading_pages
from components.ui.card.card_words import words_and_menu
from tests.publish.reading_html import Read

_CARD = re.compile(r'<figure class="card".*?</figure>', re.DOTALL)


@pytest.fixture
def ranks(claims: Claims, view: View) -> Answer:
    return answer(claims, RANKS, view)


def test_the_first_sentence_is_the_finding_and_the_others_follow(ranks: Answer) -> None:
    words = card_words(ranks)
    assert f"{words.finding} {words.rest}".strip() == ranks.reading
    assert words.finding == ranks.sentences[0]


def test_sources_beyond_the_most_are_counted(ranks: Answer) -> None:
    assert len(ranks.credits) > 1
    few = card_words(ranks, 1)
    assert few.sources == (ranks.credits[0],)
    assert few.others == f"{len(ranks.credits) - 1} others"
    assert card_words(ranks, len(ranks.credits)).others == ""


def test_the_app_and_every_page_of_the_edition_say_these_words(claims: Claims) -> None:
    press, views = (
        Press(claims, Addresses("https://e.test", "https://a.test")),
        canonical_views(claims),
    )
    printed = {page.path: press.printed(page)[1] for page in reading_pages(press, views)}
    for shown in views:
        words = card_words(shown.answer, 10)
        card = _CARD.search(printed[shown.path].decode("utf-8"))
        assert card, shown.path
        said = " ".join(Read(card[0]).text.split())
        parts = [words.finding, words.rest, words.measured, words.others, words.edition]
        assert [part for part in parts if part not in said] == [], shown.path
        app = words_and_menu(shown.answer, bare=True)
        assert app["finding"] == words.finding
        assert app["edition"] == words.edition
