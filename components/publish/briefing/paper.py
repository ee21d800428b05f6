"""The briefing as a PDF: its page is printed by the browser that also draws the pictures."""

import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import plotly.graph_objects as go

from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.answer import Answer
from components.figures.theme import Palette, palette_of
from components.publish.addresses import Addresses, File
from components.publish.briefing.contents import DRAWN, contents
from components.publish.fonts import font_faces, font_files
from components.publish.html_templates import html_templates
from components.publish.poster.browser import NO_BROWSER, NoPicture
from components.publish.poster.inline_svg import chart_svg

PAPERS = {"A4": (210, 297), "Letter": (216, 279)}  # width and height in millimetres
_WIDTH = 680  # of a chart, in pixels: the width between the margins
_DATE = re.compile(rb"(/(?:CreationDate|ModDate) \(D:)\d{14}")
_NODE = re.compile(rb"node\d{8}")  # a table's head cell, by a count the browser does not reset
_PATIENCE = 180  # seconds for eight pages on a busy machine


def briefing_files(claims: Claims, addresses: Addresses) -> Iterator[File]:
    """The briefing as a page and, for each paper, as a PDF; within `shared_browser` only."""
    view = View.of(claims)
    pictures = briefing_pictures(claims, view)
    pages = {paper: briefing_page(claims, view, addresses, paper) for paper in PAPERS}
    yield "briefing.html", pages["A4"]
    yield from pictures
    for paper, page in pages.items():
        yield f"briefing/briefing-{paper}.pdf", briefing_pdf(page, pictures, claims.edition)


def briefing_page(
    claims: Claims,
    view: View,
    addresses: Addresses,
    paper: str = "A4",
    chosen: Sequence[str] = DRAWN,
) -> bytes:
    """The briefing as HTML, whose pictures lie beside it in a folder named briefing."""
    environment = html_templates("components.publish.briefing")
    width, height = PAPERS[paper]
    tones = palette_of(claims, "light")
    page = environment.get_template("briefing.html").render(
        **contents(claims, view, chosen),
        tones=tones,
        fonts=font_faces(),
        paper=paper,
        width=width,
        height=height,
        live=addresses.live("overview", view),
        home=addresses.of("index.html"),
    )
    return page.encode("utf-8")


def briefing_pictures(claims: Claims, view: View, chosen: Sequence[str] = DRAWN) -> list[File]:
    """The charts of the briefing, in the light theme; within `shared_browser` only."""
    drawn = contents(claims, view, chosen)["drawn"]
    shades = replace(palette_of(claims, "light"), paper="#ffffff")  # the printer's own
    shown = [drawn[name][0] for name in chosen if not drawn[name][0].is_empty]
    figures = {one.chart.name: _figure(one, shades) for one in shown}
    return [(f"briefing/{name}.svg", chart_svg(f, _WIDTH)) for name, f in figures.items()]


def _figure(one: Answer, shades: Palette) -> go.Figure:
    """An answer's figure on the printer's own paper."""
    figure = one.chart.figure(one.table, one.view, shades, _WIDTH)
    return figure.update_layout(paper_bgcolor=shades.paper, plot_bgcolor=shades.paper)


def briefing_pdf(page: bytes, pictures: list[File], edition: str) -> bytes:
    """The briefing as a PDF dated by its edition, so that it comes out the same each time.

    Raises NoPicture where no browser is found or it prints nothing.
    """
    with TemporaryDirectory() as folder:
        for path, content in [("briefing.html", page), *pictures, *font_files()]:
            file = Path(folder, path)
            file.parent.mkdir(exist_ok=True, parents=True)
            file.write_bytes(content)
        return settled(_printed(Path(folder)), edition)


def settled(pdf: bytes, edition: str) -> bytes:
    """A PDF without what differs from one printing to the next: its dates and its cells' names.

    Both dates become the day of an edition, and head cells are counted from 1 in their old order.
    No byte moves, so the file's index still holds.
    """
    day = f"{edition.replace('-', '')}000000".encode()
    counted = {name: b"node%08d" % n for n, name in enumerate(sorted(set(_NODE.findall(pdf))), 1)}
    dated = _DATE.sub(lambda found: found[1] + day, pdf)
    return _NODE.sub(lambda found: counted[found[0]], dated)


def _printed(folder: Path) -> bytes:
    """What the browser prints of the page in a folder."""
    file = folder / "briefing.pdf"
    may_not_isolate = hasattr(os, "geteuid") and os.geteuid() == 0
    words = [
        *(
            "--headless",
            "--disable-gpu",
            "--no-pdf-header-footer",
            "--disable-background-networking",
        ),
        *(["--no-sandbox"] if may_not_isolate else []),
        f"--user-data-dir={folder / 'profile'}",
        f"--print-to-pdf={file}",
        (folder / "briefing.html").as_uri(),
    ]
    done = subprocess.run([_browser(), *words], capture_output=True, timeout=_PATIENCE, check=False)
    if not file.is_file():
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise NoPicture(f"The browser printed nothing: {' '.join(said) or 'it gave no reason'}")
    return file.read_bytes()


def _browser() -> str:
    """The browser that kaleido would take; raises NoPicture without one."""
    from choreographer.browsers.chromium import Chromium

    found = os.environ.get("BROWSER_PATH") or Chromium.find_browser(skip_local=False)
    if not found:
        raise NoPicture(NO_BROWSER)
    return str(found)
