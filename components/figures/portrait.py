"""The three numbers a company is first asked for: capex, cloud revenue, one for the other."""

from dataclasses import dataclass, replace

import pandas as pd

from components.analysis.money.left_out import left_out
from components.analysis.money.timeline import growth_of_newest, intensity, series, yearly_only
from components.analysis.tables import records_of
from components.analysis.view.view import View
from components.claims.cache import cached_per_claims
from components.claims.model import Claims
from components.wording.formats import change, coin, for_each, money, spoken


@dataclass(frozen=True)
class Number:
    """A number as it is said: of what and when, how much, and how it has moved."""

    label: str
    said: str
    moved: str = ""


@cached_per_claims(32)
def portrait(claims: Claims, view: View) -> tuple[Number, ...]:
    """The newest capex and cloud revenue of the company in focus, and what one is for the other."""
    own = replace(view, company=(view.focus,), span="quarter")
    return _capex(claims, own), _cloud(claims, own), _ratio(claims, own)


def _capex(claims: Claims, view: View) -> Number:
    table = series(claims, view, "capex", view.company)
    known = table if len(table) else yearly_only(claims, view, "capex")
    return _newest(claims, view, known, "capex")


def _cloud(claims: Claims, view: View) -> Number:
    table = series(claims, view, "cloud_revenue", view.company)
    newest = table[table["end"] == table["end"].max()]
    return _newest(claims, view, table[table["metric"].isin(newest["metric"])], "cloud_revenue")


def _newest(claims: Claims, view: View, table: pd.DataFrame, metric: str) -> Number:
    """The newest of some rows with its growth on the year, or why there is none."""
    if table.empty:
        why = left_out(claims, view, metric, view.focus)
        return Number(claims.metric[metric].label, "not shown" if why else "not published", why)
    last = records_of(table.nlargest(1, "end"))[0]
    table = table[table["metric"] == last["metric"]]
    guess = "est. " if last["status"] == "estimate" else ""
    grown = growth_of_newest(claims, table)
    return Number(
        f"{claims.metric[last['metric']].label}, {spoken(last['period'])}",
        guess + money(last["value"], last["unit"]),
        f"{change(grown)} on a year earlier" if grown is not None else "",
    )


def _ratio(claims: Claims, view: View) -> Number:
    label = f"Capex for each {coin(view.currency)} of that revenue"
    table = intensity(claims, view)
    if table.empty:
        return Number(label, "cannot be computed")
    last = records_of(table.nlargest(1, "end"))[0]
    table = table[table["metric"] == last["metric"]]
    grown = growth_of_newest(claims, table)
    before = for_each(last["value"] / (1 + grown), view.currency) if grown is not None else ""
    moved = f"{before} a year earlier" if before else ""
    return Number(label, for_each(last["value"], view.currency), moved)
