"""The figures of a release: what was found for each, which print of it counts, what is missing."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from components.claims.claim import Status
from components.claims.period import Period, period, year_before
from components.claims.terms import MARKET
from components.intake.printed import written_number
from components.intake.prose import Teller, Told, told_after
from components.intake.release import Release, announced_until
from components.intake.release_periods import (
    NamedPeriod,
    dates_in,
    fiscal_name,
    named_periods,
    stretch,
)
from components.intake.table_rows import TableRow, label_pattern, rows_labelled
from components.intake.words import SoughtFigure

_AROUND = 60  # characters quoted before and after a figure


@dataclass(frozen=True)
class FoundFigure:
    """A figure as a document prints it for one company and period, and what stands around it.

    `value` and `step`, one of its last digit, are in the unit; `also` tells other prints of it that
    differ; `doubts` what else in the document speaks against it; `year_ago` is what the document
    itself compares with.
    """

    company: str
    metric: str
    when: Period
    value: Decimal
    unit: str
    step: Decimal
    where: str
    before: str
    after: str
    at: int = 0
    usd: Decimal | None = None
    growth: Decimal | None = None
    year_ago: Decimal | None = None
    fiscal: str | None = None
    also: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    yardstick: str | None = None
    status: Status = "reported"
    formula: str | None = None  # from the same figure of the quarter before


@dataclass(frozen=True)
class Findings:
    """All that was found: figures of the period itself, of earlier ones, and what is missing."""

    own: Sequence[FoundFigure]
    earlier: Sequence[FoundFigure]
    missing: Sequence[str]


def findings(release: Release) -> Findings:
    """Everything the words of its company find in a release."""
    named = named_periods(release.document.text, release.words.year_ends)
    first = announced_until(release.document)
    announced = [one for one in named if one.end <= first]
    own: list[FoundFigure] = []
    earlier: dict[tuple[str, Period], FoundFigure] = {}
    missing = []
    for words in release.words.figures:
        prints = [_as_held(one, words) for one in _prints(release, words, named)]
        wanted = _wanted(release, words, announced)
        counted = [one for when in wanted if (one := _counted(prints, when))]
        own += counted
        for one in counted:
            if one.year_ago is not None:
                then = _year_before(one, release)
                earlier[words.metric, then.when] = then
        if not any(one.when == release.when for one in counted) and not words.sometimes:
            missing.append(words.metric)
        for when in dict.fromkeys(one.when for one in prints):
            if when.end < release.when.end and (found := _counted(prints, when)):
                earlier[words.metric, when] = found
    if release.words.rate:
        rate = _rate(release)
        own += [rate] if rate else []
        missing += [] if rate else ["exchange_rate"]
    return Findings(own, list(earlier.values()), missing)


def _wanted(
    release: Release, words: SoughtFigure, announced: Sequence[NamedPeriod]
) -> list[Period]:
    """The period; the year and the quarter that it ends; what is held besides, the half-year or
    trailing quarters; and what else the release begins by announcing up to that day.
    """
    end = release.when.end
    longer = [stretch(end, 12), stretch(end, 3)] if end.month == release.words.year_ends else []
    if words.halves and (end.month - release.words.year_ends) % 12 == 6:
        longer.append(stretch(end, 6))
    every = (when for one in announced for when in (one.period, one.longer) if when)
    longer += [when for when in every if when.end == end and when.months > release.when.months]
    if words.trailing:
        longer.append(_trailing(end))
    return list(dict.fromkeys([release.when, *longer]))


def _as_held(one: FoundFigure, words: SoughtFigure) -> FoundFigure:
    """A print of twelve months that are no year, by the name of trailing quarters if so held."""
    trails = words.trailing and one.when.months == 12 and not one.when.is_year
    return replace(one, when=_trailing(one.when.end)) if trails else one


def _trailing(end: date) -> Period:
    return period(f"ttm-{stretch(end, 3).name}")


def _prints(
    release: Release, words: SoughtFigure, named: Sequence[NamedPeriod]
) -> Iterator[FoundFigure]:
    """Each print of a figure, in rows and in sentences."""
    text = release.document.text
    for label in words.rows:
        for row in rows_labelled(text, label, release.words.year_ends, words.entities):
            if _stands_under(text, row.start, words.under, words.not_under):
                yield from _of_row(release, words, label, row)
    currency = words.unit.split()[0]
    every = [(said, one.begins) for one in release.words.figures for said in one.sentences]
    teller = Teller(
        named,
        release.when,
        release.words.called,
        [said for said, _ in every],
        [said for said, of_group in every if of_group],
        currency,
        release.words.year_ends,
    )
    for said in words.sentences:
        for told in told_after(text, said, teller, words.begins):
            if _stands_under(text, told.name_end, words.told_under, words.told_not_under):
                yield _of_sentence(release, words, said, told)


def _stands_under(text: str, at: int, under: Sequence[str], not_under: Sequence[str]) -> bool:
    """Whether the nearest title above a place is one that is meant, if any is asked for."""
    nearest = {True: -1, False: -1}
    for right, titles in ((True, under), (False, not_under)):
        for title in titles:
            for found in re.finditer(label_pattern(title), text[:at], re.IGNORECASE):
                nearest[right] = max(nearest[right], found.end())
    return not under or nearest[True] > nearest[False]


def _of_row(
    release: Release, words: SoughtFigure, label: str, row: TableRow
) -> Iterator[FoundFigure]:
    amounts = dict(_by_period(row, dollars=False))
    dollars = dict(_by_period(row, dollars=True))
    for place, (when, value) in enumerate(amounts.items(), 1):
        if value is None:
            continue
        yield replace(
            _figure(release, words, when, value, row),
            where=_placed(release, row.start, f"row {label}, column {place} of {len(amounts)}"),
            usd=_signed(dollars.get(when), words),
            growth=row.growths.get(when),
            doubts=_off_total(row, when),
            year_ago=_signed(_year_ago(amounts, when), words),
        )


def _off_total(row: TableRow, when: Period) -> tuple[str, ...]:
    off = row.off_totals.get(when)
    if off is None:
        return ()
    come_to, printed = written_number(off.parts), written_number(off.total)
    return (f"the parts in its table come to {come_to}, their total is printed as {printed}",)


def _by_period(row: TableRow, dollars: bool) -> Iterator[tuple[Period, Decimal | None]]:
    for column, amount in zip(row.columns, row.amounts, strict=True):
        if column.dollars is dollars:
            yield column.when, amount


def _signed(value: Decimal | None, words: SoughtFigure) -> Decimal | None:
    return abs(value) if value is not None and words.spent else value


def _year_ago(amounts: dict[Period, Decimal | None], when: Period) -> Decimal | None:
    return next((v for one, v in amounts.items() if one.name == year_before(when.name)), None)


def _year_before(one: FoundFigure, release: Release) -> FoundFigure:
    """What a figure's own row or sentence prints for a year before."""
    when = period(year_before(one.when.name))
    own_name = fiscal_name(when, release.words.year_ends, release.words.quarter)
    value = one.year_ago or Decimal(0)
    return replace(
        one,
        when=when,
        value=value,
        usd=None,
        growth=None,
        year_ago=None,
        also=(),
        doubts=(),
        fiscal=own_name,
    )


def _of_sentence(release: Release, words: SoughtFigure, said: str, told: Told) -> FoundFigure:
    return replace(
        _figure(release, words, told.when, told.value, told),
        where=_placed(release, told.start, f"sentence with the words {said}"),
        usd=_like(told.dollars, told.value, words),
        growth=told.growth,
        year_ago=_signed(told.year_ago, words),
    )


def _figure(
    release: Release, words: SoughtFigure, when: Period, value: Decimal, printed: TableRow | Told
) -> FoundFigure:
    """A figure of a row or a sentence, without what only that kind of print has."""
    text = release.document.printed
    return FoundFigure(
        company=release.words.company,
        metric=words.metric,
        when=when,
        value=abs(value) if words.spent else value,
        unit=words.unit,
        step=printed.step,
        where="",
        before=_before(text, printed.start),
        after=_after(text, printed.start, printed.end),
        at=printed.start,
        fiscal=fiscal_name(when, release.words.year_ends, release.words.quarter),
    )


def _like(dollars: Decimal | None, value: Decimal, words: SoughtFigure) -> Decimal | None:
    """Dollars with the sign of the amount beside them."""
    return dollars if dollars is None or words.spent or value > 0 else -abs(dollars)


def _placed(release: Release, at: int, what: str) -> str:
    page = release.document.page(at)
    return (f"page {page}, {what}" if page else what)[:200]


def _before(text: str, at: int) -> str:
    return " ".join(text[max(at - _AROUND, 0) : at].split())


def _after(text: str, at: int, end: int) -> str:
    return " ".join(text[at : max(end, at + _AROUND)].split())[:240]


def _counted(prints: Iterable[FoundFigure], when: Period) -> FoundFigure | None:
    """The print of a period that counts: the finest, and of those the first; the rest beside it."""
    same = [one for one in prints if one.when == when]
    if not same:
        return None
    best = min(same, key=lambda one: (one.step, one.where.find("sentence") > -1, one.at))
    agree = [one for one in same if fits(one, best)]
    differ = [one for one in same if not fits(one, best)]
    return replace(
        best,
        usd=next((one.usd for one in (best, *agree) if one.usd is not None), None),
        growth=next((one.growth for one in (best, *agree) if one.growth is not None), None),
        year_ago=next((one.year_ago for one in (best, *agree) if one.year_ago is not None), None),
        also=tuple(dict.fromkeys(f"{one.value:,f} ({one.where})" for one in differ)),
    )


def fits(one: FoundFigure, other: FoundFigure) -> bool:
    """Whether two prints are one figure, rounding apart."""
    return abs(one.value - other.value) <= (one.step + other.step) / 2


def _rate(release: Release) -> FoundFigure | None:
    """The printed rate, RMB for one dollar, of the quarter's end; None if it is of another day."""
    text = release.document.text
    quarter = stretch(release.when.end, 3)
    for said in release.words.rate:
        pattern = rf"{label_pattern(said)}\s*(\d\.\d{{2,5}})"
        if found := re.search(pattern, text, re.IGNORECASE):
            of_day = next(dates_in(text[found.end() : found.end() + _AROUND]), None)
            if of_day and not quarter.start <= of_day[0] <= quarter.end:
                continue
            value = Decimal(found[1])
            return FoundFigure(
                company=MARKET,
                metric="exchange_rate",
                when=quarter,
                value=value,
                unit="RMB per USD",
                step=Decimal(1).scaleb(int(value.as_tuple().exponent)),
                where=_placed(release, found.start(), "note on exchange rates"),
                before=_before(release.document.printed, found.start()),
                after=_after(release.document.printed, found.start(), found.end()),
                at=found.start(),
            )
    return None
