"""edition: the static edition as a folder of plain files, and below v/ each as it was published."""

import shutil
import sys
from argparse import Namespace, _SubParsersAction
from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from components.commands import files

if TYPE_CHECKING:  # `check` must not wait for pandas and plotly
    from components.claims.model import Claims
    from components.publish.addresses import Addresses

_MARK = "api/index.json"  # by which a folder is known to hold an edition

Files = Mapping[str, bytes]


def add(commands: "_SubParsersAction[Any]") -> None:
    """Add the command to the command line."""
    edition = commands.add_parser("edition", help="write the static edition: a site of plain files")
    edition.add_argument("folder", metavar="DIR", help="a new folder, or one with older editions")
    edition.add_argument("--address", metavar="URL", help="where the folder will be served")
    edition.add_argument("--app", metavar="URL", help="where the live dashboard is served")
    edition.add_argument("--claims", metavar="FILE", help="another claims file than the shipped")
    published = edition.add_mutually_exclusive_group()
    published.add_argument(
        "--keep", action="store_true", help="leave DIR/v/EDITION as it is where it is published"
    )
    published.add_argument(
        "--replace", action="store_true", help="write DIR/v/EDITION anew though it is published"
    )
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
        own = _kept(folder) / claims.edition
        keeping = not (given.keep and own.exists())
        newest, kept = _made(claims, addresses, _published(folder), keeping)
        if keeping and not _keep(own, kept, claims.edition, given.replace):
            return 1
        _write_newest(folder, newest)
    except NoPicture as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{folder}: it cannot be written: {error.strerror}", file=sys.stderr)
        return 1
    pages = sum(path.endswith(".html") for path in newest)
    print(
        f"{folder}: edition {claims.edition}, {pages:,} pages, {len(newest):,} files, "
        f"{sum(map(len, newest.values())) / 1e6:.1f} MB, in {monotonic() - started:.0f} s; "
        f"kept in {_kept(folder)}: {', '.join(_published(folder))}"
    )
    return 0


def _may_be_replaced(folder: Path) -> bool:
    """Whether a folder is empty, or holds an edition, or just those that were published."""
    if not folder.is_dir():
        return False
    names = {one.name for one in folder.iterdir()}
    only_kept = names == {_kept(folder).name} and bool(_published(folder))
    return not names or (folder / _MARK).is_file() or only_kept


def _kept(folder: Path) -> Path:
    """Where each edition is kept below a folder, by its day, as it was published."""
    from components.publish.addresses import KEPT

    return folder / KEPT


def _published(folder: Path) -> list[str]:
    """The editions that a folder keeps, by their days, the newest first."""
    kept = _kept(folder)
    found = kept.glob(f"*/{_MARK}")
    return sorted((file.relative_to(kept).parts[0] for file in found), reverse=True)


def _made(
    claims: "Claims", addresses: "Addresses", editions: list[str], keeping: bool
) -> tuple[Files, Files]:
    """Every file of the newest edition by its path, and if it is to be kept, every file of that."""
    from components.publish.edition.build import (
        drawn_parts,
        edition_parts,
        kept_parts,
        with_unchanging,
    )
    from components.publish.edition.parts import made

    # What a browser draws comes first, for it takes longest.
    parts = [*drawn_parts(claims, addresses), *edition_parts(claims, addresses, editions)]
    own = kept_parts(claims, addresses) if keeping else []
    files = made([*parts, *own])
    newest = dict(chain.from_iterable(files[: len(parts)]))
    kept = dict(chain.from_iterable(files[len(parts) :]))
    return newest, dict(with_unchanging(kept, newest.items())) if keeping else {}


def _keep(folder: Path, made: Files, edition: str, replacing: bool) -> bool:
    """Write an edition where it never changes; False if another stands there, said on stderr."""
    if folder.exists() and not replacing:
        if not (differing := _differing(folder, made)):
            return True
        print(
            f"{folder}: edition {edition} is published, and {len(differing):,} of its files "
            f"would change: {', '.join(differing[:3])}{' ...' if len(differing) > 3 else ''}. "
            "Write a later day as `edition` into the claims file if figures changed; else say "
            "--keep to leave it as it is, or --replace to publish it anew. Nothing was written",
            file=sys.stderr,
        )
        return False
    if folder.exists():
        shutil.rmtree(folder)
    _write(folder, made)
    return True


def _differing(folder: Path, made: Files) -> list[str]:
    """The paths at which a folder holds other bytes than were made now, or only one has a file."""
    there = {f.relative_to(folder).as_posix() for f in folder.rglob("*") if f.is_file()}
    changed = {path for path in there & made.keys() if (folder / path).read_bytes() != made[path]}
    return sorted(changed | (there ^ made.keys()))


def _write_newest(folder: Path, newest: Files) -> None:
    """Write the newest edition, and remove what an older one left; what is kept stays."""
    _write(folder, newest)
    kept = {_kept(folder) / day for day in _published(folder)}
    for old in folder.rglob("*"):
        if (
            old.is_file()
            and old.relative_to(folder).as_posix() not in newest
            and not kept.intersection(old.parents)
        ):
            old.unlink()


def _write(folder: Path, made: Files) -> None:
    for path, content in made.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
