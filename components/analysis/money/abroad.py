"""The companies beside their peers abroad on one basis: four quarters, in dollars."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

import pandas as pd

from components.analysis.money.timeline import (
    COLUMNS,
    compares_on_year,
    intensity,
    series,
    yearly_only,
)
from components.analysis.rounding import ROUNDING
from components.analysis.tables import Ids, parts_of, records_of, together, typed_frame
from components.analysis.view.view import PEERS, WORLD, View
from components.claims.cache import cached_per_claims
from components.claims.model import Claims
from components.claims.period import consecutive, period, quarters, year_before

NEWEST, BEFORE = "newest", "a year before"
CAPEX, REVENUE, RATIO, YEARS = WORLD
_EVER = ("1990-Q1", "2100-Q4")  # a past is looked in whole, whatever time the reader chose
_MORE = ["moment", "counts", "since", "pace"]


@cached_per_claims(8)
def against_the_world(claims: Claims, view: View) -> pd.DataFrame:
    """The companies and, if shown, their peers abroad: the newest figure and that of a year before.

    Amounts are in USD, each quarter at its own rate, whatever currency the view has. Columns of
    `series` and: moment (NEWEST or BEFORE), counts (what the company counts, in few words), and for
    years behind `pace`, the peer whose past is looked in, and `since`, the quarter by which it had
    sold as much, '' where it has not yet. Years are a floor where no older figure is held. A
    company of which no quarters are known stands with its newest year.
    """
    if not view.company:
        return typed_frame([], [*COLUMNS, *_MORE])
    beside = peers(claims) if view.peers == PEERS[0] else ()
    own = replace(view, company=(*view.company, *beside), currency="USD", span="four quarters")
    table = typed_frame(_MEASURES[view.world](claims, own), [*COLUMNS, *_MORE])
    return table.assign(counts=[_counts(claims, row) for row in records_of(table)])


def peers(claims: Claims) -> tuple[str, ...]:
    """The companies abroad that the others are held against, in the order of the file."""
    return tuple(company.name for company in claims.companies if company.peer)


def _counts(claims: Claims, row: Mapping[str, Any]) -> str:
    """What a company counts under the metric of a row, in few words; '' where that is not said."""
    said = claims.metric[row["metric"]].definitions
    return next((d.short or "" for d in said if d.company == row["company"]), "")


def _amounts(claims: Claims, own: View, metric: str) -> list[dict[str, Any]]:
    parts = [series(claims, own, metric, own.company), yearly_only(claims, own, metric)]
    return _newest_and_before(claims, pd.concat(parts, ignore_index=True))


def _newest_and_before(claims: Claims, table: pd.DataFrame) -> list[dict[str, Any]]:
    """Each company's newest row, and that of a year before where the two compare."""
    rows = []
    for _, own in parts_of(table.sort_values("end", kind="stable"), "company"):
        last = own.iloc[-1]
        then = own[
            (own["metric"] == last["metric"]) & (own["period"] == year_before(str(last["period"])))
        ]
        rows.append({**last, "moment": NEWEST})
        if compares_on_year(claims, last):
            rows += [row | {"moment": BEFORE} for row in records_of(then)]
    return [{str(k): v for k, v in row.items()} | {"since": "", "pace": ""} for row in rows]


def _per_dollar(claims: Claims, own: View) -> list[dict[str, Any]]:
    return _newest_and_before(claims, intensity(claims, own))


@dataclass(frozen=True)
class Reached:
    """By which quarter an amount had been sold in four quarters, on which claims that rests.

    `exactly` is false where it may have been earlier: the quarters before are not all held.
    """

    quarter: str
    exactly: bool
    claims: Ids


def reached(line: pd.DataFrame, value: float) -> Reached | None:
    """When the four quarters to a quarter first came to more than an amount; None if never.

    `line` has the quarters of one company in order. Where some of the four are not held, the others
    must come to more by themselves: what is missing is at least nothing. What lies within rounding
    is not yet more.
    """
    for i in range(len(line)):
        held = line.iloc[max(0, i - 3) : i + 1]
        if not consecutive(list(held["period"])):
            continue
        if float(held["value"].sum()) * (1 - ROUNDING) > value:
            before = line.iloc[max(0, i - 4) : i]
            exactly = len(before) == 4 and consecutive(list(before["period"]))
            return Reached(str(held["period"].iloc[-1]), exactly, together(*held["claims"]))
    return None


def _years_behind(claims: Claims, own: View) -> list[dict[str, Any]]:
    """How many years ago the first peer with quarters of cloud revenue had sold as much."""
    past = replace(own, span="quarter", period=_EVER)
    lines = [series(claims, past, "cloud_revenue", (name,)) for name in peers(claims)]
    line = next((held for held in lines if len(held)), None)
    if line is None:
        return []
    pace = str(line["company"].iloc[0])
    newest = [r for r in _amounts(claims, own, "cloud_revenue") if r["moment"] == NEWEST]
    return [_behind(row, line, pace) for row in newest if row["company"] != pace]


def _behind(row: dict[str, Any], line: pd.DataFrame, pace: str) -> dict[str, Any]:
    then = reached(line, row["value"])
    last = Reached("", True, together(*line["claims"].tail(4)))
    met, when = then or last, period(row["period"])
    until = f"{when.end.year}-Q{(when.end.month + 2) // 3}"
    return {
        **row,
        "claims": together(row["claims"], met.claims),
        "value": max(len(quarters(met.quarter, until)) - 1, 0) / 4 if then else 0.0,
        "unit": "years",
        "status": "estimate" if row["status"] == "estimate" else "derived",
        "bound": None if met.exactly else "floor",
        "since": met.quarter,
        "pace": pace,
    }


_MEASURES: Mapping[str, Callable[[Claims, View], list[dict[str, Any]]]] = MappingProxyType(
    {
        CAPEX: lambda claims, own: _amounts(claims, own, "capex"),
        REVENUE: lambda claims, own: _amounts(claims, own, "cloud_revenue"),
        RATIO: _per_dollar,
        YEARS: _years_behind,
    }
)
