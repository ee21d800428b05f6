"""Figures that are far from those beside them in time.

The neighbours of a figure are the four nearest in time of the same company, metric, yardstick,
brand, unit and length of period. Between the smallest and the largest of them anything may stand;
beyond, as far as a limit:

- 20 times, whatever the neighbours are;
- where there are three or four, twice as many times as the largest of them is of the smallest, but
  no less than 2.5. A line that moved between 27 and 39 may go to 113, but not to 390;
- where there are two, the same, but no less than 4.

With one neighbour or two, what looks like a known slip is in doubt at once: a year in a quarter's
place is about four times its neighbours, dollars in the place of yuan are about a seventh.

A line that can be negative passes through zero, so nothing is too small in it; growth is such a
line. What was measured is not held against plans and forecasts, but they are against it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from components.claims.claim import Claim
from components.claims.model import Claims
from components.claims.reading.doubt import (
    FORWARD,
    Doubt,
    by_series,
    figure,
    months,
    printed,
    standing,
    times,
)

NEAREST = 4
MOST = 20.0
_LEAST_OF_TWO, _LEAST_OF_MORE = 4.0, 2.5
_A_YEAR = (3.2, 4.8)  # how many of its quarters a year comes to
_A_DOLLAR = (6.5, 7.5)  # yuan
_DIGITS = {10: "a digit", 100: "two digits", 1_000: "three digits", 1_000_000: "six digits"}


@dataclass(frozen=True)
class _Place:
    """A figure among its neighbours, all of them taken without their signs."""

    claim: Claim
    beside: Sequence[Claim]
    adds_up: bool
    near_zero: bool

    @property
    def value(self) -> float:
        """The figure itself."""
        return abs(figure(self.claim) or 0)

    @cached_property
    def sizes(self) -> list[float]:
        """Its neighbours, the smallest first."""
        return sorted(abs(figure(other) or 0) for other in self.beside)

    @property
    def limit(self) -> float:
        """How many times beyond its neighbours it may lie."""
        if len(self.sizes) < 2:
            return MOST
        least = _LEAST_OF_TWO if len(self.sizes) == 2 else _LEAST_OF_MORE
        return min(MOST, max(least, 2 * self.sizes[-1] / self.sizes[0]))

    @property
    def known_slip(self) -> str:
        """Which known slip it looks like, so many times its neighbours; '' if like none."""
        unit, ratio = self.claim.unit or "", self.value / median(self.sizes)
        if self.adds_up and months(self.claim) == 3 and _A_YEAR[0] <= ratio <= _A_YEAR[1]:
            return "a year in a quarter's place"
        if unit.startswith("RMB") and ratio and _A_DOLLAR[0] <= 1 / ratio <= _A_DOLLAR[1]:
            return "dollars in the place of yuan"
        if unit.startswith("USD") and _A_DOLLAR[0] <= ratio <= _A_DOLLAR[1]:
            return "yuan in the place of dollars"
        return ""

    @property
    def lost_digits(self) -> str:
        """Which digits it may have too many or too few; '' if none."""
        ratio = self.value / median(self.sizes)
        for factor, digits in _DIGITS.items():
            for size, more in ((ratio, "many"), (1 / ratio if ratio else 0, "few")):
                if factor / 2.5 <= size <= factor * 2.5:
                    return f"{digits} too {more}"
        return ""

    @property
    def wrong(self) -> str:
        """What is wrong with it in the light of its neighbours; '' if it is not far off."""
        lowest, highest = self.sizes[0], self.sizes[-1]
        if self.value > highest:
            off = self.value / highest
            side = f"{times(off)} times the largest"
        elif self.value < lowest and not self.near_zero:
            off = lowest / self.value if self.value else float("inf")
            side = f"a {times(off)}th of the smallest" if self.value else "nothing beside the least"
        else:
            return ""
        alike = self.known_slip if self.claim.status not in FORWARD else ""
        if off <= self.limit and not (alike and len(self.sizes) < 3):
            return ""
        least = "" if self.near_zero else f"from {printed(lowest / self.limit)} "
        guess = alike or self.lost_digits
        return (
            f"{printed(figure(self.claim) or 0)} {self.claim.unit} is {side} of its neighbours, "
            f"{self._said}; expected is a figure {least}to {printed(highest * self.limit)}"
            f"{f', so perhaps it is {guess}' if guess else ''}"
        )

    @property
    def _said(self) -> str:
        return " and ".join(f"{printed(figure(one) or 0)} ({one.period})" for one in self.beside)


def far_off(claims: Claims) -> Iterator[Doubt]:
    """The figures that are far above or below their neighbours, each with what they are."""
    growing = {m.name for m in claims.metrics if m.growth_of or m.forecast_of}
    near_zero = growing | {c.metric for c in standing(claims) if (figure(c) or 0) < 0}
    for group in by_series(standing(claims)).values():
        for claim in group:
            if beside := _neighbours(claim, group):
                adds_up = claims.metric[claim.metric].adds_up
                place = _Place(claim, beside, adds_up, claim.metric in near_zero)
                if wrong := place.wrong:
                    yield Doubt(claim, "value" if claim.value is not None else "low", wrong)


def _neighbours(claim: Claim, group: Sequence[Claim]) -> list[Claim]:
    """The nearest in time, in its order; what was measured is not held against a plan."""
    others = [
        other
        for other in group
        if other is not claim
        and figure(other)
        and months(other) == months(claim)
        and (claim.status in FORWARD or other.status not in FORWARD)
    ]
    end = claim.when.end
    nearest = sorted(others, key=lambda other: abs((other.when.end - end).days))[:NEAREST]
    return sorted(nearest, key=lambda other: other.when)
