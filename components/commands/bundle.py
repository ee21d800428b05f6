"""bundle: the whole dataset in one zip."""

import sys
from argparse import Namespace, _SubParsersAction
from typing import Any

from components.commands import files


def add(commands: "_SubParsersAction[Any]") -> None:
    """Add the command to the command line."""
    made = commands.add_parser("bundle", help="write the whole dataset as one zip")
    made.add_argument("file", help="where to write, ending in .zip")
    made.set_defaults(run=_run)


def _run(given: Namespace) -> int:
    # Imported here: `check` must not wait for pandas and plotly.
    from components.publish.files.bundle import bundle

    if not given.file.endswith(".zip"):
        print("write: bundle FILE.zip", file=sys.stderr)
        return 2
    claims = files.shipped()
    if claims is None or not files.write_file(given.file, bundle(claims)):
        return 1
    counted = f"{len(claims.claims)} claims, {len(claims.sources)} sources"
    print(f"{given.file} written: {counted}, edition {claims.edition}")
    return 0
