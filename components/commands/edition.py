"""edition: the static edition as a folder of plain files."""

import sys
from argparse import Namespace, _SubParsersAction
from itertools import chain
from pathlib import Path
from time import monotonic
from typing import Any

from components.commands import files

_MARK = "api/index.json"  # by which a folder is known to hold an edition


def add(commands: "_SubParsersAction[Any]") -> None:
    """Add the command to the command line."""
    edition = commands.add_parser("edition", help="write the static edition: a site of plain files")
    edition.add_argument("folder", metavar="DIR", help="a new folder, or one with an older edition")
    edition.add_argument("--address", metavar="URL", help="where the folder will be served")
    edition.add_argument("--app", metavar="URL", help="where the live dashboard is served")
    edition.add_argument("--claims", metavar="FILE", help="another claims file than the shipped")
    edition.set_defaults(run=_run)


def _run(given: Namespace) -> int:
    # Imported here: `check` must not wait for pandas and plotly.
    from components.publish.addresses import EDITION_ADDRESS, Addresses
    from components.publish.links import ADDRESS
    from components.publish.poster.browser import NoPicture

    folder = Path(given.folder)
    if folder.exists() and not _may_be_replaced(folder):
        print(f"{folder}: it holds other files; name a new folder", file=sys.stderr)
        return 2
    claims = files.loaded(given.claims) if given.claims else files.shipped()
    if claims is None:
        return 1
    addresses = Addresses(
        (given.address or EDITION_ADDRESS).rstrip("/"), (given.app or ADDRESS).rstrip("/")
    )
    if not given.address and "localhost" in addresses.edition:
        print(
            f"previews, feed and sitemap name {addresses.edition}: say --address URL, "
            "or set DASHBOARD_EDITION_URL, before you publish",
            file=sys.stderr,
        )
    started = monotonic()
    try:
        made = _write(folder, claims, addresses)
    except NoPicture as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{folder}: it cannot be written: {error.strerror}", file=sys.stderr)
        return 1
    pages = sum(path.endswith(".html") for path in made)
    print(
        f"{folder}: edition {claims.edition}, {pages:,} pages, {len(made):,} files, "
        f"{sum(made.values()) / 1e6:.1f} MB, in {monotonic() - started:.0f} s"
    )
    return 0


def _may_be_replaced(folder: Path) -> bool:
    """Whether a folder is empty, or holds an edition."""
    return folder.is_dir() and (not any(folder.iterdir()) or (folder / _MARK).is_file())


def _write(folder: Path, claims: Any, addresses: Any) -> dict[str, int]:
    """Write every file, and remove what an older edition left; the bytes of each by its path."""
    from components.publish.briefing.paper import briefing_files
    from components.publish.canonical import canonical_views
    from components.publish.edition.build import edition_files, edition_pictures
    from components.publish.poster.browser import shared_browser

    made: dict[str, int] = {}
    with shared_browser():
        every = chain(
            edition_files(claims, addresses),
            edition_pictures(canonical_views(claims), addresses),
            briefing_files(claims, addresses),
        )
        for path, content in every:
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            made[path] = len(content)
    for old in folder.rglob("*"):
        if old.is_file() and old.relative_to(folder).as_posix() not in made:
            old.unlink()
    return made
