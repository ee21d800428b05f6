"""The words round a chart, worked out once for all readers of a view. Plain text, no Markdown."""

from dataclasses import dataclass

from components.figures.answer import Answer
from components.ui.card.ledger_list import contested_by
from components.ui.shell.edition_link import chart_page
from components.ui.shell.text import web_address

SOURCES_SHOWN = 6


@dataclass(frozen=True)
class CardWords:
    """What a card says: `finding` is the first sentence of its reading, `rest` the others.

    `sources` are those the figures are owed to, best evidence first, each with its web address or
    None; `others` says how many more there are. `page` is the chart's address in the static
    edition, or ''. `buttons` lead to what lies beneath, each by its name in the code.
    """

    question: str
    finding: str
    rest: str
    measured: str
    sources: tuple[tuple[str, str | None], ...]
    others: str
    edition: str
    page: str
    buttons: dict[str, str]


def card_words(answer: Answer) -> CardWords:
    """The words of an answer that has something to show."""
    finding, *rest = answer.sentences
    cited = [(credit.name, web_address(credit.url)) for credit in answer.credits]
    more = len(cited) - SOURCES_SHOWN
    return CardWords(
        question=answer.chart.question,
        finding=finding,
        rest=" ".join(rest),
        measured=answer.measured,
        sources=tuple(cited[:SOURCES_SHOWN]),
        others=f"{more} more" if more > 0 else "",
        edition=f"newest of {answer.newest} · edition {answer.claims.edition}",
        page=chart_page(answer.chart),
        buttons=_buttons(answer),
    )


def _buttons(answer: Answer) -> dict[str, str]:
    """What a reader may open beneath a chart, each by its name in the code."""
    offered = {"away": "Download", "table": "As a table", "ask": "Where a figure comes from"}
    if answer.definitions:
        offered["counts"] = "How each company counts"
    if contested := len(contested_by(answer.claims, answer.ids)):
        offered["contested"] = f"Contested: {contested}"
    return offered
