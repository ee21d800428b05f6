"""One word on the scales: all that a rule may look at."""

from dataclasses import dataclass

from components.checker.figures import Book, Figure
from components.checker.tokens import Clause, Token
from components.claims.model import Claims

Mark = bool | None  # agrees, differs, or not used


@dataclass(frozen=True)
class Weighing:
    """A word of a clause, the figure it is held against, and the book it stands in."""

    claims: Claims
    held: Book
    clause: Clause
    figure: Figure
    token: Token

    def said(self, kind: str) -> tuple[str, ...]:
        """What the word means as a word of a kind."""
        return self.token.meanings(kind)
