"""Figures that do not agree with what else the file says of them: growth, dollars, parts, names."""

import re
from bisect import bisect, bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from math import inf

from components.claims.claim import Claim
from components.claims.model import Claims
from components.claims.period import period, year_before
from components.claims.reading.doubt import (
    MEASURED,
    Doubt,
    by_series,
    figure,
    figures_drawn,
    half_unit,
    in_question,
    printed,
    series_of,
    times,
)
from components.claims.terms import Break

A_POINT = 1.0  # percentage points that growth may be off beyond all rounding
APART = 0.01  # the part of a sum that it may be off beyond all rounding
YUAN_FOR_A_DOLLAR = (6.5, 7.5)
_PERIOD = re.compile(r"(?<=[^.][.])(?:199|20\d)\d-(?:Q[1-4]|H[12])(?=[.][^.]|$)")
_TELLING_DIGITS = 4  # with fewer, two figures may well be the same


def spoken_against(claims: Claims) -> Iterator[Doubt]:
    """The figures that something else in the file speaks against."""
    yield from _against_growth(claims)
    yield from _against_parts(claims)
    yield from _against_dollars(claims)
    yield from _turned_signs(claims)
    yield from _fractions(claims)
    yield from _twice(claims)
    yield from _copied(claims)
    yield from _misnamed(claims)


def _against_growth(claims: Claims) -> Iterator[Doubt]:
    """Printed growth that the figures of the two years do not give, unless a break lies between."""
    held = {(*series_of(c), c.period): c for c in figures_drawn(claims) if (c.value or 0) > 0}
    for claim, key, growth, now in _grown(claims, held.values()):
        before = held.get((*series_of(now), year_before(now.period)))
        if before is None or _broken(claims, before, now):
            continue
        least, most = _growth_between(before, now)
        rounded = A_POINT + min(0.5, half_unit(growth))
        if not least - rounded <= growth <= most + rounded:
            gives = (now.number / before.number - 1) * 100
            wrong = (
                f"growth is {printed(growth)}%, but {printed(now.number)} ({now.id}) after "
                f"{printed(before.number)} ({before.id}) comes to {gives:,.0f}%"
            )
            yield Doubt(claim, key, wrong)


def _grown(claims: Claims, figures: Collection[Claim]) -> Iterator[tuple[Claim, str, float, Claim]]:
    """Where growth is printed, in which field, how much, and the figure that grew."""
    found = {(*series_of(c)[:4], c.period): c for c in figures}
    for claim in figures_drawn(claims):
        grown = claims.metric[claim.metric].growth_of
        of = (claim.company, grown, claim.yardstick, claim.brand, claim.period)
        if claim.growth is not None and (claim.value or 0) > 0:
            yield claim, "growth", claim.growth, claim
        elif claim.value is not None and of in found:
            yield claim, "value", claim.value, found[of]


def _growth_between(before: Claim, now: Claim) -> tuple[float, float]:
    """The least and most growth in percent of two figures that may both be rounded."""
    start, end = half_unit(before.number), half_unit(now.number)
    least = (now.number - end) / (before.number + start)
    most = (now.number + end) / (before.number - start) if before.number > start else inf
    return (least - 1) * 100, (most - 1) * 100


def _broken(claims: Claims, before: Claim, now: Claim) -> bool:
    """Whether the definition changed between two figures, so that they do not compare."""
    breaks: Sequence[Break] = claims.metric[now.metric].breaks
    if now.yardstick in claims.yardstick:
        breaks = [*breaks, *claims.yardstick[now.yardstick].breaks]
    return any(
        before.when.end < period(one.at).start <= now.when.end
        and one.company in (None, now.company)
        and not one.compares
        for one in breaks
    )


def _against_parts(claims: Claims) -> Iterator[Doubt]:
    """Halves and years that their quarters do not add up to."""
    adding = [
        c
        for c in figures_drawn(claims)
        if claims.metric[c.metric].adds_up and c.status in MEASURED and c.bound is None and c.value
    ]
    for group in by_series(adding).values():
        quarters = sorted({c.when: c for c in group if c.when.is_quarter}.items())
        held = [when for when, _ in quarters]
        for whole in group:
            first = bisect_left(held, whole.when.start, key=lambda when: when.start)
            after = bisect(held, whole.when.end, key=lambda when: when.end)
            if whole.when.months > 3 and 3 * (after - first) == whole.when.months:
                parts = [claim for _, claim in quarters[first:after]]
                if wrong := _not_the_sum(whole, parts):
                    yield Doubt(whole, "value", wrong)


def _not_the_sum(whole: Claim, parts: Sequence[Claim]) -> str:
    """What is wrong with a sum beyond what rounding explains; '' if nothing is."""
    total, size = sum(c.number for c in parts), sum(abs(c.number) for c in parts)
    rounded = sum(half_unit(c.number) for c in (whole, *parts))
    if abs(total - whole.number) <= APART * size + rounded:
        return ""
    said = " + ".join(f"{printed(c.number)} ({c.period})" for c in parts)
    return f"{printed(whole.number)} is not the {printed(total)} its quarters come to, {said}"


def _against_dollars(claims: Claims) -> Iterator[Doubt]:
    """Figures in yuan whose printed dollars no exchange rate gives."""
    low, high = YUAN_FOR_A_DOLLAR
    for claim in figures_drawn(claims):
        if claim.usd and claim.value and (claim.unit or "").startswith("RMB"):
            rate = claim.value / claim.usd
            if not low <= rate <= high:
                wrong = f"usd is {printed(claim.usd)} of {printed(claim.value)} {claim.unit}, "
                expected = f"{times(abs(rate))} yuan a dollar; expected are {low} to {high}"
                yield Doubt(claim, "usd", wrong + expected)


def _turned_signs(claims: Claims) -> Iterator[Doubt]:
    """The only negative figure of a metric that has several and is not growth."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in figures_drawn(claims):
        groups[claim.metric].append(claim)
    for name, group in groups.items():
        metric = claims.metric[name]
        below = [c for c in group if (figure(c) or 0) < 0]
        if len(below) == 1 and len(group) > 5 and not (metric.growth_of or metric.forecast_of):
            said = f"{printed(figure(below[0]) or 0)} is below zero, as no other figure of "
            yield Doubt(below[0], "value", f"{said}{metric.label} is; expected is one above")


def _fractions(claims: Claims) -> Iterator[Doubt]:
    """Percentages below one, which may be fractions."""
    for claim in figures_drawn(claims):
        for key, number in (("value", claim.value), ("growth", claim.growth)):
            if (key == "growth" or claim.unit == "percent") and number and abs(number) < 1:
                wrong = f"{key} is {printed(number)}, in percent; expected is one such as "
                yield Doubt(claim, key, f"{wrong}{printed(number * 100)}, if it is a fraction")


def _twice(claims: Claims) -> Iterator[Doubt]:
    """What was reported of one period, drawn twice: from one source, or with the same figure.

    Another figure of another source is a rival, which the ledger sets beside the first.
    """
    first: dict[tuple[object, ...], Claim] = {}
    for claim in figures_drawn(claims):
        if claim.status in MEASURED:
            of = (*series_of(claim), claim.when)
            ones = [first.setdefault((*of, key), claim) for key in (claim.source, figure(claim))]
            one = next((one for one in ones if one is not claim), None)
            if one:
                wrong = f"{one.id} gives this company's figure of this period already, "
                yield Doubt(claim, "period", f"{wrong}{printed(figure(one) or 0)}")


def _copied(claims: Claims) -> Iterator[Doubt]:
    """Figures that are to the digit one of another period, or of another company in one source."""
    first: dict[tuple[object, ...], Claim] = {}
    for claim in figures_drawn(claims):
        if claim.status in MEASURED and claim.value and _digits(claim.value) >= _TELLING_DIGITS:
            of = (claim.metric, claim.unit, abs(claim.value))
            ones = [first.setdefault((*of, key), claim) for key in (claim.company, claim.source)]
            for one in ones:
                if (one.company, one.when) != (claim.company, claim.when):
                    wrong = f"{printed(claim.value)} is to the digit the figure of {one.id}"
                    yield Doubt(claim, "value", wrong)
                    break


def _digits(number: float) -> int:
    """How many digits a figure has, without the noughts at its ends."""
    return len(f"{abs(number):.15g}".replace(".", "").strip("0"))


def _misnamed(claims: Claims) -> Iterator[Doubt]:
    """Claims whose id names another company or another period."""
    companies = {re.sub(r"\W+", "-", c.name.lower()): c.name for c in claims.companies}
    for claim in claims.claims:
        if not in_question(claims, claim):
            continue
        first = claim.id.partition(".")[0]
        if (named := companies.get(first, claim.company)) != claim.company:
            yield Doubt(claim, "company", f"company is {claim.company}, its id says {named}")
        for name in _PERIOD.findall(claim.id):
            span = period(name)
            if not (span.start <= claim.when.start and claim.when.end <= span.end):
                yield Doubt(claim, "period", f"period is {claim.period}, its id says {name}")
