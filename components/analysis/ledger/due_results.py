"""What a curator has to enter: whose results are due, of which period, overdue ones first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from components.analysis.ledger.expected import Expected, expected, today_of
from components.claims.model import Claims


@dataclass(frozen=True)
class DueResults:
    """Results that the file does not hold yet; `waiting` are the series that they bring.

    `company` is None where a house publishes them: then all are by its `yardstick`.
    """

    company: str | None
    yardstick: str | None
    waiting: tuple[Expected, ...]
    is_overdue: bool

    @property
    def first(self) -> Expected:
        """The series that tells of which period they are and when they come."""
        return self.waiting[0]


def due_results(claims: Claims, companies: Sequence[str]) -> tuple[DueResults, ...]:
    """What is due of these subjects, of peers and of houses: the longest overdue first."""
    today = today_of(claims)
    wanted = [
        one
        for one in expected(claims)
        if one.series.yardstick or one.held.company in companies or _is_no_subject(claims, one)
    ]
    found = []
    for (company, yardstick, _), group in groupby(sorted(wanted, key=_key), key=_key):
        waiting = tuple(group)
        late = any(one.is_overdue(today) for one in waiting)
        found.append(DueResults(company or None, yardstick or None, waiting, late))
    return tuple(sorted(found, key=lambda one: (one.first.latest or date.max, _key(one.first))))


def _is_no_subject(claims: Claims, one: Expected) -> bool:
    return one.held.company not in claims.subjects


def _key(one: Expected) -> tuple[str, str, str]:
    yardstick = one.series.yardstick or ""
    return ("" if yardstick else one.held.company, yardstick, one.period.name)
