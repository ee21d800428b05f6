"""An announced spending plan over several years, and how much of it is spent."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from components.analysis.tables import number_table, rows_of
from components.analysis.view.view import View
from components.claims.claim import STATUSES, Claim
from components.claims.model import Claims

_YEAR = 366  # days; a plan of one year is guidance, not a plan to burn down


@dataclass(frozen=True)
class Plan:
    """The first plan announced: whose, by which claim, its first and last quarter, RMB bn in all.

    Its span is that of the claim's period: companies rarely name the quarter they count from.
    """

    company: str
    claim: Claim
    start: str
    end: str
    total: float


def announced_plan(claims: Claims, view: View) -> Plan | None:
    """The first plan over more than a year by a company of the view; None where there is none."""
    return next(_plans(claims, view.company, view.status), None)


def plan_span(claims: Claims) -> tuple[str, str] | None:
    """The first and last quarter of the first plan that any subject announced; None without one.

    From the whole file: a narrower choice must not move the years that spending is added up over.
    """
    plan = next(_plans(claims.whole, claims.subjects, STATUSES), None)
    return (plan.start, plan.end) if plan else None


def _plans(claims: Claims, companies: Sequence[str], statuses: Sequence[str]) -> Iterator[Plan]:
    table = number_table(claims)
    table = table[(table["metric"] == "capex_plan") & (table["unit"] == "RMB million")]
    table = table[table["status"].isin(statuses) & table["company"].isin(companies)]
    for row in rows_of(table.sort_values("published", kind="stable")):
        claim = claims.claim[row.claims[0]]
        span = claim.when
        if (span.end - span.start).days > _YEAR:
            start, end = (f"{d.year}-Q{(d.month + 2) // 3}" for d in (span.start, span.end))
            yield Plan(claim.company, claim, start, end, claim.number / 1000)
