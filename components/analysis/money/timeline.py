"""Capex against revenue over time: by quarter, trailing four quarters or year."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

import pandas as pd

from components.analysis.breaks import breaks_at
from components.analysis.market.shares import in_range
from components.analysis.money.currency import money_table
from components.analysis.tables import (
    Ids,
    best_of_each,
    joined_ids,
    records_of,
    together,
    typed_frame,
)
from components.analysis.view.view import View
from components.claims.cache import cached_per_claims
from components.claims.model import Claims
from components.claims.period import consecutive, period, quarters, year_before

COLUMNS = "claims company metric period start end value unit status bound house".split()
_WEAKEST = ("estimate", "projection", "target", "guidance", "derived", "reported")


def series(claims: Claims, view: View, metric: str, companies: tuple[str, ...]) -> pd.DataFrame:
    """One metric of some companies at the view's span, in billions of the view's currency.

    Columns: claims, company, metric, period, start, end, value, unit, status, bound, house. A
    metric that stands for the one asked for (Baidu's newer cloud line) comes with it under its
    own name. Sums are 'derived', or as weak as their weakest part; a sum with a part
    missing is no row. Callers must not change it in place: it is shared.
    """
    alike = view.only(claims, "currency", "span", "status", "period")
    return _series(claims, alike, metric, companies)


@cached_per_claims(256)  # by the choices that bear on it alone: many views share one
def _series(claims: Claims, view: View, metric: str, companies: tuple[str, ...]) -> pd.DataFrame:
    kin = [metric, *(m.name for m in claims.metrics if m.stands_for == metric)]
    table = money_table(claims, view.currency)
    table = table[
        table["metric"].isin(kin)
        & table["company"].isin(companies)
        & table["status"].isin(view.status)
        & ~table["status"].isin(["guidance", "target", "projection"])
    ]
    money = best_of_each(table, ["company", "metric", "period"])
    by_quarter = money[money["period"].str.fullmatch(r"\d{4}-Q[1-4]")]
    if view.span == "quarter":
        chosen = by_quarter
    elif view.span == "four quarters":
        chosen = _trailing(by_quarter)
    else:
        chosen = _by_year(money, by_quarter)
    chosen = chosen[in_range(chosen, view)]
    return chosen[COLUMNS].sort_values(["company", "metric", "start"]).reset_index(drop=True)


def yearly_only(claims: Claims, view: View, metric: str) -> pd.DataFrame:
    """Figures by the year for companies without any quarter of this metric: columns of `series`.

    For ByteDance, whose capex is known only as estimates for whole years.
    """
    by_quarter = series(claims, View.of(claims, status=view.status), metric, view.company)
    companies = tuple(c for c in view.company if c not in set(by_quarter["company"]))
    return series(claims, replace(view, span="year"), metric, companies)


def planned_years(claims: Claims, view: View) -> pd.DataFrame:
    """The year's plan last reported for each company known by the year only: columns of `series`.

    Of the first year whose capex is not known yet. An upper end under discussion is no plan.
    """
    known = yearly_only(claims, view, "capex").groupby("company")["end"].max()
    plans = money_table(claims, view.currency).sort_values("published", kind="stable")
    if known.empty:
        return plans[COLUMNS].iloc[:0]
    plans = plans[
        (plans["metric"] == "capex_plan")
        & plans["company"].isin(known.index)
        & plans["status"].isin(view.status)
        & plans["period"].str.fullmatch(r"\d{4}")
        & (plans["bound"] != "ceiling")
        & in_range(plans.assign(end=plans["start"]), view)
    ]
    ahead = plans[plans["start"] > plans["company"].map(known)]
    first = ahead[ahead["start"] == ahead.groupby("company")["start"].transform("min")]
    return first.drop_duplicates("company", keep="last")[COLUMNS]


def capex_and_revenue(claims: Claims, view: View) -> pd.DataFrame:
    """Capex and cloud revenue of the view's companies: columns of `series`, plus `measure`."""
    parts = [
        series(claims, view, name, view.company).assign(measure=name)
        for name in ("capex", "cloud_revenue")
    ]
    if view.span != "year":
        parts.append(yearly_only(claims, view, "capex").assign(measure="capex by the year"))
    return pd.concat(parts, ignore_index=True)


def growth_of_newest(claims: Claims, own: pd.DataFrame) -> float | None:
    """Growth on the year of the newest row of one company and metric, as a fraction.

    None without a base, and across a change of definition that forbids comparing.
    """
    newest = own.sort_values("end").iloc[-1]
    if not compares_on_year(claims, newest):
        return None
    return change_on_year(own, str(newest["period"]))


def compares_on_year(claims: Claims, row: "pd.Series[Any]") -> bool:
    """Whether a row may be set beside that of a year before: its definition has not changed."""
    base = row["start"] - pd.DateOffset(years=1)
    anew = [
        pd.Timestamp(period(change.at).start)
        for change in breaks_at(claims, str(row["company"]), str(row["metric"]))
        if not change.compares
    ]
    return not any(base < day <= row["end"] for day in anew)


def intensity(claims: Claims, view: View) -> pd.DataFrame:
    """Capex divided by cloud revenue of the same company and period, as a multiple.

    Columns: claims (both), company, metric (the revenue line), period, start, end, value, status.
    Only companies that publish a cloud revenue have one; nothing is put in its place.
    """
    both = capex_and_revenue(claims, view)
    capex = both[both["measure"] == "capex"]
    return quotient(capex, both[both["measure"] == "cloud_revenue"])


def quotient(above: pd.DataFrame, below: pd.DataFrame) -> pd.DataFrame:
    """Amounts divided by those of the same company and period, as a multiple.

    Both have the columns of `series`; the metric is that of what is divided by.
    """
    joined = below.merge(above, on=["company", "period"], suffixes=("", "_above"))
    return joined.assign(
        claims=joined_ids(joined["claims_above"], joined["claims"]),
        value=joined["value_above"] / joined["value"],
        unit="times",
        status=[
            "estimate" if "estimate" in pair else "derived"
            for pair in zip(joined["status"], joined["status_above"], strict=True)
        ],
    )[COLUMNS]


def capex_to_date(claims: Claims, view: View, company: str, start: str) -> pd.DataFrame:
    """A company's capex added up from a start quarter, RMB bn.

    Columns of `series` plus `total`; each row's claims are all quarters up to it. Adding up stops
    at the first quarter without a figure.
    """
    everything = View.of(claims, currency="RMB", span="quarter", status=view.status)
    quarterly = records_of(series(claims, everything, "capex", (company,)))
    capex = {row["period"]: row for row in quarterly}
    rows: list[dict[str, Any]] = []
    total, used = 0.0, Ids()
    for name in quarters(start, everything.period[1]):
        if name not in capex:
            break
        quarter = capex[name]
        total += quarter["value"]
        used = together(used, quarter["claims"])
        rows.append({**quarter, "total": total, "claims": used})
    return typed_frame(rows, [*COLUMNS, "total"])


def of_twelve_months(money: pd.DataFrame) -> pd.DataFrame:
    """Sums of four quarters in a row, and years as printed: amounts that compare by length.

    `money` has the columns of `money_table`, each company, metric and period once.
    """
    quarterly = money[money["period"].str.fullmatch(r"\d{4}-Q[1-4]")]
    printed = money[money["period"].str.fullmatch(r"\d{4}")]
    return typed_frame(
        [*records_of(printed), *records_of(_trailing(quarterly))], list(money.columns)
    )


def change_on_year(table: pd.DataFrame, name: str) -> float | None:
    """Growth of a period on the same one a year before, as a fraction; None without a base."""
    values = dict(zip(table["period"], table["value"], strict=True))
    base = values.get(year_before(name))
    return None if not base or name not in values else float(values[name] / base - 1)


def _trailing(by_quarter: pd.DataFrame) -> pd.DataFrame:
    """Sums of four quarters in a row, named by the last."""
    sums = []
    for own in _lines(by_quarter).values():
        for last in range(4, len(own) + 1):
            four = own[last - 4 : last]
            if consecutive([row["period"] for row in four]):
                sums.append(_summed(four, f"ttm-{four[-1]['period']}"))
    return typed_frame(sums, list(by_quarter.columns))


def _by_year(money: pd.DataFrame, by_quarter: pd.DataFrame) -> pd.DataFrame:
    """Calendar years as printed or, where none was printed, the sum of their four quarters."""
    printed = records_of(money[money["period"].str.fullmatch(r"\d{4}")])
    known = {(row["company"], row["metric"], row["period"]) for row in printed}
    sums = []
    for line, own in _lines(by_quarter).items():
        for year, quarters_of in groupby(own, key=lambda row: str(row["start"].year)):
            four = list(quarters_of)
            if len(four) == 4 and (*line, year) not in known:
                sums.append(_summed(four, year))
    return typed_frame([*printed, *sums], list(money.columns))


def _lines(table: pd.DataFrame) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """The rows of each company and metric, by date."""
    lines: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in sorted(records_of(table), key=lambda row: row["start"]):
        lines.setdefault((row["company"], row["metric"]), []).append(row)
    return lines


def _summed(parts: Sequence[dict[str, Any]], name: str) -> dict[str, Any]:
    statuses = {row["status"] for row in parts} - {"reported"} | {"derived"}
    return {
        **parts[-1],
        "period": name,
        "claims": together(*(row["claims"] for row in parts)),
        "value": sum(float(row["value"]) for row in parts),
        "start": parts[0]["start"],
        "status": next(s for s in _WEAKEST if s in statuses),
        "bound": None,
    }
