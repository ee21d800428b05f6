"""What a results release says of itself: whose it is, of which quarter, and its day."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from components.claims.period import Period
from components.intake.document import Document
from components.intake.release_periods import dates_in, named_periods, stretch
from components.intake.words import IntakeWords, ReleaseWords

_BEGINNING = 1500  # characters in which a release announces what it is about
_HEAD = 6000  # characters in which a release says what it is
_LATE = timedelta(days=200)  # results are out within that time


class UnknownRelease(ValueError):
    """A document that does not say whose results it holds or of which period."""


@dataclass(frozen=True)
class Release:
    """A release: the words for its company, its title and the day it was published.

    `when` is its quarter, or the half-year or year where it speaks of none.
    """

    document: Document
    words: ReleaseWords
    when: Period
    title: str
    published: date | None


def release_of(document: Document, words: IntakeWords, company: str | None = None) -> Release:
    """What a document says of itself; `company` says whose it is where it is not plain.

    Raises UnknownRelease with what was found and what to do.
    """
    own = _company(document.text, words, company)
    when = _when(document.text, own.year_ends)
    if when is None:
        raise UnknownRelease(
            f"it names no quarter of {own.company}, such as 'three months ended June 30, 2026'; "
            "is it a results release?"
        )
    return Release(document, own, when, title_of(document), first_day_after(document, when.end))


def _company(text: str, words: IntakeWords, company: str | None) -> ReleaseWords:
    """Whose release a text is: as said; the name most often at its beginning; or, in the whole of
    it, the one whose stock code it gives, or the one that it names.
    """
    known = {one.company: one for one in words.companies}
    if company:
        if company not in known:
            raise UnknownRelease(
                f"{company!r} has no words in data/intake.yaml; known: {', '.join(known)}"
            )
        return known[company]
    head = text[:_HEAD].lower()
    said = {
        name: sum(head.count(each.lower()) for each in one.called) for name, one in known.items()
    }
    best = max(said, key=lambda name: said[name], default="")
    if best and said[best]:
        return known[best]
    codes = {found["hk"] or found["code"] for found in _STOCK_CODE.finditer(text)}
    listed = [one for one in known.values() if codes & set(one.codes)]
    named = [one for one in known.values() if _is_named(text, one)]
    for some in (listed, named):
        if len(some) == 1:
            return some[0]
    found = (
        " and ".join(one.company for one in listed or named) or "no company whose releases are read"
    )
    raise UnknownRelease(
        f"it names {found}; say whose it is with --company NAME, one of {', '.join(known)}"
    )


def _is_named(text: str, company: ReleaseWords) -> bool:
    return any(
        re.search(rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])", text) for name in company.called
    )


_STOCK_CODE = re.compile(
    r"(?:代[号码]|stock\s+codes?|HKEX|SEHK|NYSE|NASDAQ)[\s:()]*0*(?P<code>(?-i:[A-Z]{2,5})\b|\d{3,5}\b)"
    r"|\b0*(?P<hk>\d{3,5})\.HK\b",
    re.IGNORECASE,
)


def _when(text: str, year_ends: int) -> Period | None:
    """The period that a release is about: the latest quarter among the first periods that it names,
    or what is longer, where it names nothing so short up to that day.
    """
    every = [one.period for one in named_periods(text, year_ends)]
    named = [one.period for one in named_periods(text[:_HEAD], year_ends)] or every[:20]
    ends = [one.end for one in named]
    if not ends:
        return None
    first = named[0].end
    last = max((end for end in ends if abs((end - first).days) < 40), default=first)
    return stretch(last, min((one.months for one in every if one.end == last), default=3))


def title_of(document: Document) -> str:
    """The line that a document is headed with, as it stands; shortened."""
    lines = [" ".join(line.split()) for line in document.printed[:_HEAD].strip().splitlines()]
    heads = (line for line in lines if _HEADED.search(line) and not _WAIVED.search(line))
    return next((line for line in heads if len(line) > 12), lines[0] or "Results")[:160].strip()


_HEADED = re.compile(r"results|业绩|業績|announce|公布|公佈", re.IGNORECASE)
_WAIVED = re.compile(r"responsib|责任|責任|概不", re.IGNORECASE)  # said above each filing
_ANNOUNCED = re.compile(
    r"(?:announce\w*|公布|公佈|发布|發布)[^\n]{0,120}?(?:results|业绩|業績)|季度业绩|季度業績"
    r"|quarter\s+(?:20\d\d\s+)?results",
    re.IGNORECASE,
)


def announces_results(document: Document) -> bool:
    """Whether a document begins as a company's results do, whoever else it names."""
    return bool(_ANNOUNCED.search(document.text[:_BEGINNING]))


_FIRST_AMOUNT = re.compile(r"(?:RMB|人民币|US\$|\$|¥)\s?\d|\d,\d{3}(?!\d)")


def announced_until(document: Document) -> int:
    """Where a document is done with announcing what it is about: at its first amount's sentence."""
    found = _FIRST_AMOUNT.search(document.text, 0, _BEGINNING)
    begun = document.text[: found.start() if found else _BEGINNING]
    return max(begun.rfind(stop) for stop in ("\n", ". ", "。")) if found else len(begun)


_ENDING = re.compile(r"(?:\bend(?:ed|ing|s)|截[至止])\s*$", re.IGNORECASE)


def first_day_after(document: Document, end: date) -> date | None:
    """The first day after the end of its period that a document's beginning names, and that ends no
    other.
    """
    head = document.text[:_HEAD]
    days = (day for day, at, _ in dates_in(head) if not _ENDING.search(head[:at]))
    return next((day for day in days if end < day <= end + _LATE), None)
