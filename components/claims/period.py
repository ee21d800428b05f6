"""Periods: quarters, halves, years, months, days, spans, and trailing four quarters."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

# ASCII: \d alone also takes the wide digits of Chinese text, which no sorting expects.
_PART = re.compile(
    r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>\d\d)))?", re.ASCII
)
_FIRST_YEAR, _LAST_YEAR = 1990, 2100  # a year beyond these is a slip of the pen
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, order=True)
class Period:
    """A stretch of calendar time, first and last day included, with the name it is written by."""

    start: date
    end: date
    name: str

    @property
    def is_quarter(self) -> bool:
        """Whether it is one calendar quarter, such as 2025-Q3."""
        return "-Q" in self.name and ".." not in self.name and not self.name.startswith("ttm")

    @property
    def is_year(self) -> bool:
        """Whether it is one calendar year."""
        return len(self.name) == 4

    @property
    def months(self) -> int:
        """How many months it has: 3 for a quarter, 12 for a year, 0 for a day."""
        return round(((self.end - self.start).days + 1) / 30.4)

    @property
    def words(self) -> str:
        """The period as it is read aloud: 'April to June 2025', 'first half of 2025'."""
        if self.is_year:
            return self.name
        if self.start == self.end:
            return f"{self.start.day} {_MONTHS[self.start.month - 1]} {self.start.year}"
        if self.name.startswith("ttm"):
            return f"four quarters to {_MONTHS[self.end.month - 1]} {self.end.year}"
        if "-H" in self.name and ".." not in self.name:
            return f"{'first' if self.end.month == 6 else 'second'} half of {self.end.year}"
        last = f"{_MONTHS[self.end.month - 1]} {self.end.year}"
        first = _MONTHS[self.start.month - 1]
        if self.start.year != self.end.year:
            return f"{first} {self.start.year} to {last}"
        return last if self.start.month == self.end.month else f"{first} to {last}"


def _month_end(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


def _part(text: str) -> tuple[date, date]:
    found = _PART.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is not a period")
    year = int(found["year"])
    first, months = 1, 12
    if found["quarter"]:
        first, months = 3 * int(found["quarter"]) - 2, 3
    elif found["half"]:
        first, months = 6 * int(found["half"]) - 5, 6
    elif found["month"]:
        first, months = int(found["month"]), 1
    if not (_FIRST_YEAR <= year <= _LAST_YEAR and 1 <= first <= 12):
        raise ValueError(f"{text!r} is not a period")
    return date(year, first, 1), _month_end(year, first + months - 1)


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is not a day of the calendar") from None
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise ValueError(f"{text!r} is not a period")
    return day


@lru_cache(maxsize=4096)
def period(name: str) -> Period:
    """The period of a name: 2025-Q3, 2025-H1, 2025, 2025-05, 2025-05-30, 2025-Q2..2026-Q1
    or ttm-2025-Q3.

    Raises ValueError for a name that is none of these, or a span that ends before it starts.
    """
    if name.startswith("ttm-") and "-Q" in name:
        _, end = _part(name.removeprefix("ttm-"))
        return Period(_month_end(end.year - 1, end.month) + timedelta(days=1), end, name)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", name, re.ASCII):
        day = _day(name)
        return Period(day, day, name)
    first, dots, last = name.partition("..")
    start, end = _part(first)
    if dots:
        end = _part(last)[1]
    if end <= start:
        raise ValueError(f"{name!r} ends before it starts")
    return Period(start, end, name)


def quarters(first: str, last: str) -> list[str]:
    """Every quarter's name from the first to the last, both included."""
    year, number = int(first[:4]), int(first[-1])
    names = [first]
    while names[-1] < last:
        year, number = (year, number + 1) if number < 4 else (year + 1, 1)
        names.append(f"{year}-Q{number}")
    return names


def year_before(name: str) -> str:
    """The same quarter, half, month, year, span or trailing quarters twelve months earlier."""
    if ".." in name:
        return "..".join(year_before(end) for end in name.split(".."))
    if name.startswith("ttm-"):
        return f"ttm-{year_before(name.removeprefix('ttm-'))}"
    return f"{int(name[:4]) - 1}{name[4:]}"


def consecutive(names: list[str]) -> bool:
    """Whether the quarters named follow one another without a gap."""
    return all(quarters(a, b) == [a, b] for a, b in pairwise(names))
