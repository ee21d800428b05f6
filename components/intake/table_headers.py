"""The header of a row of a table: where it stands above it, and by what it scales its amounts."""

import re
from collections.abc import Iterator
from decimal import Decimal

from components.intake.printed import SCALES
from components.intake.release_periods import DATE, LENGTH
from components.intake.table_columns import CODES, QUARTERS, SPAN

_REACH = 7000  # characters above a row within which its header stands
_TOGETHER = 130  # characters between the beginnings of headings of one table
_TRIED = 4  # of the headers above a row
_LONGEST_HEADER = 900
_AMOUNT = re.compile(r"\d,\d{3}(?!\d)|\d ?%(?!\s*of\b)|\(\d+\)\s*%|(?<![\d.])\d+\.\d(?!\d)")
_SCALE_WORDS = re.compile(r"thousands|millions|billions|百万|亿|千元", re.IGNORECASE)
_SCALED = re.compile(r"\(([^()]*(?:million|billion|thousand|百万|亿|千元)[^()]*)\)", re.IGNORECASE)
_ONE_PERIOD = re.compile(
    rf"^[ \t]*(?:{LENGTH})s?\s+ended\s+{re.sub('[?]P<[a-z0-9]+>', '?:', DATE)}[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)


def one_header(text: str, start: int, end: int) -> Iterator[str]:
    """The header of a row of one amount, of thousands: the line above it that is a period alone, if
    that is the nearest heading.
    """
    above = text[max(start - _REACH, 0) : start]
    whole = re.search(r"\d,\d{3}\s*\)?\s*(?:\n|$)", text[start : end + 1])
    head = list(_ONE_PERIOD.finditer(above))[-1:]
    if whole and head:
        between = above[head[0].end() :]
        if not any(kind.search(between) for kind in (SPAN, QUARTERS, CODES)):
            yield f"{_scale_before(above[: head[0].start()])} {head[0][0]}"


def headers_above(text: str, at: int) -> Iterator[str]:
    """What may be the header of a row, the nearest above it first.

    Of headings that stand together the first begins a header, or, where a sentence that names a
    period stands right above it, a later one.
    """
    above = text[max(at - _REACH, 0) : at]
    starts = sorted(
        found.start() for kind in (SPAN, QUARTERS, CODES) for found in kind.finditer(above)
    )
    together: list[list[int]] = []
    for start in starts:
        last = together[-1][-1] if together else -_TOGETHER
        if start - last < _TOGETHER and not _AMOUNT.search(above[last:start]):
            together[-1].append(start)
        else:
            together.append([start])
    for group in together[: -_TRIED - 1 : -1]:
        for n, start in enumerate(group):
            if n and not re.search(r"[:.;\n]", above[group[n - 1] : start]):
                continue  # beside the one before it
            header = _SCALED.sub(_only_scale, above[start:])[:_LONGEST_HEADER]
            yield f"{_scale_before(above[:start])} {header}"


def _scale_before(text: str) -> str:
    """A word such as billions that stands right before a header, after the last amount."""
    lead = _AMOUNT.split(text[-80:])[-1].rpartition("\n\n")[2]
    found = _SCALE_WORDS.search(lead)
    return found[0] if found else ""


def _only_scale(found: re.Match[str]) -> str:
    return re.sub(r"RMB|US\$|人民币|美元", "", found[0])


def scale_of(head: str) -> Decimal:
    """What the numbers below a header are to be multiplied by to be millions."""
    said = _SCALE_WORDS.search(head)
    return SCALES[said[0].lower()] if said else Decimal(1)


def head_of(header: str) -> str:
    """A header without the rows that follow it: up to the first amount."""
    first = _AMOUNT.search(header)
    return header[: first.start()] if first else header
