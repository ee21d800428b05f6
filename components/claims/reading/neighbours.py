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

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf
from statistics import median

from components.claims.claim import Claim
from components.claims.model import Claims
from components.claims.reading.doubt import (
    FORWARD,
    Doubt,
    Series,
    figure,
    figures_drawn,
    printed,
    series_of,
    times,
    to_three_digits,
)

NEAREST = 4
_MOST_TIMES = 20.0
_LEAST_OF_TWO, _LEAST_OF_MORE = 4.0, 2.5
# By how much, as a ratio, a figure may differ from what a slip would make of its neighbours.
_ALIKE, _QUITE_ALIKE = 1.8, 1.1
_DIGITS = {
    10.0: "a digit too many",
    100.0: "two digits too many",
    1e3: "thousands for millions",
    0.1: "a digit too few",
    0.01: "two digits too few",
    1e-3: "billions for millions",
    1e6: "six digits too many",
    1e-6: "six digits too few",
}


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
            return _MOST_TIMES
        least = _LEAST_OF_TWO if len(self.sizes) == 2 else _LEAST_OF_MORE
        return min(_MOST_TIMES, max(least, 2 * self.sizes[-1] / self.sizes[0]))

    @property
    def known_slips(self) -> dict[float, str]:
        """What would make it so many times its neighbours, besides digits."""
        found: dict[float, str] = {}
        if self.adds_up and self.claim.when.months == 3:
            found[4.0] = "a year in a quarter's place"
        if (self.claim.unit or "").startswith("RMB"):
            found[1 / 7] = "dollars in the place of yuan"
        if (self.claim.unit or "").startswith("USD"):
            found[7.0] = "yuan in the place of dollars"
        return found

    def alike(self, slips: dict[float, str], within: float) -> list[str]:
        """The slips that would explain how many times its neighbours it is, the likeliest first."""
        ratio = self.value / median(self.sizes)
        apart = {factor: max(ratio / factor, factor / ratio) for factor in slips if ratio}
        nearest = sorted(apart, key=lambda factor: apart[factor])
        return [slips[factor] for factor in nearest if apart[factor] <= within]

    @property
    def far(self) -> str:
        """How far beyond its neighbours it is, in words; '' if not too far."""
        lowest, highest = self.sizes[0], self.sizes[-1]
        if self.value > highest:
            off, words = self.value / highest, "times the largest of its neighbours"
        elif self.value < lowest and not self.near_zero:
            off = lowest / self.value if self.value else inf
            words = "times smaller than the smallest of its neighbours"
        else:
            return ""
        few = len(self.sizes) < 3 and not self.near_zero and self.claim.status not in FORWARD
        known = few and self.alike(self.known_slips, _QUITE_ALIKE)
        if off <= self.limit and not known:
            return ""
        return f"{times(off)} {words}" if off < inf else "nothing beside its neighbours"

    @property
    def wrong(self) -> str:
        """What is wrong with it in the light of its neighbours; '' if it is not far off."""
        if not (far := self.far):
            return ""
        least = "" if self.near_zero else f"from {to_three_digits(self.sizes[0] / self.limit)} "
        likely = " or ".join(self.alike({**self.known_slips, **_DIGITS}, _ALIKE))
        return (
            f"{printed(figure(self.claim) or 0)} {self.claim.unit} is {far}, {self._said}; "
            f"expected is a figure {least}up to {to_three_digits(self.sizes[-1] * self.limit)}"
            f"{f', so perhaps it is {likely}' if likely else ''}"
        )

    @property
    def _said(self) -> str:
        """The neighbours, each with its period."""
        beside = sorted(self.beside, key=lambda other: other.when)
        *more, last = [f"{printed(figure(one) or 0)} ({one.period})" for one in beside]
        return f"{', '.join(more)} and {last}" if more else last


def far_off(claims: Claims) -> Iterator[Doubt]:
    """The figures that are far above or below their neighbours, each with what they are."""
    near_zero = _near_zero(claims)
    lines: dict[tuple[Series, int], list[Claim]] = defaultdict(list)
    for claim in sorted(figures_drawn(claims), key=_end):
        lines[series_of(claim), claim.when.months].append(claim)
    for line in lines.values():
        for claim in line:
            if wrong := _wrong(claims, claim, line, near_zero):
                yield Doubt(claim, "value" if claim.value is not None else "low", wrong)


def wrong_beside(claims: Claims, claim: Claim) -> str:
    """What is wrong with a claim that is not in the file, among those of other periods; or ''."""
    line = [
        other
        for other in sorted(figures_drawn(claims), key=_end)
        if series_of(other) == series_of(claim)
        and other.when.months == claim.when.months
        and other.period != claim.period
    ]
    return _wrong(claims, claim, line, _near_zero(claims))


def _near_zero(claims: Claims) -> set[str]:
    """The metrics that can be negative."""
    growing = {m.name for m in claims.metrics if m.growth_of or m.forecast_of}
    return growing | {c.metric for c in figures_drawn(claims) if (figure(c) or 0) < 0}


def _wrong(claims: Claims, claim: Claim, line: Sequence[Claim], near_zero: set[str]) -> str:
    ahead = claim.status in FORWARD
    every = [one for one in line if figure(one) and (ahead or one.status not in FORWARD)]
    beside = _nearest(claim, every)
    if not beside:
        return ""
    adds_up = claims.metric[claim.metric].adds_up
    return _Place(claim, beside, adds_up, claim.metric in near_zero).wrong


def _end(claim: Claim) -> int:
    return claim.when.end.toordinal()


def _nearest(claim: Claim, line: Sequence[Claim]) -> list[Claim]:
    """The nearest in time of a line that is in its order, the nearest first."""
    at, end = bisect(line, _end(claim), key=_end), _end(claim)
    around = line[max(0, at - NEAREST - 1) : at + NEAREST]
    others = sorted((o for o in around if o is not claim), key=lambda o: abs(_end(o) - end))
    return others[:NEAREST]
