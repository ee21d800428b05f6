"""check: every problem of a claims file, or its counts."""

import sys
from argparse import Namespace, _SubParsersAction
from collections import Counter
from pathlib import Path
from typing import Any

from components.claims.model import Claims
from components.claims.reading.history import changes, lines_of, silent_changes
from components.claims.reading.text_checks import reader_problems
from components.commands import files


def add(commands: "_SubParsersAction[Any]") -> None:
    """Add the command to the command line."""
    check = commands.add_parser(
        "check", help="name every problem of the claims file, or its counts"
    )
    check.add_argument("file", nargs="?", default=str(files.CLAIMS_FILE))
    check.add_argument(
        "--since", metavar="OLD", help="an older edition: nothing may differ silently"
    )
    check.set_defaults(run=_run)


def _run(given: Namespace) -> int:
    claims = files.loaded(given.file)
    if claims is None or _unreadable(given.file):
        return 1
    kept_back = sum(c.do_not_plot is not None for c in claims.claims)
    print(
        f"{files.shortest(given.file)}: sound. {len(claims.claims)} claims "
        f"({kept_back} not to plot), {len(claims.sources)} sources, "
        f"{len(claims.yardsticks)} yardsticks, {len(claims.events)} events, "
        f"{len(claims.scenarios)} scenarios, edition {claims.edition}"
    )
    _warn_of_years(claims)
    return _since(given, claims) if given.since else 0


def _unreadable(file: str) -> bool:
    """Whether other programs cannot read a sound file, or read it otherwise; stderr says where."""
    problems = list(reader_problems(Path(file).read_text(encoding="utf-8")))
    for problem in problems:
        print(problem.at(files.shortest(file)), file=sys.stderr)
    return bool(problems)


def _warn_of_years(claims: Claims) -> None:
    """Say which sources that figures rest on are dated by their year alone."""
    resting = Counter(c.source for c in claims.claims if c.id not in claims.gone)
    for source in claims.sources:
        if source.year_only and (number := resting[source.id]):
            some = "1 claim rests" if number == 1 else f"{number} claims rest"
            print(
                f"warning: {source.id}: published {source.published} and no day, {some} on "
                "it; write the day if it can be found",
                file=sys.stderr,
            )


def _since(given: Namespace, claims: Claims) -> int:
    """Whether a sound file departs from an older edition only by adding and giving reasons."""
    old = files.loaded(given.since, doubting=False)
    if old is None:
        return 1
    lines = lines_of(Path(given.file).read_text(encoding="utf-8"))
    if problems := silent_changes(old, claims, lines):
        print("\n".join(p.at(files.shortest(given.file)) for p in problems), file=sys.stderr)
        return 1
    kinds = Counter(change.kind for change in changes(claims, old.edition))
    counted = ", ".join(f"{kinds[kind]} {kind}" for kind in ("added", "superseded", "withdrawn"))
    print(f"since edition {old.edition}: {counted}")
    return 0
