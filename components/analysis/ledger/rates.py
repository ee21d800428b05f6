"""Growth, forecasts and conversions that do not fit the figures beside them."""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

from components.analysis.ledger.entry import LedgerEntry, distance, ids_of_claims, slug, subject
from components.analysis.ledger.ledger_numbers import (
    AHEAD,
    Series,
    claims_that_count,
    comparable_series,
    edges,
    finite,
    gap,
    give,
    is_number,
    quarter_of,
    wide,
)
from components.claims.cache import cached_per_claims
from components.claims.claim import Claim
from components.claims.model import Claims
from components.claims.period import period, quarters, year_before
from components.claims.terms import MARKET
from components.wording.formats import exact_amount, exact_number, exact_words

CONVERSION = 0.015  # how far a rate within a quarter may lie from that of its last day
_Stretch = tuple[float, float]


def growth(claims: Claims) -> Iterator[LedgerEntry]:
    """Printed growth on the year that the figure and the one a year before do not give.

    Where several figures stand for one of the two, it is enough that one pair fits.
    """
    for claim in _drawn(claims):
        if claim.when.end.toordinal() - claim.when.start.toordinal() > 366:
            continue
        if claim.growth is not None:
            around = (claim.growth - give(claim.growth), claim.growth + give(claim.growth))
            before = claims_that_count(claims).get(
                (comparable_series(claim), year_before(claim.period)), []
            )
            yield from _misfit(claims, claim, around, [(claim, then) for then in before])
        elif claims.metric[claim.metric].growth_of and claim.status not in AHEAD:
            yield from _misfit(claims, claim, wide(claim), _sizes(claims, claim))


@cached_per_claims()
def _drawn(claims: Claims) -> list[Claim]:
    return [
        claim
        for claim in claims.claims
        if is_number(claim) and claim.do_not_plot is None and claim.id not in claims.gone
    ]


def _sizes(claims: Claims, claim: Claim) -> list[tuple[Claim, Claim]]:
    """The figures that a printed growth is the growth of: each of now with each of a year ago."""
    size = claims.metric[claim.metric].growth_of
    what = (claim.company, size, claim.yardstick, claim.brand, claim.period)
    pairs = []
    for key in _in_any_unit(claims).get(what, ()):
        before = claims_that_count(claims).get((key, year_before(claim.period)), [])
        pairs += [
            (now, then) for now in claims_that_count(claims)[key, claim.period] for then in before
        ]
    return pairs


@cached_per_claims()
def _in_any_unit(claims: Claims) -> dict[tuple[str | None, ...], list[Series]]:
    """The series that have a figure for a period, by all that makes a series but its unit."""
    found: dict[tuple[str | None, ...], list[Series]] = defaultdict(list)
    for key, when in claims_that_count(claims):
        found[*key[:4], when].append(key)
    return dict(found)


@cached_per_claims()
def _sized(claims: Claims) -> dict[tuple[str, str | None], list[Claim]]:
    """The market sizes drawn, by company and yardstick."""
    found: dict[tuple[str, str | None], list[Claim]] = defaultdict(list)
    for claim in _drawn(claims):
        if claim.metric == "market_size":
            found[claim.company, claim.yardstick].append(claim)
    return dict(found)


def _misfit(
    claims: Claims, claim: Claim, printed: _Stretch, pairs: Sequence[tuple[Claim, Claim]]
) -> Iterator[LedgerEntry]:
    grown = [found for now, then in pairs if (found := _grown(wide(now), wide(then)))]
    if len(grown) < len(pairs) or not pairs or not all(gap(printed, found) for found in grown):
        return
    now, then = pairs[0]
    exact = (now.number / then.number - 1) * 100 if now.value and then.value else grown[0][0]
    said = claim.growth if claim.growth is not None else claim.number
    yield LedgerEntry(
        id=slug("growth", claim.id),
        kind="growth",
        what=f"{subject(claims, [claim])}: growth on the year is printed as {exact_number(said)}%, "
        f"{exact_words(now)} after {exact_words(then)} gives {exact:.1f}%.",
        by=distance(exact, said, "percent"),
        claims=ids_of_claims([claim, now, then]),
    )


def _grown(now: _Stretch, then: _Stretch) -> _Stretch | None:
    """The least and most growth in percent from one stretch to another; None from zero or less."""
    nearly_none = math.isfinite(then[0]) or now[0] < 0
    if then[1] <= 0 or (then[0] <= 0 and nearly_none):
        return None
    least = now[0] / (then[1] if now[0] >= 0 else then[0])
    most = now[1] / (then[0] if now[1] >= 0 else then[1]) if then[0] > 0 else math.inf
    return (least - 1) * 100, (most - 1) * 100


def forecasts(claims: Claims) -> Iterator[LedgerEntry]:
    """Growth a year over some years that does not lead from a size to the forecast of its house."""
    for rate in _drawn(claims):
        first, _, last = rate.period.partition("..")
        if rate.metric != "market_growth" or not (len(first) == len(last) == 4):
            continue
        sizes = _sized(claims).get((rate.company, rate.yardstick), [])
        starts = [c for c in sizes if c.period == first and c.house in (None, rate.house)]
        ends = [c for c in sizes if c.period == last and c.house == rate.house]
        pairs = [(start, end) for start in starts for end in ends if start.unit == end.unit]
        if pairs and all(_missed(rate, *pair) for pair in pairs):
            yield _forecast_entry(claims, rate, *pairs[0])


def _years(rate: Claim) -> int:
    return int(rate.period[-4:]) - int(rate.period[:4])


def _missed(rate: Claim, start: Claim, end: Claim) -> bool:
    low, high = (
        size * (1 + max(percent, -100) / 100) ** _years(rate)
        for size, percent in zip(wide(start), wide(rate), strict=True)
    )
    return gap((low, high), wide(end)) > 0


def _forecast_entry(claims: Claims, rate: Claim, start: Claim, end: Claim) -> LedgerEntry:
    reached = finite(edges(start)) * (1 + finite(edges(rate)) / 100) ** _years(rate)
    rounded = float(f"{reached:.4g}")
    return LedgerEntry(
        id=slug("forecast", rate.id),
        kind="forecast",
        what=f"{rate.yardstick or rate.company}: {exact_words(rate)} a year from "
        f"{exact_words(start)} in {start.period} reaches {exact_amount(rounded, start.unit)} in "
        f"{end.period}, the forecast is {exact_words(end)}.",
        by=distance(rounded, finite(edges(end)), end.unit),
        claims=ids_of_claims([rate, start, end]),
    )


def conversions(claims: Claims) -> Iterator[LedgerEntry]:
    """Dollars printed beside RMB at a rate that held neither then nor when it was published.

    The rates are those of the quarter in which the period ended and of that of the publication.
    """
    for claim in claims.claims:
        if (
            claim.usd
            and claim.value
            and claim.unit == "RMB million"
            and claim.id not in claims.gone
        ):
            known = _rates(claims, claim)
            if known and all(_off(claim.usd, claim.value, rate) for rate in known):
                yield _conversion_entry(claims, claim, claim.usd, known[0])


def _off(usd: float, rmb: float, rate: Claim) -> bool:
    """Whether no rounding of the two amounts and of the rate makes them fit."""
    usd, rmb = abs(usd), abs(rmb)
    implied = (rmb - give(rmb)) / (usd + give(usd)), (rmb + give(rmb)) / (usd - give(usd))
    low, high = wide(rate)
    return gap(implied, (low * (1 - CONVERSION), high * (1 + CONVERSION))) > 0


def _rates(claims: Claims, claim: Claim) -> list[Claim]:
    """The rates a figure may have been turned by; none where that of its own time is not held."""
    published = period(claims.source[claim.source].published)
    ended, first, last = (
        quarter_of(day.year, day.month) for day in (claim.when.end, published.start, published.end)
    )
    names = dict.fromkeys([ended, *quarters(first, last)])
    key = (MARKET, "exchange_rate", None, None, "RMB per USD")
    known = [claims_that_count(claims).get((key, name), [])[:1] for name in names]
    return [rate for one in known for rate in one] if known[0] else []


def _conversion_entry(claims: Claims, claim: Claim, usd: float, rate: Claim) -> LedgerEntry:
    implied = claim.number / usd
    return LedgerEntry(
        id=slug("currency", claim.id),
        kind="currency",
        what=f"{subject(claims, [claim])}: {exact_amount(usd, 'USD million')} beside "
        f"{exact_words(claim)} makes {implied:.2f} RMB for a dollar, "
        f"the rate was {rate.number:.2f} ({rate.when.words}).",
        by=f"{abs(implied / rate.number - 1) * 100:.2g}%",
        claims=ids_of_claims([claim, rate]),
    )
