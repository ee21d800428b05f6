"""The table of an answer as a page of the edition prints it, with its claims and sources."""

from dataclasses import dataclass
from typing import Any

from components.claims.claim import Source
from components.figures.answer import Answer


@dataclass(frozen=True)
class Cell:
    """One cell of the table: as read, and as the number it is, if it is one."""

    said: str
    number: str


@dataclass(frozen=True)
class Row:
    """One row of the table: its cells, the claims it rests on and their sources."""

    cells: tuple[Cell, ...]
    claims: tuple[str, ...]
    sources: tuple[Source, ...]


def heads_of(answer: Answer) -> list[str]:
    """The columns of the table, before its claims and sources."""
    return [*answer.chart.columns.values(), "Grade"]


def printed_rows(answer: Answer) -> list[Row]:
    """The rows of the table."""
    table = answer.data_table
    cells = table[heads_of(answer)].itertuples(index=False)
    own = answer.table["source"].fillna("") if "source" in answer.table else [""] * len(table)
    return [
        Row(tuple(map(cell_of, values)), tuple(ids.split()), _cited(answer, ids.split(), event))
        for values, ids, event in zip(cells, table["Claims"], own, strict=True)
    ]


def _cited(answer: Answer, names: list[str], event: str) -> tuple[Source, ...]:
    """The sources of claims; an event has no claim, but a source of its own."""
    own = [event] if event else []
    ids = [answer.claims.claim[name].source for name in names] or own
    return tuple(answer.claims.source[one] for one in dict.fromkeys(ids))


def cell_of(value: Any) -> Cell:
    """A value of a table as it is read; a number with at most four significant decimals."""
    if value is None or value != value:
        return Cell("", "")
    if isinstance(value, bool) or not isinstance(value, int | float):
        return Cell(str(value), "")
    return Cell(f"{round(value, 4):,.10g}", repr(value))
