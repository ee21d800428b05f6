"""What a link says of itself where it is shared: title, finding and picture of its view."""

from dataclasses import replace
from html import escape
from typing import Any
from urllib.parse import urlsplit

from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.answer import answer
from components.figures.app_pages import PAGES, AppPage
from components.figures.chart import Chart
from components.figures.charts.catalogue import charts
from components.publish.canonical import slug_of
from components.publish.caption import NAME, PROMISE
from components.publish.links import PUBLIC
from components.ui.serving.log import log_fault
from components.ui.shell.open_pages import open_page_named
from components.ui.shell.settings import EDITION_URL
from components.ui.shell.store import shared_claims
from components.wording.claim_names import claim_name

_WIDTH, _HEIGHT = "1200", "628"  # pixels of a preview in the edition


def link_preview(path: str, query: str) -> str:
    """The HTML for the head of a page opened by a link: title, description, what networks show.

    Without claims, or where they cannot be read, the product's name and promise alone.
    """
    page = open_page_named(path.strip("/"))
    try:
        claims = shared_claims().claims
        said = _said(claims, page, query) if claims else (NAME, PROMISE, "")
    except Exception as error:  # the page itself must open, and says what is wrong
        log_fault(error)
        said = (NAME, PROMISE, "")
    return _head(page, f"{PUBLIC}{urlsplit(path).path}" + (f"?{query}" if query else ""), *said)


def _said(claims: Claims, page: AppPage, query: str) -> tuple[str, str, str]:
    """The title, description and picture's address, '' where the edition has none of this view."""
    view = View.from_query(claims, query)
    if view.claim in claims.claim:
        return claim_name(claims, claims.claim[view.claim]), PROMISE, ""
    chart = _first_chart(page, view)
    if chart is None:
        return f"{page.title}: {NAME}", PROMISE, ""
    found = answer(claims, chart, view)
    rest = " ".join(found.sentences[1:]) or found.measured
    return found.finding, rest, _picture(claims, view, chart)


def _first_chart(page: AppPage, view: View) -> Chart | None:
    """The chart that a page leads with under a view; None for a page without charts."""
    own = [c for c in charts().values() if c.page == page.name and c.section in ("", view.lab)]
    return own[0] if own else None


def _picture(claims: Claims, view: View, chart: Chart) -> str:
    """The edition's preview of the same chart under the same view; '' where it has none."""
    bare = View.of(claims, lab=view.lab)
    needed: dict[str, Any] = {chart.needs: getattr(view, chart.needs)} if chart.needs else {}
    if view == bare:
        slug = chart.name
    elif view == replace(bare, **needed):
        slug = f"{chart.name}-{slug_of(getattr(view, chart.needs))}"
    else:
        return ""
    return EDITION_URL and f"{EDITION_URL}/previews/charts-{slug}.png"


def _head(page: AppPage, address: str, title: str, description: str, picture: str) -> str:
    shown = NAME if page is PAGES[0] else f"{page.title} · {NAME}"
    properties = {
        "og:type": "article",
        "og:site_name": NAME,
        "og:title": title,
        "og:description": description,
        **({"og:url": address} if PUBLIC else {}),
    }
    if picture:
        properties |= {"og:image": picture, "og:image:width": _WIDTH, "og:image:height": _HEIGHT}
        properties["og:image:alt"] = title
    card = "summary_large_image" if picture else "summary"
    lines = [
        f"<title>{escape(shown)}</title>",
        f'<meta name="description" content="{escape(title)}">',
        *(f'<meta property="{n}" content="{escape(v)}">' for n, v in properties.items()),
        f'<meta name="twitter:card" content="{card}">',
    ]
    return "".join(lines)
