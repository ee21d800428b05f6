"""Numbers as they are written, with unit and scale, in English and Chinese; the one place."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from components.checker.lexicon import words_of


@dataclass(frozen=True)
class Amount:
    """A number in base units (RMB, not billions); `step` is one of its last digit given.

    `unit` is None where none is said; `scale` is what a word such as billion multiplied it by;
    `high` is the upper end of a range, of which `value` is the lower.
    """

    value: Decimal
    unit: str | None
    step: Decimal
    scale: Decimal = Decimal(1)
    high: Decimal | None = None

    @property
    def scaled(self) -> bool:
        """Whether a word such as billion was said."""
        return self.scale != 1


@dataclass(frozen=True)
class Duration:
    """A number of years or quarters, in months: 'three years'."""

    months: int


def amount_at(text: str, at: int) -> tuple[Amount | Duration, int] | None:
    """The amount or duration that starts at a place of a lower-case text, and where it ends.

    None where no number starts there. A number alone has neither unit nor scale.
    """
    if found := _patterns()[1].match(text, at):
        many = _number(found["n"])
        return Duration(int(many) * (3 if found["q"] else 12)), found.end()
    return _range_at(text, at) or _single_at(text, at)


_JOINING = re.compile(r"\s*(and|至|到|-|–|~)\s*")


def _range_at(text: str, at: int) -> tuple[Amount, int] | None:
    """Two amounts as one: 'between 34 and 45 %', '34%至45%之间', 'RMB 180-190 bn'."""
    between = text.startswith("between ", at)
    low = _single_at(text, at + 8 * between)
    joining = _JOINING.match(text, low[1]) if low else None
    high = _single_at(text, joining.end()) if joining else None
    if low is None or joining is None or high is None:
        return None
    ends = text.startswith("之间", high[1])
    if between != (joining[1] == "and") or (joining[1] in "至到" and not ends):
        return None
    (first, _), (last, end) = low, high
    if not first.scaled:
        first = replace(first, value=first.value * last.scale, step=first.step * last.scale)
    if not last.unit:
        last = replace(last, unit=first.unit)
    if not last.unit or first.unit not in (None, last.unit) or first.value >= last.value:
        return None
    whole = replace(last, value=first.value, step=min(first.step, last.step), high=last.value)
    return whole, end + 2 * ends


def _single_at(text: str, at: int) -> tuple[Amount, int] | None:
    found = _patterns()[0].match(text, at)
    if found is None or not (found["n"] or found["pre"] is None):
        return None
    scale = Decimal(words_of("scale").get(found["scale"] or "", "1"))
    digits = found["n"].replace(",", "")
    value, places = _number(digits), len(digits.partition(".")[2])
    units = words_of("unit")
    unit = units.get(found["unit"] or "") or units.get((found["pre"] or "").strip())
    if found["hundredths"]:
        unit = "percent"
    sign = -1 if found["sign"] or (found["pre"] and found["after"]) else 1
    step = Decimal(1).scaleb(-places) * scale
    return Amount(sign * value * scale, unit, step, scale), found.end()


def _number(said: str) -> Decimal:
    return Decimal(words_of("number").get(said, said))


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """An amount, and a duration."""
    sign = r"(?P<sign>(?:minus|negative|负|-|−)\s*)?"
    units = words_of("unit")
    pre = _any(w for w, unit in units.items() if unit in ("RMB", "USD", "HKD"))
    number = r"(?P<n>\d[\d,]*(?:\.\d+)?)"
    words = _any(words_of("number"))
    amount = (
        rf"(?<![a-z0-9.]){sign}(?P<hundredths>百分之)?(?P<pre>(?:{pre})\s*)?"
        rf"(?P<after>(?:minus|negative|负|-|−)\s*)?{number}"
        rf"(?:\s*-?(?P<scale>{_any(words_of('scale'))}))?(?:\s*-?(?P<unit>{_any(units)}))?(?![0-9])"
    )
    kinds = r"(?:[ -]?years?\b|年(?!\d)|(?P<q>[ -]quarters?\b|个季度))"
    duration = rf"(?<![a-z0-9.])(?P<n>\d\d?|{words}){kinds}"
    return re.compile(amount), re.compile(duration)


def _any(words: "object") -> str:
    """One alternative of many words, the longest first; Latin ones must end there."""
    said = sorted(map(str, words), key=len, reverse=True)  # type: ignore[call-overload]
    return "|".join(
        re.escape(w) + ("(?![a-z])" if w[-1].isascii() and w[-1].isalpha() else "") for w in said
    )
