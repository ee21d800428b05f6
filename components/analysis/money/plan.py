"""An announced spending plan over several years, and how much of it is spent."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.analysis.money.timeline import capex_to_date
from components.analysis.tables import joined_ids, number_table, rows_of, typed_frame
from components.analysis.view.view import View
from components.claims.cache import cached_per_claims
from components.claims.claim import STATUSES, Claim
from components.claims.model import Claims
from components.claims.period import period, quarters

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


def plan_progress(claims: Claims, view: View, plan: Plan) -> pd.DataFrame:
    """Capex added up against a plan, and for each quarter left what the plan would need in it.

    Columns of `capex_added_up`, `plan` (RMB bn in all) and `ahead`. Rows ahead have status target:
    what is left, spread evenly over the quarters left. None are ahead of a plan that is spent.
    """
    done = capex_to_date(claims, view, plan.company, plan.start).assign(ahead=False)
    if len(done):
        done = pd.concat([done, _needed(done.iloc[-1], plan)], ignore_index=True)
    ids = joined_ids(done["claims"], [(plan.claim.id,)] * len(done))
    return done.assign(plan=plan.total, claims=ids, ahead=done["ahead"].astype(bool))


def _needed(last: "pd.Series[Any]", plan: Plan) -> pd.DataFrame:
    left = plan.total - last["total"]
    names = quarters(last["period"], max(last["period"], plan.end))[1:] if left > 0 else []
    rows = [
        {
            **last,
            "period": name,
            "start": pd.Timestamp(period(name).start),
            "end": pd.Timestamp(period(name).end),
            "value": left / len(names),
            "total": last["total"] + left * (i + 1) / len(names),
            "status": "target",
            "bound": None,
            "ahead": True,
        }
        for i, name in enumerate(names)
    ]
    return typed_frame(rows, list(last.index))


def announced_plan(claims: Claims, view: View) -> Plan | None:
    """The first plan over more than a year by a company of the view; None where there is none."""
    return next(_plans(claims, view.company, view.status), None)


@cached_per_claims()
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
