"""The claims file as one frozen value."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol, TypeVar

from components.claims.claim import Claim, Source
from components.claims.fields import last_day
from components.claims.ledger_terms import Due, Explanation
from components.claims.scenario import Scenario
from components.claims.story import Event, Gap, Principle, Statement, Term
from components.claims.terms import Company, House, Metric, Yardstick


@dataclass(frozen=True, eq=False)
class Claims:
    """Everything a claims file says, checked; shared by all readers and never changed.

    Equality is identity, so that tables computed from it can be cached by it.
    """

    edition: str
    companies: tuple[Company, ...]
    metrics: tuple[Metric, ...]
    yardsticks: tuple[Yardstick, ...]
    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    scenarios: tuple[Scenario, ...]
    article: tuple[Statement, ...]
    houses: tuple[House, ...] = ()
    calendar: tuple[Due, ...] = ()
    explained: tuple[Explanation, ...] = ()
    missing: tuple[Gap, ...] = ()
    method: tuple[Principle, ...] = ()
    glossary: tuple[Term, ...] = ()
    full: "Claims | None" = None
    clock: str = ""

    @property
    def now(self) -> str:
        """The day these claims speak from: the reader's clock, or the edition."""
        return min(self.clock or self.edition, self.edition)

    @property
    def whole(self) -> "Claims":
        """The claims these were narrowed from, or these themselves."""
        return self.full or self

    @cached_property
    def claim(self) -> dict[str, Claim]:
        """Each claim by its id."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def source(self) -> dict[str, Source]:
        """Each source by its id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def company(self) -> dict[str, Company]:
        """Each company by its name."""
        return _by_name(self.companies)

    @cached_property
    def metric(self) -> dict[str, Metric]:
        """Each metric by its name."""
        return _by_name(self.metrics)

    @cached_property
    def yardstick(self) -> dict[str, Yardstick]:
        """Each yardstick by its name."""
        return _by_name(self.yardsticks)

    @cached_property
    def former_scenarios(self) -> dict[str, str]:
        """The name that a scenario has today by each that it had before."""
        return {old: one.name for one in self.scenarios for old in one.formerly}

    @cached_property
    def superseded_by(self) -> dict[str, str]:
        """The id of the claim that replaces each superseded one."""
        return {old: claim.id for claim in self.claims for old in claim.supersedes}

    @cached_property
    def gone(self) -> frozenset[str]:
        """The ids of claims that no longer count: superseded, or withdrawn by this edition."""
        today = last_day(self.edition)
        withdrawn = (c.id for c in self.claims if c.withdrawn and last_day(c.withdrawn) <= today)
        return frozenset({*self.superseded_by, *withdrawn})

    def known_on(self, claim: Claim) -> date:
        """The day from which a claim counts as known: that of its source, at the latest reading.

        A source dated by its year or month alone was published by the end of it, and by the
        edition that holds it: whichever comes first.
        """
        source = self.source[claim.source]
        return source.day if source.to_the_day else min(source.day, last_day(self.edition))

    @cached_property
    def subjects(self) -> tuple[str, ...]:
        """The names of the companies the dashboard is about, in the order of the file."""
        return tuple(c.name for c in self.companies if c.role == "subject")


class _Named(Protocol):
    @property
    def name(self) -> str: ...


_T = TypeVar("_T", bound=_Named)


def _by_name(entries: Iterable[_T]) -> dict[str, _T]:
    return {entry.name: entry for entry in entries}
