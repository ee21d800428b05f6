"""Links to the dashboard: lasting, short, to a single card, and as a frame for another page."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlencode

from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.chart import Chart

# Where readers find the dashboard: it stands in every picture, deck and workbook. The app knows
# its own address, unless whoever runs it has given it another.
PUBLIC = os.environ.get("DASHBOARD_URL", "").rstrip("/")
ADDRESS = PUBLIC or "http://localhost:8501"

Parts = Mapping[str, Sequence[str]]
_NO_PARTS: Parts = {}


def lasting_link(base: str, page: str, view: View, parts: Parts = _NO_PARTS) -> str:
    """The address of a page with every choice written out, so that it never shows another view.

    `parts` are what it says of the page beyond the view, such as the tab that is open.
    """
    dark = "embed_options=dark_theme" if view.theme == "dark" else ""
    return f"{_page(base, page)}?{_joined(view.to_query(), urlencode(parts, doseq=True), dark)}"


def short_link(base: str, page: str, claims: Claims, view: View, parts: Parts = _NO_PARTS) -> str:
    """The address of a page with only what differs from a bare link: it moves with the data."""
    query = _joined(view.to_short_query(claims, page), urlencode(parts, doseq=True))
    return _page(base, page) + (f"?{query}" if query else "")


def picture_link(base: str, chart: Chart, claims: Claims, view: View) -> str:
    """The short link a picture carries: what bears on its chart, and its edition, so that it shows
    the same figures later too.

    The theme is left out: who follows the link has a screen of their own.
    """
    usual = View.of(claims)
    chosen = replace(view, theme=usual.theme, edition=usual.edition)
    query = chosen.to_short_query(claims, chart.page)
    edition = urlencode({"edition": view.edition})
    return f"{_page(base, chart.page)}?{_joined(query, edition)}"


def card_link(base: str, chart: Chart, view: View) -> str:
    """The address of one card alone, without menus, for a frame on another page."""
    return f"{_page(base, chart.page)}?{_card_query(chart, view)}&{view.to_query()}"


def following_card_link(base: str, chart: Chart, claims: Claims, view: View) -> str:
    """The address of one card alone with only what differs from a bare link: it moves with the
    data, but wears its theme."""
    own = _card_query(chart, view)
    query = replace(view, theme=View.of(claims).theme).to_short_query(claims, chart.page)
    return f"{_page(base, chart.page)}?{_joined(own, query)}"


def _card_query(chart: Chart, view: View) -> str:
    return urlencode({"card": chart.name, "embed": "true", "embed_options": f"{view.theme}_theme"})


def _joined(*queries: str) -> str:
    return "&".join(filter(None, queries))


def _page(base: str, page: str) -> str:
    return f"{base.rstrip('/')}/{'' if page == 'overview' else page}"
