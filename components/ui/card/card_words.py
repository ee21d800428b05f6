"""What the app adds to a card's words: its menu, and what the letters of its evidence mean."""

from dataclasses import asdict
from typing import Any

from components.figures.answer import Answer
from components.publish.card_words import card_words
from components.ui.card.ledger_list import contested_by
from components.ui.shell.edition_link import chart_page

LETTERS = {
    "A": "the company's own filing or release",
    "B": "its copy, a house's own release, or two reports that agree",
    "C": "one reputable report",
    "D": "a digest, a copy, or nobody named",
    "E": "contradicted, undated or out of date",
}


def words_and_menu(answer: Answer, bare: bool) -> dict[str, Any]:
    """The card's words, with `page`, its address in the edition or '', and its `menu`.

    A `bare` card has no menu.
    """
    return {
        **asdict(card_words(answer)),
        "page": "" if bare else chart_page(answer.chart),
        "menu": {} if bare else card_menu(answer),
    }


def card_menu(answer: Answer) -> dict[str, str]:
    """What a reader may open beneath a chart, each by its name in the code."""
    offered = {"table": "Table", "ask": "Where a figure comes from"}
    if answer.definitions:
        offered["counts"] = "How each company counts"
    if contested := len(contested_by(answer.claims, answer.ids)):
        offered["contested"] = f"Contested: {contested}"
    return offered | {"away": "Download"}
