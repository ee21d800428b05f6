"""The rules of the grades, each with what it looks for and the sentence a reader is told."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

import pandas as pd

from components.analysis.grades.contradictions import contradicted
from components.analysis.grades.publishers import (
    OWN,
    house_of,
    independent,
    names_of,
    own_document,
    papers,
    short,
    site,
    speaker,
)
from components.claims.claim import Claim
from components.claims.model import Claims

YEAR = pd.DateOffset(years=1)
OLD = pd.DateOffset(years=3)


@dataclass(frozen=True)
class Rule:
    """One rule: what it looks for, where that moves the letter, and how a reader is told.

    `finds` gives what it found, to stand in the sentence, or nothing where the rule does not hold.
    """

    effect: Literal["starts at", "at best", "lower", "higher", "becomes"]
    letter: str
    finds: Callable[[Claims, Claim], str | None]
    sentence: str

    def moved(self, letter: str) -> str:
        """The letter after this rule, given the one before."""
        match self.effect:
            case "at best":
                return max(letter, self.letter)
            case "lower":
                return min(chr(ord(letter) + 1), self.letter)
            case "higher":
                return min(letter, max(chr(ord(letter) - 1), self.letter))
        return self.letter


_REPUTABLE = (*OWN, "house_release", "press")
_COPY = re.compile(
    r"\b(cop(y|ies|ied)|mirror|digests?|summary|translation|archived?|repository|registry|blog"
    r"|list|listing|index|headline|slide)\b",
    re.IGNORECASE,
)
_UNNAMED = re.compile(
    r"unnamed|not named|without a name|press reports|chinese press|consensus", re.IGNORECASE
)
_NEWSWIRES = ("prnewswire.com", "businesswire.com", "globenewswire.com")


def _own_figure(claims: Claims, claim: Claim) -> str | None:
    source = claims.source[claim.source]
    house, publisher = house_of(claims, claim), short(source.publisher)
    own = house is not None and short(house).casefold() == publisher.casefold()
    return publisher if own and source.kind == "house_release" else None


def _report(claims: Claims, claim: Claim) -> str | None:
    source = claims.source[claim.source]
    better = own_document(claims, claim) or _own_figure(claims, claim)
    return None if better or source.kind == "digest" else source.publisher


def _digest(claims: Claims, claim: Claim) -> str | None:
    source = claims.source[claim.source]
    if source.kind != "digest":
        return None
    by, house = short(source.publisher), house_of(claims, claim)
    original = speaker(claims, source) or (house and short(house).casefold() == by.casefold())
    return f" of what {by} published" if original else f": {source.publisher}"


def _copied_document(claims: Claims, claim: Claim) -> str | None:
    source = claims.source[claim.source]
    wire = source.url is not None and site(source.url) in _NEWSWIRES
    return source.via if source.kind in OWN and not wire else None


def _copied(claims: Claims, claim: Claim) -> str | None:
    source = claims.source[claim.source]
    copied = source.via and source.kind not in OWN and _COPY.search(source.via)
    return source.via if copied else None


def _no_address(claims: Claims, claim: Claim) -> str | None:
    return "" if claims.source[claim.source].url is None else None


def _nobody_named(claims: Claims, claim: Claim) -> str | None:
    estimated = claim.status in ("estimate", "projection")
    house = house_of(claims, claim) if estimated else claim.house
    if house is None:
        return "" if estimated else None
    paper = estimated and short(house).casefold() in papers(claims)
    return "" if paper or _UNNAMED.search(house) else None


def _old(claims: Claims, claim: Claim) -> str | None:
    if claim.when.end < _oldest(claims.now):
        return "Its period ended more than three years before this edition"
    horizon = _horizon(claims, claim)
    over = horizon is not None and horizon < pd.Timestamp(claims.now)
    return "It looked ahead to a time that is now over" if over else None


@cache  # asked for each claim, and slow to work out
def _oldest(now: str) -> date:
    """The first day that is not yet out of date on a day."""
    return (pd.Timestamp(now) - OLD).date()


def _horizon(claims: Claims, claim: Claim) -> pd.Timestamp | None:
    """The last day a claim looks ahead to, for those that do."""
    said, when = claims.known_on(claim), claim.when
    dated = (when.end - when.start).days < 31 and said >= when.start
    if claim.status in ("guidance", "target", "projection"):
        return pd.Timestamp(when.end) + (YEAR if dated else pd.Timedelta(0))
    early = claim.status == "estimate" and claim.text is None and not dated
    return pd.Timestamp(when.end) if early and (when.end - said).days > 31 else None


def _agreement(claims: Claims, claim: Claim) -> str | None:
    source = claims.source[claim.source]
    for other in (claims.source[name] for name in claim.corroborated_by):
        if other.kind in _REPUTABLE and other.url and independent(source, other):
            return f"{short(other.publisher)} says the same"
    sites = {site(url) for url in claim.also_at} - {site(source.url) if source.url else None}
    echoed = _nobody_named(claims, claim) is not None
    return f"{len(sites)} further sites print it" if len(sites) > 1 and not echoed else None


def _undated(claims: Claims, claim: Claim) -> str | None:
    sources = [claims.source[name] for name in (claim.source, *claim.corroborated_by)]
    return sources[0].published if all(source.year_only for source in sources) else None


def _advertised(claims: Claims, claim: Claim) -> str | None:
    """The house whose figure a company quotes; companies' own counts have no such house."""
    teller = speaker(claims, claims.source[claim.source])
    house = house_of(claims, claim)
    if teller is None or house is None or "compan" in house.casefold():
        return None
    own = any(name in house.casefold() for name in names_of(claims)[teller])
    return None if own else house


GRADE_RULES = (
    Rule("starts at", "A", own_document, "A filing or release of {} itself."),
    Rule("starts at", "B", _own_figure, "{} published this figure of its own."),
    Rule("starts at", "C", _report, "One report, by {}."),
    Rule("starts at", "D", _digest, "Read in a digest or aggregator{}."),
    Rule("at best", "B", _copied_document, "Read in a copy ({}): B at best."),
    Rule("at best", "D", _copied, "Read second hand ({}): D at best."),
    Rule("at best", "D", _no_address, "No public address to check it at: D at best."),
    Rule("at best", "D", _nobody_named, "No house or company stands for it by name: D at best."),
    Rule("lower", "E", _old, "{}: one step lower."),
    Rule("higher", "B", _agreement, "{}: one step higher."),
    Rule(
        "becomes",
        "E",
        _undated,
        "Published on an unknown day of {}, and nothing better dated says the same: E.",
    ),
    Rule("becomes", "E", _advertised, "A company advertises the figure of another, {}: E."),
    Rule("becomes", "E", contradicted, "Contradicted by {}: E."),
)
