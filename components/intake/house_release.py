"""A house's release: the share of each company, its period, and the yardstick it measures by."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from components.claims.model import Claims
from components.claims.period import Period, period
from components.intake.document import Document
from components.intake.findings import FoundFigure
from components.intake.release import UnknownRelease
from components.intake.release_periods import names_a_last_day
from components.intake.words import HouseWords, IntakeWords

_SAID = 20_000  # characters in which a release says by which yardstick
_SHARE = re.compile(r"(?<![\d.,])(\d{1,2}(?:\.\d+)?)\s?(?:%|per\s?cent)")
_SENTENCE = re.compile(r"(?:[.;]\s|[。；\n])")
_NOT_A_SHARE = re.compile(
    r"(?:gr(?:ew|owth|owing|own)|increase[ds]?|rose|up|rise|decline[ds]?|fell|rate|增[长長速]|同比|下降|上升)"
    r"[^,，%]{0,18}$",
    re.IGNORECASE,
)
_THEN_NOT = re.compile(
    r"^\s*(?:revenue\s+)?(?:growth|increase|year[- ]on[- ]year|annual|的?增[长長])", re.IGNORECASE
)
_JOINTLY = re.compile(
    r"collectively|together|combined|jointly|[合共]计|合計|总和|總和|之和|外部|top\s+(?:three|five)",
    re.IGNORECASE,
)
_EACH = re.compile(r"respectively|分别|分別", re.IGNORECASE)
_HALF = re.compile(
    r"(?P<word>first|second)\s+half\s+of\s+(?P<y>20\d\d)|\bH(?P<h>[12])\s*(?P<y2>20\d\d)"
    r"|\b(?P<y3>20\d\d)\s?H(?P<h3>[12])\b|(?P<y4>20\d\d)年?(?P<cn>[上下])半年",
    re.IGNORECASE,
)
_QUARTER = re.compile(
    r"(?P<word>first|second|third|fourth)\s+quarter\s+of\s+(?P<y>20\d\d)|\bQ(?P<q>[1-4])\s*(?P<y2>20\d\d)"
    r"|(?P<y3>20\d\d)年?第?(?P<cn>[一二三四])季度",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:\bin|\bfor|\bof|全年|^)\s*(20\d\d)\b|(20\d\d)年(?![\d第上下一二三四]|\d月)")
_FIRST = {"first": "1", "second": "2", "third": "3", "fourth": "4", "上": "1", "下": "2"} | {
    sign: str(n) for n, sign in enumerate("一二三四", 1)
}


@dataclass(frozen=True)
class HouseRelease:
    """What a house's release says: by which yardstick, of which period, and the shares."""

    yardstick: str
    house: str
    when: Period
    shares: Sequence[FoundFigure]


def is_of_a_house(document: Document, words: IntakeWords) -> bool:
    """Whether a document is of a house that measures markets: its yardstick's words are there; or a
    house is named, and no period by its last day, as a company names it.
    """
    said = document.text[:_SAID]
    names = {re.escape(name) for one in words.houses for name in one.called}
    named = re.search(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)", said, re.ASCII)
    return bool(_measuring(document, words) or (named and not names_a_last_day(said)))


def _measuring(document: Document, words: IntakeWords) -> list[HouseWords]:
    """The yardsticks whose words are all there, and none of another's."""
    said = document.text[:_SAID].lower()
    return [
        one
        for one in words.houses
        if any(name.lower() in said for name in one.called)
        and all(any(word.lower() in said for word in some) for some in one.every)
        and not any(word.lower() in said for word in one.none_of)
    ]


def house_release(claims: Claims, document: Document, words: IntakeWords) -> HouseRelease:
    """The shares that a house's release prints.

    Raises UnknownRelease where not just one yardstick fits, or no period is named.
    """
    fits = _measuring(document, words)
    if len(fits) != 1:
        names = ", ".join(one.yardstick for one in fits) or "none"
        raise UnknownRelease(
            f"its yardstick is not plain: {names} fit its words; mend 'houses' in data/intake.yaml"
        )
    yardstick = claims.yardstick[fits[0].yardstick]
    when = _when(document.text)
    if when is None:
        raise UnknownRelease("it names no quarter, half-year or year that its shares are of")
    found: dict[str, FoundFigure] = {}
    for company, share, start, end in _shares(claims, document.text):
        one = _figure(document, company, share, start, end, yardstick.name, when)
        found.setdefault(company, one)
    return HouseRelease(yardstick.name, yardstick.house, when, list(found.values()))


def _when(text: str) -> Period | None:
    """The first half-year, quarter or year that a release names: the more exact first."""
    if found := _HALF.search(text):
        half = found["h"] or found["h3"] or _FIRST[(found["word"] or found["cn"]).lower()]
        return period(f"{found['y'] or found['y2'] or found['y3'] or found['y4']}-H{half}")
    if found := _QUARTER.search(text):
        quarter = found["q"] or _FIRST[(found["word"] or found["cn"]).lower()]
        return period(f"{found['y'] or found['y2'] or found['y3']}-Q{quarter}")
    found = _YEAR.search(text)
    return period(found[1] or found[2]) if found else None


def _shares(claims: Claims, text: str) -> Iterator[tuple[str, str, int, int]]:
    """Each company with the share that its sentence gives it, and where that stands."""
    known = {
        name.lower(): company.name
        for company in claims.companies
        if company.role != "market"
        for name in (company.name, company.cloud, *company.aliases)
        if name != "none"
    }
    each = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
    names = re.compile(rf"(?<![A-Za-z])(?:{each})(?![A-Za-z])", re.IGNORECASE)
    at = 0
    for stop in [*_SENTENCE.finditer(text), None]:
        end = stop.start() if stop else len(text)
        named = [
            (known[one[0].lower()], at + one.start(), at + one.end())
            for one in names.finditer(text[at:end])
        ]
        yield from _in_sentence(text, at, end, named)
        at = stop.end() if stop else end


def _in_sentence(
    text: str, at: int, end: int, named: Sequence[tuple[str, int, int]]
) -> Iterator[tuple[str, str, int, int]]:
    percents = [
        (one[1], one.start(), one.end())
        for one in _SHARE.finditer(text, at, end)
        if not _NOT_A_SHARE.search(text[max(at, one.start() - 40) : one.start()])
        and not _THEN_NOT.search(text[one.end() : one.end() + 30])
    ]
    if not named or not percents:
        return
    if each := _EACH.search(text, at, end):
        yield from _one_each(each.start(), named, percents)
    for n, (company, start, stop) in enumerate(named):
        until = named[n + 1][1] if n + 1 < len(named) else end
        for share, first, last in percents:
            between = text[stop:first]
            if stop <= first < until and not _JOINTLY.search(between) and len(between) < 120:
                yield company, share, start, last
                break


def _one_each(
    word: int, named: Sequence[tuple[str, int, int]], percents: Sequence[tuple[str, int, int]]
) -> Iterator[tuple[str, str, int, int]]:
    """Names and shares in one order, as 'respectively' says: the last so many of each."""
    before = [one for one in named if one[1] < percents[0][1] or one[1] < word]
    after = [one for one in percents if one[1] > word] or list(percents)
    count = min(len(before), len(after))
    for (company, start, _), (share, _, last) in zip(before[-count:], after[:count], strict=True):
        yield company, share, start, last


def _figure(
    document: Document,
    company: str,
    share: str,
    start: int,
    end: int,
    yardstick: str,
    when: Period,
) -> FoundFigure:
    value, page = Decimal(share), document.page(start)
    where = "sentence on shares"
    return FoundFigure(
        company=company,
        metric="market_share",
        when=when,
        value=value,
        unit="percent",
        step=Decimal(1).scaleb(int(value.as_tuple().exponent)),
        where=f"page {page}, {where}" if page else where,
        before=" ".join(document.text[max(start - 60, 0) : start].split()),
        after=" ".join(document.text[start:end].split()),
        at=start,
        yardstick=yardstick,
        status="estimate",
    )
