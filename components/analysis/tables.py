"""Claims to tables, and tables back to claims and sources.

A table is a DataFrame with a column `claims`: a tuple of ids. It holds the claim that a row shows
or, for a computed row, those it is computed from; for a dated event it is empty.
"""

from collections import namedtuple
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import nan
from typing import Any

import pandas as pd

from components.claims.cache import cached_per_claims
from components.claims.claim import Claim, Source
from components.claims.model import Claims
from components.claims.terms import Definition, Metric

Ids = tuple[str, ...]
COLUMNS = (
    "claims",
    "company",
    "metric",
    "yardstick",
    "brand",
    "period",
    "start",
    "end",
    "value",
    "unit",
    "low",
    "high",
    "bound",
    "status",
    "house",
    "published",
)
_FIRM = {s: i for i, s in enumerate(("reported", "derived", "guidance", "estimate", "target"))}


@cached_per_claims()
def number_table(claims: Claims) -> pd.DataFrame:
    """Every number that may be drawn: one row a claim, values in the unit printed.

    Left out: statements without a number, claims marked do-not-plot, and claims superseded or
    withdrawn. Callers must not change it in place: it is shared.
    """
    drawn = [
        claim
        for claim in claims.claims
        if claim.value is not None and claim.do_not_plot is None and claim.id not in claims.gone
    ]
    return typed_frame([_row(claim, claims.source[claim.source]) for claim in drawn], COLUMNS)


def typed_frame(rows: Sequence[Any], columns: Sequence[str]) -> pd.DataFrame:
    """Rows, mappings or sequences, as a table whose dates, numbers and words are such.

    Also without a row. Words are objects, and each kind is put together here: pandas' own guess
    and its `astype` take longer than most of what is then worked out.
    """
    names = list(columns)
    if rows and isinstance(rows[0], Mapping):
        cells: Iterable[Any] = ([row.get(name, nan) for row in rows] for name in names)
    else:
        cells = zip(*rows, strict=True) if rows else ([] for _ in names)
    return pd.DataFrame(
        {name: _typed(name, list(held)) for name, held in zip(names, cells, strict=True)}
    )


# Words that a claim may lack are words too where no claim of a table has any.
_KINDS = (
    dict.fromkeys(("start", "end", "published"), "datetime64[ns]")
    | dict.fromkeys(("value", "low", "high", "share", "total", "points"), "float64")
    | dict.fromkeys(("yardstick", "brand", "bound", "house"), "object")
)


def _typed(name: str, cells: list[Any]) -> "pd.Series[Any]":
    """A column as its name says or, where that says nothing, as its cells are."""
    kind = _KINDS.get(name) or ("object" if all(map(_is_text, cells)) else None)
    if kind == "object":
        cells = [nan if cell is None else cell for cell in cells]
    return pd.Series(cells, dtype=kind)


def _is_text(cell: Any) -> bool:
    return cell is None or isinstance(cell, str | tuple)


def _row(claim: Claim, source: Source) -> tuple[object, ...]:
    when = claim.when
    return (
        (claim.id,),
        claim.company,
        claim.metric,
        claim.yardstick,
        claim.brand,
        claim.period,
        when.start,
        when.end,
        claim.value,
        claim.unit,
        claim.low,
        claim.high,
        claim.bound,
        claim.status,
        claim.house,
        source.day,
    )


def rows_of(table: pd.DataFrame) -> Iterator[Any]:
    """Each row with its columns as attributes: `row.company`."""
    made = _row_type(tuple(map(str, table.columns)))._make
    return map(made, table.to_numpy(dtype=object))


@lru_cache(maxsize=128)  # `itertuples` makes the class anew for each table
def _row_type(columns: tuple[str, ...]) -> Any:
    return namedtuple("Row", columns, rename=True)


def records_of(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Each row as a mapping of its columns."""
    columns = [str(column) for column in table.columns]
    return [dict(zip(columns, row, strict=True)) for row in table.to_numpy(dtype=object)]


def largest(table: pd.DataFrame, column: str) -> Any:
    """The row with the largest value of a column; the table must have one."""
    return next(rows_of(table.nlargest(1, column)))


def smallest(table: pd.DataFrame, column: str) -> Any:
    """The row with the smallest value of a column; the table must have one."""
    return next(rows_of(table.nsmallest(1, column)))


def parts_of(table: pd.DataFrame, *by: str) -> Iterator[tuple[Any, pd.DataFrame]]:
    """The rows that share a value of one column, or of several, in order of first appearance."""
    yield from table.groupby(by[0] if len(by) == 1 else list(by), sort=False)


def best_of_each(table: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """One row for each combination of `by`: the firmest status first, then the latest published."""
    firmness = table["status"].map(_FIRM).fillna(len(_FIRM))
    ranked = table.assign(_firmness=firmness).sort_values(
        ["_firmness", "published"], ascending=[True, False], kind="stable"
    )
    return ranked.drop_duplicates(by).drop(columns="_firmness").sort_index()


def ids_of(table: pd.DataFrame) -> list[str]:
    """Every claim id that the rows of a table rest on, each once, in order."""
    return list(together(*table["claims"]))


def together(*several: Iterable[str]) -> Ids:
    """The ids of all of these in one, each once, in order."""
    return tuple(dict.fromkeys(name for names in several for name in names))


def joined_ids(some: "pd.Series[Any]", others: Iterable[Ids]) -> "pd.Series[Any]":
    """Two columns of ids in one, row by row; the rows keep their index."""
    cells = [together(a, b) for a, b in zip(some, others, strict=True)]
    return pd.Series(cells, index=some.index, dtype=object)


def sources_of(claims: Claims, table: pd.DataFrame) -> list[Source]:
    """The sources of the claims a table rests on, derived claims down to their inputs."""
    names = [claims.claim[name].source for name in roots(claims, ids_of(table))]
    return [claims.source[name] for name in dict.fromkeys(names)]


def newest_date(sources: Sequence[Source]) -> str:
    """When the newest of some sources was published; a date to the day counts before a rough one.

    There must be a source. A year alone would be taken for its last day and seem newer than it is.
    """
    return max(sources, key=lambda source: (source.to_the_day, source.day)).published


def definitions_of(claims: Claims, names: Iterable[str]) -> list[tuple[Metric, Definition]]:
    """What each company counts under the metrics of some claims, where they count differently.

    Derived claims are followed to the printed ones. In the order of the file; empty where nothing
    is said, or where only one company is among the claims and its metric has no definition.
    """
    asked = {(c.metric, c.company) for c in (claims.claim[n] for n in roots(claims, names))}
    return [
        (metric, definition)
        for metric in claims.metrics
        for definition in metric.definitions
        if (metric.name, definition.company) in asked
    ]


def roots(claims: Claims, names: Iterable[str]) -> list[str]:
    """The claims themselves, with every derived one followed by the claims it comes from."""
    found: dict[str, None] = {}
    waiting = list(names)[::-1]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = None
            waiting += claims.claim[name].derived_from[::-1]
    return list(found)
