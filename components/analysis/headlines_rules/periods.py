"""The periods a headline names: quarters, halves, years, months, fiscal labels and spans."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from components.claims.kept import kept
from components.claims.model import Claims
from components.claims.period import Period, period


@dataclass(frozen=True)
class Said:
    """A period as a headline words it: `name` as in the file, or a fiscal label: FY2026 Q1."""

    name: str
    start: int
    end: int


_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    "(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?P<year>20[0-4]\d)"
_SHORT = r"'?(?P<year>20[0-4]\d|[1-4]\d)"
_ORDINAL = "(?P<n>first|second|third|fourth|1st|2nd|3rd|4th|last|final)"
_HAN = "(?P<n>[一二三四1-4])"
_COUNT = {
    **dict.fromkeys(("first", "1st", "一", "1", "上"), 1),
    **dict.fromkeys(("second", "2nd", "二", "2", "下"), 2),
    **dict.fromkeys(("third", "3rd", "三", "3"), 3),
    **dict.fromkeys(("fourth", "4th", "last", "final", "四", "4"), 4),
}
_OF = r"\s*(?:,|of|in)?\s*(?:the\s+)?"
_TO = r"(?:that\s+)?(?:to|ended|ending|through|ends)\s+"
_DAY = r"(?:\s+\d{1,2}(?!\d)(?:st|th)?)?\s*,?\s*(?:of\s+)?"


def _year(found: re.Match[str]) -> int:
    return 2000 + int(found["year"]) % 100


def _month(found: re.Match[str]) -> int:
    word = found["month"]
    return int(word) if word.isdigit() else _MONTHS.index(word[:3]) + 1


def _fiscal(found: re.Match[str]) -> str:
    part = found.groupdict().get("part")
    if not part:
        return f"FY{_year(found)}"
    half = "half" in part or "半" in part or part.strip().startswith("h")
    number = next(n for word, n in _COUNT.items() if word in part)
    return f"FY{_year(found)} {'H' if half else 'Q'}{number}"


def _quarter(found: re.Match[str]) -> str:
    return f"{_year(found)}-Q{_COUNT[found['n']]}"


def _month_quarter(found: re.Match[str]) -> str:
    return f"{_year(found)}-Q{(_month(found) + 2) // 3}"


def _half(found: re.Match[str]) -> str:
    return f"{_year(found)}-H{min(_COUNT[found['n']], 2)}"


def _span(found: re.Match[str]) -> str:
    last = 2000 + int(found["last"]) % 100
    return f"{_year(found)}..{last}" if last > 2012 else f"{_year(found)}-{found['last']}"


_PART = (
    r"(?P<part>q[1-4]|h[12]|(?:first|second|third|fourth)\s+(?:quarter|half)"
    r"|第?[一二三四1-4]季度?|[上下]半年)"
)
# First match wins the text it covers. Digits are plain ones: the text is normalised before.
_PATTERNS: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (rf"{_YEAR}年?\s*(?:-|–|—|~|to|through|至|到)\s*(?P<last>20[0-4]\d)年?", _span),
    (rf"{_YEAR}\s*[-–]\s*(?P<last>(?:1[3-9]|[2-4]\d))(?![\d-])", _span),
    (
        rf"four\s+quarters\s+{_TO}{_MONTH}{_DAY}{_YEAR}",
        lambda found: f"ttm-{_month_quarter(found)}",
    ),
    (rf"{_PART}{_OF}(?:fy|fiscal(?:\s+year)?)\s*{_SHORT}", _fiscal),
    (rf"(?:fy|fiscal(?:\s+year)?)\s*{_SHORT}(?:\s*,?\s*{_PART})?", _fiscal),
    (rf"{_YEAR}\s*(?:fiscal\s+year|年?财年|财政年度)(?:的?\s*{_PART})?", _fiscal),
    (rf"{_MONTH}\s+quarter{_OF}{_YEAR}", _month_quarter),
    (rf"{_YEAR}(?:'s)?\s+{_MONTH}\s+quarter", _month_quarter),
    (rf"{_MONTH}\s+{_YEAR}\s+quarter", _month_quarter),
    (rf"(?:quarter|three\s+months)\s+{_TO}{_MONTH}{_DAY}{_YEAR}", _month_quarter),
    (
        rf"截[至止]{_YEAR}年(?P<month>\d{{1,2}})月(?:\d{{1,2}}日)?止?的?(?:季度|三个月|财季)",
        _month_quarter,
    ),
    (rf"{_YEAR}年(?P<month>3|6|9|12)月(?:份)?(?:止)?季度?(?<=季度)", _month_quarter),
    (rf"q(?P<n>[1-4]){_OF}{_SHORT}", _quarter),
    (rf"(?P<n>[1-4])q\s*{_SHORT}", _quarter),
    (rf"{_YEAR}\s*年?\s*-?q(?P<n>[1-4])", _quarter),
    (rf"{_ORDINAL}[\s-]+quarter{_OF}{_YEAR}", _quarter),
    (rf"{_YEAR}(?:'s)?\s+{_ORDINAL}[\s-]+quarter", _quarter),
    (rf"{_SHORT}年的?\s*第?{_HAN}季度?", _quarter),
    (rf"h(?P<n>[12]){_OF}{_SHORT}", _half),
    (rf"(?P<n>[12])h\s*{_SHORT}", _half),
    (rf"{_YEAR}\s*年?\s*-?h(?P<n>[12])", _half),
    (rf"{_ORDINAL}[\s-]+half{_OF}{_YEAR}", _half),
    (rf"{_YEAR}(?:'s)?\s+{_ORDINAL}[\s-]+half", _half),
    (rf"{_SHORT}年的?\s*(?P<n>[上下])半年", _half),
    (rf"{_MONTH}{_DAY}{_YEAR}", lambda found: f"{_year(found)}-{_month(found):02}"),
    (
        rf"{_YEAR}\s*年\s*(?P<month>\d{{1,2}})\s*月(?:\d{{1,2}}日)?",
        lambda found: f"{_year(found)}-{_month(found):02}",
    ),
    (rf"{_YEAR}-(?P<month>0[1-9]|1[0-2])", lambda found: f"{_year(found)}-{_month(found):02}"),
    (
        rf"(?:full[- ]year\s+)?{_YEAR}(?:\s*年(?:全年|度)?)?"
        r"(?!\s*(?:[.,]\d|%|billion|bn|million|trillion|亿|万|个|家))",
        lambda found: str(_year(found)),
    ),
)
_COMPILED = [(re.compile(rf"(?<![0-9a-z]){pattern}(?![0-9])"), name) for pattern, name in _PATTERNS]


def periods_said(text: str) -> list[Said]:
    """The periods a lower-case text names, in order; a month of 13 or the like is not one."""
    said: list[Said] = []
    for pattern, name_of in _COMPILED:
        for found in pattern.finditer(text):
            if not any(found.start() < s.end and s.start < found.end() for s in said):
                said += _sound(name_of(found), found)
    return sorted(said, key=lambda one: one.start)


def _sound(name: str, found: re.Match[str]) -> Iterator[Said]:
    try:
        if not name.startswith("FY"):
            period(name)
    except ValueError:
        return
    yield Said(name, found.start(), found.end())


def period_meant(claims: Claims, company: str | None, name: str) -> Period:
    """The period of a name; a fiscal label is read by the company's own year."""
    if not name.startswith("FY"):
        return period(name)
    label, _, part = name.partition(" ")
    first = _fiscal_shift(claims).get(company or "", 0) + int(label[2:]) * 4
    length = {"": 4, "H": 2, "Q": 1}[part[:1]]
    first += (int(part[1]) - 1) * length if part else 0
    last = first + length - 1
    if length == 4 and first % 4 == 0:
        return period(str(first // 4))
    if length == 2 and first % 2 == 0:
        half = f"{first // 4}-H{first % 4 // 2 + 1}"
        return period(half)
    return period(_quarter_name(first) + (f"..{_quarter_name(last)}" if length > 1 else ""))


def _quarter_name(index: int) -> str:
    return f"{index // 4}-Q{index % 4 + 1}"


@kept()
def _fiscal_shift(claims: Claims) -> dict[str, int]:
    """By how many quarters each company's fiscal year starts away from the calendar year."""
    shifts = {}
    for claim in claims.claims:
        label = re.fullmatch(r"FY(\d{4}) Q([1-4])", claim.fiscal or "")
        if label and claim.when.is_quarter:
            calendar = int(claim.period[:4]) * 4 + int(claim.period[-1]) - 1
            shifts[claim.company] = calendar - (int(label[1]) * 4 + int(label[2]) - 1)
    return shifts
