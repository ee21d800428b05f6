"""Editions that never change: the list of them, which is the newest, and what changed since."""

import json
from collections.abc import Iterator, Sequence

from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.reading.history import changed_figures
from components.publish.addresses import KEPT, Addresses, File
from components.publish.canonical import Canonical
from components.publish.edition.api import API_VERSION, as_json
from components.publish.edition.meanings import Meanings
from components.publish.edition.page import Page, Press
from components.publish.frames import counted_figures, frame_path
from components.wording.formats import day_words

LIST = f"{KEPT}/index.json"


def editions_page(press: Press, editions: Sequence[str]) -> Page:
    """The list of all editions that are kept, the newest first."""
    return Page(
        path=f"{KEPT}/index.html",
        title="All editions",
        description="Every edition as it was published. What stands under its day never changes.",
        template="editions.html",
        live=press.addresses.live("evidence", View.of(press.claims)),
        fields={"editions": editions},
    )


def editions_files(addresses: Addresses, editions: Sequence[str]) -> Iterator[File]:
    """The list for programs, and the page at v/latest/ that leads to the newest edition."""
    newest = editions[0]
    listed = {
        "api": API_VERSION,
        "latest": newest,
        "editions": [
            {
                "edition": day,
                "page": addresses.kept(day).of("index.html"),
                "api": addresses.kept(day).of("api/index.json"),
            }
            for day in editions
        ],
    }
    yield LIST, as_json(listed)
    leads = (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Edition of '
        f'{day_words(newest)}</title><link rel="canonical" href="{addresses.newest_of("")}">'
        f'<meta http-equiv="refresh" content="0; url=../{newest}/"></head>'
        f'<body><p><a href="../{newest}/">Edition of {day_words(newest)}</a></p></body></html>\n'
    )
    yield f"{KEPT}/latest/index.html", leads.encode("utf-8")


def frame_files(press: Press, views: Sequence[Canonical]) -> Iterator[File]:
    """Each canonical view as a page for a frame."""
    template = press.environment.get_template("frame.html")
    for shown in views:
        meanings = Meanings(press.claims)
        counted = sorted(counted_figures(shown.answer))
        page = template.render(shown=shown, root="../", meanings=meanings, figures=counted)
        yield frame_path(shown), page.encode("utf-8")


def newest_script(claims: Claims) -> File:
    """The figures that have changed in any edition, as a script that frames of older ones load.

    They may be in a sandbox, where a page can fetch nothing, but may load a script.
    """
    changed = json.dumps(sorted(changed_figures(claims)), ensure_ascii=False, indent=0)
    return "newest.js", f"newest({changed});\n".encode()
