"""Releases made for tests: in our own words, with made numbers, in the shapes of real ones.

A release is a list of blocks, a paragraph or a table of rows of cells, and can be had as plain text
in columns, as HTML and as a PDF.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path
from textwrap import wrap

from components.claims.reading.load import load_claims


@cache
def claims_of_made_figures() -> str:
    """A claims file of a few made claims under the terms of the shipped one."""
    shipped = (Path(__file__).parents[2] / "data/claims.yaml").read_text(encoding="utf-8")
    terms = shipped[: shipped.index("\nsources:\n") + 1]
    tail = Path(__file__).with_name("claims_tail.yaml").read_text(encoding="utf-8")
    return terms.replace(f"edition: {load_claims(shipped).edition}", "edition: 2026-01-01") + tail


Block = str | Sequence[Sequence[str]]


def as_text(blocks: Sequence[Block]) -> bytes:
    """Plain text: the cells of a table in columns."""
    return "\n\n".join(map(_plain, blocks)).encode()


def as_tight_text(blocks: Sequence[Block]) -> bytes:
    """Plain text without an empty line or a column: cells a space apart, table upon table."""
    lines = (
        block if isinstance(block, str) else "\n".join(" ".join(filter(None, row)) for row in block)
        for block in blocks
    )
    return "\n".join(lines).encode()


def _plain(block: Block) -> str:
    return block if isinstance(block, str) else "\n".join(map(_columns, block))


def _columns(row: Sequence[str]) -> str:
    first, *rest = row
    return (first.ljust(64) + "".join(cell.rjust(14) for cell in rest)).rstrip()


def as_html(blocks: Sequence[Block]) -> bytes:
    """A page: a table's cells as cells, a figure's bracket apart, as filers do it."""
    return f"<html><body>{''.join(map(_html, blocks))}</body></html>".encode()


def _html(block: Block) -> str:
    if isinstance(block, str):
        return f"<p>{escape(block)}</p>\n"
    rows = ("".join(f"<td>{_cell(cell)}</td>" for cell in row) for row in block)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>\n"


def _cell(cell: str) -> str:
    return escape(cell).replace(")", "</td><td>)") if cell.startswith("(") else escape(cell)


Placed = tuple[int, float, str]  # from the left, from the top, and what stands there


def as_pdf(blocks: Sequence[Block], lines_a_page: int = 40) -> bytes:
    """A PDF whose every cell stands at its own place; prose is wrapped; Latin letters alone."""
    lines = [line for block in blocks for line in [*_lines(block), []]]
    pages = [lines[at : at + lines_a_page] for at in range(0, len(lines), lines_a_page)]
    return _pdf(
        [[(x, 18.0 * n, said) for n, line in enumerate(page) for x, said in line] for page in pages]
    )


def as_wrapped_pdf(blocks: Sequence[Block]) -> bytes:
    """A PDF whose cells are wrapped within narrow columns and stand in the middle of their row."""
    pages: list[list[Placed]] = [[]]
    down = 0.0
    for block in blocks:
        rows = [[block]] if isinstance(block, str) else block
        for row in rows:
            widths = [105 if isinstance(block, str) else 24, *[9] * (len(row) - 1)]
            cells = [wrap(cell, width) for cell, width in zip(row, widths, strict=True)]
            most = max(len(lines) for lines in cells)
            if down + 10 * most > 760:
                pages.append([])
                down = 0.0
            for n, lines in enumerate(cells):
                left = 30 if n == 0 else 120 + 55 * n
                first = down + 5 * (most - len(lines))
                pages[-1] += [(left, first + 10 * at, line) for at, line in enumerate(lines)]
            down += 10 * most + 8
        down += 10
    return _pdf(pages)


def _pdf(pages: Sequence[Sequence[Placed]]) -> bytes:
    objects = ["<</Type/Catalog/Pages 2 0 R>>", ""]
    objects.append("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    kids = []
    for page in pages:
        drawn = "".join(map(_drawn, page))
        objects.append(f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 842]/Contents {len(objects)} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    body, starts = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        starts.append(f"{len(body):010} 00000 n \n")
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{''.join(starts)}"
    trailer = f"trailer\n<</Root 1 0 R/Size {len(objects) + 1}>>\nstartxref\n{len(body)}\n%%EOF"
    return f"{body}{table}{trailer}".encode("cp1252")


def _lines(block: Block) -> list[list[tuple[int, str]]]:
    """The lines of a block as pieces with their place from the left."""
    if isinstance(block, str):
        return [[(30, line)] for line in wrap(block, 110)]
    return [
        [(30, row[0]), *((420 + 70 * n, cell) for n, cell in enumerate(row[1:]))] for row in block
    ]


def _drawn(placed: Placed) -> str:
    left, down, said = placed
    text = said.replace("\\", "").replace("(", r"\(").replace(")", r"\)")
    return f"BT/F1 9 Tf {left} {800 - down} Td({text})Tj ET\n"


Numbers = Mapping[str, str]

# Of the first shape: made figures for the quarter to June 2026, beside those of a year before.
FIRST: Numbers = {
    "capex": "60,006",
    "capex_usd": "8,824",
    "cash_line": "58,008",
    "cash_line_ago": "30,030",
    "cloud": "48,048",
    "cloud_usd": "7,066",
    "cloud_ago": "32,032",
    "cloud_growth": "50",
    "ebita": "4,804",
    "ebita_usd": "706",
    "ebita_ago": "2,402",
    "ebita_growth": "100",
    "revenue": "240,120",
    "revenue_usd": "35,312",
    "revenue_ago": "200,100",
    "revenue_growth": "20",
    "profit": "15,015",
    "profit_usd": "2,208",
    "profit_ago": "30,030",
    "profit_growth": "50",
    "group": "20,020",
    "group_usd": "2,944",
    "group_ago": "40,040",
    "group_growth": "50",
    "operating": "9,009",
    "operating_usd": "1,325",
    "operating_ago": "18,018",
    "free": "48,999",
    "free_usd": "7,206",
    "free_ago": "12,012",
    "rate": "6.8000",
}
# Of the second: five columns by their last day, quarters and then half-years.
SECOND: Numbers = {
    "capex": "44,044",
    "capex_ago": "20,020",
    "capex_before": "33,033",
    "half": "77,077",
    "half_ago": "50,050",
    "revenue": "200,200",
    "revenue_ago": "182,000",
    "fbs": "60,060",
    "fbs_ago": "54,600",
    "profit": "66,066",
    "profit_ago": "60,060",
    "adjusted": "77,007",
    "adjusted_ago": "70,007",
    "free": "13.8",
}
# Of the third: quarters over years, and three companies and their sum for each quarter.
THIRD: Numbers = {
    "revenue": "31,310",
    "revenue_usd": "4,604",
    "revenue_ago": "32,320",
    "revenue_growth": "(3 %)",
    "profit": "1,110",
    "profit_usd": "163",
    "profit_ago": "3,330",
    "profit_growth": "(67 %)",
    "adjusted": "2,220",
    "adjusted_usd": "326",
    "adjusted_ago": "4,440",
    "adjusted_growth": "(50 %)",
    "operating": "3,410",
    "capex": "11,120",
    "free": "7,710",
    "infra": "7.3",
    "rate": "6.8000",
}


def first_shape(**changed: str) -> list[Block]:
    """Points, segments for revenue and for EBITA, prose on liquidity, the rate."""
    return _made("first", {**FIRST, **changed})


def second_shape(**changed: str) -> list[Block]:
    """Highlights by the columns' last days, prose in billions, a table of other information."""
    return _made("second", {**SECOND, **changed})


def third_shape(**changed: str) -> list[Block]:
    """Highlights of the group and of its core, cash by company, a table in billions, the rate."""
    return _made("third", {**THIRD, **changed})


def chinese_shape(**changed: str) -> list[Block]:
    """The first in Chinese: prose in hundreds of millions, tables in millions."""
    numbers = {**FIRST, **changed}
    hundreds = {
        f"{key}_hundred": f"{float(number.replace(',', '')) / 100:,.2f}"
        for key, number in numbers.items()
    }
    return _made("chinese", {**numbers, **hundreds})


def _made(name: str, numbers: Numbers) -> list[Block]:
    """A release from its file: a row of a table has bars between its cells."""
    file = Path(__file__).with_name("releases") / f"{name}.txt"
    text = file.read_text(encoding="utf-8").format_map(numbers)
    return [block(part) for part in text.strip().split("\n\n")]


def block(part: str) -> Block:
    """A paragraph, or a table where there are bars between its cells."""
    if "|" not in part:
        return part
    return [[cell.strip() for cell in line.rstrip("|").split("|")] for line in part.splitlines()]
