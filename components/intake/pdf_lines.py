"""A PDF as pages of lines: what stands at one height is a line, and a wide gap parts its cells.

A table's cells may be wrapped: a heading over several lines in its column, a label above and below
its numbers. Both are put back on one line.
"""

import ctypes
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from threading import Lock
from typing import Any

NO_PDF_READER = "reading a PDF needs pypdfium2: pip install pypdfium2, or give it as text or HTML"
_ONE_AT_A_TIME = Lock()  # the library that reads PDFs knows no threads
# Of the height of a character:
_SAME_LINE = 0.35  # a raised mark stands no further up
_NEW_WORD = 0.17  # a gap between words
_NEW_CELL = 0.9  # a gap between the cells of a row
_TIGHT = 1.2  # lines of one cell stand no further apart
_HEADS = 16  # lines that a table's head has at most
_LINE_END = "\ufffe\u0002"  # what the reader of PDFs gives for a hyphen there
_MUCH_WIDER = 2.5
_CURRENCY = re.compile(r"^(?:RMB|US\$|人民[币幣]|美元)")
_AMOUNT = re.compile(r"\(?-?\d{1,3}(?:,\d{3})+|\d\s?%|^\(?\d+(?:\.\d+)?\)?$")
_BARE_YEAR = re.compile(r"^(?:19|20)\d\d$|^\d\d?$")


@dataclass
class _Glyph:
    text: str
    left: float
    right: float
    base: float  # the height of the line that it stands on
    height: float


@dataclass
class _Piece:
    """A cell, or what of it stands on one line; `top` and `base` are those of its lines."""

    text: str
    left: float
    right: float
    top: float
    base: float
    height: float

    @property
    def is_amount(self) -> bool:
        return bool(_AMOUNT.search(self.text)) and not _BARE_YEAR.match(self.text)

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


_Line = list[_Piece]


def lines_of_pdf(raw: bytes) -> list[list[str]] | None:
    """The lines of each page, from the top; None where the package that reads PDFs is missing.

    Raises ValueError for a PDF that is damaged or locked.
    """
    try:
        import pypdfium2
    except ImportError:
        return None
    try:
        with _ONE_AT_A_TIME, pypdfium2.PdfDocument(raw) as pdf:
            return [_page(list(_glyphs(page.get_textpage()))) for page in pdf]
    except pypdfium2.PdfiumError as error:
        raise ValueError(f"the PDF is damaged or locked: {str(error).rstrip('.')}") from None


def _glyphs(page: Any) -> Iterator[_Glyph]:
    from pypdfium2 import raw

    across, up = ctypes.c_double(), ctypes.c_double()
    text = page.get_text_range()
    if page.count_chars() != len(text):  # where a sign takes two units, or one was left out
        text = None
    for at in range(page.count_chars()):
        sign = text[at] if text else page.get_text_range(at, 1)
        if not sign or sign in "\r\n":
            continue
        sign = "-" if sign in _LINE_END else sign
        left, bottom, right, top = page.get_charbox(at, loose=True)
        if top > bottom:
            raw.FPDFText_GetCharOrigin(page, at, across, up)
            yield _Glyph(sign, left, right, up.value, top - bottom)


def _page(glyphs: Sequence[_Glyph]) -> list[str]:
    lines = [list(_pieces(row)) for row in _rows(glyphs)]
    lines = _heads_joined(_labels_joined([line for line in lines if line]))
    return ["  ".join(piece.text for piece in line) for line in lines]


def _rows(glyphs: Sequence[_Glyph]) -> list[list[_Glyph]]:
    rows: list[list[_Glyph]] = []
    for glyph in sorted(glyphs, key=lambda one: -one.base):
        first = rows[-1][0] if rows else None
        if first and abs(first.base - glyph.base) <= _SAME_LINE * min(first.height, glyph.height):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return rows


def _pieces(row: Sequence[_Glyph]) -> Iterator[_Piece]:
    """The cells of a line, from left to right."""
    said: list[_Glyph] = []
    for glyph in sorted(row, key=lambda one: one.left):
        if glyph.text == " ":
            continue
        if said and (glyph.left - said[-1].right) / glyph.height > _NEW_CELL:
            yield _piece(said)
            said = []
        said.append(glyph)
    if said:
        yield _piece(said)


def _piece(glyphs: Sequence[_Glyph]) -> _Piece:
    text = glyphs[0].text
    for before, glyph in pairwise(glyphs):
        apart = (glyph.left - before.right) / glyph.height > _NEW_WORD
        text += f" {glyph.text}" if apart else glyph.text
    first, height = glyphs[0], max(glyph.height for glyph in glyphs)
    return _Piece(text, first.left, glyphs[-1].right, first.base, first.base, height)


def _labels_joined(lines: list[_Line]) -> list[_Line]:
    """Rows whose label stands above and below their numbers, with it before them on one line."""
    at = 0
    while at < len(lines):
        around = _around(lines, at)
        if around:
            row = lines[at]
            numbers = [piece for piece in row if piece.left >= _first_amount(row)]
            own = [piece for piece in row if piece.left < _first_amount(row)]
            label = [*lines[at - around : at], own, *lines[at + 1 : at + around + 1]]
            text = _together(piece.text for line in label for piece in line)
            first = lines[at - around][0]
            whole = _Piece(text, first.left, first.right, first.top, row[0].base, row[0].height)
            lines[at - around : at + around + 1] = [[whole, *numbers]]
            at -= around
        at += 1
    return lines


def _together(texts: Iterable[str]) -> str:
    """What stands on lines of one cell as one text; a hyphen at a line's end parts no word."""
    return " ".join(texts).replace("- ", "-")


def _first_amount(line: _Line) -> float:
    return min((piece.left for piece in line if piece.is_amount), default=0.0)


def _around(lines: Sequence[_Line], at: int) -> int:
    """How many lines of a label stand above a row's numbers, and as many below them."""
    row = lines[at]
    if sum(piece.is_amount for piece in row) < 2:
        return 0
    label = "".join(piece.text for piece in row if piece.left < _first_amount(row))
    if label and not (label[0].islower() or label[0] == "("):
        return 0
    count = 0
    while _is_label(lines, at - count - 1, at) and _is_label(lines, at + count + 1, at):
        count += 1
    return count


def _is_label(lines: Sequence[_Line], at: int, row: int) -> bool:
    """Whether a line is one piece, left of a row's numbers and tight to the next towards it."""
    if not 0 <= at < len(lines) or len(lines[at]) != 1:
        return False
    piece, numbers = lines[at][0], _first_amount(lines[row])
    step = 1 if at < row else -1
    apart = abs(piece.base - lines[at + step][0].base)
    return piece.right <= numbers and not piece.is_amount and apart <= _TIGHT * piece.height


def _heads_joined(lines: list[_Line]) -> list[_Line]:
    """The lines with the heads of tables put together: each heading on one line of its own."""
    joined: list[_Line] = []
    for line in lines:
        if sum(piece.is_amount for piece in line) >= 2:
            joined = _head_joined(joined)
        joined.append(line)
    return joined


def _head_joined(lines: list[_Line]) -> list[_Line]:
    """Lines with those at their end that head a table joined column by column."""
    start = len(lines)
    while start > 0 and len(lines) - start < _HEADS and _heads(lines[start - 1]):
        start -= 1
    if not any(len(line) > 1 for line in lines[start:]):
        return lines
    cells: list[_Piece] = []
    for piece in (piece for line in lines[start:] for piece in line):
        above = next((cell for cell in reversed(cells) if _continues(cell, piece)), None)
        if above:
            above.text = _together((above.text, piece.text))
            above.left, above.right = min(above.left, piece.left), max(above.right, piece.right)
            above.base = piece.base
        else:
            cells.append(piece)
    return [*lines[:start], *_in_lines(cells)]


def _heads(line: _Line) -> bool:
    """Whether a line may be of a head: no amounts, and no sentence across the page."""
    return not any(piece.is_amount for piece in line) and (len(line) > 1 or len(line[0].text) < 60)


def _continues(cell: _Piece, piece: _Piece) -> bool:
    """Whether a piece stands right below a cell, in the middle of it or flush with it.

    A currency stands for itself, and what is much wider than the other heads several columns.
    """
    if not 0 < cell.base - piece.base <= _TIGHT * piece.height or _CURRENCY.match(piece.text):
        return False
    widths = sorted((cell.right - cell.left, piece.right - piece.left))
    if abs(cell.middle - piece.middle) < 0.25 * widths[1]:
        return True
    flush = min(abs(cell.left - piece.left), abs(cell.right - piece.right)) < 0.3 * piece.height
    return flush and widths[1] < _MUCH_WIDER * widths[0]


def _in_lines(cells: Sequence[_Piece]) -> list[_Line]:
    """Cells side by side as lines, from the top; a wrapped one stands at its middle."""
    lines: list[_Line] = []
    for cell in sorted(cells, key=lambda one: -(one.top + one.base)):
        up = (cell.top + cell.base) / 2
        last = lines[-1][0] if lines else None
        if last and (last.top + last.base) / 2 - up <= 0.6 * cell.height:
            lines[-1].append(cell)
        else:
            lines.append([cell])
    return [sorted(line, key=lambda one: one.left) for line in lines]
