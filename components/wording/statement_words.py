"""Statements of the claims file as they are read: sums and percentages told as everywhere else.

The file keeps each statement as it was first written, in more than one way; nothing changes it
there.
"""

import re

_CURRENCY = r"(?:RMB|USD|HKD|US\$)"
_QUOTED = re.compile(r"(\"[^\"]*\"|“[^”]*”|「[^」]*」)")
_SHORT = {"billion": "bn", "million": "m", "bn": "bn", "m": "m"}
_PERCENT = re.compile(r"(?<=\d)\s?(?:%|percent\b)")
_DOLLARS = re.compile(r"\b(\d[\d.,]*\d|\d) dollars\b")
_MONEY = re.compile(rf"({_CURRENCY})\s?(\d[\d.,]*)(?:\s?(billion|million|bn|m)\b)?")
# A sum that takes its currency from the one before it: it counts nothing that is named after it.
_MORE = re.compile(r"(?<=\d) (billion|million)(?=$|[.,;:)]| \(| (?:in|to|and|from|against|a)\b)")


def statement_words(text: str) -> str:
    """A statement with its sums as 'RMB 380bn' and its shares as '75%'; quotations as they are."""
    parts = _QUOTED.split(text)
    return "".join(part if place % 2 else _told(part) for place, part in enumerate(parts))


def _told(text: str) -> str:
    said = _DOLLARS.sub(r"USD \1", _PERCENT.sub("%", text))
    told = _MONEY.sub(_sum, said)
    return _MORE.sub(lambda more: _SHORT[more[1]], told) if told != said else told


def _sum(found: re.Match[str]) -> str:
    currency = "USD" if found[1] == "US$" else found[1]
    return f"{currency} {found[2]}{_SHORT.get(found[3], '')}"
