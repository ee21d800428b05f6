"""The words the checker knows, from lexicon.yaml, and names from the claims file."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from components.claims.cache import cached_per_claims
from components.claims.claim import Claim
from components.claims.model import Claims
from components.claims.terms import Company

Sense = tuple[str, str]  # what kind of word, and which: ("movement", "up")
Words = Mapping[str, tuple[Sense, ...]]
_FILE = Path(__file__).with_name("lexicon.yaml")
_OF_AMOUNTS = ("scale", "unit", "number")  # read by components.checker.amounts
_NOT_WORDS = ("narrower", *_OF_AMOUNTS)


@lru_cache(maxsize=1)
def lexicon() -> dict[str, Any]:
    """The file's sections: {kind: {meaning: [words]}}, and `narrower` as a list."""
    loaded: dict[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return loaded


def words_of(section: str) -> dict[str, str]:
    """The words of one section, each with its meaning."""
    return {
        word: str(meaning) for meaning, words in lexicon()[section].items() for word in _flat(words)
    }


def _flat(words: Iterable[Any]) -> Iterable[str]:
    for word in words:
        if isinstance(word, list):
            yield from map(str, word)
        else:
            yield str(word)


@cached_per_claims()
def vocabulary(claims: Claims) -> Words:
    """Every word known, in lower case, with its senses: of the lexicon and of the claims file."""
    found: dict[str, list[Sense]] = {}
    for kind in lexicon():
        for word, meaning in (words_of(kind) if kind not in _NOT_WORDS else {}).items():
            found.setdefault(word, []).append((kind, meaning))
    for word, sense in _names(claims):
        if sense not in (known := found.setdefault(word.lower(), [])):
            known.append(sense)
    return {word: tuple(senses) for word, senses in found.items()}


def _names(claims: Claims) -> Iterable[tuple[str, Sense]]:
    """Every name that the claims file brings, with what it means."""
    for company in claims.companies:
        if company.role != "market":
            yield from _company_names(company)
    for metric in claims.metrics:
        if metric.name not in ("market_size", "market_rank"):  # 'market' alone says too little
            yield metric.label, ("metric", metric.name)
    for yardstick in claims.yardsticks:
        by = yardstick.house.partition(" (")[0]
        yield by, ("house", by)
        for name in (yardstick.name, *yardstick.aliases):
            yield name, ("yardstick", yardstick.name)
    for house in claims.houses:
        for name in (house.name, *house.aliases):
            yield name, ("house", house.name)
    for claim in claims.claims:
        yield from _claim_names(claim)


def _claim_names(claim: Claim) -> Iterable[tuple[str, Sense]]:
    if claim.house:
        yield claim.house, ("house", claim.house)
    if claim.brand:
        yield claim.brand, ("product", claim.brand)
        yield claim.brand, ("company", claim.company)


def _company_names(company: Company) -> Iterable[tuple[str, Sense]]:
    """A company's names; that of its cloud, and of a product called like it, name it too."""
    products = words_of("product")
    for name in (company.name, company.cloud, *company.aliases):
        if name == "none":
            continue
        yield name, ("company", company.name)
        if name == company.cloud != company.name or "cloud" in name.lower() or "云" in name:
            yield name, ("cloud", "")
        like = {p for word, p in products.items() if name.lower() in (word, p.lower())}
        yield from ((word, ("company", company.name)) for word, p in products.items() if p in like)


@cached_per_claims()
def by_first_letter(claims: Claims) -> Mapping[str, tuple[str, ...]]:
    """The words of the vocabulary by their first letter, the longest first."""
    found: dict[str, list[str]] = {}
    for word in vocabulary(claims):
        found.setdefault(word[0], []).append(word)
    return {letter: tuple(sorted(words, key=len, reverse=True)) for letter, words in found.items()}
