"""Where a company changed what it counts, as seen on the rows of a table."""

import pandas as pd

from components.claims.model import Claims
from components.claims.period import period
from components.claims.terms import Break


def breaks_at(claims: Claims, company: str, metric: str) -> list[Break]:
    """The breaks of a metric that concern a company, or all companies."""
    known = claims.metric.get(metric)
    breaks = known.breaks if known else ()
    return [b for b in breaks if b.company in (company, None)]


def with_breaks(claims: Claims, table: pd.DataFrame) -> pd.DataFrame:
    """The table with columns `break_short`, `break_why` and `break_at`, its first day.

    They are filled on the first row of a company and metric in which the new definition counts,
    where an older row stands before it; elsewhere the texts are empty. `table` has company,
    metric, start and end.
    """
    told = {
        index: change
        for (company, metric), own in table.groupby(["company", "metric"], sort=False)
        for change in breaks_at(claims, str(company), str(metric))
        for index in _first(own, pd.Timestamp(period(change.at).start))
    }
    at = [told.get(index) for index in table.index]
    return table.assign(
        break_short=[b.short or "new definition" if b else "" for b in at],
        break_why=[b.why if b else "" for b in at],
        break_at=pd.Series(
            [period(b.at).start if b else None for b in at], table.index, "datetime64[ns]"
        ),
    )


def stretches(claims: Claims, table: pd.DataFrame) -> list[int]:
    """How many changes of definition lie before each row: rows of two stretches do not compare.

    `table` has company, metric and start.
    """
    starts = {
        (b.company, m.name): pd.Timestamp(period(b.at).start)
        for m in claims.metrics
        for b in m.breaks
        if not b.compares
    }
    never = pd.Timestamp.max
    keys = zip(table["company"], table["metric"], table["start"], strict=True)
    return [int(begin >= starts.get((company, metric), never)) for company, metric, begin in keys]


def _first(own: pd.DataFrame, day: pd.Timestamp) -> list[object]:
    """The index of the first row that reaches beyond a day, if one before it does not."""
    after = own[own["end"] >= day].sort_values("end")
    return list(after.index[:1]) if (own["end"] < day).any() else []
