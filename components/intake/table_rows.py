"""A row of a table, and what its columns are: whose period, in which currency."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from components.claims.period import Period
from components.intake.printed import SCALES, RowCell, cells_at
from components.intake.release_periods import (
    DATE,
    dates_in,
    fiscal_stretch,
    month_end,
    month_number,
    stretch,
)

_REACH = 7000  # characters above a row within which its header stands
_TOGETHER = 130  # characters between the beginnings of headings of one table
_TRIED = 4  # of the headers above a row
_LONGEST_HEADER = 900
_AMOUNT = re.compile(r"\d,\d{3}(?!\d)|\d\s?%|\(\d+\)\s*%|(?<![\d.])\d+\.\d(?!\d)")
_SCALE_WORDS = re.compile(r"thousands|millions|billions|百万|百萬|亿|億|千元", re.IGNORECASE)
_SCALED = re.compile(
    r"\(([^()]*(?:million|billion|thousand|百万|百萬|亿|億|千元)[^()]*)\)", re.IGNORECASE
)
_SPAN = re.compile(
    r"\b(?P<length>three|six|nine|twelve)\s+months\s+ended|\b(?P<year>(?:fiscal\s+)?year)\s+ended"
    r"|截至?(?=[^。]{0,40}(?P<cn>三个月|三個月|六个月|六個月|九个月|九個月|年度))",
    re.IGNORECASE,
)
_MONTHS = {"three": 3, "six": 6, "nine": 9, "twelve": 12, "三": 3, "六": 6, "九": 9, "年": 12}
_QUARTERS = re.compile(r"\b(?:Q(?P<q>[1-4])|(?P<fy>FY)|(?P<h>[12])H)(?!\d)\b")
_CODES = re.compile(r"\b(?:(?P<q>[1-4])Q|(?P<h>[12])H|(?P<fy>FY)\s?)(?P<year>20\d\d)\b")
_YEARS = re.compile(r"(?<![\d,.QHY])(?<!FY )(?:19|20)\d\d(?![\d,.]|\s*年\s*\d)")
_CURRENCY = re.compile(r"RMB|人民[币幣]|US\$|USD|美元")
_DOLLARS = ("US$", "USD", "美元")
_DAY = re.compile(
    r"(january|february|march|april|may|june|july|august|september|october|november|december)"
    r"\s+(\d\d?),?(?!\s*\d{4})(?=\D)|(?<!年)(\d\d?)月(\d\d?)日",
    re.IGNORECASE,
)
_YEARS_AFTER_DAY = re.compile(r"([A-Za-z]\s+\d\d?,|月\d\d?日)\s*(?=20\d\d(?:\s+RMB)?\s+20\d\d)")
_FOOTNOTE = (  # of a label that goes on below its numbers, the bracket is not closed before them
    r"(?:\s*\((?:[a-z\d]|(?:in|ex)cluding[^\d()]{1,140}|不?[包含][^\d()]{1,60})\)|\s*\(?\[\s*\d\s*\]\)?)*"
    r"(?:\s*\((?:in|ex)cluding[^\d()]{1,140})?"
)


class Column(NamedTuple):
    """What the numbers of a column are: of which period, and whether in dollars."""

    when: Period
    dollars: bool


@dataclass(frozen=True)
class TableRow:
    """A row found by its label: its amounts by column, in millions, and printed percentages.

    `column` counts, among all columns, those of amounts.
    """

    start: int
    end: int
    columns: Sequence[Column]
    amounts: Sequence[Decimal | None]
    percents: Sequence[Decimal | None]
    step: Decimal


def label_pattern(label: str) -> str:
    """A label as a pattern: any space between its words, and no word that goes on.

    Chinese has no spaces, and a line may end after any character of it.
    """
    words = r"\s+".join(
        "".join(re.escape(sign) + (r"\s*" if sign > "\u2e80" else "") for sign in word)
        for word in label.split()
    )
    return words + (r"(?![A-Za-z])" if label[-1].isascii() and label[-1].isalpha() else "")


def rows_labelled(text: str, label: str, year_ends: int, entities: int) -> Iterator[TableRow]:
    """Each row of a table with that label whose columns can be told.

    `entities` is into how many companies a period may be split, of which the last is the group.
    """
    pattern = re.compile(
        rf"{label_pattern(label)}{_FOOTNOTE}[\s:|*]*(?=[\d(\-–—R¥$])", re.IGNORECASE
    )
    for found in pattern.finditer(text):
        if not _begins_a_row(text, found.start()):
            continue
        cells, end = cells_at(text, found.end())
        if sum(cell.value is not None and not cell.percent for cell in cells) < 2:
            continue
        if row := _row(text, found.start(), end, cells, year_ends, entities):
            yield row


def _begins_a_row(text: str, at: int) -> bool:
    """Whether a label begins a line, or follows a number or mark and no word."""
    before = text[max(at - 30, 0) : at]
    ending = before.rstrip()[-1:]
    if not ending or "\n" in before[len(before.rstrip()) :]:
        return True
    return not (ending.isalpha() or ending in "-:,")


def _row(
    text: str, start: int, end: int, cells: Sequence[RowCell], year_ends: int, entities: int
) -> TableRow | None:
    for header in _headers(text, start):
        for taken in _readings(cells):
            amounts = [cell for cell in taken if not cell.percent]
            percents = [cell.value for cell in taken if cell.percent]
            columns, kept = _columns(header, len(amounts), len(percents), year_ends, entities)
            if columns:
                scale = _scale(header)
                values = [amounts[n].value for n in kept]
                scaled = [None if v is None else v * scale for v in values]
                step = min((_step(v) for v in values if v is not None), default=Decimal(1))
                return TableRow(start, end, columns, scaled, percents, step * scale)
    return None


def _readings(cells: Sequence[RowCell]) -> Iterator[Sequence[RowCell]]:
    """The cells of a row; without dashes at its end, which may stand for growth; and without the
    last, which may be the number of a footnote.
    """
    yield cells
    last = next((n for n in range(len(cells), 0, -1) if cells[n - 1].value is not None), 0)
    yield cells[:last]
    yield cells[:-1]


def _step(value: Decimal) -> Decimal:
    return Decimal(1).scaleb(min(int(value.as_tuple().exponent), 0))


def _scale(header: str) -> Decimal:
    """What the numbers below a header are to be multiplied by to be millions."""
    said = _SCALE_WORDS.search(_head(header))
    return SCALES[said[0].lower()] if said else Decimal(1)


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
        for start in group:
            header = _SCALED.sub(_only_scale, above[start:])[:_LONGEST_HEADER]
            yield f"{_scale_before(above[:start])} {header}"


def _scale_before(text: str) -> str:
    """A word such as billions that stands right before a header, after the last amount."""
    lead = _AMOUNT.split(text[-80:])[-1].rpartition("\n\n")[2]
    found = _SCALE_WORDS.search(lead)
    return found[0] if found else ""


def _only_scale(found: re.Match[str]) -> str:
    return re.sub(r"RMB|US\$|人民[币幣]|美元", "", found[0])


def _columns(
    header: str, amounts: int, percents: int, year_ends: int, entities: int
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
    if not groups or count % groups:
        return [], []
    if count // groups not in (1, entities):
        return [], []
    each = count // groups
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
    head = _YEARS_AFTER_DAY.sub(r"\1 / ", head)
    spans = [_months(found) for found in _SPAN.finditer(head)]
    for named in (_coded, _quartered):
        if found := named(head, year_ends):
            return found
    days = [day for day, _, _ in dates_in(head)]
    if days and spans:
        return _by_days(days, spans)
    bare = [found[0] for found in _YEARS.finditer(re.sub(DATE, "", head, flags=re.IGNORECASE))]
    if bare and spans and (month := _month(head)) and len(bare) % len(spans) == 0:
        each = len(bare) // len(spans)
        return [
            stretch(month_end(int(year), month), spans[at // each]) for at, year in enumerate(bare)
        ]
    return []


def _months(found: re.Match[str]) -> int:
    return 12 if found["year"] else _MONTHS[(found["length"] or found["cn"][0]).lower()]


def _month(head: str) -> int | None:
    found = _DAY.search(head)
    if found is None:
        return None
    if found[3]:
        return int(found[3])
    return month_number(found[1])


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
    """Columns headed by Q2 over 2026, as many of the one as of the other."""
    heads = list(_QUARTERS.finditer(head))
    years = _YEARS.findall(head)
    if not heads or len(heads) != len(years):
        return []
    return [
        _coded_period(int(year), found["q"], found["h"], year_ends)
        for found, year in zip(heads, years, strict=True)
    ]


def _by_days(days: Sequence[date], spans: Sequence[int]) -> list[Period]:
    """Columns headed by their last days: where a day comes again, the next length begins."""
    if len(spans) == len(days):
        return [stretch(month_end(d.year, d.month), n) for d, n in zip(days, spans, strict=True)]
    found: list[Period] = []
    seen: set[date] = set()
    at = 0
    for day in days:
        if day in seen and at + 1 < len(spans):
            seen, at = set(), at + 1
        seen.add(day)
        found.append(stretch(month_end(day.year, day.month), spans[at]))
    return found
