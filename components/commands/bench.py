"""bench: how fast the dashboard is beside other frameworks, as ratios measured in one run."""

import sys
from argparse import Namespace, _SubParsersAction
from typing import Any


def add(commands: "_SubParsersAction[Any]") -> None:
    """Add the command to the command line."""
    bench = commands.add_parser("bench", help="measure speed against named baselines")
    bench.add_argument("--quick", action="store_true", help="a few minutes; rougher figures")
    bench.add_argument("--json", action="store_true", help="print JSON in place of a table")
    bench.set_defaults(run=_run)


def _run(given: Namespace) -> int:
    try:
        # Imported here: it needs what only requirements-dev.txt installs.
        from benchmarks.everything import measured
        from benchmarks.ratio import as_json, as_table
    except ImportError as error:
        print(f"{error.name} is missing: pip install -r requirements-dev.txt", file=sys.stderr)
        return 2
    ratios, notes = measured(given.quick)
    if given.json:
        print(as_json(ratios, notes))
        return 0
    print(as_table(ratios))
    print("\n".join(f"- {note}" for note in notes))
    return 0
