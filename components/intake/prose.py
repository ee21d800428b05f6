"""Figures told in sentences: an amount after the words for it, its growth, and a year before."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property

from components.claims.period import Period
from components.intake import phrasing
from components.intake.printed import DOLLARS, amount_pattern, in_millions, step_in_millions
from components.intake.release_periods import NamedPeriod, nth_quarter, period_above
from components.intake.table_rows import label_pattern

_FLAGS = re.IGNORECASE | re.DOTALL
_COMPARED_OR_OTHER = re.compile(f"{phrasing.COMPARED}|{phrasing.AMOUNTS}", re.IGNORECASE)


@cache
def _before(currency: str) -> re.Pattern[str]:
    """An amount that a sentence compares with."""
    return re.compile(
        rf"(?:{phrasing.COMPARED})(?P<gap>(?:(?!{phrasing.STOP})[^0-9]|\d{{4}}\s?年){{0,60}}?){amount_pattern(currency)}"
        r"(?P<after>[^.;。;]{0,120})",
        re.IGNORECASE,
    )


@dataclass(frozen=True)
class Told:
    """A figure told in a sentence, in millions; `step` is one of its last digit."""

    start: int
    name_end: int
    end: int
    when: Period
    value: Decimal
    step: Decimal
    dollars: Decimal | None
    growth: Decimal | None
    year_ago: Decimal | None


def _one_of(names: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile("|".join(map(label_pattern, longest_first)) or "(?!)", _FLAGS)


@dataclass(frozen=True)
class Teller:
    """What sentences are read with: the periods that a text names, and the one that goes without
    saying; the company's names, all names of its figures, those of the whole group; its currency
    and the month that its fiscal year ends with.
    """

    known: Sequence[NamedPeriod]
    own: Period
    called: Sequence[str]
    names: Sequence[str]
    of_group: Sequence[str]
    currency: str
    year_ends: int

    @cached_property
    def any_name(self) -> re.Pattern[str]:
        """Any name of a figure."""
        return _one_of(self.names)


def told_after(text: str, words: str, teller: Teller, begins: bool) -> Iterator[Told]:
    """Each amount that the words name; of the period in its sentence or heading, else the own."""
    label = rf"(?<![A-Za-z]-){label_pattern(words)}"
    amount = amount_pattern(teller.currency)
    old = re.sub(r"\(\?P<\w+>", "(?:", amount).replace("(?(currency)|", "(?:|")
    no_other = rf"(?!{phrasing.STOP}|{phrasing.AMOUNTS})"
    between = rf"(?:{no_other}(?!{label}).){{0,240}}?"
    to = rf"(?:{no_other}.|{phrasing.ASIDE}){{0,90}}?\bto\s+"
    rise = rf"(?P<rise>from\s+{old}{to})?"
    pattern = re.compile(rf"(?P<name>{label})(?P<gap>{between}){rise}{amount}", _FLAGS)
    for found in pattern.finditer(text):
        lead = _lead(text, found.start())
        if begins and not _introduces(lead, found, teller):
            continue
        said = lead + found["gap"]
        if phrasing.AHEAD.search(said) or phrasing.LONGER.search(said):
            continue
        if _names_it(words, found, teller) and (told := _told(text, found, lead, teller)):
            yield told


def _names_it(words: str, found: re.Match[str], teller: Teller) -> bool:
    """Whether what stands between the words and the amount says that this is it, and no change, no
    part of it and nothing else.

    In Chinese an amount may follow its name with nothing between.
    """
    gap = found["gap"]
    if teller.any_name.search(gap) or (not words.isascii() and phrasing.CHINESE_GOES_ON.match(gap)):
        return False
    goes_on = phrasing.IN_A_PERIOD.sub(" ", _without_periods(gap, found.start("gap"), teller.known))
    if (
        phrasing.GOES_ON.match(goes_on)
        or re.match(r"\s*[A-Z]", goes_on)
        or phrasing.PART.search(found["name"] + phrasing.MEASURE.sub("", gap))
    ):
        return False
    if not gap.strip() and not words.isascii():
        return True
    first, *more = goes_on.split(",")
    last = more[-1] if more else first
    if (more and not phrasing.OWN_CLAUSE.match(last)) or phrasing.ANOTHER.search(last):
        return False
    said = f"{words} {gap}"
    return bool(found["rise"] or phrasing.LEADS_IN.search(said)) and not phrasing.CHANGES.search(
        said
    )


def _without_periods(part: str, start: int, known: Sequence[NamedPeriod]) -> str:
    """A part of the text from a place on, each period in it replaced by spaces."""
    for one in known:
        if start <= one.start and one.end <= start + len(part):
            at = slice(one.start - start, one.end - start)
            part = part[: at.start] + " " * (at.stop - at.start) + part[at.stop :]
    return part


def _lead(text: str, at: int) -> str:
    """What stands before a place in its sentence, point or line.

    A line that is about as long as the longest near by may go on below; a shorter one ends there.
    """
    start = max(at - 2000, 0)
    near = text[start:at]
    found = re.compile(phrasing.STOP).finditer(text, start, at + 1)
    stops = [one.end() - start for one in found if one.end() <= at]
    full = phrasing.FULL_LINE * max(map(len, near.splitlines()), default=0)
    lead = near[stops[-1] :] if stops else near
    *lines, last = lead.split("\n")
    for line in reversed(lines):
        if len(line) < full or line.rstrip().endswith(tuple(".:;。•·")):
            break
        last = f"{line} {last}"
    return last


def _introduces(lead: str, found: re.Match[str], teller: Teller) -> bool:
    """Whether what stands before a name in its sentence says no more than whose and when.

    In a sentence that begins with a figure of the whole group, a clause may begin with another. A
    line with a capital begins one, whatever the line above.
    """
    if re.search(r"\n\s*$", found.string[: found.start()]) and re.match("[A-Z]", found["name"]):
        return True
    lead = _without_periods(lead, found.start() - len(lead), teller.known)
    if _says_no_more(lead, (*teller.called, found["name"])):
        return True
    first, *_ = _one_of(teller.of_group).split(lead, maxsplit=1)
    clause = re.split(r",|\b(?:and|while)\b", lead)[-1]
    return first != lead and all(_says_no_more(part, teller.called) for part in (first, clause))


def _says_no_more(part: str, names: Iterable[str]) -> bool:
    for name in names:
        part = re.sub(re.escape(name), " ", part, flags=re.IGNORECASE)
    return not re.search(r"[^\W\d]|[%”\"]", phrasing.INTRODUCTION.sub(" ", part))


def _told(text: str, found: re.Match[str], lead: str, teller: Teller) -> Told | None:
    stop = re.compile(phrasing.STOP).search(text, found.end())
    end = min(stop.start() if stop else len(text), found.end() + 420)
    rest = text[found.end() : end]
    if phrasing.EACH.search(rest) or phrasing.LONGER.search(rest[:60]):
        return None
    dollars = re.match(DOLLARS, rest)
    value = in_millions(found["number"], found["scale"].lower())
    if found["minus"] or _is_loss(found["name"] + found["gap"][-phrasing.NEAR :]):
        value = -value
    before = _before(teller.currency).search(rest)
    told_end = found.end() + (dollars.end() if dollars else 0)
    return Told(
        found.start(),
        found.start("gap"),
        told_end,
        _when(text, found, (found.start() - len(lead), told_end, end), teller) or teller.own,
        value,
        step_in_millions(found["number"], found["scale"].lower()),
        in_millions(dollars["dollars"], dollars["dollar_scale"].lower()) if dollars else None,
        _growth(found["gap"], rest, before, dollars.end() if dollars else 0),
        _year_ago(before),
    )


def _is_loss(said: str) -> bool:
    return bool(phrasing.LOSS.search(said)) and not phrasing.GAIN.search(said)


def _when(
    text: str, found: re.Match[str], bounds: tuple[int, int, int], teller: Teller
) -> Period | None:
    """The period that a sentence names itself, or else the heading it stands under.

    `bounds` are where its sentence begins, where its amounts end, and where the sentence ends.
    """
    begun, told_end, end = bounds
    other = _COMPARED_OR_OTHER.search(text, told_end, end)
    until = other.start() if other else end
    rise = found.span("rise")
    own = [
        one
        for one in teller.known
        if begun <= one.start and one.end <= until and not rise[0] <= one.start < rise[1]
    ]
    if own:
        return min(
            own, key=lambda one: min(abs(one.start - found.end()), abs(one.end - found.start()))
        ).period
    if said := phrasing.QUARTER.search(text, begun, until):
        return nth_quarter(said["word"] or said["cn"], teller.own, teller.year_ends)
    return period_above(text, found.start(), teller.known)


def _growth(gap: str, rest: str, before: re.Match[str] | None, at: int) -> Decimal | None:
    """The printed growth on the year, before the amount or after it and before another."""
    other = re.compile(phrasing.AMOUNTS, re.IGNORECASE).search(rest, at)
    ends = [one.start() for one in (before, other) if one]
    after = rest[: min(ends, default=200)]
    for part in (gap, after):
        for found in phrasing.GROWTH.finditer(part):
            around = part[max(found.start() - 8, 0) : found.end() + 24]
            if not phrasing.BY_QUARTER.search(around):
                return _signed_growth(found)
    behind = phrasing.GROWTH.match(rest, before.start("after")) if before else None
    return _signed_growth(behind) if behind else None


def _signed_growth(found: re.Match[str]) -> Decimal:
    return Decimal(found["n"]) * (1 if found["up"] else -1)


def _year_ago(before: re.Match[str] | None) -> Decimal | None:
    """The amount of a year before that a sentence compares with."""
    if before is None or not (
        phrasing.YEAR_AGO.search(before["after"]) or phrasing.YEAR_AGO.search(before["gap"])
    ):
        return None
    value = in_millions(before["number"], before["scale"].lower())
    return -value if before["minus"] or _is_loss(before["gap"]) else value
