"""The command line: check claims, take charts away, run a scenario, answer programs."""

import argparse
import sys
from collections.abc import Sequence

from components.commands import (
    briefing,
    bundle,
    changes,
    check,
    deck,
    edition,
    export,
    figures,
    filed,
    headline,
    intake,
    mcp,
    scenario,
    schema,
)

COMMANDS = (
    check,
    changes,
    schema,
    filed,
    intake,
    export,
    figures,
    headline,
    scenario,
    deck,
    bundle,
    briefing,
    edition,
    mcp,
)


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it went well, 1 when the claims do not stand, 2 for a wrong call."""
    parser = argparse.ArgumentParser(prog="python -m components", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add(commands)
    given = parser.parse_args(words)
    run: int = given.run(given)
    return run


if __name__ == "__main__":
    sys.exit(main())
