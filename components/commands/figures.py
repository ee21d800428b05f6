"""figures: whether every canonical figure is as it was kept; which ones moved, before and after."""

import subprocess
import sys
from argparse import Namespace, _SubParsersAction
from collections.abc import Collection
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from components.commands import files

if TYPE_CHECKING:  # `check` must not wait for pandas and plotly
    from collections.abc import Iterator

    from components.publish.canonical import Canonical

PROJECT = Path(__file__).resolve().parents[2]
HASHES_FILE = PROJECT / "data" / "figures.txt"


def add(commands: "_SubParsersAction[Any]") -> None:
    """Add the command to the command line."""
    figures = commands.add_parser(
        "figures", help="name the canonical figures that a change moved; keep them as they are now"
    )
    figures.add_argument("--write", action="store_true", help="keep all figures as they are now")
    figures.add_argument("--draw", metavar="DIR", help="draw those that moved, before and after")
    figures.add_argument(
        "--since", metavar="REVISION", default="HEAD", help="of git, for before; HEAD unless given"
    )
    figures.set_defaults(run=_run)


def _run(given: Namespace) -> int:
    from components.publish.canonical import canonical_views
    from components.publish.figure_hashes import differing, figure_hashes, hashes_in, hashes_text

    claims = files.loaded(str(files.CLAIMS_FILE))
    if claims is None:
        return 1
    now, name = figure_hashes(claims), files.shortest(str(HASHES_FILE))
    kept = hashes_in(HASHES_FILE.read_text(encoding="utf-8")) if HASHES_FILE.exists() else {}
    moved = differing(kept, now)
    if given.write:
        if not files.write_file(str(HASHES_FILE), hashes_text(now).encode("utf-8")):
            return 1
        print(f"{name} written: {len(now)} figures, {len(moved)} changes")
        return 0
    for figure, how in moved.items():
        print(f"{figure}: {how}", file=sys.stderr)
    if given.draw:
        views = [shown for shown in canonical_views(claims) if shown.slug in moved]
        dark = {name for name, how in moved.items() if how == "dark"}
        return _draw(Path(given.draw), views, given.since, dark)
    if moved:
        print(
            f"{name}: {len(moved)} of {len(now)} figures are not as it has them. See them before "
            "and after: python -m components figures --draw DIR --since REVISION. If they are as "
            "meant, or the claims changed: python -m components figures --write, and commit it",
            file=sys.stderr,
        )
        return 1
    print(f"{name}: all {len(now)} figures are as it has them")
    return 0


def _draw(folder: Path, views: "Collection[Canonical]", since: str, dark: Collection[str]) -> int:
    """Draw views as the code of a revision does and as that of today does, side by side by name.

    In the light theme, but for those that moved in the dark one alone.
    """
    if not files.made(folder):
        return 1
    try:
        with _as_of(since) as before:
            for shown in views:
                theme = "dark" if shown.slug in dark else "light"
                _export(before, folder / f"{shown.slug}.before.png", shown, theme)
                _export(PROJECT, folder / f"{shown.slug}.after.png", shown, theme)
    except subprocess.CalledProcessError as error:
        print(f"{since}: git could not check it out: {error.stderr.strip()}", file=sys.stderr)
        return 1
    print(f"{folder}: figures drawn before and after: {len(views)}")
    return 0


@contextmanager
def _as_of(revision: str) -> "Iterator[Path]":
    """The project as it was at a revision, until the end of the block."""
    with TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        _git("worktree", "add", "--detach", str(project), revision)
        try:
            yield project
        finally:
            _git("worktree", "remove", "--force", str(project))


def _git(*words: str) -> None:
    subprocess.run(["git", *words], cwd=PROJECT, check=True, capture_output=True, text=True)


def _export(project: Path, file: Path, shown: "Canonical", theme: str) -> None:
    """Draw a view by the code of a project; a chart that it does not have is said on stderr."""
    words = [sys.executable, "-m", "components", "export", shown.answer.chart.name]
    view = ["--view", shown.answer.view.to_query(), "--theme", theme]
    subprocess.run([*words, str(file.resolve()), *view], cwd=project, check=False)
