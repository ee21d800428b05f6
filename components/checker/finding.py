"""What is found of one clause: a verdict and what it rests on."""

from dataclasses import dataclass

from components.checker.match import Case
from components.checker.tokens import Token

VERDICTS = ("contradicted", "unclear", "unsupported", "imprecise", "supported")  # the worst first


WHO = {"company", "metric", "period", "house", "yardstick", "scope", "cloud", "product"}


@dataclass(frozen=True)
class AnswerLine:
    """One line of the answer to a question, and the ids of its receipts."""

    text: str
    claims: tuple[str, ...]


@dataclass(frozen=True)
class Finding:
    """A verdict on one clause: why, the figures it rests on, and the words not used."""

    verdict: str
    why: str
    claims: tuple[str, ...] = ()
    safe: str | None = None
    unused: tuple[Token, ...] = ()
    case: Case | None = None
    answers: tuple[AnswerLine, ...] = ()


def lacking(found: Case) -> tuple[int, int, float]:
    """What to sort cases by: the least left unsaid first, then the firmest, then the newest."""
    worst = [VERDICTS.index(verdict) for verdict, _ in found.lacks]
    figure = found.figure
    status = ("reported", "derived", "guidance", "target", "estimate", "projection")
    return -min(worst, default=9), status.index(figure.status), -figure.when.end.toordinal()
