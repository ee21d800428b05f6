"""A smaller set of claims: what was known, held or well evidenced; everything else unchanged."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import date

from components.claims.cache import cached_per_claims
from components.claims.claim import Claim
from components.claims.fields import last_day
from components.claims.model import Claims
from components.claims.scenario import Scenario


def claims_known_by(claims: Claims, keep: Callable[[Claim], bool]) -> Claims:
    """The claims that pass a test, derived ones only if all they are derived from pass too.

    Scenarios and the article keep their words and name only claims that are left. `whole` is the
    set they were taken from, so that choices can be offered from all there is.
    """
    names = _standing(claims, keep)
    return replace(
        claims,
        claims=tuple(claim for claim in claims.claims if claim.id in names),
        scenarios=tuple(_grounded(claims, scenario, names) for scenario in claims.scenarios),
        article=tuple(
            s.model_copy(update={"claims": _left(claims, s.claims, names)}) for s in claims.article
        ),
        explained=tuple(
            e.model_copy(update={"claims": _as_held(claims, e.claims, names)})
            for e in claims.explained
        ),
        full=claims.whole,
    )


def _standing(claims: Claims, keep: Callable[[Claim], bool]) -> set[str]:
    """The ids that pass a test themselves and rest on nothing that fails it.

    Claims fall one by one, each taking along those derived from it, so that neither a long chain
    nor a tangle of derivations costs more than its own length.
    """
    rest_on: dict[str, list[str]] = defaultdict(list)
    for claim in claims.claims:
        for part in claim.derived_from:
            rest_on[part].append(claim.id)
    falling = [claim.id for claim in claims.claims if not keep(claim)]
    standing = claims.claim.keys() - falling
    while falling:
        taken = standing.intersection(rest_on[falling.pop()])
        standing -= taken
        falling += taken
    return standing


def _grounded(claims: Claims, scenario: Scenario, names: Collection[str]) -> Scenario:
    assumptions = tuple(
        a.model_copy(update={"rests_on": _left(claims, a.rests_on, names)})
        for a in scenario.assumptions
    )
    return scenario.model_copy(update={"assumptions": assumptions})


def _left(claims: Claims, wanted: tuple[str, ...], names: Collection[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(n for name in wanted for n in _before(claims, name, names)))


def _as_held(claims: Claims, wanted: tuple[str, ...], names: Collection[str]) -> tuple[str, ...]:
    """The claims named, or what stood in their place; a name stays where nothing did."""
    held = (list(_before(claims, name, names)) or [name] for name in wanted)
    return tuple(dict.fromkeys(n for found in held for n in found))


def _before(claims: Claims, name: str, names: Collection[str]) -> Iterator[str]:
    """The claim named if it is left, else those it replaced: what stood in its place before."""
    if name in names:
        yield name
    elif newer := claims.whole.claim.get(name):
        for old in newer.supersedes:
            yield from _before(claims, old, names)


@cached_per_claims(64)
def known_by(claims: Claims, day: date) -> Claims:
    """Only what had been published by a day: the reader's clock. Events likewise."""
    known = claims_known_by(claims, lambda claim: claims.known_on(claim) <= day)
    events = tuple(event for event in claims.events if event.day <= day)
    return replace(known, events=events, clock=day.isoformat())


@cached_per_claims(16)
def held_on(claims: Claims, edition: str) -> Claims:
    """What the file held in an edition: the curator's clock.

    Later additions do not count yet, so what they supersede still stands, and so does what was
    withdrawn later. What had been withdrawn by then stays on record, among the `gone`.
    """
    day = last_day(edition)
    held = claims_known_by(claims, lambda claim: last_day(claim.added) <= day)
    return replace(held, edition=min(day.isoformat(), claims.edition))
