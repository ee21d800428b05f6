"""Which rulers a headline means, by the house, the count and the market it names."""

import re

from components.analysis.headlines_rules import words
from components.analysis.headlines_rules.figures import Figure
from components.analysis.headlines_rules.reading import Reading
from components.claims.model import Claims
from components.claims.terms import Ruler


def rulers_meant(claims: Claims, read: Reading) -> tuple[Ruler, ...]:
    """Every ruler the words leave open; none if what they name fits no ruler of the file.

    A house named must be the ruler's, a count named ('model calls') must be what it counts, else
    its basis and its market must be the ones named. World markets are meant only if named, or if
    the house is named and China is not.
    """
    pool = [r for r in claims.rulers if not read.houses or _by_house(r, read.houses)]
    if read.rulers:
        return tuple(r for r in pool if r.name in read.rulers)
    if read.basis:
        pool = [r for r in pool if r.basis in read.basis]
    if read.scope == "worldwide":
        return tuple(r for r in pool if r.scope == "worldwide")
    in_china = "china" in read.sentence.lower() or "中国" in read.sentence
    if not read.houses or in_china:
        pool = [r for r in pool if r.scope != "worldwide"]
    if read.scope == "AI in China":
        return tuple(r for r in pool if r.scope == "AI in China")
    if read.scope == "all cloud in China":
        return tuple(r for r in pool if r.scope in ("all cloud in China", "worldwide"))
    return tuple(r for r in pool if r.scope != "AI apps")


def names_ruler(read: Reading) -> bool:
    """Whether the sentence says by whose ruler, or what is counted."""
    return bool(read.houses or read.rulers or read.basis)


def _by_house(ruler: Ruler, houses: tuple[str, ...]) -> bool:
    return any(_named(f"{ruler.name} {ruler.house}", house) for house in houses)


def made_by(figure: Figure, houses: tuple[str, ...]) -> bool:
    """Whether one of these houses made a figure."""
    return any(_named(f"{figure.house or ''} {figure.ruler or ''}", house) for house in houses)


def _named(text: str, house: str) -> bool:
    known = [w for w in words.HOUSES[house] if w.isascii()]
    pattern = "|".join(re.escape(w) for w in known)
    return bool(re.search(rf"(?<![a-z0-9])(?:{pattern})(?![a-z0-9])", text.lower()))
