"""All money in one currency, at each quarter's own rate."""

from collections.abc import Mapping
from statistics import fmean
from typing import Any

import pandas as pd

from components.analysis.tables import Ids, number_table, records_of, rows_of, together, typed_frame
from components.claims.cache import cached_per_claims
from components.claims.model import Claims
from components.claims.period import period, quarters


def rates(claims: Claims) -> pd.DataFrame:
    """RMB for one US dollar by quarter: columns period, rate, claims."""
    table = number_table(claims)
    table = table[table["metric"] == "exchange_rate"].drop_duplicates("period")
    return table.rename(columns={"value": "rate"})[["period", "rate", "claims"]]


@cached_per_claims(8)
def money_table(claims: Claims, currency: str) -> pd.DataFrame:
    """All numbers that are money, in billions of one currency; columns as in `number_table`.

    Each is converted by the rate of its own quarter, or the mean of its quarters' rates where it
    spans several; the rates' claims join the row's own. A figure for whose quarters no rate is
    known is left out: at a guessed rate it would be an invention. A converted figure keeps its
    status: charts say once that all are converted. Computed once an edition; callers must not
    change it.
    """
    table = number_table(claims)
    known = {row.period: (row.rate, row.claims) for row in rows_of(rates(claims))}
    records = records_of(table[table["unit"].isin(["RMB million", "USD million"])])
    rows = [_converted(row, currency, known) for row in records]
    return typed_frame([row for row in rows if row is not None], list(table.columns))


def _converted(
    row: dict[str, Any], currency: str, known: Mapping[str, tuple[float, Ids]]
) -> dict[str, Any] | None:
    printed = str(row["unit"])
    factor = 1.0
    if printed[:3] != currency:
        needed = _quarters_of(str(row["period"]))
        if not needed or not known.keys() >= set(needed):
            return None
        used = [known[name] for name in needed]
        rate = fmean(value for value, _ in used)
        factor *= rate if currency == "RMB" else 1 / rate
        row = row | {"claims": together(row["claims"], *(names for _, names in used))}
    money = {key: row[key] / 1000 * factor for key in ("value", "low", "high")}
    return row | money | {"unit": f"{currency} bn"}


def _quarters_of(name: str) -> list[str]:
    when = period(name)
    first = f"{when.start.year}-Q{(when.start.month + 2) // 3}"
    return quarters(first, f"{when.end.year}-Q{(when.end.month + 2) // 3}")
