"""Every chart in every state on contact sheets: `make gallery`.

Draws each Chart of the catalogue from the shipped claims, in both themes, at the widths it has on a
desk (1440), a tablet (768) and a phone (390), and in grey for print; as opened, with one company,
under the yardstick with the longest name, and with nothing chosen. Writes PNG files to look at.

    python -m dev.looks.gallery [FOLDER]
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from pathlib import Path

from playwright.sync_api import sync_playwright

from components.analysis.grades.with_grades import with_grades
from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.reading.load import load_claims
from components.figures.chart import Chart
from components.figures.charts.catalogue import charts
from components.figures.theme import Palette, Theme, palette_of
from dev.browser import launched
from dev.servers import ROOT


@dataclass(frozen=True)
class Sheet:
    """One contact sheet: its theme, the width of its charts in pixels, and whether it is grey."""

    name: str
    theme: Theme
    width: int
    columns: int
    grey: bool = False


SHEETS = (
    Sheet("desk-light", "light", 620, 3),
    Sheet("desk-dark", "dark", 620, 3),
    Sheet("wide-light", "light", 1284, 1),
    Sheet("tablet-light", "light", 704, 3),
    Sheet("tablet-dark", "dark", 704, 3),
    Sheet("phone-light", "light", 358, 4),
    Sheet("phone-dark", "dark", 358, 4),
    Sheet("print", "light", 620, 3, grey=True),
)


def views(claims: Claims) -> dict[str, View]:
    """The states in which a chart is looked at."""
    longest = max(View.options(claims)["yardstick"], key=len)
    return {
        "as opened": View.of(claims),
        "one company": View.of(claims, company=claims.subjects[:1]),
        "longest yardstick, USD, years": View.of(
            claims, yardstick=longest, currency="USD", span="year"
        ),
        "nothing chosen": View.of(claims, company=()),
    }


def cells(claims: Claims, sheet: Sheet) -> Iterator[str]:
    """Each chart in each state as a piece of HTML."""
    worn = palette_of(claims, sheet.theme)
    for chart in charts().values():
        for state, view in views(claims).items():
            yield _cell(chart, claims, view, worn, f"{chart.name}, {state}")


def _cell(chart: Chart, claims: Claims, view: View, worn: Palette, name: str) -> str:
    table = with_grades(claims, chart.table(claims, view))
    words = escape(" ".join(chart.reading(table, claims, view)))
    head = f"<small>{escape(name)}</small><b>{escape(chart.question)}</b><p>{words}</p>"
    if table.empty:
        return f"<section>{head}</section>"
    figure = chart.figure(table, view, worn).to_json().replace("</", "<\\/")
    drawn = f"<div></div><script type='application/json'>{figure}</script>"
    return f"<section>{head}{drawn}</section>"


def page_of(claims: Claims, sheet: Sheet) -> str:
    """A contact sheet as one HTML page, without its scripts."""
    worn = palette_of(claims, sheet.theme)
    style = (
        f"body{{margin:16px;background:{worn.paper};color:{worn.ink};font:14px sans-serif;"
        f"display:grid;grid-template-columns:repeat({sheet.columns},{sheet.width}px);gap:28px}}"
        "small{display:block;opacity:.7}p{margin:4px 0 8px}section{align-self:start}"
        + ("body{filter:grayscale(1)}" if sheet.grey else "")
    )
    return f"<meta charset=utf-8><style>{style}</style>{''.join(cells(claims, sheet))}"


_DRAW = """() => Promise.all([...document.querySelectorAll('section script')].map(data => {
    const {data: traces, layout} = JSON.parse(data.textContent);
    const room = data.previousSibling;
    return Plotly.newPlot(room, traces, {...layout, width: room.clientWidth}, {staticPlot: true});
}))"""


def main(folder: Path) -> None:
    """Write all contact sheets to a folder and say where they are."""
    folder.mkdir(parents=True, exist_ok=True)
    claims = load_claims((ROOT / "data" / "claims.yaml").read_text(encoding="utf-8"))
    plotly = files("plotly").joinpath("package_data/plotly.min.js").read_text(encoding="utf-8")
    with sync_playwright() as playwright:
        browser = launched(playwright)
        for sheet in SHEETS:
            width = sheet.columns * (sheet.width + 28) + 32
            page = browser.new_page(viewport={"width": width, "height": 900})
            page.set_content(page_of(claims, sheet))
            page.add_script_tag(content=plotly)
            page.evaluate(_DRAW)
            file = folder / f"{sheet.name}.png"
            page.screenshot(path=file, full_page=True)
            page.close()
            print(f"{file} written")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build" / "gallery"))
