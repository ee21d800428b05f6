"""Claims that cannot both be right, beyond rounding, bounds and different houses."""

from collections import defaultdict

from components.analysis.grades.publishers import house_of, own_document, short
from components.claims.cache import cached_per_claims
from components.claims.claim import Claim
from components.claims.model import Claims


def contradicted(claims: Claims, claim: Claim) -> str | None:
    """Who prints another figure for the same thing, and which; None where nobody does."""
    for other in _drawn(claims).get(_subject(claim), ()):
        if _comparable(claims, claim, other) and not _agree(claim, other):
            said = f"{other.number:,.10g} {other.unit}"
            return f"{short(claims.source[other.source].publisher)}, which has {said}"
    return None


_Subject = tuple[str, str, str | None, str | None, str, str | None]


def _subject(claim: Claim) -> _Subject:
    return claim.company, claim.metric, claim.brand, claim.yardstick, claim.period, claim.unit


@cached_per_claims()
def _drawn(claims: Claims) -> dict[_Subject, list[Claim]]:
    """The claims that may contradict others, by what they are about."""
    found: dict[_Subject, list[Claim]] = defaultdict(list)
    for claim in claims.claims:
        hidden = claim.do_not_plot is not None or claim.id in claims.gone
        if claim.value is not None and not hidden:
            found[_subject(claim)].append(claim)
    return found


def _comparable(claims: Claims, claim: Claim, other: Claim) -> bool:
    """Whether two claims about the same thing must agree."""
    past = {"reported", "derived", "estimate"}
    if not {claim.status, other.status} <= past or claim.id in claims.gone:
        return False
    if claim.id in other.derived_from or other.id in claim.derived_from:
        return False
    if claim.status == "derived" and claim.do_not_plot:
        return False
    if "estimate" in (claim.status, other.status) and not _same_house(claims, claim, other):
        return False
    return not own_document(claims, claim) or bool(own_document(claims, other))


def _same_house(claims: Claims, claim: Claim, other: Claim) -> bool:
    one, two = (house_of(claims, c) or claims.source[c.source].publisher for c in (claim, other))
    return short(one).casefold() == short(two).casefold()


def _agree(claim: Claim, other: Claim) -> bool:
    """Whether what two claims allow for, by rounding, range or bound, overlaps."""
    (low, high), (lower, higher) = _room(claim), _room(other)
    return low <= higher and lower <= high


def _room(claim: Claim) -> tuple[float, float]:
    """The lowest and highest number a claim may mean."""
    ends = [n for n in (claim.value, claim.low, claim.high) if n is not None]
    low, high = min(n - _slack(n) for n in ends), max(n + _slack(n) for n in ends)
    match claim.bound:
        case "floor":
            high = float("inf")
        case "ceiling":
            low = float("-inf")
        case "about":
            low, high = low - 0.05 * abs(low), high + 0.05 * abs(high)
    return low, high


def _slack(number: float) -> float:
    """Half a unit of the last digit that is not 0, and at most 2.5 % of the number."""
    digits = f"{abs(number):.10g}"
    if "e" in digits:
        return abs(number) * 0.025
    unit = 10.0 ** (
        -len(digits.split(".")[1]) if "." in digits else len(digits) - len(digits.rstrip("0"))
    )
    return min(unit / 2, abs(number) * 0.025) * 1.001  # ends that just touch agree
