"""A row of a table, and what its columns are: whose period, in which currency."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from components.claims.period import Period, year_before
from components.intake.chinese import digits, number
from components.intake.printed import SCALES, RowCell, cells_at
from components.intake.release_periods import (
    DATE,
    LENGTH,
    LENGTHS,
    MONTHS,
    YEAR_TO_DATE,
    fiscal_stretch,
    month_end,
    month_number,
    months_to_date,
    stretch,
)
from components.intake.table_sums import OffTotal, off_totals

_REACH = 7000  # characters above a row within which its header stands
_TOGETHER = 130  # characters between the beginnings of headings of one table
_TRIED = 4  # of the headers above a row
_LONGEST_HEADER = 900
_FEWEST_ENTITIES = 3  # two columns of a period may be of two currencies
_AMOUNT = re.compile(r"\d,\d{3}(?!\d)|\d ?%(?!\s*of\b)|\(\d+\)\s*%|(?<![\d.])\d+\.\d(?!\d)")
_SCALE_WORDS = re.compile(r"thousands|millions|billions|百万|亿|千元", re.IGNORECASE)
_SCALED = re.compile(r"\(([^()]*(?:million|billion|thousand|百万|亿|千元)[^()]*)\)", re.IGNORECASE)
_SPAN = re.compile(
    rf"(?:\b|(?-i:(?<=[a-z])(?=[A-Z])))(?P<length>{LENGTH})s?\s+ended|\b(?P<to_date>year\s+to\s+date)\b"
    rf"|截[至止]?(?=[^。]{{0,40}}?止?(?P<cn>{LENGTH}))",
    re.IGNORECASE,
)
_ONE_PERIOD = re.compile(
    rf"^[ \t]*(?:{LENGTH})s?\s+ended\s+{re.sub('[?]P<[a-z0-9]+>', '?:', DATE)}[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_QUARTERS = re.compile(
    r"\b(?:(?P<trailing>TTM\s+)?Q(?P<q>[1-4])|(?P<fy>FY)|(?P<h>[12])H)(?!\d)\b", re.IGNORECASE
)
_CODES = re.compile(r"\b(?:(?P<q>[1-4])Q|(?P<h>[12])H|(?P<fy>FY) ?)(?P<year>20\d\d)\b")
_YEARS = re.compile(r"(?<![\d,.QHY])(?<!FY )(?:19|20)\d\d(?![\d,.])")
_CHINESE_YEARS = re.compile(
    r"[二一][零〇○九][零〇○一二三四五六七八九]{2}(?=\s*年|\s*$|\s{2})", re.MULTILINE
)
_CURRENCY = re.compile(r"RMB|人民币|US\$|USD|美元")
_DOLLARS = ("US$", "USD", "美元")
_DAY = re.compile(
    rf"\b(?P<month>{MONTHS})\.?\s+\d\d?(?!\d)|\b\d\d?\s+(?P<month2>{MONTHS})\b"
    r"|(?P<cn>\d\d?|[一二三四五六七八九十]{1,2})\s*月\s*(?:\d\d?|[一二三四五六七八九十]{1,3})\s*日",
    re.IGNORECASE,
)
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


class Column(NamedTuple):
    """What the numbers of a column are: of which period, and whether in dollars."""

    when: Period
    dollars: bool


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
            _headers(text, found.start()) if several else _one_header(text, found.start(), end)
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
        for taken in _readings(cells):
            amounts = [cell for cell in taken if not cell.percent]
            columns, kept = _columns(header, len(amounts), year_ends, entities)
            if columns:
                scale = _scale(header)
                values = [amounts[n].value for n in kept]
                scaled = [None if v is None else v * scale for v in values]
                step = min((_step(v) for v in values if v is not None), default=Decimal(1))
                shares = bool(_SHARES.search(_head(header)))
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


def _scale(header: str) -> Decimal:
    """What the numbers below a header are to be multiplied by to be millions."""
    said = _SCALE_WORDS.search(_head(header))
    return SCALES[said[0].lower()] if said else Decimal(1)


def _one_header(text: str, start: int, end: int) -> Iterator[str]:
    """The header of a row of one amount, of thousands: the line above it that is a period alone, if
    that is the nearest heading.
    """
    above = text[max(start - _REACH, 0) : start]
    whole = re.search(r"\d,\d{3}\s*\)?\s*(?:\n|$)", text[start : end + 1])
    head = list(_ONE_PERIOD.finditer(above))[-1:]
    if whole and head:
        between = above[head[0].end() :]
        if not any(kind.search(between) for kind in (_SPAN, _QUARTERS, _CODES)):
            yield f"{_scale_before(above[: head[0].start()])} {head[0][0]}"


def _headers(text: str, at: int) -> Iterator[str]:
    """What may be the header of a row, the nearest above it first.

    Of headings that stand together the first begins a header, or, where a sentence that names a
    period stands right above it, a later one.
    """
    above = text[max(at - _REACH, 0) : at]
    starts = sorted(
        found.start() for kind in (_SPAN, _QUARTERS, _CODES) for found in kind.finditer(above)
    )
    together: list[list[int]] = []
    for start in starts:
        last = together[-1][-1] if together else -_TOGETHER
        if start - last < _TOGETHER and not _AMOUNT.search(above[last:start]):
            together[-1].append(start)
        else:
            together.append([start])
    for group in together[: -_TRIED - 1 : -1]:
        for n, start in enumerate(group):
            if n and not re.search(r"[:.;\n]", above[group[n - 1] : start]):
                continue  # beside the one before it
            header = _SCALED.sub(_only_scale, above[start:])[:_LONGEST_HEADER]
            yield f"{_scale_before(above[:start])} {header}"


def _scale_before(text: str) -> str:
    """A word such as billions that stands right before a header, after the last amount."""
    lead = _AMOUNT.split(text[-80:])[-1].rpartition("\n\n")[2]
    found = _SCALE_WORDS.search(lead)
    return found[0] if found else ""


def _only_scale(found: re.Match[str]) -> str:
    return re.sub(r"RMB|US\$|人民币|美元", "", found[0])


def _columns(
    header: str, amounts: int, year_ends: int, entities: int
) -> tuple[list[Column], list[int]]:
    """The columns a header gives, and which amounts are theirs; nothing where they do not fit."""
    head = _head(header)
    marks = [found[0] for found in _CURRENCY.finditer(head)]
    dollars = [mark in _DOLLARS for mark in marks]
    if len(dollars) != amounts:
        dollars = [False] * amounts
    periods = _periods(head, year_ends)
    count = dollars.count(False)
    groups = len(periods)
    if groups == amounts:  # a day above each column, be it of dollars or not
        return list(map(Column, periods, dollars)), list(range(amounts))
    if not groups or count % groups:
        return [], []
    each = count // groups
    if each not in (1, *range(_FEWEST_ENTITIES, entities + 1)):
        return [], []
    columns, kept, n = [], [], -1
    for at, is_dollar in enumerate(dollars):
        n += not is_dollar
        if n < 0:
            return [], []
        if (n + 1) % each == 0:
            columns.append(Column(periods[n // each], is_dollar))
            kept.append(at)
    return columns, kept


def _head(header: str) -> str:
    """A header without the rows that follow it: up to the first amount."""
    first = _AMOUNT.search(header)
    return header[: first.start()] if first else header


def _periods(head: str, year_ends: int) -> list[Period]:
    """The periods that a header names, from left to right."""
    head = _CHINESE_YEARS.sub(lambda found: digits(found[0]), head)
    for named in (_quartered, _coded):
        if found := named(head, year_ends):
            return found
    spans = [_months(found) for found in _SPAN.finditer(head)]
    months = [_month(found) for found in _DAY.finditer(head)]
    years = [int(year) for year in _YEARS.findall(head)]
    if not (spans and months and years):
        return []
    if len(months) == len(years):  # a day and its year, be they on one line or on two
        return _by_days(
            [month_end(*day) for day in zip(years, months, strict=True)], spans, year_ends
        )
    if len(years) % len(spans):
        return []
    each = len(years) // len(spans)
    return [
        _stretch(month_end(year, months[0]), spans[at // each], year_ends)
        for at, year in enumerate(years)
    ]


def _months(found: re.Match[str]) -> int:
    if found["to_date"]:
        return YEAR_TO_DATE
    return LENGTHS[" ".join((found["length"] or found["cn"]).lower().split())]


def _month(found: re.Match[str]) -> int:
    name = found["month"] or found["month2"]
    return month_number(name) if name else number(found["cn"])


def _stretch(last: date, months: int, year_ends: int) -> Period:
    return stretch(last, months or months_to_date(last, year_ends))


def _coded(head: str, year_ends: int) -> list[Period]:
    """Columns headed as 2Q2026, 1H2026 and FY2026, and by bare years beside them."""
    codes = list(_CODES.finditer(head))
    years = list(_YEARS.finditer(head)) if codes else []
    return [
        _coded_period(int(found["year"]), found["q"], found["h"], year_ends)
        if found in codes
        else _coded_period(int(found[0]), None, None, year_ends)
        for found in sorted([*codes, *years], key=lambda one: one.start())
    ]


def _coded_period(year: int, quarter: str | None, half: str | None, year_ends: int) -> Period:
    if quarter:
        return fiscal_stretch(year, 3 * int(quarter), 3, year_ends)
    if half:
        return fiscal_stretch(year, 6 * int(half), 6, year_ends)
    return fiscal_stretch(year, 12, 12, year_ends)


def _quartered(head: str, year_ends: int) -> list[Period]:
    """Columns headed by Q2 over 2026, as many of the one as of the other; TTM Q2 is its year."""
    heads = list(_QUARTERS.finditer(head))
    years = _YEARS.findall(head)
    if not heads or len(heads) != len(years):
        return []
    found = [
        _coded_period(int(year), one["q"], one["h"], year_ends)
        for one, year in zip(heads, years, strict=True)
    ]
    return [
        stretch(when.end, 12) if one["trailing"] else when
        for one, when in zip(heads, found, strict=True)
    ]


def _by_days(days: Sequence[date], spans: Sequence[int], year_ends: int) -> list[Period]:
    """Columns headed by their last days: where a day comes again, the next length begins."""
    if len(spans) == len(days):
        return [_stretch(day, months, year_ends) for day, months in zip(days, spans, strict=True)]
    found: list[Period] = []
    seen: set[date] = set()
    at = 0
    for day in days:
        if day in seen and at + 1 < len(spans):
            seen, at = set(), at + 1
        seen.add(day)
        found.append(_stretch(day, spans[at], year_ends))
    return found
