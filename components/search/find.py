"""Find anything: the best places for a few words, kind by kind."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from components.claims.model import Claims
from components.search.index import KINDS, FoundPlace, Kind, index
from components.search.question import Term, terms

SHOWN = 10
_EACH = {"company": 2, "yardstick": 2, "figure": 3, "statement": 1, "source": 2}


@dataclass(frozen=True)
class Found:
    """The best `places` of all that have the `words`, in the order of KINDS; `counts` of all.

    `without` are words that occur nowhere, left out so that the others find something.
    """

    places: tuple[FoundPlace, ...] = ()
    counts: Mapping[Kind, int] = field(default_factory=Counter)
    words: str = ""
    without: tuple[str, ...] = ()


def find(claims: Claims, asked: str, most: int = SHOWN) -> Found:
    """What is found for any text whatever, at most so many places; raises NoSearch."""
    sought = terms(claims, asked)
    if not sought:
        return Found()
    held, without = index(claims).matches(_all_of(sought)), []
    if not held:
        without = [term for term in sought if not index(claims).matches(term.expression)]
        sought = tuple(term for term in sought if term not in without)
        held = index(claims).matches(_all_of(sought)) if without and sought else []
    counts = Counter(place.kind for place in held)
    words = " ".join(term.text for term in sought) if without else asked.strip()
    return Found(_best(held, most), counts, words, tuple(term.text for term in without))


def claims_found(claims: Claims, asked: str) -> frozenset[str]:
    """The ids of all claims that have every word asked for; raises NoSearch."""
    sought = terms(claims, asked)
    held = index(claims).matches(_all_of(sought)) if sought else ()
    return frozenset(place.claim for place in held if place.claim)


def _all_of(sought: Iterable[Term]) -> str:
    return " AND ".join(term.expression for term in sought)


def _best(held: list[FoundPlace], most: int) -> tuple[FoundPlace, ...]:
    """A few of each kind, then more of the first kinds while there is room."""
    by_kind = {kind: [place for place in held if place.kind == kind] for kind in KINDS}
    room = {kind: min(_EACH[kind], len(places)) for kind, places in by_kind.items()}
    for kind, places in by_kind.items():
        room[kind] += min(most - sum(room.values()), len(places) - room[kind])
    kept = [place for kind, places in by_kind.items() for place in places[: room[kind]]]
    return tuple(kept[:most])
