"""Numbers as they are written, with unit and scale, in English and Chinese; the one place."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from components.checker.lexicon import words_of


@dataclass(frozen=True)
class Amount:
    """A number in base units (RMB, not billions); `step` is one of its last digit given.

    `unit` is None where none is said; `scaled` tells whether a word such as billion was.
    """

    value: Decimal
    unit: str | None
    step: Decimal
    scaled: bool = False


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
    sign = -1 if found["sign"] else 1
    step = Decimal(1).scaleb(-places) * scale
    return Amount(sign * value * scale, unit, step, bool(found["scale"])), found.end()


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
        rf"(?:(?:minus|negative|负|-|−)\s*)?{number}"
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
