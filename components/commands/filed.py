"""filed: the text of a filed issue form as entries of the claims file."""

import sys
from argparse import Namespace, _SubParsersAction
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from components.claims.reading.filed import filing, issue_forms
from components.claims.reading.problems import ClaimsError
from components.commands import files

FORMS = Path(__file__).resolve().parents[2] / ".github" / "ISSUE_TEMPLATE"


def add(commands: "_SubParsersAction[Any]") -> None:
    """Add the command to the command line."""
    filed = commands.add_parser("filed", help="turn a filed issue form into entries of the file")
    filed.add_argument("file", metavar="FORM", help="the text of the issue, as GitHub wrote it")
    filed.add_argument(
        "--into", metavar="CLAIMS", help="put them into this claims file; else they are printed"
    )
    filed.set_defaults(run=_run)


def _run(given: Namespace) -> int:
    claims_file = given.into or str(files.CLAIMS_FILE)
    if files.loaded(claims_file) is None:
        return 1
    claims_text = Path(claims_file).read_text(encoding="utf-8")
    try:
        text = Path(given.file).read_text(encoding="utf-8-sig")
        found = filing(text, issue_forms(FORMS), claims_text, datetime.now(UTC).date().isoformat())
    except ClaimsError as error:
        print("\n".join(error.lines(files.shortest(given.file))), file=sys.stderr)
        return 1
    except (OSError, UnicodeDecodeError) as error:
        print(f"{given.file}:1: file: it cannot be read as UTF-8 text: {error}", file=sys.stderr)
        return 1
    if not given.into:
        print(found.as_yaml(), end="")
        return 0
    if not files.write_file(given.into, found.put_into(claims_text).encode("utf-8")):
        return 1
    names = [str(e.get("id", e.get("name"))) for part in found.entries.values() for e in part]
    print(f"{files.shortest(given.into)}: {', '.join(names)} put in, edition {found.edition}")
    return 0
