"""One convention of time on all charts: a period stands in its middle, a year's name in its own."""

from itertools import pairwise
from typing import Any

import pandas as pd

_QUARTER = pd.Timedelta(days=90)
_MANY = 6  # years, of which a phone has room for every second name only


def middle(table: pd.DataFrame) -> pd.Series:
    """Where a period is drawn: its middle, or that of its last quarter when it trails."""
    spans = zip(_drawn_from(table), table["end"], strict=True)
    days = [_day(start + (end - start) / 2) for start, end in spans]
    return pd.Series(days, index=table.index, dtype=object)


def first_day(table: pd.DataFrame) -> pd.Timestamp:
    """The first day over which a period of a table is drawn."""
    return min(_drawn_from(table))


def _drawn_from(table: pd.DataFrame) -> list[pd.Timestamp]:
    return [
        end - _QUARTER if str(name).startswith("ttm") else start
        for name, start, end in zip(table["period"], table["start"], table["end"], strict=True)
    ]


def year_axis(first: pd.Timestamp, last: pd.Timestamp) -> dict[str, Any]:
    """An axis from one day to another, each of its years at least half.

    Rules stand where a year begins, and its name in the middle of what is drawn of it. Of many
    years every second is named, the last among them.
    """
    begin = min(first, pd.Timestamp(first.year, 7, 1))
    end = max(last, pd.Timestamp(last.year, 6, 30)) + pd.Timedelta(days=1)
    borders = [pd.Timestamp(year, 1, 1) for year in range(begin.year + 1, last.year + 1)]
    edges = [begin, *borders, end]
    middles = [a + (b - a) / 2 for a, b in pairwise(edges)]
    named = middles[:: -2 if len(middles) > _MANY else -1][::-1]
    return {
        "title": None,
        "range": [_day(begin), _day(end)],
        "showgrid": False,
        "tickangle": 0,
        "ticks": "",
        "tickvals": [_day(middle) for middle in named],
        "ticktext": [str(middle.year) for middle in named],
        "minor": {
            "tickvals": [_day(border) for border in borders],
            "ticks": "outside",
            "ticklen": 5,
            "showgrid": True,
        },
    }


def _day(when: pd.Timestamp) -> str:
    return when.strftime("%Y-%m-%d")
