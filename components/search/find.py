"""Find anything: the best places for a few words, kind by kind."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from components.claims.model import Claims
from components.search.index import FoundPlace, Kind, index
from components.search.question import SearchTerm, terms

SHOWN = 10
_EACH: Mapping[Kind, int] = {"company": 2, "yardstick": 2, "figure": 3, "statement": 1, "source": 2}


@dataclass(frozen=True)
class Found:
    """The best `places` of all that have the `words`, in the order of KINDS; `counts` of all.

    `without` are words that occur nowhere, left out so that the others find something.
    """

    places: tuple[FoundPlace, ...] = ()
    counts: Mapping[Kind, int] = field(default_factory=dict)
    words: str = ""
    without: tuple[str, ...] = ()


def find(claims: Claims, asked: str, most: int = SHOWN) -> Found:
    """What is found for any text whatever, at most so many places; raises NoSearch."""
    sought, without = terms(claims, asked), []
    if not sought:
        return Found()
    held = index(claims)
    counts = held.counts(_all_of(sought))
    if not counts:
        without = [term for term in sought if not held.counts(term.expression)]
        sought = tuple(term for term in sought if term not in without)
        counts = held.counts(_all_of(sought)) if without and sought else {}
    return Found(
        places=tuple(
            place
            for kind, room in _rooms(counts, most).items()
            for place in held.best(_all_of(sought), kind, room)
        ),
        counts=counts,
        words=" ".join(term.text for term in sought) if without else asked.strip(),
        without=tuple(term.text for term in without),
    )


def claims_found(claims: Claims, asked: str) -> frozenset[str]:
    """The ids of all claims that have every word asked for; raises NoSearch."""
    sought = terms(claims, asked)
    held = index(claims).every(_all_of(sought)) if sought else ()
    return frozenset(place.claim for place in held if place.claim)


def _all_of(sought: Iterable[SearchTerm]) -> str:
    return " AND ".join(term.expression for term in sought)


def _rooms(counts: Mapping[Kind, int], most: int) -> dict[Kind, int]:
    """How many of each kind are shown: a few, then more of the first kinds while there is room."""
    rooms = dict.fromkeys(counts, 0)
    for wanted in (_EACH, counts):
        for kind, count in counts.items():
            spare = most - sum(rooms.values())
            rooms[kind] += min(spare, min(wanted[kind], count) - rooms[kind])
    return rooms
