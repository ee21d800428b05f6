"""A doubt about a figure, and the figures that may be doubted."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from components.claims.cache import cached_per_claims
from components.claims.claim import Claim
from components.claims.model import Claims

FORWARD = frozenset({"guidance", "target", "projection"})
MEASURED = frozenset({"reported", "derived"})

Series = tuple[str, str, str | None, str | None, str | None]


@dataclass(frozen=True)
class Doubt:
    """Why a figure looks like a slip: `wrong` is said of the claim, `key` the field it is about."""

    claim: Claim
    key: str
    wrong: str


@cached_per_claims()
def figures_drawn(claims: Claims) -> tuple[Claim, ...]:
    """The claims with a figure that count and are drawn; what is kept back says why already."""
    return tuple(c for c in claims.claims if in_question(claims, c) and figure(c) is not None)


def in_question(claims: Claims, claim: Claim) -> bool:
    """Whether a claim counts and is drawn."""
    return claim.id not in claims.gone and claim.do_not_plot is None


def figure(claim: Claim) -> float | None:
    """The value of a claim, or the middle of its range; None for a text."""
    if claim.value is None and claim.low is not None and claim.high is not None:
        return (claim.low + claim.high) / 2
    return claim.value


def series_of(claim: Claim) -> Series:
    """What figures have in common that may be held against each other, whatever their period."""
    return claim.company, claim.metric, claim.yardstick, claim.brand, claim.unit


def by_series(claims: Iterable[Claim]) -> dict[Series, list[Claim]]:
    """Claims by what they are figures of."""
    groups: dict[Series, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[series_of(claim)].append(claim)
    return groups


def half_unit(number: float) -> float:
    """Half a unit of the last digit that is not nought: 50 for 6,200 and 0.05 for 24.7."""
    if not number:
        return 0.5
    exponent = Decimal(repr(float(number))).normalize().as_tuple().exponent
    return 0.5 * 10.0 ** int(exponent)


def printed(number: float) -> str:
    """A figure as a report says it: 48,437 or 7.1636."""
    return f"{number:,.10g}"


def to_three_digits(number: float) -> str:
    """A figure to three digits: 111,000 or 9.35."""
    return printed(float(f"{number:.3g}"))


def times(ratio: float) -> str:
    """How many times one figure is another: 9.7, 17, 1,240."""
    return f"{ratio:,.2g}" if ratio < 10 else f"{ratio:,.0f}"
