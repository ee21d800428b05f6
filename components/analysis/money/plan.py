"""An announced spending plan over several years, and how much of it is spent."""

from dataclasses import dataclass

from components.analysis.tables import number_table, rows_of
from components.analysis.view.view import View
from components.claims.claim import Claim
from components.claims.model import Claims

_YEAR = 366  # days; a plan of one year is guidance, not a plan to burn down


@dataclass(frozen=True)
class Plan:
    """The first plan announced: whose, by which claim, from which quarter, RMB bn in all."""

    company: str
    claim: Claim
    start: str
    total: float


def announced_plan(claims: Claims, view: View) -> Plan | None:
    """The first plan over more than a year by a company of the view; None where there is none.

    Its span is that of the claim's period: companies rarely name the quarter they count from.
    """
    table = number_table(claims)
    table = table[(table["metric"] == "capex_plan") & (table["unit"] == "RMB million")]
    table = table[table["status"].isin(view.status) & table["company"].isin(view.company)]
    for row in rows_of(table.sort_values("published", kind="stable")):
        claim = claims.claim[row.claims[0]]
        span = claim.when
        if (span.end - span.start).days > _YEAR:
            start = f"{span.start.year}-Q{(span.start.month + 2) // 3}"
            return Plan(claim.company, claim, start, claim.number / 1000)
    return None
