"""What the columns of a table are, by its header: of which period, and in which currency."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from components.claims.period import Period
from components.intake.chinese import digits, number
from components.intake.release_periods import (
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

_FEWEST_ENTITIES = 3  # two columns of a period may be of two currencies
SPAN = re.compile(
    rf"(?:\b|(?-i:(?<=[a-z])(?=[A-Z])))(?P<length>{LENGTH})s?\s+ended|\b(?P<to_date>year\s+to\s+date)\b"
    rf"|截[至止]?(?=[^。]{{0,40}}?止?(?P<cn>{LENGTH}))",
    re.IGNORECASE,
)
QUARTERS = re.compile(
    r"\b(?:(?P<trailing>TTM\s+)?Q(?P<q>[1-4])|(?P<fy>FY)|(?P<h>[12])H)(?!\d)\b", re.IGNORECASE
)
CODES = re.compile(r"\b(?:(?P<q>[1-4])Q|(?P<h>[12])H|(?P<fy>FY) ?)(?P<year>20\d\d)\b")
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


class Column(NamedTuple):
    """What the numbers of a column are: of which period, and whether in dollars."""

    when: Period
    dollars: bool


def columns_of(
    head: str, amounts: int, year_ends: int, entities: int
) -> tuple[list[Column], list[int]]:
    """The columns that the head of a table gives, and which of its amounts are theirs.

    Nothing where they do not fit.
    """
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


def _periods(head: str, year_ends: int) -> list[Period]:
    """The periods that a header names, from left to right."""
    head = _CHINESE_YEARS.sub(lambda found: digits(found[0]), head)
    for named in (_quartered, _coded):
        if found := named(head, year_ends):
            return found
    spans = [_months(found) for found in SPAN.finditer(head)]
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
    codes = list(CODES.finditer(head))
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
    heads = list(QUARTERS.finditer(head))
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
