"""The words round a chart, the same in the app and in the static edition. Plain text, no markup."""

from dataclasses import dataclass

from components.analysis.sources.credits import Credit
from components.figures.answer import Answer

SOURCES_SHOWN = 6


@dataclass(frozen=True)
class CardWords:
    """What a card says: `finding` is the first sentence of its reading, `rest` the others.

    `sources` are those the figures are owed to, best evidence first; `others` says how many more
    there are, or is ''. `edition` tells the newest source and the edition of the claims.
    """

    question: str
    finding: str
    rest: str
    measured: str
    sources: tuple[Credit, ...]
    others: str
    edition: str


def card_words(answer: Answer, most: int = SOURCES_SHOWN) -> CardWords:
    """The words of an answer that has something to show, with at most so many sources."""
    more = len(answer.credits) - most
    return CardWords(
        question=answer.chart.question,
        finding=answer.finding,
        rest=" ".join(answer.sentences[1:]),
        measured=answer.measured,
        sources=tuple(answer.credits[:most]),
        others=f"{more} more" if more > 0 else "",
        edition=f"newest of {answer.newest} · edition {answer.claims.edition}",
    )
