"""What a claim is called where it stands in a list: its subject, measure, period and value.

An id is for a file; no list shows one as a label.
"""

from collections import Counter
from collections.abc import Iterable

from components.claims.claim import Claim, bound_words
from components.claims.model import Claims
from components.claims.terms import MARKET
from components.wording.formats import amount, metric_words
from components.wording.statement_words import statement_words

_LONGEST = 90  # characters of a statement within a list
_BY_YARDSTICK = {"market_share": "share by", "market_rank": "place by", "market_size": "market by"}


def measure_words(claims: Claims, claim: Claim) -> str:
    """What is measured, within a sentence: 'capex', 'share by IDC model calls', 'cloud EBITA'."""
    if claim.yardstick and claim.metric in _BY_YARDSTICK:
        return f"{_BY_YARDSTICK[claim.metric]} {claim.yardstick}"
    name = metric_words(claims, claim.metric)
    return f"{name} by {claim.yardstick}" if claim.yardstick else name


def claim_value_words(claim: Claim) -> str:
    """The figure as said aloud, with its bound: 'about RMB 80bn'; a statement, shortened."""
    if claim.text is not None:
        told = statement_words(claim.text)
        return told if len(told) <= _LONGEST else f"{told[:_LONGEST].rsplit(' ', 1)[0]} ..."
    unit = claim.unit or ""
    if claim.value is None:
        return f"{amount(claim.low or 0, unit)} to {amount(claim.high or 0, unit)}"
    return bound_words(claim.bound) + amount(claim.value, unit)


def claim_name(claims: Claims, claim: Claim) -> str:
    """A claim in a list: 'ByteDance, share by IDC model calls, first half of 2025: 49.2%'."""
    whose = claim.company if claim.company != MARKET else "All vendors"
    about = [whose, claim.brand, measure_words(claims, claim), claim.when.words]
    return f"{', '.join(filter(None, about))}: {claim_value_words(claim)}"


def claim_names(claims: Claims, ids: Iterable[str]) -> dict[str, str]:
    """The name of each claim by its id, no two alike: after the same name follows who printed it.

    Where one publisher printed two under one name, the id tells them apart.
    """
    named = {name: claim_name(claims, claims.claim[name]) for name in ids}
    for tell in (_printer, lambda claims, claim: claim.id):
        several = Counter(named.values())
        named = {
            name: f"{said} ({tell(claims, claims.claim[name])})" if several[said] > 1 else said
            for name, said in named.items()
        }
    return named


def _printer(claims: Claims, claim: Claim) -> str:
    source = claims.source[claim.source]
    return f"{claim.house or source.publisher}, {source.published}"
