"""The whole edition as files: every page, picture and table, in an order that never changes."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import plotly
import plotly.graph_objects as go

from components.claims.model import Claims
from components.figures.theme import THEMES
from components.publish.addresses import KEPT, Addresses, File
from components.publish.briefing.paper import briefing_files
from components.publish.canonical import DESK, Canonical, canonical_views
from components.publish.edition.api import (
    claim_files,
    claims_csv,
    figure_file,
    view_files,
)
from components.publish.edition.evidence_pages import evidence_pages
from components.publish.edition.history import days_of_change
from components.publish.edition.kept import (
    editions_files,
    editions_page,
    frame_files,
    newest_script,
)
from components.publish.edition.page import Page, Press
from components.publish.edition.parts import Part, batched, in_order, making, processors
from components.publish.edition.previews import preview, small
from components.publish.edition.reading_pages import reading_pages
from components.publish.files.bundle import bundle
from components.publish.files.calendar_file import calendar_file
from components.publish.fonts import font_files
from components.publish.frames import TELL_HEIGHT
from components.publish.poster.browser import shared_browser
from components.publish.poster.image import picture
from components.publish.poster.inline_svg import chart_svg

WIDTHS = {"": DESK, ".phone": 358}  # pixels, by the ending of the file
_TEMPLATES = Path(__file__).parent / "templates"
_COPIED = ("icon.svg", "edition.js")
# What only the newest edition has: lists of all editions, signposts, previews of pages.
_OF_NEWEST = re.compile(
    rf"({KEPT}/|sitemap\.xml|robots\.txt|\.nojekyll|newest\.js|previews/(?!charts-))"
)


def edition_files(
    claims: Claims, addresses: Addresses, editions: Sequence[str] = ()
) -> Iterator[File]:
    """Every file of `edition_parts`, made one after another."""
    return in_order(edition_parts(claims, addresses, editions))


def edition_parts(claims: Claims, addresses: Addresses, editions: Sequence[str] = ()) -> list[Part]:
    """What makes every file of the newest edition that needs no browser to be made.

    `editions` are those kept before it, which it lists.
    """
    press, views = Press(claims, addresses), canonical_views(claims)
    listed = sorted({*editions, claims.edition}, reverse=True)
    pages = [*edition_pages(press, views), editions_page(press, listed)]
    charted = {shown.path for shown in views}
    shared = [page for page in pages if page.path not in charted]
    return [
        *_parts_with_addresses(press, views, pages),
        partial(_without_addresses, press),
        partial(_signposts, press, [page.path for page in pages]),
        partial(editions_files, addresses, listed),
        lambda: [newest_script(claims)],
        *(partial(_previews, some, claims) for some in batched(shared)),
    ]


def kept_files(claims: Claims, addresses: Addresses, newest: Iterable[File]) -> Iterator[File]:
    """Every file of an edition at the address where it never changes.

    What names its own address is made for it by `kept_parts`, and all else is as in the `newest`,
    which must be whole.
    """
    return with_unchanging(dict(in_order(kept_parts(claims, addresses))), newest)


def kept_parts(claims: Claims, addresses: Addresses) -> list[Part]:
    """What makes the files of an edition in which the address stands where it never changes."""
    press, views = Press(claims, addresses.kept(claims.edition)), canonical_views(claims)
    return _parts_with_addresses(press, views, edition_pages(press, views))


def with_unchanging(own: Mapping[str, bytes], newest: Iterable[File]) -> Iterator[File]:
    """The files that `kept_parts` made, and of the newest edition those that are kept as they are.

    Previews of pages other than charts stay there, where these pages name them.
    """
    yield from own.items()
    yield from (
        (path, body) for path, body in newest if path not in own and not _OF_NEWEST.match(path)
    )


def _parts_with_addresses(
    press: Press, views: Sequence[Canonical], pages: Sequence[Page]
) -> list[Part]:
    """Pages, JSON, tables and feeds, in which the edition's own address stands."""
    claims, addresses = press.claims, press.addresses
    return [
        *(partial(map, press.printed, some) for some in batched(pages)),
        partial(frame_files, press, views),
        partial(view_files, views, addresses),
        partial(claim_files, claims, addresses),
        partial(_lists, press, views),
    ]


def _lists(press: Press, views: Sequence[Canonical]) -> Iterator[File]:
    """All claims as one table, the days of results and of changes, and what programs are told."""
    claims, addresses = press.claims, press.addresses
    yield "claims.csv", claims_csv(claims, addresses)
    yield "next-results.ics", calendar_file(claims, claims.subjects, addresses.of("index.html"))
    get = press.environment.get_template
    feed = get("feed.xml").render(days=days_of_change(claims))
    yield "feed.xml", feed.encode("utf-8")
    yield "llms.txt", get("llms.txt").render(views=views).encode("utf-8")


def _without_addresses(press: Press) -> Iterator[File]:
    """What is the same wherever it stands: style, fonts, scripts, the dataset."""
    yield press.style()
    yield from font_files()
    yield from ((name, (_TEMPLATES / name).read_bytes()) for name in _COPIED)
    yield "frame.js", TELL_HEIGHT.encode() + (_TEMPLATES / "frame.js").read_bytes()
    yield "plotly.min.js", plotly_script()
    yield "claims.zip", bundle(press.claims, press.addresses.app)


def edition_pages(press: Press, views: Sequence[Canonical]) -> list[Page]:
    """Every page, those that are read before those that are looked up."""
    return [*reading_pages(press, views), *evidence_pages(press, views)]


def drawn_parts(claims: Claims, addresses: Addresses) -> list[Part]:
    """What makes the pictures and the briefing, each part with a browser of its own."""
    views, number = canonical_views(claims), processors()
    shares = [views[first::number] for first in range(number)]
    pictures = [partial(edition_pictures, share, addresses) for share in shares]
    briefing = partial(briefing_files, claims, addresses)
    return [partial(_drawn, [pictures[0], briefing]), *(partial(_drawn, [p]) for p in pictures[1:])]


def _drawn(parts: Sequence[Part]) -> Iterator[File]:
    with shared_browser():
        yield from in_order(parts)


def edition_pictures(views: Sequence[Canonical], addresses: Addresses) -> Iterator[File]:
    """Every chart to be questioned, in two widths and themes, and as a preview.

    Within `shared_browser` only, like the briefing's.
    """
    for shown in views:
        with making(shown.path):
            yield from _pictures(shown, addresses)


def _pictures(shown: Canonical, addresses: Addresses) -> Iterator[File]:
    yield figure_file(shown)
    for theme in THEMES:
        for ending, width in WIDTHS.items():
            figure: go.Figure = shown.answer.figure(theme, width)
            yield f"charts/{shown.slug}{ending}.{theme}.svg", chart_svg(figure, width)
    image = picture(shown.answer, "png", size="wide", base=addresses.app)
    yield f"previews/charts-{shown.slug}.png", small(image)


def _previews(pages: Iterable[Page], claims: Claims) -> Iterator[File]:
    for page in pages:
        with making(page.preview):
            yield page.preview, preview(page, claims)


def plotly_script() -> bytes:
    """Plotly's own script, as it comes with the Python package."""
    return (Path(plotly.__file__).parent / "package_data" / "plotly.min.js").read_bytes()


def _signposts(press: Press, paths: list[str]) -> Iterator[File]:
    """What leads search engines here, and nowhere else; .nojekyll lets GitHub serve all files."""
    get = press.environment.get_template
    yield "sitemap.xml", get("sitemap.xml").render(paths=sorted(paths)).encode("utf-8")
    yield "robots.txt", f"Sitemap: {press.addresses.of('sitemap.xml')}\n".encode()
    yield ".nojekyll", b""
