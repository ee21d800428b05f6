"""The words round a chart, the same in the app and in the static edition. Plain text, no markup."""

from dataclasses import dataclass

from components.analysis.sources.credits import Credit
from components.figures.answer import Answer
from components.wording.formats import date_words, day_words

SOURCES_SHOWN = 2


@dataclass(frozen=True)
class CardWords:
    """What a card says: `finding` is the first sentence of its reading, `rest` the others.

    `sources` are those the figures are owed to, best evidence first; `others` says how many more
    there are, or is '', and `more_sources` are those. `evidence` counts the claims of the marks by
    their letter, the best first, without letters that none has. `newest` is the day of the newest
    source as it is said, `edition` tells it with the edition of the claims.
    """

    question: str
    finding: str
    rest: str
    measured: str
    sources: tuple[Credit, ...]
    others: str
    more_sources: tuple[Credit, ...]
    evidence: tuple[tuple[str, int], ...]
    newest: str
    edition: str


def card_words(answer: Answer, most: int = SOURCES_SHOWN) -> CardWords:
    """The words of an answer that has something to show, with at most so many sources.

    A single one more is named too: "1 other" would be no shorter than its name.
    """
    named = most if len(answer.credits) > most + 1 else len(answer.credits)
    more = tuple(answer.credits[named:])
    edition = day_words(answer.claims.edition)
    return CardWords(
        question=answer.chart.question,
        finding=answer.finding,
        rest=" ".join(answer.sentences[1:]),
        measured=answer.measured,
        sources=tuple(answer.credits[:named]),
        others=f"{len(more)} others" if more else "",
        more_sources=more,
        evidence=answer.evidence,
        newest=date_words(answer.newest),
        edition=f"newest of {date_words(answer.newest)} · edition of {edition}",
    )
