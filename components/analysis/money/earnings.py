"""Who earns: free cash flow, what the cloud keeps of its revenue, what is owed and promised."""

import pandas as pd

from components.analysis.breaks import stretches, with_breaks
from components.analysis.market.shares import in_range
from components.analysis.money.abroad import BEFORE, NEWEST
from components.analysis.money.currency import money_table
from components.analysis.money.timeline import COLUMNS, quotient, series
from components.analysis.tables import best_of_each, records_of, typed_frame
from components.analysis.view.view import View
from components.claims.cache import cached_per_claims
from components.claims.model import Claims
from components.claims.period import year_before

PROMISED = ("capital_commitments", "bank_borrowings", "compute_prepayment")


@cached_per_claims(8)
def free_cash_flow(claims: Claims, view: View) -> pd.DataFrame:
    """Free cash flow of the view's companies at its span: columns of `series`."""
    return series(claims, view, "free_cash_flow", view.company)


def cloud_margin(claims: Claims, view: View) -> pd.DataFrame:
    """EBITA of the cloud in percent of its revenue, for companies that publish both.

    Columns of `series`, those of `with_breaks`, label and stretch: no line joins two of them. The
    metric is that of the profit, whose breaks are those of the margin.
    """
    profit = series(claims, view, "cloud_ebita", view.company)
    table = quotient(profit, series(claims, view, "cloud_revenue", view.company))
    table = table.assign(value=table["value"] * 100, unit="percent", metric="cloud_ebita")
    table = table.assign(
        label=[claims.metric[metric].label for metric in table["metric"]],
        stretch=stretches(claims, table),
    )
    return with_breaks(claims, table)


@cached_per_claims(8)
def promised(claims: Claims, view: View) -> pd.DataFrame:
    """What each company owes, has signed for or paid ahead: the newest, and that of a year before.

    Columns of `series` and: moment (NEWEST or BEFORE), label (of the metric), with the largest
    first. Only what is held; a company that is missing may owe as much.
    """
    money = money_table(claims, view.currency)
    money = money[
        money["metric"].isin(PROMISED)
        & money["company"].isin(view.company)
        & money["status"].isin(view.status)
        & in_range(money, view)
    ]
    money = best_of_each(money, ["company", "metric", "period"])
    newest = money.sort_values("end").drop_duplicates(["company", "metric"], keep="last")
    rows = []
    for row in records_of(newest.sort_values("value", ascending=False)):
        label = claims.metric[row["metric"]].label
        rows.append(row | {"moment": NEWEST, "label": label})
        same = money[(money["company"] == row["company"]) & (money["metric"] == row["metric"])]
        then = same[same["period"] == year_before(row["period"])]
        rows += [one | {"moment": BEFORE, "label": label} for one in records_of(then)]
    return typed_frame(rows, [*COLUMNS, "moment", "label"])
