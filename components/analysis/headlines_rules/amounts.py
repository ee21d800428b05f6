"""The numbers a headline states: amount, unit, sign, and how exactly they are meant."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

_SCALES = {
    **dict.fromkeys(("trillion", "tn", "万亿"), Decimal("1e12")),
    **dict.fromkeys(("billion", "bn", "b", "十亿"), Decimal("1e9")),
    **dict.fromkeys(("million", "mn", "m", "百万"), Decimal("1e6")),
    **dict.fromkeys(("thousand", "k", "千"), Decimal("1e3")),
    "千亿": Decimal("1e11"),
    "百亿": Decimal("1e10"),
    "亿": Decimal("1e8"),
    "千万": Decimal("1e7"),
    "万": Decimal("1e4"),
}
_UNITS = {
    **dict.fromkeys(("%", "percent", "per cent"), "percent"),
    **dict.fromkeys(("percentage points", "percentage point", "pct points", "points"), "points"),
    **dict.fromkeys(("point", "pp", "个百分点", "百分点", "个点"), "points"),
    **dict.fromkeys(("yuan", "rmb", "cny", "renminbi", "元人民币", "人民币", "元", "¥"), "RMB"),
    **dict.fromkeys(("us dollars", "dollars", "usd", "美元", "美金", "us$", "$"), "USD"),
    **dict.fromkeys(("hk dollars", "hkd", "港元", "港币", "hk$"), "HKD"),
    **dict.fromkeys(("tokens", "token", "个tokens", "个token", "词元", "个词元"), "tokens"),
    **dict.fromkeys(("users", "people", "用户", "人"), "users"),
    **dict.fromkeys(("times", "-fold", "fold", "x", "倍"), "times"),
}
_MONEY = ("RMB", "USD", "HKD")


def _either(words: Iterable[str]) -> str:
    longest = sorted(words, key=len, reverse=True)
    return "|".join(
        re.escape(w) + (r"(?![a-z])" if w[-1].isascii() and w[-1].isalpha() else "")
        for w in longest
    )


_PREFIXES = ("us$", "hk$", "$", "usd", "rmb", "cny", "¥", "人民币", "hkd")
_NUMBER = re.compile(
    r"(?P<sign>(?<![0-9a-z%])[-−+]\s?|\bminus\s+|\bnegative\s+|负)?"
    rf"(?P<prefix>{'|'.join(re.escape(p) for p in _PREFIXES)})?\s*"
    r"(?P<sign2>[-−]|minus\s+|负)?"
    r"(?<![0-9.])(?<![0-9],)(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,9})?)"
    rf"\s*-?(?P<scale>{_either(_SCALES)})?"
    rf"\s*-?(?P<unit>{_either(_UNITS)})?"
)
_COMPARED = (
    ("floor", r"(?:more than|over|above|at least|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topped"
              r"|greater than|超过|超|逾|突破|至少|不低于|高于|大于)"),
    ("ceiling", r"(?:less than|under|below|up to|at most|as much as|fewer than"
                r"|不到|低于|最多|高达|至多|不足|不超过)"),
    ("about", r"(?:about|around|roughly|nearly|almost|approximately|some|circa|~"
              r"|约|大约|将近|接近|近|左右)"),
)  # fmt: skip
_BEFORE = [(kind, re.compile(rf"{words}\s*(?:a |the |为|达|到)?\s*$")) for kind, words in _COMPARED]
_AFTER = (("floor", re.compile(r"^\s*(?:以上|or more|\+)")), ("about", re.compile("^左右")))


@dataclass(frozen=True)
class Amount:
    """A number as a headline states it, in base units: 67.7bn yuan is 67,700,000,000 RMB.

    `unit` is percent, points, RMB, USD, HKD, tokens, users, times or plain (none stated);
    `step` is the worth of its last printed digit; `compared` is exact, floor, ceiling or about.
    """

    text: str
    value: Decimal
    unit: str
    step: Decimal
    compared: str
    start: int
    end: int

    @property
    def is_money(self) -> bool:
        """Whether it states a currency."""
        return self.unit in _MONEY

    @property
    def loose_step(self) -> Decimal:
        """The worth of its last digit that is not a trailing nought: 380bn is exact to 10bn."""
        return max(self.step, Decimal(10) ** _last_place(self.value))


def _last_place(value: Decimal) -> int:
    return int(value.normalize().as_tuple().exponent) if value else 0


def amounts(text: str) -> list[Amount]:
    """The numbers of a lower-case text that carry a unit, a currency or a scale, in order."""
    text = re.sub(r"百分之(\d+(?:\.\d+)?)", r"\1%   ", text)
    read = (_amount(match, text) for match in _NUMBER.finditer(text))
    return [amount for amount in read if amount is not None]


def _amount(match: re.Match[str], text: str) -> Amount | None:
    first = match.start("digits")
    if first and text[first - 1].isascii() and text[first - 1].isalpha() and not match["prefix"]:
        return None  # part of a name, such as qwen3
    if not (match["scale"] or match["unit"] or match["prefix"]):
        return None
    digits = match["digits"].replace(",", "")
    scale = _SCALES.get(match["scale"] or "", Decimal(1))
    places = len(digits.partition(".")[2])
    value = Decimal(digits) * scale
    if any("-" in s or "−" in s or s.strip() in ("minus", "negative", "负") for s in _signs(match)):
        value = -value
    unit = _UNITS.get(match["unit"] or "", "plain")
    if match["prefix"]:
        unit = _UNITS[match["prefix"]]
    step = scale * Decimal(10) ** -places
    whole = match.group()
    start = match.start() + len(whole) - len(whole.lstrip())
    end = match.start() + len(whole.rstrip())
    compared = _compared(text[:start], text[end:])
    return Amount(text[start:end], value, unit, step, compared, start, end)


def _signs(match: re.Match[str]) -> list[str]:
    return [match["sign"] or "", match["sign2"] or ""]


def _compared(before: str, after: str) -> str:
    for kind, pattern in _BEFORE:
        if pattern.search(before[-24:]):
            return kind
    for kind, pattern in _AFTER:
        if pattern.search(after):
            return kind
    return "exact"
