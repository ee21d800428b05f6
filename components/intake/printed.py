"""Numbers as releases print them: amounts of money in prose, and the cells of a table's row."""

import re
from dataclasses import dataclass
from decimal import Decimal

# What one of these words makes of a number, in millions.
SCALES = {
    "thousand": Decimal("0.001"),
    "thousands": Decimal("0.001"),
    "千元": Decimal("0.001"),
    "万元": Decimal("0.01"),
    "million": Decimal(1),
    "millions": Decimal(1),
    "mn": Decimal(1),
    "百万": Decimal(1),
    "百万元": Decimal(1),
    "百万美元": Decimal(1),
    "亿": Decimal(100),
    "亿元": Decimal(100),
    "亿美元": Decimal(100),
    "billion": Decimal(1000),
    "billions": Decimal(1000),
    "bn": Decimal(1000),
    "十亿": Decimal(1000),
    "十亿元": Decimal(1000),
    "trillion": Decimal(1000_000),
    "万亿": Decimal(1000_000),
    "万亿元": Decimal(1000_000),
}
_SCALE = "|".join(sorted(SCALES, key=len, reverse=True))
NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
CURRENCIES = {"RMB": r"RMB|CNY|人\s?民\s?币|¥", "USD": r"US\$|USD|\$"}
# The currency may come last, or in Chinese be left to the 元.
_AMOUNT_ALONE = {
    "RMB": r"(?:(?<=元)(?<!美元)(?!\s?美|\s?港)|(?=\s*(?:yuan|RMB|renminbi)\b))",
    "USD": r"(?<=美元)",
}
DOLLARS = (
    rf"\s*\(\s*合?(?:US\$|USD|\$|美元)?\s*-?(?P<dollars>{NUMBER})"
    rf"\s*(?P<dollar_scale>{_SCALE})\s*\d?\s*\)"
)


def amount_pattern(currency: str) -> str:
    """The pattern of an amount in RMB or USD, with its minus, number and scale."""
    return (
        rf"(?P<currency>{CURRENCIES[currency]})?\s*(?P<minus>-|\((?=\s*\d))?\s*"
        rf"(?<![\d.,])(?P<number>{NUMBER})\)?\s*(?P<scale>{_SCALE})"
        rf"(?(currency)|{_AMOUNT_ALONE[currency]})"
    )


_CELL = re.compile(
    rf"(?P<open>\()?\s*(?:RMB|US\$|\$|¥)?\s*(?P<minus>-(?=\d))?(?P<number>{NUMBER})\s*(?P<in>%)?\s*"
    r"(?(open)\))\s*(?P<after>%)?(?P<mark>(?<=%)\s?\(\d\)(?!%)|(?<=%)\s?\[\d\])*"
)
_NONE = re.compile(r"(?:N/[AM]|NM|n\.?m\.?|不适用|[-–—]{1,2})(?=\s|$)")


@dataclass(frozen=True)
class RowCell:
    """A number of a table's row: None where the row has a dash; a percentage is no amount."""

    value: Decimal | None
    percent: bool = False


def in_millions(number: str, scale: str) -> Decimal:
    """A printed number in millions of its currency: 2,477.95 and 亿元 make 247795."""
    return Decimal(number.replace(",", "")) * SCALES[scale]


def step_in_millions(number: str, scale: str) -> Decimal:
    """One of the last digit that a number is printed with, in millions."""
    places = len(number.partition(".")[2])
    return Decimal(1).scaleb(-places) * SCALES[scale]


def cells_at(text: str, at: int) -> tuple[list[RowCell], int]:
    """The numbers that follow one another from a place of a text, and where they end."""
    cells: list[RowCell] = []
    end = at
    while True:
        at = _after_space(text, at)
        if found := _CELL.match(text, at):
            if (
                text[found.end() : found.end() + 1].isalpha()
                and not text[found.end() - 1].isspace()
            ):
                return cells, end
            cells.append(_cell(found))
        elif found := _NONE.match(text, at):
            cells.append(RowCell(None))
        else:
            return cells, end
        at = end = found.end()


def _after_space(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \n\r|":
        at += 1
    return at


def _cell(found: re.Match[str]) -> RowCell:
    sign = -1 if found["open"] or found["minus"] else 1
    value = sign * Decimal(found["number"].replace(",", ""))
    return RowCell(value, bool(found["in"] or found["after"]))


def written_number(value: Decimal) -> str:
    """A number as it is typed, with commas: 48,048 or -7.5."""
    return f"{value.normalize():,f}"
