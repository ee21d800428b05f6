"""Amounts as growth on the year, as an index or as a share of cloud revenue; growth as printed."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from components.analysis.breaks import stretches
from components.analysis.money.timeline import series
from components.analysis.tables import (
    best_of_each,
    number_table,
    parts_of,
    records_of,
    roots,
    together,
    typed_frame,
)
from components.analysis.view.view import AMOUNT, GROWTH, INDEX, LOGARITHMIC, OF_REVENUE, View
from components.claims.claim import Claim
from components.claims.model import Claims
from components.claims.period import period, year_before


def as_shown(claims: Claims, view: View, table: pd.DataFrame) -> pd.DataFrame:
    """Amounts as the view wants them shown; a row without what it is measured against is left out.

    `table` has the columns of `series`, each company, metric and period once. Growth is in percent,
    an index is 100 in the view's quarter, a share is in percent of cloud revenue of the same
    company and period. Growth from or to zero or less says nothing, no figure is measured against
    one of another definition, and none grows on one that was worked back from its growth. The
    claims of both join.
    """
    if view.shown_as in (AMOUNT, LOGARITHMIC) or table.empty:
        return table
    if view.shown_as == OF_REVENUE:
        return _of_revenue(claims, view, table)
    rows, is_growth = [], view.shown_as == GROWTH
    table = table.assign(_stretch=stretches(claims, table))
    for _, own in parts_of(table, "company", "metric"):
        held = {(row["period"], row["_stretch"]): row for row in records_of(own)}
        for row in records_of(own):
            base = held.get((_base(view, row["period"]), row["_stretch"]))
            if base is None or (is_growth and _is_worked_back(claims, base, row)):
                continue
            if base["value"] > 0 and row["value"] > 0:
                rows.append(row | _against(view, row, base))
    return typed_frame(rows, [*table.columns]).drop(columns="_stretch")


def _is_worked_back(claims: Claims, base: dict[str, Any], row: dict[str, Any]) -> bool:
    """Whether the figure of a year before was worked out from the one that grew, by its growth."""
    rests_on = set(roots(claims, base["claims"])) - set(base["claims"])
    return bool(rests_on & set(row["claims"]))


def _base(view: View, name: str) -> str:
    """The period that a figure is measured against: of a year before, or that of the index."""
    if view.shown_as == GROWTH:
        return year_before(name)
    if name.startswith("ttm-"):
        return f"ttm-{view.index_from}"
    return view.index_from[:4] if period(name).is_year else view.index_from


def _against(view: View, row: dict[str, Any], base: dict[str, Any]) -> dict[str, Any]:
    times = row["value"] / base["value"]
    is_growth = view.shown_as == GROWTH
    return {
        "value": (times - 1) * 100 if is_growth else times * 100,
        "unit": "percent" if is_growth else INDEX,
        **_rests_on(row, base),
    }


def _rests_on(row: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """The claims of two figures, and how firm what is worked out from them is."""
    return {
        "claims": together(row["claims"], other["claims"]),
        "status": "estimate" if "estimate" in (row["status"], other["status"]) else "derived",
        "bound": None,
    }


def _of_revenue(claims: Claims, view: View, table: pd.DataFrame) -> pd.DataFrame:
    """Amounts in percent of cloud revenue: of the line that reaches furthest, where there are two.

    So no share changes its definition on the way.
    """
    revenue = series(claims, view, "cloud_revenue", tuple(dict.fromkeys(table["company"])))
    furthest = revenue.sort_values("end").groupby("company")["metric"].last()
    line = revenue[revenue["metric"] == revenue["company"].map(furthest)]
    held = {(row["company"], row["period"]): row for row in records_of(line)}
    own = {m.name for m in claims.metrics if "cloud_revenue" in (m.name, m.stands_for)}
    rows = []
    for row in records_of(table[~table["metric"].isin(own)]):
        below = held.get((row["company"], row["period"]))
        if below is not None and below["value"] > 0:
            share = row["value"] / below["value"] * 100
            rows.append(row | {"value": share, "unit": "percent"} | _rests_on(row, below))
    return typed_frame(rows, [*table.columns])


def printed_growth(claims: Claims, view: View, amounts: pd.DataFrame) -> pd.DataFrame:
    """Growth on the year as it was printed, of the figures of a table of amounts.

    Columns of `amounts`: the value is the printed percent, the claim the one that prints it. None
    for figures that are converted, for growth is printed in the company's own currency.
    """
    rates = {claim.id for claim in claims.claims if claim.metric == "exchange_rate"}
    known = {
        (row["company"], row["metric"], row["period"]): row
        for row in records_of(amounts)
        if not rates & set(row["claims"])
    }
    rows = [
        known[key]
        | {"value": value, "unit": "percent", "claims": (claim.id,), "status": claim.status}
        for key, value, claim in _printed(claims)
        if key in known and claim.status in view.status
    ]
    printed = typed_frame(rows, [*amounts.columns])
    return printed.drop_duplicates(["company", "metric", "period"])


def _printed(claims: Claims) -> Iterator[tuple[tuple[str, str, str], float, Claim]]:
    """Each printed growth of what it is: company, metric and period; those on the figure first."""
    drawn = best_of_each(number_table(claims), ["company", "metric", "yardstick", "period"])
    held = [claims.claim[ids[0]] for ids in drawn["claims"]]
    for claim in held:
        if claim.growth is not None and claim.yardstick is None:
            yield (claim.company, claim.metric, claim.period), claim.growth, claim
    for claim in held:
        metric = claims.metric[claim.metric].growth_of
        if metric and claim.yardstick is None and claim.value is not None:
            yield (claim.company, metric, claim.period), claim.value, claim
