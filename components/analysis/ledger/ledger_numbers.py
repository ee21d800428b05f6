"""What a printed number leaves open: rounding, 'about', floors and ceilings, ranges.

Rounding is no contradiction. A figure printed as 41.63 billion may be anything that rounds to it,
'about 120' anything within 2 %, 'more than 380' anything above.
"""

import math
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from components.claims.cache import cached_per_claims
from components.claims.claim import Claim
from components.claims.model import Claims
from components.claims.period import Period, quarters

Series = tuple[str, str, str | None, str | None, str | None]
ABOUT = 0.02
HAIR = 1e-9  # what binary fractions may lose
AHEAD = ("guidance", "target", "projection")
_FIRMNESS = ("reported", "derived", "estimate")


def give(value: float, bound: str | None = None) -> float:
    """Half a unit of the last digit a number is printed with, or 2 % where it is 'about'.

    A number in round thousands may be rounded to them; two of its digits are always taken as meant.
    """
    parts = Decimal(repr(value)).normalize().as_tuple()
    exponent = int(parts.exponent)
    unit = min(exponent, max(len(parts.digits) + exponent - 2, 0))
    half = 0.5 * 10.0**unit
    return max(half, ABOUT * abs(value)) if bound == "about" else half


def edges(claim: Claim) -> tuple[float, float]:
    """The least and the most a claim says, rounding aside."""
    if claim.low is not None and claim.high is not None:
        return claim.low, claim.high
    low = -math.inf if claim.bound == "ceiling" else claim.number
    return low, math.inf if claim.bound == "floor" else claim.number


def room(claim: Claim) -> float:
    """What rounding may hide in a claim."""
    if claim.value is not None:
        return give(claim.value, claim.bound)
    return max(give(claim.low or 0, claim.bound), give(claim.high or 0, claim.bound))


def wide(claim: Claim) -> tuple[float, float]:
    """The least and the most a claim may mean, rounding included."""
    low, high = edges(claim)
    return low - room(claim), high + room(claim)


def gap(one: tuple[float, float], other: tuple[float, float]) -> float:
    """How far two stretches lie apart; 0 where they touch."""
    return max(one[0] - other[1], other[0] - one[1], 0.0)


def finite(stretch: tuple[float, float]) -> float:
    """The number that a stretch was printed as: its lower end, unless there is none."""
    return next((end for end in stretch if math.isfinite(end)), 0.0)


def is_number(claim: Claim) -> bool:
    """Whether a claim is a number or a range, not a statement."""
    return claim.text is None


def comparable_series(claim: Claim) -> Series:
    """What a claim is a figure of, whatever its period."""
    return claim.company, claim.metric, claim.yardstick, claim.brand, claim.unit


@cached_per_claims()
def claims_that_count(claims: Claims) -> dict[tuple[Series, str], list[Claim]]:
    """The numbers that count, by series and period: not forecasts, slips or what was replaced.

    The firmest comes first, then the latest published.
    """
    found: dict[tuple[Series, str], list[Claim]] = defaultdict(list)
    for claim in claims.claims:
        counts = claim.do_not_plot is None and claim.id not in claims.gone
        if is_number(claim) and counts and claim.status in _FIRMNESS:
            found[comparable_series(claim), claim.period].append(claim)
    for group in found.values():
        if len(group) > 1:
            group.sort(key=lambda c: claims.known_on(c), reverse=True)
            group.sort(key=lambda c: _FIRMNESS.index(c.status))
    return dict(found)


def quarters_in(when: Period) -> list[str]:
    """The names of the quarters that make up a period; none where it is not made of quarters."""
    if when.start.day != 1 or when.start.month % 3 != 1 or when.end.month % 3 != 0:
        return []
    first, last = (
        quarter_of(when.start.year, when.start.month),
        quarter_of(*when.end.timetuple()[:2]),
    )
    return quarters(first, last)


def quarter_of(year: int, month: int) -> str:
    """The name of the quarter that a month lies in."""
    return f"{year}-Q{(month + 2) // 3}"


def total(stretches: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """The least and the most that stretches come to together."""
    lows, highs = zip(*stretches, strict=True)
    return sum(lows), sum(highs)
