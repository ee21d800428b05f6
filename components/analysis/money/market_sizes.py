"""How big each market is by the yardstick that draws it, and what one point of its share is."""

from typing import Any

import pandas as pd

from components.analysis.market.shares import RECENT, break_starts, in_range
from components.analysis.money.currency import money_table
from components.analysis.money.timeline import of_twelve_months
from components.analysis.tables import best_of_each, parts_of, records_of, typed_frame
from components.analysis.view.view import View
from components.claims.cache import cached_per_claims
from components.claims.model import Claims
from components.claims.terms import MARKET

SIZE, FORECAST = "size", "forecast"
COLUMNS = (
    "claims company yardstick heading period start end value unit status house moment "
    "growth point".split()
)


def market_sizes(claims: Claims, view: View) -> pd.DataFrame:
    """The newest size of each market in China that is counted in money, and its last forecast.

    Columns: claims, company, yardstick, heading (what it counts), period, start, end, value (in
    billions of the view's currency), unit, status, house, moment (SIZE or FORECAST), growth (on the
    year in percent, as printed) and point (what one point of share is, in billions). The largest
    first. Four quarters are added up where they are held under one definition. Sizes older than two
    years, and forecasts made longer ago, are left out. Callers must not change it in place.
    """
    return _market_sizes(claims, view.only(claims, "company", "currency", "status", "period"))


@cached_per_claims(32)  # by the choices that bear on it alone: all yardsticks share one
def _market_sizes(claims: Claims, view: View) -> pd.DataFrame:
    money = _markets(claims, view)
    rows: list[dict[str, Any]] = []
    for yardstick, own in parts_of(money, "yardstick"):
        sizes = own[(own["status"] != "projection") & in_range(own, view)]
        newest = _newest(claims, str(yardstick), sizes)
        if newest is None:
            continue
        heading = claims.yardstick[str(yardstick)].heading
        growth = _growth(claims, newest)
        rows.append(
            newest
            | {"moment": SIZE, "growth": growth, "point": newest["value"] / 100, "heading": heading}
        )
        ahead = own[(own["status"] == "projection") & (own["end"] > newest["end"])]
        last = records_of(ahead.sort_values(["end", "published"]).tail(1))
        rows += [row | {"moment": FORECAST, "heading": heading} for row in last]
    table = typed_frame(rows, COLUMNS)
    table = table.astype({"growth": "float64", "point": "float64"})
    largest = table[table["moment"] == SIZE].set_index("yardstick")["value"]
    order = table["yardstick"].map(largest)
    ranked = table.assign(_size=order).sort_values("_size", ascending=False, kind="stable")
    return ranked.drop(columns="_size").reset_index(drop=True)


def _markets(claims: Claims, view: View) -> pd.DataFrame:
    """Sizes of markets in China in money, none that is long out of date."""
    drawn = [r.name for r in claims.yardsticks if r.basis == "revenue" and r.scope != "worldwide"]
    money = money_table(claims, view.currency)
    oldest = pd.Timestamp(claims.now) - RECENT
    return money[
        (money["metric"] == "market_size")
        & (money["company"] == MARKET)
        & money["yardstick"].isin(drawn if view.company else [])
        & money["status"].isin(view.status)
        & (money["end"] >= oldest)
        & (money["published"] >= oldest)
    ]


def _newest(claims: Claims, yardstick: str, sizes: pd.DataFrame) -> dict[str, Any] | None:
    """The newest size; of quarters the newest four, where all are held under one definition."""
    sizes = best_of_each(sizes, ["period"])
    if sizes.empty:
        return None
    last = records_of(sizes.sort_values(["end", "start"]).tail(1))[0]
    if "-Q" not in last["period"]:
        return last
    sums = of_twelve_months(sizes[sizes["period"].str.contains("-Q")])
    begun = max(break_starts(claims, yardstick), default=pd.Timestamp.min)
    whole = sums[(sums["end"] == last["end"]) & (sums["start"] >= begun)]
    return records_of(whole)[0] if len(whole) else last


def _growth(claims: Claims, row: dict[str, Any]) -> float | None:
    """The growth on the year that was printed with a size, or by itself for its period."""
    own = claims.claim[row["claims"][0]]
    if own.period == row["period"] and own.growth is not None:
        return own.growth
    for claim in claims.claims:
        same = (claim.yardstick, claim.period) == (row["yardstick"], row["period"])
        counts = claim.status != "projection" and claim.id not in claims.gone
        if claim.metric == "market_growth" and same and counts and claim.do_not_plot is None:
            return claim.value
    return None
