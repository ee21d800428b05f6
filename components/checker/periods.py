"""Periods as they are said, in English and Chinese; fiscal ones in the company's own calendar."""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from components.claims.cache import cached_per_claims
from components.claims.model import Claims

_MONTHS = "january february march april may june july august september october november december"
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
_ORDINALS |= {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "一": 1, "二": 2, "三": 3, "四": 4}
_FIRST = {"three": 3, "six": 6, "nine": 9, "三": 9}  # months that a year's first part has
_LENGTHS = {"quarter": 3, "three": 3, "half": 6, "six": 6, "nine": 9, "year": 12, "twelve": 12}
_LENGTHS |= {"12": 12, "four quarters": 12, "3": 3, "6": 6, "9": 9}


@dataclass(frozen=True)
class Said:
    """A period said: first and last month, counted from year 0; or one day.

    `fiscal` if they are months of a company's own year, not of the calendar.
    """

    first: int
    last: int
    fiscal: bool = False
    day: date | None = None

    @cached_property
    def dates(self) -> tuple[date, date]:
        """Its first and last day, both included."""
        if self.day:
            return self.day, self.day
        year, month = divmod(self.last, 12)
        start = date(self.first // 12, self.first % 12 + 1, 1)
        return start, date(year, month + 1, monthrange(year, month + 1)[1])


_M = "(?:" + "|".join(f"{m}|{m[:3]}" for m in (*_MONTHS.split(), "sept")) + r")\.?"
_Y, _YY = r"(?P<y>20\d\d)(?!\d)", r"'?(?P<y>20\d\d|\d\d)(?![\d.,]?\d|%|\s*%)"
_F = r"(?:fiscal(?:[ -]year)?|fy)"
_PART = (
    r"(?:q(?P<q>[1-4])|(?P<qq>[1-4])q"
    r"|(?P<qo>first|second|third|fourth|1st|2nd|3rd|4th)[ -](?P<pf>fiscal[ -])?quarter"
    r"|h(?P<h>[12])|(?P<hh>[12])h|(?P<ho>first|second)[ -](?P<hf>fiscal[ -])?half"
    r"|first (?P<months>three|six|nine) months|last (?P<lasting>three|six) months)"
)
_NEXT = "|".join(
    f"{a} to the {b}" for a, b in (("first", "second"), ("second", "third"), ("third", "fourth"))
)
_PATTERNS = [  # the more exact first
    rf"from the (?=(?:{_NEXT}) )\w+ to the (?P<qo>second|third|fourth) quarter (?:of |in )?{_YY}",
    rf"(?P<f>{_F}[ -]?)?{_PART}\s*(?:of |in |for )?(?:the )?(?P<f2>{_F}\s?)?{_YY}",
    rf"(?P<f>{_F}\s?)?{_Y}(?:'s)?[ -]?{_PART}(?![a-z0-9])",
    rf"(?P<f>{_F}\s?)(?P<y>\d\d)[ -]?{_PART}(?![a-z0-9])",
    r"(?:the )?(?:(?:fiscal|financial) )?(?P<long>quarter|half|year|four quarters"
    r"|(?:three|six|nine|twelve|12|3|6|9)(?= months))(?: months)?"
    rf" (?:ended|ending|to|through)(?: in)?(?: \d\d?)? (?P<m>{_M})(?: \d\d?)?,? {_Y}",
    rf"(?P<m>{_M})[ -](?P<long>quarter)(?: of| in)? {_Y}",
    rf"(?P<m>{_M}) {_Y} (?P<long>quarter)",
    rf"{_Y} (?P<m>{_M}) (?P<long>quarter)",
    rf"(?P<m>{_M})(?: (?P<y1>20\d\d))?(?: to | through |-|–| - )(?P<m2>{_M}),? {_Y}",
    rf"(?P<d>\d\d?)(?:st|nd|rd|th)? (?P<m>{_M}),? {_Y}",
    rf"(?P<m>{_M}) (?P<d>\d\d?)(?:st|nd|rd|th)?,? {_Y}",
    rf"(?P<m>{_M}),? (?:of )?{_Y}",
    rf"(?P<f>{_F}[ -]?'?)(?P<y>20\d\d|\d\d)(?!\d)",
    r"(?P<y1>20\d\d)(?: to | through |-|–|年?至|年?到|年?-)(?P<y>20\d\d)年?",
    r"(?P<y>20\d\d)(?P<f>财年|财政年度)(?:第?(?P<qz>[一二三四1-4])(?:财?季度?|季)|(?P<hz>上|下)半(?:财年|年)?)?",
    r"(?P<y>20\d\d)年?(?:的)?第?(?P<qz>[一二三四1-4])(?P<fz>财)?(?:季度|季)",
    r"(?P<y>20\d\d)年?(?P<hz>上|下)半年",
    r"(?P<y>20\d\d)年?前(?P<months>三)季度",
    r"(?P<y>20\d\d)年(?P<mz>\d\d?)月?(?:至|到|-|–|—|~)(?P<m2z>\d\d?)月",
    r"(?:截至)?(?P<y>20\d\d)年(?P<mz>\d\d?)月(?:\d\d?日)?(?:止|底)?的?(?P<long>季度|三个月)",
    r"(?P<y>20\d\d)年(?P<mz>\d\d?)月(?:(?P<d>\d\d?)日)?",
    r"(?P<y>20\d\d)年(?:全年|度)?",
    rf"{_Y}(?!\s*(?:rmb|yuan|bn|billion|million|亿|万|元|%|,\d|\.\d))",
]
_COMPILED = [re.compile(r"(?<![a-z0-9.])" + p) for p in _PATTERNS]


def period_at(text: str, at: int) -> tuple[Said, int] | None:
    """The period that starts at a place of a lower-case text, and where it ends."""
    for pattern in _COMPILED:
        if found := pattern.match(text, at):
            said = _said({k: v for k, v in found.groupdict().items() if v})
            return (said, found.end()) if said else None
    return None


def _said(g: dict[str, str]) -> Said | None:
    year = int(g["y"]) % 100 + 2000
    fiscal = any(key in g for key in ("f", "f2", "pf", "hf", "fz"))
    first, last = 0, 11
    if quarter := next((g[k] for k in ("q", "qq", "qo", "qz") if k in g), None):
        number = _ORDINALS.get(quarter) or int(quarter)
        first, last = number * 3 - 3, number * 3 - 1
    elif half := next((g[k] for k in ("h", "hh", "ho", "hz") if k in g), None):
        first, last = (6, 11) if half in ("2", "second", "下") else (0, 5)
    elif "lasting" in g:
        first = 12 - _FIRST[g["lasting"]]
    elif "months" in g:
        last = _FIRST[g["months"]] - 1
    elif "m" in g or "mz" in g:
        first = _month(g["m"]) if "m" in g else int(g["mz"]) - 1
        last = _month(g["m2"]) if "m2" in g else int(g.get("m2z", first + 1)) - 1
        if "long" in g:
            first = last - _LENGTHS.get(g["long"], 3) + 1
    start = int(g.get("y1", year)) * 12 + first
    said = Said(start, year * 12 + last, fiscal)
    if not 0 <= last <= 11 or said.first > said.last or first > 11:
        return None
    if "d" in g:
        try:
            return replace(said, day=date(year, first + 1, int(g["d"])))
        except ValueError:
            return None
    return said


def _month(word: str) -> int:
    return next(i for i, m in enumerate(_MONTHS.split()) if m.startswith(word[:3]))


def dates_of(claims: Claims, company: str, said: Said) -> tuple[date, date]:
    """The first and last day of a period, a fiscal one in the calendar of the company."""
    if not said.fiscal:
        return said.dates
    by = calendars(claims).get(company, 0)
    return Said(said.first + by, said.last + by).dates


@cached_per_claims()
def calendars(claims: Claims) -> dict[str, int]:
    """By how many months each company's fiscal year runs ahead of the calendar (a minus number),
    as the claims' `fiscal` names tell it; a company that is not here keeps the calendar."""
    found: dict[str, int] = {}
    for claim in claims.claims:
        at = (
            period_at(f"{claim.fiscal}".lower(), 0)
            if claim.fiscal and "Q" in claim.fiscal
            else None
        )
        if at and claim.when.is_quarter:
            begun = claim.when.start.year * 12 + claim.when.start.month - 1
            found.setdefault(claim.company, begun - at[0].first)
    return found
