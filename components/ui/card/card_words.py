"""What the app adds to a card's words: its buttons, and the way to the static edition."""

from dataclasses import asdict
from typing import Any

from components.figures.answer import Answer
from components.publish.card_words import card_words
from components.ui.card.ledger_list import contested_by
from components.ui.shell.edition_link import chart_page


def words_and_buttons(answer: Answer, bare: bool) -> dict[str, Any]:
    """The card's words, with `page`, its address in the edition or '', and its `buttons`.

    A `bare` card has no buttons.
    """
    return {
        **asdict(card_words(answer)),
        "page": chart_page(answer.chart),
        "buttons": {} if bare else buttons(answer),
    }


def buttons(answer: Answer) -> dict[str, str]:
    """What a reader may open beneath a chart, each by its name in the code."""
    offered = {"away": "Download", "table": "As a table", "ask": "Where a figure comes from"}
    if answer.definitions:
        offered["counts"] = "How each company counts"
    if contested := len(contested_by(answer.claims, answer.ids)):
        offered["contested"] = f"Contested: {contested}"
    return offered
