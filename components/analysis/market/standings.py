"""Who is first by each yardstick: among all companies, and among those a reader has chosen."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from components.analysis.market.shares import latest_placings
from components.analysis.tables import parts_of
from components.analysis.view.view import View
from components.claims.cache import cached_per_claims
from components.claims.model import Claims
from components.claims.terms import Yardstick

ORDER_ONLY = "Order only: the house published places, no shares"
_ALL_CLOUD = "All cloud, of which AI is a part"
_COUNTED: Mapping[str, str] = {
    "revenue": "Money earned from AI",
    "tokens": "Tokens, not money",
    "users": "People who use AI",
}
GROUPS = (*_COUNTED.values(), _ALL_CLOUD, ORDER_ONLY)


def counted(yardstick: Yardstick) -> str:
    """What sort of thing a yardstick counts, by its basis and its scope in the claims file."""
    whole = yardstick.scope == "all cloud in China"
    return _ALL_CLOUD if whole else _COUNTED[yardstick.basis]


def standings(claims: Claims, view: View) -> pd.DataFrame:
    """Recent placings by yardsticks about China, grouped by what these count.

    The rows of `latest_placings` for the companies of the view and, where it has all subjects,
    those shown beside them, in the order of GROUPS, within one in that of the file; and `group`,
    `first`, whether the company is first among the rows shown of its yardstick, and `level`,
    whether another one is so too.
    """
    table = latest_placings(claims, view, recent=True)
    everyone = set(claims.subjects) <= set(view.company)  # who leaves one out wants those chosen
    beside = [c.name for c in claims.companies if c.beside and everyone]
    table = table[table["subject"] | table["company"].isin(beside)]
    by_yardstick = table.groupby("yardstick")
    first = table["place"] == by_yardstick["place"].transform("min")
    firsts = first.groupby(table["yardstick"]).transform("sum")
    shared = by_yardstick["share"].transform("count")
    groups = [
        counted(claims.yardstick[name]) if shares else ORDER_ONLY
        for name, shares in zip(table["yardstick"], shared, strict=True)
    ]
    table = table.assign(group=groups, first=first, level=first & (firsts > 1))
    ranks = table["group"].map({name: i for i, name in enumerate(GROUPS)})
    return table.iloc[ranks.argsort(kind="stable")].reset_index(drop=True)


@dataclass(frozen=True)
class Standing:
    """By how many of `all` yardsticks a company is first alone, and by how many with another."""

    alone: int
    level: int
    all: int


def standing(claims: Claims, company: str) -> Standing:
    """Where a company stands among all, whatever a reader has left out."""
    return _standings(claims)[company]


def standing_among(claims: Claims, view: View, company: str) -> Standing:
    """Where a company stands among those of the view, by yardsticks that compare two of them."""
    table = standings(claims, view)
    table = table[table.groupby("yardstick")["company"].transform("size") > 1]
    alone, level = leaders(table)
    shared = sum(company in names for names in level.values())
    return Standing(len(alone.get(company, ())), shared, table["yardstick"].nunique())


@cached_per_claims()
def _standings(claims: Claims) -> dict[str, Standing]:
    everyone = View.of(claims)
    table = latest_placings(claims, everyone, recent=True)
    total, leads = table["yardstick"].nunique(), table[table["leads"]]
    found = {}
    for company in claims.subjects:
        tied = leads[leads["company"] == company]["tied"]
        found[company] = Standing(int((~tied).sum()), int(tied.sum()), total)
    return found


def leaders(table: pd.DataFrame) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Of `standings`: the yardsticks by which each company is first alone, most first; and, for
    each yardstick by which several are level, these companies.
    """
    alone: dict[str, list[str]] = {}
    level: dict[str, list[str]] = {}
    for yardstick, rows in parts_of(table[table["first"]], "yardstick"):
        names = list(rows["company"])
        if len(names) == 1:
            alone.setdefault(names[0], []).append(yardstick)
        else:
            level[yardstick] = names
    return dict(sorted(alone.items(), key=lambda item: -len(item[1]))), level
