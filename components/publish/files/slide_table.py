"""A table of words on a slide, in the largest size at which it keeps to its place."""

from collections.abc import Sequence
from operator import le
from textwrap import wrap
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from components.claims.model import Claims
from components.figures.theme import palette_of
from components.publish.files.office_table import OfficeTable
from components.publish.files.slide_chart import GRID

_WIDEST = 0.59  # of the size of a text, a letter of a wide face on average
_BOLDEST = 0.7  # the same of a bold letter
_HIGH_LINE = 1.25  # of the size of a text, from one line to the next
_SIZES = (14, 13, 12, 11, 10, 9)  # points of a table, the first that fits
_BRIEF, _LONG = 9, 44  # letters of the narrowest column and the widest
_PAD, _CELL_INSETS = 150000, 60000  # left and right of a cell's words, over and under them
_FULL = 0.96  # of its place that a table may take: programs differ in how high they set a row
_SPARE = 130000  # the most that a row gains where there is room


def draw_table(
    slide: Any, place: tuple[Any, Any, Any, Any], table: OfficeTable, claims: Claims
) -> None:
    """Put a ruled table of words on a slide; `place` is left, top, width, height.

    The head of a company's column is in its colour, and so is the name of its row.
    """
    left, top, width, height = place
    said = [table.heads, *([cell.words for cell in row] for row in table.rows)]
    widths = _widths(said, width)
    size, heights = _fitted_rows(said, widths, round(height * _FULL))
    made = slide.shapes.add_table(
        len(said), len(table.heads), left, top, width, Emu(sum(heights))
    ).table
    made.horz_banding = made.first_row = False
    for column, wide in zip(made.columns, widths, strict=True):
        column.width = Emu(wide)
    for row, high in zip(made.rows, heights, strict=True):
        row.height = Emu(high)
    shades = palette_of(claims, "light")
    for number, (head, owner) in enumerate(zip(table.heads, table.owners, strict=True)):
        ink = RGBColor.from_string(shades.company.get(owner, shades.ink)[1:])
        _cell(made.cell(0, number), head, ink, size, bold=True)
    for row, cells in enumerate(table.rows, start=1):
        for number, cell in enumerate(cells):
            own = shades.company[cell.owner] if cell.owner in claims.subjects else shades.ink
            ink, bold = RGBColor.from_string(own[1:]), cell.leads or own != shades.ink
            _cell(made.cell(row, number), cell.words, ink, size, bold, not cell.is_reported)


def _widths(said: Sequence[Sequence[str]], width: int) -> list[int]:
    """How wide each column is: after its longest words, and the first at least a quarter."""
    longest = [
        min(_LONG, max(_BRIEF, len(said[0][column]) * 6 // 5, *(len(row[column]) for row in said)))
        for column in range(len(said[0]))
    ]
    longest[0] = max(longest[0], sum(longest[1:]) // 3)
    return [width * letters // sum(longest) for letters in longest]


def _fitted_rows(
    said: Sequence[Sequence[str]], widths: Sequence[int], height: int
) -> tuple[int, list[int]]:
    """The largest size in points at which all rows fit a height, and how high each row then is.

    No word is so long that it would be broken.
    """
    longest = [
        max(len(w) for row in said for w in (row[n].split() or [""])) for n in range(len(widths))
    ]
    for size in _SIZES:
        lines = [
            max(line_count(text, size, wide - _PAD) for text, wide in zip(row, widths, strict=True))
            for row in said
        ]
        heights = [height_of(size, count) + _CELL_INSETS for count in lines]
        room = [(wide - _PAD) / Pt(size) / _BOLDEST for wide in widths]
        if sum(heights) <= height and all(map(le, longest, room)):
            break
    spare = max(0, height - sum(heights)) // len(heights)
    return size, [high + min(spare, _SPARE) for high in heights]


def _cell(
    cell: Any, words: str, ink: RGBColor, size: int, bold: bool = False, italic: bool = False
) -> None:
    cell.text = words
    cell.margin_top = cell.margin_bottom = Emu(15000)
    cell.margin_left = Emu(60000)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.fill.background()
    edge = cell._tc.get_or_add_tcPr()
    for side in ("a:lnB", "a:lnT"):  # in the order of the format, the last one first
        line = edge.makeelement(qn(side), {"w": "6350"})
        fill = line.makeelement(qn("a:solidFill"), {})
        fill.append(fill.makeelement(qn("a:srgbClr"), {"val": str(GRID)}))
        line.append(fill)
        edge.insert(0, line)
    font = cell.text_frame.paragraphs[0].font
    font.size, font.bold, font.italic, font.color.rgb = Pt(size), bold, italic, ink


def line_count(text: str, size: int, width: int) -> int:
    """How many lines a text of a size in points takes at most over a width."""
    letters = max(1, int(width / (Pt(size) * _WIDEST)))
    return max(1, len(wrap(text, letters)))


def height_of(size: int, lines: int) -> int:
    """How high so many lines of text of a size in points are."""
    return int(Pt(size) * _HIGH_LINE * lines)
