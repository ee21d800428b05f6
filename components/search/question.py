"""What is asked: the words typed, each with the other names under which claims are told."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from components.checker.lexicon import Sense, vocabulary
from components.claims.cache import cached_per_claims
from components.claims.model import Claims
from components.search.words import Words, is_chinese, pieces, words_of_text

LONGEST = 200  # letters of a question that are read
MOST = 20  # terms of it
_NAMED = ("house", "yardstick", "company")


@dataclass(frozen=True)
class SearchTerm:
    """A word or name that must occur, as it was typed or under any of its other names."""

    words: Words
    names: tuple[Words, ...] = ()

    @property
    def expression(self) -> str:
        """The term in the language of SQLite's full-text search, every sign of which is quoted."""
        return f"({' OR '.join(map(_phrase, (self.words, *self.names)))})"

    @property
    def text(self) -> str:
        """The term as a reader would say it."""
        return ("" if is_chinese(self.words[-1]) else " ").join(self.words)


def terms(claims: Claims, asked: str) -> tuple[SearchTerm, ...]:
    """The terms of a question; none where nothing was asked that could be searched.

    Words that only join others, such as 'of' and 的, are left out, unless there are no others.
    """
    known = _known(claims.whole)
    found: list[SearchTerm] = []
    for piece in _joined(pieces(asked[:LONGEST]), known):
        found += _split(piece, known)
    telling = [term for term in found if term.words not in _fillers(claims.whole)]
    return tuple(dict.fromkeys(telling or found))[:MOST]


def _joined(parts: list[Words], known: Mapping[Words, tuple[Words, ...]]) -> list[Words]:
    """The parts, those that are one name together put together: 'goldman', 'sachs'."""
    longest = max(map(len, known), default=0)
    joined: list[Words] = []
    while parts:
        names = [sum(parts[:end], ()) for end in range(1, min(len(parts), longest) + 1)]
        end = max((i for i, name in enumerate(names, 1) if name in known), default=1)
        joined.append(names[end - 1])
        parts = parts[end:]
    return joined


def _split(piece: Words, known: Mapping[Words, tuple[Words, ...]]) -> list[SearchTerm]:
    """A piece as terms: whole where it is Latin; Chinese at each name known, the longest first."""
    if piece in known or not any(map(is_chinese, piece)):
        return [SearchTerm(piece, known.get(piece, ()))]
    found: list[SearchTerm] = []
    unknown: Words = ()
    while piece:
        ends = range(len(piece), 0, -1)
        end = next((end for end in ends if piece[:end] in known), 0)
        if end and unknown:
            found.append(SearchTerm(unknown))
            unknown = ()
        if end:
            found.append(SearchTerm(piece[:end], known[piece[:end]]))
        else:
            unknown += piece[:1]
        piece = piece[end or 1 :]
    return [*found, SearchTerm(unknown)] if unknown else found


@cached_per_claims()
def _known(claims: Claims) -> Mapping[Words, tuple[Words, ...]]:
    """Each name that the headline checker knows, with the names that claims are told under."""
    found: dict[Words, tuple[Words, ...]] = {}
    for name, senses in vocabulary(claims).items():
        words = words_of_text(name)
        told = dict.fromkeys(map(words_of_text, _told(claims, senses)))
        if words and told:
            found[words] = tuple(other for other in told if other and other != words)
    return found


def _told(claims: Claims, senses: Iterable[Sense]) -> Iterator[str]:
    """How claims tell what a word means: a product as itself, and not as all of its company.

    Of several measures it is the first, which is the usual one.
    """
    products = [meaning for kind, meaning in senses if kind == "product"]
    yield from products
    for kind, meaning in senses:
        if kind in _NAMED and not products:
            yield meaning
        elif kind == "metric" and (metric := claims.metric.get(meaning.split()[0])):
            yield metric.label


@cached_per_claims()
def _fillers(claims: Claims) -> frozenset[Words]:
    """The words that cannot change what a sentence states, and so none that is sought."""
    held = vocabulary(claims).items()
    return frozenset(words_of_text(w) for w, senses in held if {k for k, _ in senses} == {"filler"})


def _phrase(words: Words) -> str:
    """Words that follow one another. The last may be the start of a word or number, for a reader
    may still be typing; but not where it is Chinese, or the number in H20.
    """
    is_whole = is_chinese(words[-1]) or (len(words) > 1 and words[-1][0].isdigit())
    return f'"{" ".join(words)}"' + ("" if is_whole else " *")
