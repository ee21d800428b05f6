"""briefing: eight pages to print, as a PDF."""

import sys
from argparse import Namespace, _SubParsersAction
from typing import Any

from components.commands import files

PAPERS = ("A4", "Letter")


def add(commands: "_SubParsersAction[Any]") -> None:
    """Add the command to the command line."""
    briefing = commands.add_parser("briefing", help="write the eight-page briefing as a PDF")
    briefing.add_argument("file", help="where to write, ending in .pdf")
    briefing.add_argument("--view", default="", metavar="QUERY", help="as in a link: currency=USD")
    briefing.add_argument("--paper", choices=PAPERS, default="A4")
    briefing.set_defaults(run=_run)


def _run(given: Namespace) -> int:
    # Imported here: `check` must not wait for pandas and plotly.
    from components.analysis.view.view import View
    from components.publish.addresses import Addresses
    from components.publish.briefing.paper import briefing_page, briefing_pdf, briefing_pictures
    from components.publish.poster.browser import NoPicture, shared_browser

    if not given.file.endswith(".pdf"):
        print("write: briefing FILE.pdf", file=sys.stderr)
        return 2
    claims = files.shipped()
    if claims is None:
        return 1
    view = View.from_query(claims, given.view)
    for part in view.ignored:
        print(f"not understood and left out: {part}", file=sys.stderr)
    page = briefing_page(claims, view, Addresses(), given.paper)
    try:
        with shared_browser():
            pictures = briefing_pictures(claims, view)
        content = briefing_pdf(page, pictures, claims.edition)
    except NoPicture as error:
        print(error, file=sys.stderr)
        return 1
    if not files.write_file(given.file, content):
        return 1
    print(f"{given.file} written: {view.words(claims)}")
    return 0
