"""What the calendar of the file expects next, and what of it is overdue."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median_high

from components.analysis.ledger.ledger_numbers import claims_that_count, quarter_of
from components.analysis.ledger.past_results import PastResults, past_results
from components.claims.cache import cached_per_claims
from components.claims.claim import Claim
from components.claims.clocks import held_on, known_by
from components.claims.fields import last_day
from components.claims.ledger_terms import Due
from components.claims.model import Claims
from components.claims.period import Period, period

_SATURDAY = 5
_LEAST = 2  # past results of which a habit can be told


@dataclass(frozen=True)
class Expected:
    """A period whose figures of a series are not held yet; `held` is the newest figure that is.

    `past` are the company's results of such periods so far; `stated` is by how many days after the
    period's end the calendar says that figures come, where it says so.
    """

    series: Due
    held: Claim
    period: Period
    past: tuple[PastResults, ...]
    stated: int | None

    @property
    def days(self) -> tuple[int, ...]:
        """After how many days such figures came, the fewest first; none if too few are known."""
        if self.stated is not None:
            return (self.stated,)
        return tuple(sorted(one.days for one in self.past)) if len(self.past) >= _LEAST else ()

    @property
    def likely(self) -> date | None:
        """The day of the middle one of the past; None where only the latest is stated."""
        told = self.days and self.stated is None
        return self._workday(median_high(self.days)) if told else None

    @property
    def latest(self) -> date | None:
        """The day by which all of the past had come, or that the calendar states."""
        if self.stated is not None:
            return self.period.end + timedelta(days=self.stated)
        return self._workday(self.days[-1]) if self.days else None

    def _workday(self, days: int) -> date:
        """So many days after the period, moved on from a weekend, when no results come."""
        day = self.period.end + timedelta(days=days)
        return day + timedelta(days=7 - day.weekday() if day.weekday() >= _SATURDAY else 0)

    def is_overdue(self, today: date) -> bool:
        """Whether it should have been out by a day, which the last of its days is."""
        return self.latest is not None and self.latest <= today


def today_of(claims: Claims) -> date:
    """The day that claims speak from: the edition, or the reader's clock."""
    return last_day(claims.now)


@cached_per_claims(4)
def expected(claims: Claims) -> tuple[Expected, ...]:
    """The next period of every series of the calendar of which a figure is held.

    Of narrowed claims only the two clocks count: what a grade leaves out is not missing.
    """
    clocked = _clocked(claims)
    return tuple(_expected(clocked))


def overdue_after(
    claims: Claims, company: str, metric: str, when: str, yardstick: str | None = None
) -> Expected | None:
    """What should have followed a figure by now, if it is the newest of its series; else None."""
    today, asked = today_of(claims), (company, metric, when, yardstick)
    for one in expected(claims):
        held = one.held
        newest = (held.company, held.metric, held.period, held.yardstick)
        if newest == asked and one.is_overdue(today):
            return one
    return None


def following(claims: Claims, one: Expected) -> Expected:
    """What the same series brings after a period that is expected."""
    return _after(_clocked(claims), one.series, one.held, one.period)


def _clocked(claims: Claims) -> Claims:
    """The claims as their two clocks show them, with nothing else left out."""
    whole = claims.whole
    if claims is whole:
        return whole
    held = held_on(whole, claims.edition) if claims.edition < whole.edition else whole
    return known_by(held, date.fromisoformat(claims.clock)) if claims.clock else held


def _expected(claims: Claims) -> Iterator[Expected]:
    figures: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for first, *_ in claims_that_count(claims).values():
        figures[first.company, first.metric].append(first)
    for series in claims.calendar:
        if held := _newest(figures[series.company, series.metric], series.yardstick):
            yield _after(claims, series, held, held.when)


def _newest(figures: Iterable[Claim], yardstick: str | None) -> Claim | None:
    """The figure that reaches furthest: a year, once known, also covers its last quarter."""
    held = [claim for claim in figures if yardstick in (None, claim.yardstick)]
    return max(held, key=lambda claim: (claim.when.end, claim.when.start), default=None)


def _after(claims: Claims, series: Due, held: Claim, before: Period) -> Expected:
    coming = _period_from(before.end + timedelta(days=1), series.every)
    past = past_results(claims, series.company, coming)
    ends_the_year = coming.end.month == 12
    stated = (ends_the_year and series.december_days) or series.due_after_days
    return Expected(series, held, coming, past, stated)


def _period_from(day: date, every: str) -> Period:
    """The quarter, half or year that a day lies in."""
    if every == "quarter":
        return period(quarter_of(day.year, day.month))
    return period(f"{day.year}-H{1 if day.month < 7 else 2}" if every == "half" else str(day.year))
