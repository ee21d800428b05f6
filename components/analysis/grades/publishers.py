"""Who published a source: one name for one publisher, and whose document it is."""

import re
from functools import lru_cache
from urllib.parse import urlsplit

from components.claims.cache import cached_per_claims
from components.claims.claim import Claim, Source
from components.claims.model import Claims

OWN = ("filing", "company_release")
_QUOTED_PAPERS = {"bloomberg", "the information", "wall street journal"}  # read through others only
_SECOND_LEVEL = ("com", "co", "net", "org", "gov", "edu", "ac")


@lru_cache(maxsize=4096)  # asked for each claim, of which many have one publisher
def short(publisher: str) -> str:
    """A publisher without the words on how it came by the text."""
    return re.split(r" via |[(,]", publisher)[0].strip() or publisher


def independent(one: Source, other: Source) -> bool:
    """Whether two sources have publishers of whom neither names the other."""
    pairs = ((one, other), (other, one))
    return not any(short(a.publisher).casefold() in b.publisher.casefold() for a, b in pairs)


def site(url: str) -> str:
    """The part of an address that somebody registers: news.example.com.cn is example.com.cn."""
    labels = (urlsplit(url).hostname or url).casefold().split(".")
    return ".".join(labels[-3 if labels[-2:-1] and labels[-2] in _SECOND_LEVEL else -2 :])


def house_of(claims: Claims, claim: Claim) -> str | None:
    """Who made the figure: the house named, or that of its yardstick."""
    return claim.house or (claims.yardstick[claim.yardstick].house if claim.yardstick else None)


@cached_per_claims()
def names_of(claims: Claims) -> dict[str, frozenset[str]]:
    """All the names of each company, in lower case."""
    every = {c.name: (c.name, c.cloud, *c.aliases) for c in claims.companies if c.role != "market"}
    return {name: frozenset(n.casefold() for n in names) for name, names in every.items()}


@cached_per_claims()
def _named_so(claims: Claims) -> dict[str, str]:
    """The company that each name in lower case belongs to, the first in the file where two do."""
    named = reversed(names_of(claims).items())
    return {name: company for company, names in named for name in names}


def speaker(claims: Claims, source: Source) -> str | None:
    """The company of the file that published a source, if one did."""
    return _named_so(claims).get(short(source.publisher).casefold())


@cached_per_claims()
def papers(claims: Claims) -> frozenset[str]:
    """Publishers in the press that release no figures as a house."""
    press, houses = (
        {short(s.publisher).casefold() for s in claims.sources if s.kind == kind}
        for kind in ("press", "house_release")
    )
    return frozenset(press - houses | _QUOTED_PAPERS)


def own_document(claims: Claims, claim: Claim) -> str | None:
    """The company whose own filing or release a claim stands in, if it is about that company."""
    source = claims.source[claim.source]
    market = claims.company[claim.company].role == "market" and claim.yardstick is None
    teller = speaker(claims, source)
    own = teller is not None and (market or teller == claim.company)
    return short(source.publisher) if own and source.kind in OWN else None
