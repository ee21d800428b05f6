"""Whether the parts that a table prints come to its total.

No table says which of its rows are parts. But rows that come to the total in one of its columns are
its parts in every column: where they do not in another, a number there is wrong or was misread.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile

from components.intake.printed import cells_at

_FEWEST_PARTS = 2
_MOST_OFF = Decimal("0.01")  # of a total; what is rounded more coarsely shows nothing
_BEGINS_NUMBERS = re.compile(r"(?<=\s)(?=[\d($¥R–—-])")


@dataclass(frozen=True)
class OffTotal:
    """What the parts of a column come to, and the total that is printed for them."""

    parts: Decimal
    total: Decimal


def off_totals(text: str, at: int, count: int) -> dict[int, OffTotal]:
    """The columns, counted from 0, in which the parts and the total of a table do not agree, though
    they do in another; at a place in it begins a row that has so many amounts.
    """
    begun = text.rfind("\n", 0, at) + 1
    above = _rows(reversed(text[max(begun - 4000, 0) : begun].splitlines()), count)[::-1]
    rows = [*above, *_rows(text[begun : begun + 4000].splitlines(), count)]
    for whole in range(max(len(above), _FEWEST_PARTS), len(rows)):
        totals = rows[whole]
        sums = [sum(column, Decimal(0)) for column in zip(*rows[:whole], strict=True)]
        pairs = list(map(OffTotal, sums, totals))
        if any(one.total and _fits(one, whole) for one in pairs):
            return {n: one for n, one in enumerate(pairs) if not _fits(one, whole)}
    return {}


def _fits(one: OffTotal, parts: int) -> bool:
    """Whether so many parts come to their total, each rounded by half of its last digit."""
    step = Decimal(1).scaleb(int(one.total.as_tuple().exponent))
    allowed = min(step * (parts + 1) / 2, abs(one.total) * _MOST_OFF)
    return abs(one.parts - one.total) <= allowed


def _rows(lines: Iterable[str], count: int) -> list[Sequence[Decimal]]:
    """The amounts of rows that follow one another, each of so many; a title between is passed."""
    named = (_amounts(line, count) for line in lines if not line.strip() or re.search(r"\d", line))
    return list(takewhile(bool, named))


def _amounts(line: str, count: int) -> Sequence[Decimal]:
    """The amounts that a line ends with, if they are so many; a dash is nought."""
    for begin in _BEGINS_NUMBERS.finditer(line):
        cells, end = cells_at(line, begin.start())
        amounts = [cell.value for cell in cells if not cell.percent]
        while len(amounts) > count and amounts[-1] is None:
            amounts.pop()  # no growth
        if len(amounts) == count and not line[end:].strip():
            return [value or Decimal(0) for value in amounts]
    return []
