"""Figures for one thing that differ, and parts that do not add up to their whole."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from components.analysis.ledger.entry import (
    LedgerEntry,
    against,
    distance,
    ids_of_claims,
    slug,
    spread,
    subject,
)
from components.analysis.ledger.ledger_numbers import (
    AHEAD,
    HAIR,
    claims_that_count,
    comparable_series,
    edges,
    finite,
    gap,
    is_number,
    quarters_in,
    room,
    total,
)
from components.analysis.rounding import ROUNDING
from components.claims.claim import Claim
from components.claims.model import Claims
from components.claims.period import Period, period
from components.wording.formats import exact_amount, exact_words

SHARES_AT_MOST = 100.5


def disagreements(claims: Claims) -> Iterator[LedgerEntry]:
    """Figures for the same thing and period that differ by more than rounding.

    Slips that are kept off the charts count. Forecasts are held only against forecasts of the same
    house and status: that houses expect different things contradicts nothing.
    """
    same: dict[tuple[str | None, ...], list[Claim]] = defaultdict(list)
    for claim in filter(is_number, claims.claims):
        ahead = (claim.status, claim.house) if claim.status in AHEAD else (None, None)
        same[(*comparable_series(claim), claim.period, *ahead)].append(claim)
    for key, group in same.items():
        if pairs := [pair for pair in combinations(group, 2) if _apart(*pair)]:
            rivals = [claim for claim in group if any(claim in pair for pair in pairs)]
            yield LedgerEntry(
                id=slug("disagreement", *key),
                kind="disagreement",
                what=against(claims, rivals),
                by=spread(rivals),
                claims=ids_of_claims(rivals),
            )


def _apart(one: Claim, other: Claim) -> bool:
    """Whether two figures differ by more than the rounding of the coarser, and by over 0.5 %."""
    numbers = [abs(n) for c in (one, other) for n in (c.value, c.low, c.high) if n is not None]
    allowed = max(room(one), room(other), ROUNDING * max(numbers))
    return gap(edges(one), edges(other)) > allowed * (1 + HAIR)


def sums(claims: Claims) -> Iterator[LedgerEntry]:
    """Parts that do not add up to their whole: quarters, halves, shares, joint shares."""
    yield from _quarter_sums(claims)
    yield from _share_sums(claims)
    yield from _leader_sums(claims)


def _quarter_sums(claims: Claims) -> Iterator[LedgerEntry]:
    for whole in filter(is_number, claims.claims):
        divided = _divided(whole.when)
        if not divided or not _is_whole(claims, whole):
            continue
        for names in divided:
            parts = _parts(claims, whole, names)
            if not parts:
                continue
            low, high = total(map(edges, parts))
            allowed = sum(map(room, parts)) + room(whole)
            allowed = max(allowed, ROUNDING * abs(finite(edges(whole))))
            if gap((low, high), edges(whole)) > allowed * (1 + HAIR):
                yield _sum_entry(claims, whole, parts, (low, high))


def _is_whole(claims: Claims, claim: Claim) -> bool:
    """Whether parts should add up to a figure: an outcome, and no slip whose rival is at hand."""
    adds_up = claims.metric[claim.metric].adds_up and "per day" not in str(claim.unit)
    early = claims.known_on(claim) < claim.when.end
    slip = claim.do_not_plot is not None and (
        comparable_series(claim),
        claim.period,
    ) in claims_that_count(claims)
    return adds_up and not (claim.status in AHEAD or early or slip or claim.id in claims.gone)


@lru_cache(maxsize=4096)
def _divided(when: Period) -> list[list[str]]:
    """The names of the quarters, and of the halves, that a period has two or more of."""
    halves = [f"{when.name}-H1", f"{when.name}-H2"] if when.is_year else []
    return [names for names in (quarters_in(when), halves) if len(names) > 1]


def _parts(claims: Claims, whole: Claim, names: Sequence[str]) -> list[Claim]:
    """The figures of the periods named, or none if one of them is missing."""
    found = [claims_that_count(claims).get((comparable_series(whole), name), []) for name in names]
    return [group[0] for group in found] if all(found) else []


def _sum_entry(
    claims: Claims, whole: Claim, parts: Sequence[Claim], found: tuple[float, float]
) -> LedgerEntry:
    value = finite(found)
    kind = "halves" if "-H" in parts[0].period else "quarters"
    return LedgerEntry(
        id=slug("parts", whole.id, kind),
        kind="parts and whole",
        what=f"{subject(claims, [whole])}: printed is {exact_words(whole)}, "
        f"the {kind} add up to {exact_amount(value, whole.unit)}.",
        by=distance(value, finite(edges(whole)), whole.unit),
        claims=ids_of_claims([whole, *parts]),
    )


def _shares(claims: Claims) -> dict[tuple[str | None, str], list[Claim]]:
    """The share of each company or model that counts, by yardstick and period; largest first."""
    found: dict[tuple[str | None, str], list[Claim]] = defaultdict(list)
    for ((_, metric, yardstick, _, _), when), group in claims_that_count(claims).items():
        if metric == "market_share":
            found[yardstick, when].append(group[0])
    for group in found.values():
        group.sort(key=lambda claim: edges(claim), reverse=True)
    return found


def _share_sums(claims: Claims) -> Iterator[LedgerEntry]:
    for (yardstick, when), group in _shares(claims).items():
        least = sum(max(edges(claim)[0], 0.0) for claim in group)
        if least > SHARES_AT_MOST:
            yield LedgerEntry(
                id=slug("parts", "shares", yardstick, when),
                kind="parts and whole",
                what=f"The shares under {yardstick}, {period(when).words}, add up to {least:g}%.",
                by=distance(least, 100, "percent"),
                claims=ids_of_claims(group),
            )


def _leader_sums(claims: Claims) -> Iterator[LedgerEntry]:
    """Joint shares of the first few against their own shares; how many stands in the id (top3)."""
    shares = _shares(claims)
    for ((_, metric, yardstick, _, _), when), group in claims_that_count(claims).items():
        for joint in group if metric == "market_share_top" else ():
            if number := re.search(r"top_?(\d+)", joint.id):
                leaders = shares.get((yardstick, when), [])[: int(number[1])]
                yield from _leaders(claims, joint, leaders, len(leaders) == int(number[1]))


def _leaders(
    claims: Claims, joint: Claim, leaders: Sequence[Claim], complete: bool
) -> Iterator[LedgerEntry]:
    """The entry, if there is one: where not all shares are held, they must only not exceed."""
    low, high = total(map(edges, leaders)) if leaders else (0.0, 0.0)
    allowed = sum(map(room, leaders)) + room(joint) + HAIR
    if gap((low, high if complete else 100.0), edges(joint)) > allowed:
        yield LedgerEntry(
            id=slug("parts", joint.id, "leaders"),
            kind="parts and whole",
            what=f"{subject(claims, [joint])}: printed is {exact_words(joint)}, the shares of "
            f"{len(leaders)} of them add up to {finite((low, high)):.4g}%.",
            by=distance(low, finite(edges(joint)), "percent"),
            claims=ids_of_claims([joint, *leaders]),
        )
