"""The periods that a release names: of a sentence, and of the columns of a table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from components.claims.period import Period, period

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)}|(?:{'|'.join(m[:3] for m in _MONTHS)})(?=[.\s])|sept)\.?"
_CHINESE = (
    r"(?P<cnyear>\d{4}|[零〇一二三四五六七八九]{4})\s*年\s*"
    r"(?P<cnmonth>\d\d?|[一二三四五六七八九十]{1,2})\s*月\s*"
    r"(?P<cnday>\d\d?|[一二三四五六七八九十]{1,3})\s*日"
)
DATE = (
    rf"(?:{_MONTH}\s+(?P<day>\d\d?),?\s+(?P<year>\d{{4}})"
    rf"|(?P<day2>\d\d?)\s+{_MONTH.replace('<month>', '<month2>')}\s+(?P<year2>\d{{4}})"
    rf"|{_CHINESE})"
)
_DATES = re.compile(DATE, re.IGNORECASE)
_LENGTHS = {
    "three months": 3,
    "quarter": 3,
    "six months": 6,
    "nine months": 9,
    "twelve months": 12,
    "fiscal year": 12,
    "year": 12,
    "三个月": 3,
    "三個月": 3,
    "季度": 3,
    "六个月": 6,
    "六個月": 6,
    "九个月": 9,
    "九個月": 9,
    "年度": 12,
    "财年": 12,
    "財年": 12,
    "财政年度": 12,
    "十二个月": 12,
}
_LENGTH = "|".join(sorted(_LENGTHS, key=len, reverse=True))
_ENDED = re.compile(
    rf"(?:(?P<length>{_LENGTH})(?:\s+and\s+(?:the\s+)?(?:{_LENGTH}))?\s+ended\s+{DATE}"
    rf"|截[至止]\s*{DATE.replace('?P<', '?P<z')}\s*止?的?\s*(?P<zlength>{_LENGTH}))",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?P<q>[1-4])Q(?P<qy>\d{4})\b|\bQ(?P<q3>[1-4])\s+(?P<qy3>\d{4})\b"
    r"|\b(?P<word>first|second|third|fourth)\s+quarter\s+(?:of\s+)?(?P<wy>\d{4})"
    r"|(?P<cy>\d{4})年第?(?P<cq>[一二三四1-4])季度?"
    r"|\b(?P<h>[12])H(?P<hy>\d{4})\b|\bFY\s?(?P<fy>\d{4})\b",
    re.IGNORECASE,
)
_ORDINAL = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
}
_DIGITS = {sign: str(n) for n, sign in enumerate("〇一二三四五六七八九")} | {"零": "0"}
_HEADING = re.compile(
    r"(?:(?:^|\n|[.•·:;。]\s)\s*(?:[Tt]he\s+)?|\b(?:In|For|During)\s+the\s+(?:three\s+months\s+)?)\s*$"
)
_ANOTHER_YEAR = re.compile(r"\s+20\d\d\b")  # the columns of a table, not a period


@dataclass(frozen=True)
class NamedPeriod:
    """A period that a text names, from where to where it is named."""

    period: Period
    start: int
    end: int


def stretch(last: date, months: int) -> Period:
    """The period of so many months that ends on a day, by its name in the claims file."""
    year, month = last.year, last.month - months + 1
    year, month = (year, month) if month > 0 else (year - 1, month + 12)
    first = f"{year}-Q{(month + 2) // 3}"
    final = f"{last.year}-Q{(last.month + 2) // 3}"
    if months == 6 and month in (1, 7):
        return period(f"{year}-H{1 if month == 1 else 2}")
    if months == 12 and month == 1:
        return period(str(year))
    return period(first if first == final else f"{first}..{final}")


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def dates_in(text: str) -> Iterator[tuple[date, int, int]]:
    """Each full date of a text, with where it stands."""
    for found in _DATES.finditer(text):
        if day := _date(found, ""):
            yield day, found.start(), found.end()


def _date(found: re.Match[str], prefix: str) -> date | None:
    """The day a match of DATE names; None for one that no calendar has."""
    part = {key.removeprefix(prefix): value for key, value in found.groupdict().items() if value}
    if prefix and not any(key.startswith(prefix) and v for key, v in found.groupdict().items()):
        return None
    year = part.get("year") or part.get("year2") or _digits(part.get("cnyear", ""))
    month = part.get("month") or part.get("month2")
    number = month_number(month) if month else _number(part.get("cnmonth", ""))
    day = part.get("day") or part.get("day2") or str(_number(part.get("cnday", "")))
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None


def month_number(said: str) -> int:
    """The number of a month by its name or the first letters of it: 9 for Sept."""
    return next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(said.lower()))


def _digits(said: str) -> str:
    return "".join(_DIGITS.get(sign, sign) for sign in said) or "0"


def _number(said: str) -> int:
    """A day or month in Chinese: 三十一 is 31."""
    if said.isdigit() or not said:
        return int(said or 0)
    tens, ten, ones = said.rpartition("十")
    if not ten:
        return int(_digits(said))
    return int(_digits(tens) if tens else "1") * 10 + (int(_digits(ones)) if ones else 0)


def named_periods(text: str, year_ends: int) -> list[NamedPeriod]:
    """Every period that a text names by its length and last day, or as 2Q2026 or FY2026.

    `year_ends` is the month that the company's fiscal year ends with.
    """
    found = [*_ended(text), *_coded(text, year_ends)]
    return sorted(found, key=lambda one: one.start)


def _ended(text: str) -> Iterator[NamedPeriod]:
    for found in _ENDED.finditer(text):
        prefix = "z" if found["zlength"] else ""
        day = _date(found, prefix)
        months = _LENGTHS[(found["length"] or found["zlength"]).lower()]
        if day and day.month % 3 == 0 and not _ANOTHER_YEAR.match(text, found.end()):
            last = month_end(day.year, day.month)
            yield NamedPeriod(stretch(last, months), found.start(), found.end())


def _coded(text: str, year_ends: int) -> Iterator[NamedPeriod]:
    for found in _NAMED.finditer(text):
        if named := _code(found, year_ends):
            yield NamedPeriod(named, found.start(), found.end())


def _code(found: re.Match[str], year_ends: int) -> Period | None:
    if year := found["fy"]:
        return stretch(month_end(int(year), year_ends), 12)
    if year := found["hy"]:
        return fiscal_stretch(int(year), 6 * int(found["h"]), 6, year_ends)
    quarter = found["q"] or found["q3"] or found["cq"] or (found["word"] or "").lower()
    year = found["qy"] or found["qy3"] or found["wy"] or found["cy"]
    return fiscal_stretch(int(year), 3 * _ORDINAL[quarter], 3, year_ends)


def fiscal_stretch(year: int, month: int, months: int, year_ends: int) -> Period:
    """So many months of a fiscal year up to its month of that number, as calendar time."""
    last = year_ends + month
    return stretch(month_end(year - 1 + (last - 1) // 12, (last - 1) % 12 + 1), months)


def period_above(text: str, at: int, known: Sequence[NamedPeriod]) -> Period | None:
    """The period that stands as a heading or at a sentence's beginning nearest before a place."""
    for named in reversed([one for one in known if one.end <= at]):
        if _HEADING.search(text[max(named.start - 40, 0) : named.start]):
            return named.period
    return None


def fiscal_name(when: Period, year_ends: int, form: str) -> str | None:
    """A company's own name of a quarter or of its fiscal year; None for other stretches.

    `form` names quarters: `FY{year} Q{quarter}` or `{quarter}Q{year}`; a year is FY{year}.
    """
    after = (when.end.month - year_ends - 1) % 12 + 1
    year = when.end.year + (when.end.month > year_ends)
    if when.is_quarter:
        return form.format(year=year, quarter=after // 3)
    months = (when.end.year - when.start.year) * 12 + when.end.month - when.start.month + 1
    return f"FY{year}" if months == 12 and after == 12 else None
