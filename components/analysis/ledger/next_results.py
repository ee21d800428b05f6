"""The next results of a company: of which period, when by past pattern, and what they bring."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from components.analysis.ledger.expected import Expected, expected, following, today_of
from components.analysis.money.plan import Plan, announced_plan
from components.analysis.view.view import View
from components.claims.model import Claims

QUARTERS_AHEAD = 4


@dataclass(frozen=True)
class NextResults:
    """What a company publishes next: `first` tells when, `metrics` what its results bring.

    `plan` is the spending plan of the company, if its capex comes and tells how much is spent.
    """

    company: str
    first: Expected
    metrics: tuple[str, ...]
    plan: Plan | None


def next_results(claims: Claims) -> tuple[NextResults, ...]:
    """The next results of each subject that publishes any, in the order of the file."""
    return tuple(found for found, *_ in _ahead(claims, 1))


def results_ahead(claims: Claims) -> tuple[NextResults, ...]:
    """The results of the next four quarters that are not overdue, company by company."""
    today = today_of(claims)
    return tuple(
        one
        for found in _ahead(claims, QUARTERS_AHEAD)
        for one in found
        if one.first.latest is not None and not one.first.is_overdue(today)
    )


def publication_day(claims: Claims, one: Expected) -> date | None:
    """The day to look out for: the likely or, once that is over, the latest; None if unknown."""
    ahead = one.likely is not None and one.likely >= today_of(claims)
    return one.likely if ahead else one.latest


def _ahead(claims: Claims, quarters: int) -> Iterator[list[NextResults]]:
    """For each subject its next results, and those that follow."""
    plan = announced_plan(claims.whole, View.of(claims.whole))
    waiting = sorted(_of_subjects(claims), key=lambda one: claims.subjects.index(one.held.company))
    for company, group in groupby(waiting, key=lambda one: one.held.company):
        series = list(group)
        start = min(one.period for one in series)
        coming = [one for one in series if one.period == start]
        found = []
        for _ in range(quarters):
            metrics = tuple(one.series.metric for one in coming)
            told = plan and plan.company == company and "capex" in metrics
            found.append(NextResults(company, coming[0], metrics, plan if told else None))
            coming = [following(claims, one) for one in coming]
        yield found


def _of_subjects(claims: Claims) -> list[Expected]:
    """What is expected of the subjects' own results."""
    return [
        one
        for one in expected(claims)
        if one.held.company in claims.subjects and one.series.yardstick is None
    ]
