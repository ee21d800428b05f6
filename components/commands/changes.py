"""changes: what a newer claims file adds and supersedes, and which charts that touches."""

import sys
from argparse import Namespace, _SubParsersAction
from typing import Any

from components.commands import files


def add(commands: "_SubParsersAction[Any]") -> None:
    """Add the command to the command line."""
    changes = commands.add_parser(
        "changes",
        help="say as Markdown what is new since an older claims file, and on which charts",
    )
    changes.add_argument("file", nargs="?", default=None, help="the newer file; the shipped one")
    changes.add_argument("--since", metavar="OLD", required=True, help="the older claims file")
    changes.set_defaults(run=_run)


def _run(given: Namespace) -> int:
    # Imported here: `check` must not wait for pandas and plotly.
    from components.publish.edition.comparison import comparison

    new = files.loaded(given.file) if given.file else files.shipped()
    old = files.loaded(given.since, doubting=False)
    if new is None or old is None:
        return 1
    sys.stdout.write(comparison(old, new))
    return 0
