"""The periods that a release names: of a sentence, and of the columns of a table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from components.claims.period import Period, period
from components.intake.chinese import digits, number

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
MONTHS = "|".join(_MONTHS)
_MONTH = rf"(?P<month>{MONTHS}|(?:{'|'.join(m[:3] for m in _MONTHS)})(?=[.\s])|sept)\.?"
_CHINESE_YEAR = r"(?:\d{4}|[零〇○一二三四五六七八九]{4})"
_CHINESE_DAY = (
    r"(?P<cnmonth>\d\d?|[一二三四五六七八九十]{1,2})\s*月\s*"
    r"(?P<cnday>\d\d?|[一二三四五六七八九十]{1,3})\s*日"
)
DATE = (
    rf"(?:{_MONTH}\s+(?P<day>\d\d?),?\s+(?P<year>\d{{4}})"
    rf"|(?P<day2>\d\d?)\s+{_MONTH.replace('<month>', '<month2>')}\s+(?P<year2>\d{{4}})"
    rf"|(?P<cnyear>{_CHINESE_YEAR})\s*年\s*{_CHINESE_DAY})"
)
_DATES = re.compile(DATE, re.IGNORECASE)
YEAR_TO_DATE = 0
LENGTHS = {  # in months
    "three": 3,  # and six months
    "three months": 3,
    "three-month period": 3,
    "quarter": 3,
    "six months": 6,
    "nine months": 9,
    "twelve months": 12,
    "fiscal year": 12,
    "year": 12,
    "year to date": YEAR_TO_DATE,
    "三个月": 3,
    "季": 3,
    "季度": 3,
    "六个月": 6,
    "九个月": 9,
    "十二个月": 12,
    "年度": 12,
    "财年": 12,
    "财政年度": 12,
}
LENGTH = "|".join(sorted(LENGTHS, key=len, reverse=True))
_ENDED = re.compile(
    rf"(?:(?P<length>{LENGTH})s?(?:\s+and\s+(?:the\s+)?(?P<longer>{LENGTH}))?\s+ended\s+{DATE}"
    rf"|截[至止]\s*(?:{_CHINESE_YEAR}\s*年?\s*[及和、]\s*)?{DATE.replace('?P<', '?P<z')}"
    rf"\s*止?的?\s*(?:第?\s*[一二三四]\s*)?(?P<zlength>{LENGTH})(?:\s*[及和、]\s*(?P<zlonger>{LENGTH}))?)",
    re.IGNORECASE,
)
_ORDER = {
    sign: n
    for signs in (("first", "second", "third", "fourth"), "一二三四", "1234")
    for n, sign in enumerate(signs, 1)
}
_WORD = "first|second|third|fourth"
_FISCAL = r"(?:(?:of|the|fiscal|year|FY)\s*)*"
# Each way to name a period by a code or in words. q: which quarter. m: the month that a quarter is
# called by. h: which half. Without any of them it is a year.
_NAMES = [
    rf"(?P<q>[1-4])Q\s?{_FISCAL}(?P<y>20\d\d|\d\d)\b",
    rf"\bQ(?P<q>[1-4])\s+{_FISCAL}(?P<y>20\d\d|(?<=FY)\d\d)\b",
    r"\bFY\s?(?P<y>20\d\d|\d\d)\s?Q(?P<q>[1-4])\b",
    rf"\b(?P<q>{_WORD})[-\s]+quarter\s+{_FISCAL}(?P<y>20\d\d)\b",
    rf"\b(?P<y>20\d\d)\s+(?:fiscal\s+)?(?P<q>{_WORD})[-\s]+quarter\b",
    r"\b(?P<m>march|june|september|december)\s+quarter\s+(?:of\s+)?(?P<y>20\d\d)\b",
    rf"(?P<y>{_CHINESE_YEAR})\s*年\s*第?\s*(?P<q>[一二三四1-4])\s*季度?",
    rf"(?P<y>{_CHINESE_YEAR})\s*年\s*(?P<m>\d\d?|[三六九]|十二)\s*月份?\s*季度",
    rf"(?P<y>{_CHINESE_YEAR})\s*年\s*(?P<h>[上下])\s*半年",
    r"\b(?P<h>[12])H\s?(?P<y>20\d\d|\d\d)\b",
    r"\bH(?P<h>[12])\s+(?P<y>20\d\d)\b",
    rf"\b(?P<h>first|second)\s+half(?:[-\s]+year)?\s+{_FISCAL}(?P<y>20\d\d)\b",
    r"\b(?:(?:FY|(?:fiscal\s+)?year|fiscal)\s*)?(?P<y>20\d\d)\s+(?P<h>interim)(?=\s+(?:report|results)\b)",
    rf"(?P<y>{_CHINESE_YEAR})\s*(?:年度?|财年|财政年度)\s*(?P<h>中期)(?=报告|业绩)",
    r"\bFY\s?(?P<y>20\d\d|\d\d)\b(?!\s?Q\d)",
    r"\b(?:fiscal|full|fiscal\s+full)\s+years?\s+(?:of\s+)?(?P<y>20\d\d)\b",
    r"\bfiscal\s+(?P<y>20\d\d)\b",
    r"(?<=\bin )(?P<y>20\d\d)\b(?!\s*(?:and|,\s*20))",
    rf"(?P<y>{_CHINESE_YEAR})\s*(?:年\s*全年|财年|年度|财政年度)",
    rf"(?P<y>{_CHINESE_YEAR})\s*年(?=\s*[,的]|\s*总)",
]
_NAMED = [re.compile(name, re.IGNORECASE) for name in _NAMES]
_BARE_YEARS = (_NAMED[-1], _NAMED[-3])  # calendar years, which are not every company's
_HEADING = re.compile(
    r"(?:(?:^|\n|[.•·:;。]\s)\s*(?:[Tt]he\s+)?|\b(?:In|For|During)\s+the\s+(?:three\s+months\s+)?)\s*$"
)
_ANOTHER_YEAR = re.compile(r"\s+20\d\d\b")  # the columns of a table, not a period


@dataclass(frozen=True)
class NamedPeriod:
    """A period that a text names, from where to where it is named, and a longer one with it, as in
    three and six months ended.
    """

    period: Period
    start: int
    end: int
    longer: Period | None = None


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
    year = part.get("year") or part.get("year2") or digits(part.get("cnyear", ""))
    month = part.get("month") or part.get("month2")
    of_year = month_number(month) if month else number(part.get("cnmonth", ""))
    day = part.get("day") or part.get("day2") or str(number(part.get("cnday", "")))
    try:
        return date(int(year), of_year, int(day))
    except ValueError:
        return None


def month_number(said: str) -> int:
    """The number of a month by its name or the first letters of it: 9 for Sept."""
    return next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(said.lower()))


def named_periods(text: str, year_ends: int) -> list[NamedPeriod]:
    """Every period that a text names by its length and last day, or as 2Q2026 or FY2026.

    `year_ends` is the month that the company's fiscal year ends with.
    """
    found = sorted(
        [*_ended(text, year_ends), *_coded(text, year_ends)],
        key=lambda one: (one.start, -one.end),
    )
    return [
        one
        for n, one in enumerate(found)
        if not any(other.start <= one.start and one.end <= other.end for other in found[:n])
    ]


def _ended(text: str, year_ends: int) -> Iterator[NamedPeriod]:
    for found in _ENDED.finditer(text):
        prefix = "z" if found["zlength"] else ""
        day = _date(found, prefix)
        months = _length(found["length"] or found["zlength"])
        more = found["longer"] or found["zlonger"]
        if day and day.month % 3 == 0 and not _ANOTHER_YEAR.match(text, found.end()):
            last = month_end(day.year, day.month)
            whole = months or months_to_date(last, year_ends)
            longer = stretch(last, _length(more)) if more else None
            yield NamedPeriod(stretch(last, whole), found.start(), found.end(), longer)


def _length(said: str) -> int:
    return LENGTHS[" ".join(said.lower().split())]


def names_a_last_day(text: str) -> bool:
    """Whether a text names a period by its length and last day, such as June 30, 2026."""
    return bool(_ENDED.search(text))


def months_to_date(last: date, year_ends: int) -> int:
    """How many months of its fiscal year a day is the last of."""
    return (last.month - year_ends - 1) % 12 + 1


def _coded(text: str, year_ends: int) -> Iterator[NamedPeriod]:
    for pattern in _NAMED:
        if pattern in _BARE_YEARS and year_ends != 12:
            continue
        for found in pattern.finditer(text):
            if named := _code(found, year_ends):
                yield NamedPeriod(named, found.start(), found.end())


def _code(found: re.Match[str], year_ends: int) -> Period | None:
    part = found.groupdict()
    year = int(digits(part["y"]))
    year += 2000 if year < 100 else 0
    if said := part.get("m"):
        month = month_number(said) if said.isascii() and said.isalpha() else number(said)
        return stretch(month_end(year, month), 3) if month in (3, 6, 9, 12) else None
    if half := part.get("h"):
        second = half.lower() in ("2", "second", "下")
        return fiscal_stretch(year, 12 if second else 6, 6, year_ends)
    if quarter := part.get("q"):
        return fiscal_stretch(year, 3 * _ORDER[quarter.lower()], 3, year_ends)
    return fiscal_stretch(year, 12, 12, year_ends)


def fiscal_stretch(year: int, month: int, months: int, year_ends: int) -> Period:
    """So many months of a fiscal year up to its month of that number, as calendar time."""
    last = year_ends + month
    return stretch(month_end(year - 1 + (last - 1) // 12, (last - 1) % 12 + 1), months)


def nth_quarter(said: str | None, own: Period, year_ends: int) -> Period:
    """The latest quarter of that number, such as second, up to the end of a period; or its last,
    where none is said or it may be one of the calendar or of the fiscal year.
    """
    if said is None or year_ends != 12:
        return stretch(own.end, 3)
    nth = [period(f"{year}-Q{_ORDER[said.lower()]}") for year in (own.end.year, own.end.year - 1)]
    return next(one for one in nth if one.end <= own.end)


def period_above(text: str, at: int, known: Sequence[NamedPeriod]) -> Period | None:
    """The period that stands as a heading or at a sentence's beginning nearest before a place."""
    for named in reversed([one for one in known if one.end <= at]):
        if _HEADING.search(text[max(named.start - 40, 0) : named.start]):
            return named.period
    return None


def fiscal_name(when: Period, year_ends: int, form: str | None) -> str | None:
    """A company's own name of a quarter or of its fiscal year; None for other stretches.

    `form` names quarters: `FY{year} Q{quarter}` or `{quarter}Q{year}`; a year is FY{year}. Without
    one there is no name.
    """
    if form is None:
        return None
    after = (when.end.month - year_ends - 1) % 12 + 1
    year = when.end.year + (when.end.month > year_ends)
    if when.is_quarter:
        return form.format(year=year, quarter=after // 3)
    months = (when.end.year - when.start.year) * 12 + when.end.month - when.start.month + 1
    return f"FY{year}" if months == 12 and after == 12 else None
