"""Addresses that lead a reader to the figure itself, and to archived copies of its page."""

import re
from urllib.parse import quote

from components.analysis.grades.publishers import OWN
from components.claims.claim import Claim, Source

_PAGE = re.compile(r"\bpage (\d+)\b")


def figure_link(claim: Claim, source: Source) -> str | None:
    """The source's address, landing on the figure where a browser can; None without an address.

    A PDF opens on the page that `where` names. A web page is scrolled to the figure as printed,
    by a text fragment, which browsers that know none ignore.
    """
    if source.url is None or "#" in source.url:
        return source.url
    if source.url.lower().endswith(".pdf"):
        page = _PAGE.search(claim.where or "")
        return f"{source.url}#page={page[1]}" if page else source.url
    printed = _printed(claim, source)
    return f"{source.url}#:~:text={quote(printed, safe='')}" if printed else source.url


def archive_link(source: Source) -> str | None:
    """The web archive's list of copies of a page, at the day of publication; None without one."""
    if source.address is None:
        return None
    return f"https://web.archive.org/web/{source.published.replace('-', '')}*/{source.address}"


def _printed(claim: Claim, source: Source) -> str | None:
    """The figure as the page prints it, where that can be told from the value held.

    A value in full millions from a company's own table stands there with all its digits. A rounded
    one may be written as 40.4 billion or in another language, so it is not looked for.
    """
    if claim.value is None or claim.formula:
        return None
    if claim.unit == "percent":
        return f"{claim.value:g}%"
    in_full = claim.unit in ("RMB million", "USD million") and claim.value % 100 != 0
    return f"{abs(claim.value):,.0f}" if in_full and source.kind in OWN else None
