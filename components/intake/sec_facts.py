"""Structured data of the SEC: a concept's facts as quarters, with the filing each stands in.

Cash-flow statements print the year to date. A quarter that no fact gives alone is that less the
year to date of the quarter before.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from components.claims.model import Claims
from components.claims.period import Period
from components.intake.findings import FoundFigure
from components.intake.release import UnknownRelease
from components.intake.release_periods import month_end, stretch
from components.intake.words import FilerWords, IntakeWords

_QUARTER = range(80, 101)  # days
_MILLION = Decimal(1_000_000)


@dataclass(frozen=True)
class Fact:
    """A value over a stretch of days, in dollars, as one filing first printed it."""

    start: date
    end: date
    value: Decimal
    filing: str
    form: str
    filed: date


@dataclass(frozen=True)
class FiledQuarters:
    """A company's quarters by its filings: those of the newest filing, and those before it."""

    company: str
    tag: str
    newest: Sequence[FoundFigure]
    before: Sequence[FoundFigure]
    filed: date
    address: str


def is_concept(raw: bytes) -> bool:
    """Whether bytes are the SEC's JSON of one concept of one company."""
    return raw.lstrip()[:1] == b"{" and b'"cik"' in raw[:300] and b'"units"' in raw


def filed_quarters(raw: bytes, words: IntakeWords, claims: Claims) -> FiledQuarters:
    """The quarters in the SEC's JSON of a concept, each held back to what the claims begin with.

    Raises UnknownRelease where the company or the tag is none of those looked for.
    """
    whole = _read(raw)
    filer = _filer(whole, words)
    facts = _facts(whole)
    quarters = _quarters(facts)
    if not quarters:
        raise UnknownRelease("it holds no stretch of a quarter; ask for a concept of cash flows")
    last = max(fact.filed for fact, _ in quarters.values())
    filing = next(f.filing for f, _ in quarters.values() if f.filed == last)
    first = min(
        (
            c.when.start
            for c in claims.claims
            if (c.company, c.metric) == (filer.company, filer.metric)
        ),
        default=date.min,
    )
    tag = str(whole["tag"])
    found = [
        (fact, _figure(filer, tag, fact, before, when))
        for when, (fact, before) in sorted(quarters.items())
        if when.start >= first
    ]
    folder = f"https://www.sec.gov/Archives/edgar/data/{filer.cik}/{filing.replace('-', '')}/"
    return FiledQuarters(
        filer.company,
        tag,
        [one for fact, one in found if fact.filing == filing],
        [one for fact, one in found if fact.filing != filing],
        last,
        folder,
    )


def _read(raw: bytes) -> Mapping[str, Any]:
    try:
        whole: Mapping[str, Any] = json.loads(raw)
        return {"cik": int(whole["cik"]), "tag": str(whole["tag"]), "facts": whole["units"]["USD"]}
    except (ValueError, KeyError, TypeError):
        raise UnknownRelease(
            "it is not the SEC's JSON of one concept in dollars, such as "
            "https://data.sec.gov/api/xbrl/companyconcept/CIK.../us-gaap/TAG.json"
        ) from None


def _filer(whole: Mapping[str, Any], words: IntakeWords) -> FilerWords:
    known = [one for one in words.filers if one.cik == whole["cik"]]
    if not known:
        numbers = ", ".join(f"{one.company} {one.cik}" for one in words.filers)
        raise UnknownRelease(f"company {whole['cik']} is not looked for; known: {numbers}")
    fits = [one for one in known if whole["tag"] in one.tags]
    if not fits:
        tags = ", ".join(tag for one in known for tag in one.tags)
        raise UnknownRelease(f"tag {whole['tag']} of {known[0].company} is none of: {tags}")
    return fits[0]


def _facts(whole: Mapping[str, Any]) -> list[Fact]:
    """The facts, one for each stretch of days: the latest value, with its first filing."""
    by_days: dict[tuple[date, date], Fact] = {}
    for row in sorted(whole["facts"], key=lambda row: str(row.get("filed", ""))):
        if "start" not in row:
            continue
        start, end, filed = (date.fromisoformat(row[key]) for key in ("start", "end", "filed"))
        value = Decimal(str(row["val"]))
        known = by_days.get((start, end))
        if known is None or known.value != value:
            by_days[start, end] = Fact(start, end, value, row["accn"], row["form"], filed)
    return list(by_days.values())


def _quarters(facts: Sequence[Fact]) -> dict[Period, tuple[Fact, Fact | None]]:
    """Each quarter's fact, and what is to be taken off it where it is the year to date."""
    found: dict[Period, tuple[Fact, Fact | None]] = {}
    for fact in facts:
        if (fact.end - fact.start).days + 1 in _QUARTER:
            found[_quarter(fact.end)] = (fact, None)
    for fact in facts:
        for before in facts:
            days = (fact.end - before.end).days
            when = _quarter(fact.end)
            if fact.start == before.start and days in _QUARTER and when not in found:
                found[when] = (fact, before)
    return found


def _quarter(end: date) -> Period:
    """The quarter that ends nearest to a day: some companies' quarters end on a Saturday."""
    month = end.month if end.day > 10 else (end.month - 2) % 12 + 1
    year = end.year - (end.month == 1 and end.day <= 10)
    return stretch(month_end(year, (month + 2) // 3 * 3), 3)


def _figure(
    filer: FilerWords, tag: str, fact: Fact, before: Fact | None, when: Period
) -> FoundFigure:
    days = f"{fact.start} to {fact.end}"
    less = f", less {before.start} to {before.end}" if before else ""
    whole, part = fact.value / _MILLION, before.value / _MILLION if before else Decimal(0)
    return FoundFigure(
        company=filer.company,
        metric=filer.metric,
        when=when,
        value=whole - part,
        unit=filer.unit,
        step=Decimal(1),
        where=f"{fact.form} {fact.filing}, tag {tag}, {days}{less}"[:200],
        before=f"filed {fact.filed}",
        after=f"{fact.value:,f}" + (f" less {before.value:,f}" if before else ""),
        formula=f"{whole:f} - {part:f}" if before else None,
        status="derived" if before else "reported",
    )
