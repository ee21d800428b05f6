"""A PDF as pages of lines: what stands at one height is a line, and a wide gap parts its cells."""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

NO_PDF_READER = "reading a PDF needs pypdfium2: pip install pypdfium2, or give it as text or HTML"
_SAME_LINE = 0.35  # of the height of a character: a raised mark stands no further up
_NEW_WORD = 0.17  # of that height: a gap between words
_NEW_CELL = 0.9  # of that height: a gap between the cells of a row


@dataclass
class _Glyph:
    text: str
    left: float
    right: float
    base: float  # the height of the line that it stands on
    height: float


def lines_of_pdf(raw: bytes) -> list[list[str]] | None:
    """The lines of each page, from the top; None where the package that reads PDFs is missing.

    Raises ValueError for a PDF that is damaged or locked.
    """
    try:
        import pypdfium2
    except ImportError:
        return None
    try:
        with pypdfium2.PdfDocument(raw) as pdf:
            return [_lines(list(_glyphs(page.get_textpage()))) for page in pdf]
    except pypdfium2.PdfiumError as error:
        raise ValueError(f"the PDF is damaged or locked: {error}") from None


def _glyphs(page: Any) -> Iterator[_Glyph]:
    from pypdfium2 import raw

    across, up = ctypes.c_double(), ctypes.c_double()
    text = page.get_text_range()
    if page.count_chars() != len(text):  # where a sign takes two units, or one was left out
        text = None
    for at in range(page.count_chars()):
        sign = text[at] if text else page.get_text_range(at, 1)
        if not sign or sign in "\r\n\ufffe":
            continue
        left, bottom, right, top = page.get_charbox(at, loose=True)
        if top > bottom:
            raw.FPDFText_GetCharOrigin(page, at, across, up)
            yield _Glyph(sign, left, right, up.value, top - bottom)


def _lines(glyphs: list[_Glyph]) -> list[str]:
    rows: list[list[_Glyph]] = []
    for glyph in sorted(glyphs, key=lambda one: -one.base):
        first = rows[-1][0] if rows else None
        if first and abs(first.base - glyph.base) <= _SAME_LINE * min(first.height, glyph.height):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [_line(sorted(row, key=lambda one: one.left)) for row in rows]


def _line(row: Sequence[_Glyph]) -> str:
    said = ""
    end = row[0].left
    for glyph in row:
        gap = (glyph.left - end) / glyph.height
        if gap > _NEW_CELL:
            said = said.rstrip() + "  "
        elif gap > _NEW_WORD and not said.endswith(" "):
            said += " "
        if glyph.text != " ":
            said += glyph.text
            end = glyph.right
        elif not said.endswith(" "):
            said += " "
    return said.strip()
