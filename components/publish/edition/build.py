"""The whole edition as files: every page, picture and table, in an order that never changes."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import plotly
import plotly.graph_objects as go

from components.claims.model import Claims
from components.publish.addresses import Addresses, File
from components.publish.canonical import Canonical, canonical_views
from components.publish.edition.api import (
    DESK,
    claim_files,
    claims_csv,
    figure_file,
    view_files,
)
from components.publish.edition.evidence_pages import evidence_pages
from components.publish.edition.history import days_of_change
from components.publish.edition.page import Page, Press
from components.publish.edition.previews import preview, small
from components.publish.edition.reading_pages import reading_pages
from components.publish.files.bundle import bundle
from components.publish.files.calendar_file import calendar_file
from components.publish.fonts import font_files
from components.publish.poster.image import picture
from components.publish.poster.inline_svg import chart_svg

WIDTHS = {"": DESK, ".phone": 358}  # pixels, by the ending of the file
_TEMPLATES = Path(__file__).parent / "templates"
_COPIED = ("icon.svg", "edition.js")


def edition_files(claims: Claims, addresses: Addresses) -> Iterator[File]:
    """Every file that needs no browser to be made: pages, tables, JSON, scripts, feeds."""
    press, views = Press(claims, addresses), canonical_views(claims)
    pages = edition_pages(press, views)
    yield from (press.printed(page) for page in pages)
    yield press.style()
    yield from font_files()
    yield from ((name, (_TEMPLATES / name).read_bytes()) for name in _COPIED)
    yield "plotly.min.js", plotly_script()
    yield from view_files(views, addresses)
    yield from claim_files(claims, addresses)
    yield "claims.csv", claims_csv(claims, addresses)
    yield "claims.zip", bundle(claims, addresses.app)
    yield "next-results.ics", calendar_file(claims, claims.subjects, addresses.of("index.html"))
    yield from _signposts(press, views, [page.path for page in pages])
    charted = {shown.path for shown in views}
    yield from ((page.preview, preview(page, claims)) for page in pages if page.path not in charted)


def edition_pages(press: Press, views: Sequence[Canonical]) -> list[Page]:
    """Every page, those that are read before those that are looked up."""
    return [*reading_pages(press, views), *evidence_pages(press, views)]


def edition_pictures(views: Sequence[Canonical], addresses: Addresses) -> Iterator[File]:
    """Every chart to be questioned, in two widths and themes, and as a preview.

    Within `shared_browser` only, like the briefing's.
    """
    for shown in views:
        yield figure_file(shown)
        for theme in ("light", "dark"):
            for ending, width in WIDTHS.items():
                figure: go.Figure = shown.answer.figure(theme, width)
                yield f"charts/{shown.slug}{ending}.{theme}.svg", chart_svg(figure, width)
        image = picture(shown.answer, "png", size="wide", base=addresses.app)
        yield f"previews/charts-{shown.slug}.png", small(image)


def plotly_script() -> bytes:
    """Plotly's own script, as it comes with the Python package."""
    return (Path(plotly.__file__).parent / "package_data" / "plotly.min.js").read_bytes()


def _signposts(press: Press, views: Sequence[Canonical], paths: list[str]) -> Iterator[File]:
    """What leads programs here: sitemap, feed, llms.txt; .nojekyll lets GitHub serve all files."""
    get = press.environment.get_template
    yield "sitemap.xml", get("sitemap.xml").render(paths=sorted(paths)).encode("utf-8")
    feed = get("feed.xml").render(days=days_of_change(press.claims))
    yield "feed.xml", feed.encode("utf-8")
    yield "llms.txt", get("llms.txt").render(views=views).encode("utf-8")
    yield "robots.txt", f"Sitemap: {press.addresses.of('sitemap.xml')}\n".encode()
    yield ".nojekyll", b""
