"""What a front page says of one company: its newest capex and cloud revenue, each with its past."""

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from components.analysis.breaks import with_breaks
from components.analysis.money.timeline import change_on_year, series, yearly_only
from components.analysis.tables import Ids, together
from components.analysis.view.view import View
from components.claims.cache import cached_per_claims
from components.claims.model import Claims
from components.claims.period import year_before


@dataclass(frozen=True)
class Newest:
    """A company's newest figure of a metric; `row` has the columns of `series`.

    `change` is the growth on a year as a fraction, `before` the value then, in the row's unit;
    `four_quarters` the sum of the four quarters to the row's, where it is a quarter and all four
    are known. `note` says what is counted anew in it.
    """

    row: "pd.Series[Any]"
    change: float | None
    before: float | None
    four_quarters: float | None
    note: str = ""
    rests_on: Ids = ()


def newest_figure(claims: Claims, view: View, metric: str, company: str) -> Newest | None:
    """The newest quarter of a metric, or the newest year where no quarter is known; or None."""
    return _newest(claims, replace(view, company=(company,), span="quarter"), metric)


@cached_per_claims(64)
def _newest(claims: Claims, own: View, metric: str) -> Newest | None:
    """As `newest_figure`, of the one company of the view: the others chosen count for nothing."""
    table = series(claims, own, metric, own.company)
    if table.empty:
        table = yearly_only(claims, own, metric)
    if table.empty:
        return None
    last = table.sort_values("end").iloc[-1]
    line = table[table["metric"] == last["metric"]].sort_values("end")
    change = change_on_year(line, str(last["period"]))
    base = line[line["period"] == year_before(str(last["period"]))]
    trailing = _four_quarters(claims, own, metric, last)
    return Newest(
        row=last,
        change=change,
        before=float(base["value"].iloc[0]) if len(base) else None,
        four_quarters=None if trailing is None else float(trailing["value"]),
        note=str(with_breaks(claims, line)["break_short"].iloc[-1]),
        rests_on=together(
            last["claims"], *base["claims"], () if trailing is None else trailing["claims"]
        ),
    )


def _four_quarters(
    claims: Claims, own: View, metric: str, last: "pd.Series[Any]"
) -> "pd.Series[Any] | None":
    """The sum of the four quarters that end with a row, if they are all known."""
    table = series(claims, replace(own, span="four quarters"), metric, own.company)
    same = table[(table["metric"] == last["metric"]) & (table["period"] == f"ttm-{last['period']}")]
    return same.iloc[0] if len(same) else None
