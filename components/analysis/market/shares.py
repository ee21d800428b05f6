"""Market shares: who leads under each yardstick, and over time. None is ever mixed."""

from datetime import date
from itertools import count
from typing import Any

import pandas as pd

from components.analysis.tables import best_of_each, number_table, records_of, together, typed_frame
from components.analysis.view.view import View
from components.claims.cache import cached_per_claims
from components.claims.model import Claims
from components.claims.period import period

REST = "All others"
NOT_SHOWN = "Not shown"  # companies of the split that the reader left out
RECENT = pd.DateOffset(years=2)  # a yardstick whose latest split is older than this is history


@cached_per_claims(16)
def placings(claims: Claims, view: View) -> pd.DataFrame:
    """Every share and published rank in the view's time, with the place it amounts to.

    Columns: claims, yardstick, period, start, end, company, share (percent, missing where only a
    rank was published), place (1 is the leader, ties share a place), leads, tied, status, bound,
    brand, subject, shown. All companies are placed, whatever the view shows; `shown` tells them
    apart.
    """
    table = _all_placings(claims, view.status)
    table = table[in_range(table, view)]
    hidden = set(claims.subjects) - set(view.company)
    shown = ~table["company"].isin(hidden) & bool(view.company)  # no choice shows no context either
    return table.assign(shown=shown)


@cached_per_claims(32)
def _all_placings(claims: Claims, status: tuple[str, ...]) -> pd.DataFrame:
    """The placings of all time: computed once an edition and choice of status, never changed."""
    table = number_table(claims)
    table = table[
        table["metric"].isin(["market_share", "market_rank"]) & table["status"].isin(status)
    ]
    table = best_of_each(table, ["yardstick", "period", "company", "metric"])
    splits: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in records_of(table):
        splits.setdefault((row["yardstick"], row["period"]), []).append(row)
    placed = typed_frame([row for split in splits.values() for row in _placed(split)], _COLUMNS)
    # Worldwide tables are led by vendors this file does not hold: nobody here leads them.
    worldwide = placed["yardstick"].isin(
        [r.name for r in claims.yardsticks if r.scope == "worldwide"]
    )
    placed = placed.assign(leads=placed["leads"].astype(bool) & ~worldwide)
    flags = dict.fromkeys(("leads", "tied"), "bool") | {"place": "int64"}
    return placed.astype(flags).assign(subject=placed["company"].isin(claims.subjects))


_COLUMNS = (
    "claims yardstick period start end company share place leads tied status bound brand".split()
)


def in_range(table: pd.DataFrame, view: View) -> "pd.Series[bool]":
    """Which rows end within the view's range of quarters."""
    first, last = (pd.Period(name.replace("-", ""), freq="Q") for name in view.period)
    return table["end"].between(first.start_time, last.end_time)


def _placed(split: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Places within one yardstick and period: published ranks stand, shares fill the rest."""
    by_share = sorted(
        (row for row in split if row["metric"] == "market_share"), key=lambda row: -row["value"]
    )
    sharing = {row["company"] for row in by_share}
    ranked = [r for r in split if r["metric"] == "market_rank" and r["company"] not in sharing]
    taken = {int(row["value"]) for row in ranked}
    free = (place for place in count(1) if place not in taken)
    placed = [{**row, "share": None, "place": int(row["value"])} for row in ranked]
    before: dict[str, Any] | None = None
    for row in by_share:
        place = next(free)
        if before and before["share"] == row["value"]:
            place = before["place"]
        before = {**row, "share": row["value"], "place": place}
        placed.append(before)
    leaders = sum(row["place"] == 1 for row in placed)
    for row in placed:
        row["leads"] = row["place"] == 1
        row["tied"] = row["leads"] and leaders > 1
    return placed


@cached_per_claims(16)
def latest_placings(claims: Claims, view: View, recent: bool = False) -> pd.DataFrame:
    """For each yardstick about China the latest period in which at least two subjects are named.

    With `recent`, only yardsticks whose latest such period ended in the two years before now.
    Rows of companies the view hides are left out; who leads does not change by that.
    """
    table = placings(claims, view)
    china = [yardstick.name for yardstick in claims.yardsticks if yardstick.scope != "worldwide"]
    table = _comparable(table[table["yardstick"].isin(china)])
    if recent:
        table = table[table["end"] >= pd.Timestamp(claims.now) - RECENT]
    table = table[table["end"] == table.groupby("yardstick")["end"].transform("max")]
    table = table[table["shown"]]
    order = {name: i for i, name in enumerate(china)}
    table = table.assign(order=table["yardstick"].map(order))
    return table.sort_values(["order", "place"]).drop(columns="order")


def _comparable(table: pd.DataFrame) -> pd.DataFrame:
    """The rows of those yardsticks and periods in which at least two subjects are named."""
    subjects = table["company"].where(table["subject"])
    return table[subjects.groupby([table["yardstick"], table["period"]]).transform("nunique") >= 2]


@cached_per_claims(32)
def shares_under(claims: Claims, view: View) -> pd.DataFrame:
    """Shares under the view's yardstick in its latest comparable period, the unnamed rest as a row.

    Columns as in `placings`, and `concentration` of all the named. The rest has company REST and,
    as its claims, all the shares it is what is left of; companies left out of the view are added up
    as NOT_SHOWN, so that all rows come to 100.
    """
    table = share_history(claims, view, everyone=True)
    if table.empty:
        return table.assign(concentration=[])
    comparable = _comparable(table)
    latest = table[table["end"] == (comparable if len(comparable) else table)["end"].max()]
    latest = latest.assign(concentration=concentration(latest))
    shown: pd.DataFrame = latest[latest["shown"]]
    if shown.empty:
        return shown
    blank = {
        **latest.iloc[0],
        "status": "derived",
        "bound": None,
        "place": None,  # what nobody is named for has none
        "leads": False,
        "tied": False,
        "subject": False,
    }
    hidden = latest[~latest["shown"]]
    parts = [(NOT_SHOWN, hidden["claims"], hidden["share"].sum())] if len(hidden) else []
    parts.append((REST, latest["claims"], 100 - latest["share"].sum()))
    added = [
        {**blank, "company": name, "claims": together(*ids), "share": share}
        for name, ids, share in parts
    ]
    return pd.concat([shown.sort_values("place"), pd.DataFrame(added)], ignore_index=True)


def standing_under(claims: Claims, view: View) -> pd.DataFrame:
    """Who stands where under the view's yardstick in its latest comparable period.

    The rows of `shares_under`, and among them those companies of the same period of which the place
    alone is published: their share is missing. Of a yardstick that publishes no share at all, the
    places of its latest comparable period.
    """
    shares = shares_under(claims, view)
    table = placings(claims, view)
    table = table[table["yardstick"] == view.yardstick]
    if table["share"].notna().any():
        if shares.empty:
            return shares
        table = table[(table["period"] == shares["period"].iloc[0]) & table["share"].isna()]
    else:
        comparable = _comparable(table)
        table = table[table["end"] == (comparable if len(comparable) else table)["end"].max()]
    places = table[table["shown"]]
    if places.empty:
        return shares
    both = pd.concat([shares, places], ignore_index=True) if len(shares) else places
    ordered: pd.DataFrame = both.sort_values("place", kind="stable", na_position="last")
    return ordered.reset_index(drop=True)


@cached_per_claims(16)
def comparable_periods(claims: Claims, view: View) -> dict[str, str]:
    """The latest period of each yardstick in the view's time, one that compares if there is one."""
    table = placings(claims, view)
    compares = table.index.isin(_comparable(table).index)
    ordered = table.assign(compares=compares).sort_values(["compares", "end"], kind="stable")
    return dict(zip(ordered["yardstick"], ordered["period"], strict=True))


@cached_per_claims(32)
def share_moves(claims: Claims, view: View) -> pd.DataFrame:
    """The rows of `share_history` whose periods are of one length, so that they can be compared.

    That is the commonest length, and of two as common the one with the more shares: no half-year
    stands among years, nor beside the year it is part of.
    """
    table = share_history(claims, view)
    if table.empty:
        return table
    table = table.assign(months=((table["end"] - table["start"]).dt.days / 30.4).round())
    lengths = table.groupby("months")["period"].agg(["nunique", "size"])
    common = lengths.sort_values(["nunique", "size"]).index[-1]
    same: pd.DataFrame = table[table["months"] == common]
    return same.drop(columns="months")


@cached_per_claims(32)
def share_history(claims: Claims, view: View, everyone: bool = False) -> pd.DataFrame:
    """Shares under the view's yardstick over time, one row a company and period, in that order.

    A column `stretch` counts the definitions: it rises at each break of the yardstick, and no line
    may join two stretches.
    """
    table = placings(claims, view)
    table = table[(table["yardstick"] == view.yardstick) & table["share"].notna()]
    if not everyone:
        table = table[table["shown"]]
    starts = sorted(pd.Timestamp(b) for b in break_starts(claims, view.yardstick))
    stretch = [sum(start <= begin for start in starts) for begin in table["start"]]
    return table.assign(stretch=stretch).sort_values(["company", "end"])


def break_starts(claims: Claims, yardstick: str) -> dict[pd.Timestamp, str]:
    """The first day of each new definition under a yardstick, and why it changed."""
    breaks = claims.yardstick[yardstick].breaks if yardstick in claims.yardstick else ()
    return {pd.Timestamp(period(b.at).start): b.why for b in breaks}


def publication_days(claims: Claims) -> list[date]:
    """The days on which shares or ranks about China were published, in order, each once.

    Only days that are known: a month or a year is no moment that a clock could stop at.
    """
    china = {yardstick.name for yardstick in claims.yardsticks if yardstick.scope != "worldwide"}
    return sorted(
        {
            claims.known_on(claim)
            for claim in claims.claims
            if claim.metric in ("market_share", "market_rank")
            and claim.yardstick in china
            and claim.do_not_plot is None
            and claims.source[claim.source].to_the_day
        }
    )


def concentration(shares: pd.DataFrame) -> float:
    """Herfindahl-Hirschman index of the named vendors: the sum of squared shares in percent.

    A floor for the whole market: unnamed vendors would add to it. From 0 to 10,000.
    """
    return float((shares["share"] ** 2).sum())
