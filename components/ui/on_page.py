"""Which charts a page has shown, so that all of them can be taken away together."""

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar

from components.analysis.view import View
from components.figures.chart import Chart

Shown = tuple[Chart, View]
_cards: ContextVar[list[Shown] | None] = ContextVar("cards", default=None)


@contextmanager
def noting() -> Generator[list[Shown]]:
    """The charts shown within, each with its view, in their order."""
    found: list[Shown] = []
    token = _cards.set(found)
    try:
        yield found
    finally:
        _cards.reset(token)


def note(chart: Chart, view: View) -> None:
    """Note that a chart is shown; a card that runs again by itself is noted already."""
    cards = _cards.get()
    if cards is not None:
        cards.append((chart, view))
