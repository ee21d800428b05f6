"""The page of a document where a figure stands: the lines about it, with its own marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.intake.document import Document
from components.intake.findings import FoundFigure


@dataclass(frozen=True)
class Passage:
    """Lines of a document, and which of them, counted from 0, the figure stands on."""

    lines: Sequence[str]
    own: int


def passage(document: Document, found: FoundFigure, around: int) -> Passage:
    """So many lines before and after a figure, of its own page alone; empty ones left out."""
    start, end = _page(document, found.at)
    before = document.printed[start : found.at].split("\n")
    after = document.printed[found.at : end].split("\n")
    above = [line.strip() for line in before[:-1] if line.strip()][-around:]
    below = [line.strip() for line in after[1:] if line.strip()][:around]
    return Passage([*above, (before[-1] + after[0]).strip(), *below], len(above))


def _page(document: Document, at: int) -> tuple[int, int]:
    number = document.page(at)
    if number is None:
        return 0, len(document.text)
    starts = [*document.page_starts, len(document.text)]
    return starts[number - 1], starts[number]
