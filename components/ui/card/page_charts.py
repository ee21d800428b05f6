"""Which charts a page has shown, so that all of them can be taken away together."""

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar

from components.figures.answer import Answer

_cards: ContextVar[list[Answer] | None] = ContextVar("cards", default=None)


@contextmanager
def charts_noted() -> Generator[list[Answer]]:
    """The answers shown within, in their order."""
    found: list[Answer] = []
    token = _cards.set(found)
    try:
        yield found
    finally:
        _cards.reset(token)


def note_chart(shown: Answer) -> None:
    """Note that an answer is shown; a card that runs again by itself is noted already."""
    cards = _cards.get()
    if cards is not None:
        cards.append(shown)
