"""Periods along an axis of an office program: as they are said, and each in its place."""

import pandas as pd

from components.claims.period import period
from components.wording.formats import brief


def short_period(name: str) -> str:
    """A period in as few words as say it: Apr to Jun 2026, 2025, year to Jun 2026."""
    when = period(name)
    if name.startswith("ttm-") or when.is_year or (when.end - when.start).days < 31:
        return brief(name)
    return f"{when.start:%b}{_year_apart(name)} to {when.end:%b %Y}"


def _year_apart(name: str) -> str:
    """The year in which a period starts, where it ends in another."""
    when = period(name)
    return f" {when.start:%Y}" if when.start.year != when.end.year else ""


def places_of(names: list[str], is_joined: bool, is_trailing: bool) -> dict[str, str]:
    """Where along an axis of time each period stands, and each one between that has no figure.

    Counts on single days have no rhythm of their own: where lines are joined, each month has its
    place. Periods of lengths unlike have no place between them.
    """
    lengths, by_end = set(map(months_in, names)), is_trailing or any(map(_is_trailing, names))
    said = {name: _month(name) if by_end else short_period(name) for name in names}
    step = 3 if by_end else lengths.pop()
    if not by_end and (lengths or (step == 1 and not is_joined)):
        return said
    if step == 1:
        said = {name: _month(name) for name in names}
    months = pd.period_range(period(names[0]).end, period(names[-1]).end, freq="M")
    every = {str(end): _named(end, 1 if by_end else step) for end in months[::step]}
    return every | said if set(said.values()) <= set(every.values()) else said


def _is_trailing(name: str) -> bool:
    return name.startswith("ttm-")


def _month(name: str) -> str:
    """The month in which a period ends."""
    return f"{period(name).end:%b %Y}"


def _named(end: pd.Period, months: int) -> str:
    """The calendar period of so many months that ends with a month, as `short_period` says it."""
    if months == 12:
        return f"{end:%Y}"
    return f"{end:%b %Y}" if months == 1 else f"{end - months + 1:%b} to {end:%b %Y}"


def axis_span_words(names: list[str], is_trailing: bool) -> str:
    """How long the periods along an axis are, where their names do not tell."""
    if is_trailing or any(map(_is_trailing, names)):
        return "Each point is of the four quarters to the month named."
    return ""


def months_in(name: str) -> int:
    """How many months a period has; a day counts as its month."""
    return max(1, period(name).months)
