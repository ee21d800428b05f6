"""The words of the glossary within texts: each stands apart once, with its meaning."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from components.claims.cache import cached_per_claims
from components.claims.model import Claims
from components.claims.story import Term


@dataclass(frozen=True)
class Piece:
    """A piece of a text: the word of a term, or what stands around one."""

    text: str
    term: Term | None = None


Pieces = tuple[Piece, ...]


def with_terms(claims: Claims, texts: Sequence[str], told: set[str] | None = None) -> list[Pieces]:
    """Texts that are read one after another, each in the pieces that it is made of, in order.

    A term stands apart where it occurs first, unless its name is among those `told` already, to
    which it is added.
    """
    seen = set() if told is None else told
    return [tuple(_pieces(claims, text, seen)) for text in texts]


def _pieces(claims: Claims, text: str, told: set[str]) -> Iterator[Piece]:
    pattern, terms = _terms(claims)
    start = 0
    for found in pattern.finditer(text) if terms else ():
        term = terms.get(found[0].casefold())
        if term is None or term.name in told:
            continue
        told.add(term.name)
        if found.start() > start:
            yield Piece(text[start : found.start()])
        yield Piece(found[0], term)
        start = found.end()
    if start < len(text):
        yield Piece(text[start:])


@cached_per_claims()
def _terms(claims: Claims) -> tuple[re.Pattern[str], dict[str, Term]]:
    """What finds every form of every term as a whole word, and the term of each in small letters.

    Of two forms that begin alike the longer is found. A form of two terms is that of the first.
    """
    forms = [(form, term) for term in claims.glossary for form in (term.name, *term.forms)]
    longest_first = sorted((re.escape(form) for form, _ in forms), key=len, reverse=True)
    pattern = rf"(?<![\w-])(?:{'|'.join(longest_first)})(?![\w-])"
    terms = {form.casefold(): term for form, term in reversed(forms)}
    return re.compile(pattern, re.IGNORECASE), terms
