"""What a path starts from: a company's own quarters, and its part of a yardstick's market."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.analysis.money.timeline import series
from components.analysis.scenarios.projection import Array
from components.analysis.tables import Ids, ids_of, largest, number_table, together
from components.analysis.view.view import View
from components.claims.cache import cached_per_claims
from components.claims.model import Claims
from components.claims.period import quarters


@dataclass(frozen=True, eq=False)
class Start:
    """A company's quarters up to the last actual one, unbroken, in billions of RMB.

    `metric` is that of the line they are of; `claims` are the ids that each quarter rests on.
    """

    company: str
    metric: str
    quarters: tuple[str, ...]
    money: Array
    claims: tuple[Ids, ...]

    @property
    def last(self) -> str:
        """The last actual quarter."""
        return self.quarters[-1]


def last_claims(*starts: Start | None) -> Ids:
    """The ids behind the last four quarters of each of these, of those there are."""
    return together(*(names for one in starts if one for names in one.claims[-4:]))


@cached_per_claims(64)
def start(claims: Claims, company: str, metric: str, status: tuple[str, ...]) -> Start | None:
    """The unbroken quarters of a metric up to the newest one; None with fewer than four.

    Of several lines that stand for one metric (Baidu's) the newest is taken.
    """
    view = View.of(claims, currency="RMB", span="quarter", status=status)
    table = series(claims, view, metric, (company,))
    if table.empty:
        return None
    newest = largest(table, "end")
    table = table[table["metric"] == newest.metric].sort_values("start")
    run = _unbroken(list(table["period"]))
    table = table.tail(run)
    if run < 4:
        return None
    money = table["value"].to_numpy(dtype=np.float64)
    return Start(company, str(newest.metric), tuple(table["period"]), money, tuple(table["claims"]))


def revenue_metric(claims: Claims, company: str, status: tuple[str, ...]) -> str:
    """The metric of a company that scenarios carry on as its cloud revenue."""
    begun = start(claims, company, "cloud_revenue", status)
    return begun.metric if begun else "cloud_revenue"


def _unbroken(names: list[str]) -> int:
    """How many of the last quarters follow one another without a gap."""
    count = 1
    while count < len(names) and quarters(names[-count - 1], names[-count]) == [
        names[-count - 1],
        names[-count],
    ]:
        count += 1
    return count


@dataclass(frozen=True, eq=False)
class Parts:
    """The shares of one yardstick's latest split, in percent, and the year they are of."""

    yardstick: str
    year: int
    period: str
    companies: tuple[str, ...]
    shares: Array
    claims: tuple[str, ...]


@cached_per_claims(64)
def parts(claims: Claims, yardstick: str, status: tuple[str, ...]) -> Parts | None:
    """The latest split of a yardstick with at least two companies; None where there is none."""
    table = number_table(claims)
    table = table[(table["metric"] == "market_share") & (table["yardstick"] == yardstick)]
    table = table[table["status"].isin(status) & table["brand"].isna()]
    table = table.sort_values("published").drop_duplicates(["company", "period"], keep="last")
    table = table.groupby("period").filter(lambda split: len(split) > 1)
    if table.empty:
        return None
    newest = table[table["end"] == table["end"].max()]
    split: pd.DataFrame = newest[newest["period"] == newest["period"].iloc[0]]
    split = split.sort_values("value", ascending=False)
    return Parts(
        yardstick,
        int(split["end"].dt.year.iloc[0]),
        str(split["period"].iloc[0]),
        tuple(split["company"]),
        split["value"].to_numpy(dtype=np.float64),
        tuple(ids_of(split)),
    )
