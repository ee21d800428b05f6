"""Figures told in sentences: an amount after the words for it, its growth, and a year before."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from components.claims.period import Period
from components.intake.printed import (
    DOLLARS,
    MONEY,
    in_millions,
    step_in_millions,
)
from components.intake.release_periods import NamedPeriod, period_above
from components.intake.table_rows import label_pattern

_STOP = r"(?:[.;•]\s|[。；]|\n\s*\n|\n\s*[-•])"
_FULL_LINE = 0.85  # of the longest line near by: one as long may end because the page does
_LEADS_IN = re.compile(
    r"(?:\b(?:was|were|of|to|at|totall?ed|reached|is)|[为為至达達是]|流出|流入|[:：])\s*$",
    re.IGNORECASE,
)
_CHANGES = re.compile(
    r"(?:increase|decrease|change|growth|decline)s?\s+(?:of|to)\s*$|(?:增加|减少|減少)[^,，]{0,6}$",
    re.IGNORECASE,
)
_LOSS = re.compile(
    r"\b(?:outflow|negative|loss|used\s+in)\b|流\s?出|亏\s?损|虧\s?損|[负負]", re.IGNORECASE
)
_GAIN = re.compile(r"\binflow\b|流\s?入", re.IGNORECASE)
_UP = r"increas(?:e[ds]?|ing)|grew|growth|rose|up|growing|增[长長加]|上升|[升增]"
_DOWN = r"decreas(?:e[ds]?|ing)|declined?|fell|down|下降|下跌|[降减減]少?"
_GROWTH = re.compile(
    rf"(?:\b|(?<=[同年比元于於]))(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\s*(?:of|by|约|約)?\s*(?P<n>\d+(?:\.\d+)?)\s?%",
    re.IGNORECASE,
)
_BY_QUARTER = re.compile(
    r"quarter[- ]over[- ]quarter|quarter[- ]on[- ]quarter|QoQ|环比|環比", re.IGNORECASE
)
_BEFORE = re.compile(
    rf"(?:compared\s+(?:to|with)|from|versus|相\s?[较較比][于於]?|[对對]比)(?P<gap>(?:(?!{_STOP})[^0-9]|\d{{4}}\s?年){{0,60}}?){MONEY}"
    r"(?P<after>[^.;。;]{0,120})",
    re.IGNORECASE,
)
_YEAR_AGO = re.compile(
    r"same\s+(?:quarter|period)|year\s+ago|prior\s+year|同期|\d{4}", re.IGNORECASE
)


@dataclass(frozen=True)
class Told:
    """A figure told in a sentence, in millions; `step` is one of its last digit."""

    start: int
    end: int
    when: Period
    value: Decimal
    step: Decimal
    dollars: Decimal | None
    growth: Decimal | None
    year_ago: Decimal | None


def told_after(
    text: str, words: str, known: Sequence[NamedPeriod], own: Period, begins: bool
) -> Iterator[Told]:
    """Each amount that the words name; of the period in its sentence or heading, else `own`."""
    label = rf"(?<![A-Za-z]-){label_pattern(words)}"
    between = rf"(?:(?!{_STOP}|{label}|RMB|人民[币幣]|US\$|\d,\d{{3}}).){{0,240}}?"
    pattern = re.compile(rf"{label}(?P<gap>{between}){MONEY}", re.IGNORECASE | re.DOTALL)
    for found in pattern.finditer(text):
        if begins and not _begins(text, found.start()):
            continue
        if not _leads_to_amount(words, found["gap"]):
            continue
        yield _told(text, found, known, own)


def _leads_to_amount(words: str, gap: str) -> bool:
    """Whether what stands between the words and the amount says that this is it, and no change.

    In Chinese an amount may follow its name with nothing between.
    """
    if not gap.strip() and not words.isascii():
        return True
    said = f"{words} {gap}"
    return bool(_LEADS_IN.search(said)) and not _CHANGES.search(said)


def _begins(text: str, at: int) -> bool:
    """Whether a sentence or point begins here, or a line that does not go on with the one above.

    What follows a period, as in 'in the second quarter of 2026,', begins one too.
    """
    before = re.sub(r"\b(?:our|total)\s*$", "", text[max(at - 2000, 0) : at], flags=re.IGNORECASE)
    breaks = before[len(before.rstrip()) :].count("\n")
    if breaks:
        lines = before.rstrip().splitlines() or [""]
        full = _FULL_LINE * max(map(len, lines))
        return breaks > 1 or len(lines[-1]) < full or lines[-1].endswith(tuple(".:;。•·"))
    ending = before.rstrip()[-1:]
    if re.search(r"20\d\d\s*,\s*$", before):
        return True
    return not ending or not (ending.isalnum() or ending in ",，'’(%\"“")


def _told(text: str, found: re.Match[str], known: Sequence[NamedPeriod], own: Period) -> Told:
    stop = re.compile(_STOP).search(text, found.end())
    end = min(stop.start() if stop else len(text), found.end() + 420)
    rest = text[found.end() : end]
    dollars = re.match(DOLLARS, rest)
    value = in_millions(found["number"], found["scale"].lower())
    if found["minus"] or (_LOSS.search(found["gap"]) and not _GAIN.search(found["gap"])):
        value = -value
    return Told(
        found.start(),
        found.end() + (dollars.end() if dollars else 0),
        _when(text, found, end, known) or own,
        value,
        step_in_millions(found["number"], found["scale"].lower()),
        in_millions(dollars["dollars"], dollars["dollar_scale"].lower()) if dollars else None,
        _growth(found["gap"], rest),
        _year_ago(rest),
    )


def _when(text: str, found: re.Match[str], end: int, known: Sequence[NamedPeriod]) -> Period | None:
    """The period that a sentence names itself, or else the heading it stands under."""
    compared = re.compile(
        r"compared|相[较較比]|同期|\bover\b|\bfrom\b|versus", re.IGNORECASE
    ).search(text, found.end(), end)
    until = compared.start() if compared else end
    begun = max(text.rfind(mark, 0, found.start()) for mark in (". ", "。", "\n\n", "•", ".\n"))
    own = [one for one in known if begun <= one.start and one.end <= until]
    if own:
        return min(
            own, key=lambda one: min(abs(one.start - found.end()), abs(one.end - found.start()))
        ).period
    return period_above(text, found.start(), known)


def _growth(gap: str, rest: str) -> Decimal | None:
    """The printed growth on the year, before the amount or after it."""
    before = re.search(_BEFORE, rest)
    after = rest[: before.start() if before else 200]
    for part in (gap, after):
        for found in _GROWTH.finditer(part):
            around = part[max(found.start() - 8, 0) : found.end() + 24]
            if not _BY_QUARTER.search(around):
                return _signed_growth(found)
    behind = _GROWTH.match(rest, before.start("after")) if before else None
    return _signed_growth(behind) if behind else None


def _signed_growth(found: re.Match[str]) -> Decimal:
    return Decimal(found["n"]) * (1 if found["up"] else -1)


def _year_ago(rest: str) -> Decimal | None:
    """The amount of a year before that a sentence compares with."""
    found = _BEFORE.search(rest)
    if found is None or not (_YEAR_AGO.search(found["after"]) or _YEAR_AGO.search(found["gap"])):
        return None
    value = in_millions(found["number"], found["scale"].lower())
    loss = found["minus"] or (_LOSS.search(found["gap"]) and not _GAIN.search(found["gap"]))
    return -value if loss else value
