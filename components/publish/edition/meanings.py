"""The words of the glossary on a page of the edition: each carries its meaning."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from components.claims.model import Claims
from components.claims.story import Term
from components.publish.canonical import slug_of
from components.wording.glossary import Pieces, with_terms


class Meanings:
    """What one page tells of the glossary; `told` are its terms, whose meanings end the page."""

    def __init__(self, claims: Claims) -> None:
        """A page of some claims, on which nothing is told yet."""
        self._claims = claims
        self._once: set[str] = set()
        self.told: dict[str, Term] = {}

    def on_a_card(self, *texts: str) -> list[Markup]:
        """The texts of a card as HTML; a term carries its meaning where it first stands there."""
        return [self._printed(pieces) for pieces in with_terms(self._claims, texts)]

    def once(self, text: str) -> Markup:
        """A text as HTML; a term carries its meaning unless such a text before has told it."""
        (pieces,) = with_terms(self._claims, [text], self._once)
        return self._printed(pieces)

    def _printed(self, pieces: Pieces) -> Markup:
        return Markup("").join(
            self._marked(one.text, one.term) if one.term else escape(one.text) for one in pieces
        )

    def _marked(self, word: str, term: Term) -> Markup:
        self.told.setdefault(term.name, term)
        return Markup(
            '<abbr class="term" tabindex="0" aria-describedby="{}" data-meaning="{}">{}</abbr>'
        ).format(term_id(term), term.meaning, word)


def term_id(term: Term) -> str:
    """Where a page tells the meaning of a term: 'term-run-rate'."""
    return f"term-{slug_of(term.name)}"


def terms_in_order(told: Iterable[Term]) -> list[Term]:
    """Terms as a reader looks them up, by the alphabet."""
    return sorted(told, key=lambda term: term.name.casefold())
