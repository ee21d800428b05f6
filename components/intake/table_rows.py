"""A row of a table: its amounts by period, in millions, and the growths printed behind them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from components.claims.period import Period, year_before
from components.intake.printed import RowCell, cells_at
from components.intake.release_periods import stretch
from components.intake.table_columns import Column, columns_of
from components.intake.table_headers import head_of, headers_above, one_header, scale_of
from components.intake.table_sums import OffTotal, off_totals

_FOOTNOTE = (  # of a label that goes on below its numbers, the bracket is not closed before them
    r"(?:(?<=[A-Za-z])\d(?=\s)|(?<=\))\s?\d(?=\s*\n)|\s*\((?:[a-z\d]|(?:in|ex)cluding[^\d()]{1,140}|不?[包含][^\d()]{1,60})\)|\s*\(?\[\s*\d\s*\]\)?)*"
    r"(?:\s*\((?:in|ex)cluding[^\d()]{1,140})?"
)
_SHARES = re.compile(r"%\s*of\b|占[^%\n]{0,8}%", re.IGNORECASE)
_TRAILING = re.compile(r"\bTTM\b|trailing twelve months", re.IGNORECASE)
_BETWEEN = (
    r"(?:['’]s|\b(?:segment|business|overall|total|quarterly)\b|\s"
    r"|[的业务分部总于年月日季度第一二三四五六七八九十零〇\d:])*?"
)


@dataclass(frozen=True)
class TableRow:
    """A row found by its label: its amounts by column, in millions; growth on the year as printed;
    and where the parts and the total of its table do not agree.
    """

    start: int
    end: int
    columns: Sequence[Column]
    amounts: Sequence[Decimal | None]
    growths: Mapping[Period, Decimal]
    off_totals: Mapping[Period, OffTotal]
    step: Decimal


def label_pattern(label: str) -> str:
    """A label as a pattern: any space between its words, and no word that goes on.

    Chinese has no spaces, and a line may end after any character of it. An … in a label stands for
    a period or for words that make no other figure of it.
    """
    words = r"\s+".join("".join(map(_sign_pattern, word)) for word in label.split())
    return words + (r"(?![A-Za-z])" if label[-1].isascii() and label[-1].isalpha() else "")


def _sign_pattern(sign: str) -> str:
    if sign == "…":
        return _BETWEEN
    return re.escape(sign) + (r"\s*" if sign > "\u2e80" else "")


def rows_labelled(text: str, label: str, year_ends: int, entities: int) -> Iterator[TableRow]:
    """Each row of a table with that label whose columns can be told.

    `entities` is into how many companies a period may be split at most; the last is the group.
    """
    pattern = re.compile(
        rf"{label_pattern(label)}(?:\s*-+\s*(?:TTM|trailing twelve months)\b(?:\s*\(TTM\))?)?"
        rf"{_FOOTNOTE}"
        r"[\s:|*]*(?=[\d(\-–—R¥$])",
        re.IGNORECASE,
    )
    for found in pattern.finditer(text):
        if not _begins_a_row(text, found.start()):
            continue
        trailing = bool(_TRAILING.search(found[0]))
        cells, end = cells_at(text, found.end())
        amounts = sum(cell.value is not None and not cell.percent for cell in cells)
        several = amounts > 1
        headers = (
            headers_above(text, found.start()) if several else one_header(text, found.start(), end)
        )
        if row := _row(text, found.start(), end, cells, headers, year_ends, entities):
            yield _of_years(row) if trailing else row


def _of_years(row: TableRow) -> TableRow:
    """A row of trailing twelve months, whose header names the quarters that they end with."""
    columns = [Column(stretch(one.when.end, 12), one.dollars) for one in row.columns]
    return replace(row, columns=columns, growths={})


def _begins_a_row(text: str, at: int) -> bool:
    """Whether a label begins a line, or follows a number or mark and no word."""
    before = text[max(at - 30, 0) : at]
    ending = before.rstrip()[-1:]
    if not ending or "\n" in before[len(before.rstrip()) :]:
        return True
    return not (ending.isalpha() or ending in "-:,")


def _row(
    text: str,
    start: int,
    end: int,
    cells: Sequence[RowCell],
    headers: Iterator[str],
    year_ends: int,
    entities: int,
) -> TableRow | None:
    for header in headers:
        head = head_of(header)
        for taken in _readings(cells):
            amounts = [cell for cell in taken if not cell.percent]
            columns, kept = columns_of(head, len(amounts), year_ends, entities)
            if columns:
                scale = scale_of(head)
                values = [amounts[n].value for n in kept]
                scaled = [None if v is None else v * scale for v in values]
                step = min((_step(v) for v in values if v is not None), default=Decimal(1))
                shares = bool(_SHARES.search(head))
                growths = _growths(taken, dict(zip(kept, columns, strict=True)), shares)
                off = off_totals(text, start, len(amounts))
                offs = {
                    column.when: off[n]
                    for n, column in zip(kept, columns, strict=True)
                    if n in off and not column.dollars
                }
                return TableRow(start, end, columns, scaled, growths, offs, step * scale)
    return None


def _readings(cells: Sequence[RowCell]) -> Iterator[Sequence[RowCell]]:
    """The cells of a row; without dashes that stand for growth, at its end or after a percentage;
    and without the last, which may be the number of a footnote.
    """
    yield cells
    last = next((n for n in range(len(cells), 0, -1) if cells[n - 1].value is not None), 0)
    yield cells[:last]
    yield [
        cell
        for n, cell in enumerate(cells[:last])
        if cell.value is not None or not (n and cells[n - 1].percent)
    ]
    yield cells[:-1]


def _growths(
    cells: Sequence[RowCell], columns: Mapping[int, Column], shares: bool
) -> dict[Period, Decimal]:
    """The growth on the year of the periods that percentages stand behind.

    Of amounts and the percentages behind them, these stand in the order of the periods that a year
    before is printed for; of one period alone, the first is its growth on the year, the next that
    on the quarter. Where there are shares of a whole, the first is one.
    """
    found: dict[Period, Decimal] = {}
    amount = -1
    periods: list[Period] = []
    for percent, group in groupby(cells, key=lambda cell: cell.percent):
        each = list(group)
        if percent and shares:
            each = each[1:]
        if not percent:
            periods = [
                columns[n].when for n in range(amount + 1, amount + 1 + len(each)) if n in columns
            ]
            amount += len(each)
            continue
        newest = max((when.end for when in periods), default=None)
        current = list(dict.fromkeys(when for when in periods if when.end == newest))
        names = {when.name for when in periods}
        grown = [when for when in current if year_before(when.name) in names]
        if not grown and len(columns) - 1 <= amount and not found:
            grown = current[: len(each)] if len(current) <= len(each) else []
        for when, cell in zip(grown, each, strict=False):
            if cell.value is not None:
                found.setdefault(when, cell.value)
    return found


def _step(value: Decimal) -> Decimal:
    return Decimal(1).scaleb(min(int(value.as_tuple().exponent), 0))
