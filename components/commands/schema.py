"""schema: the JSON Schema by which editors complete and check the claims file."""

from argparse import Namespace, _SubParsersAction
from typing import Any

from components.claims.reading.schema import claims_schema
from components.commands import files


def add(commands: "_SubParsersAction[Any]") -> None:
    """Add the command to the command line."""
    schema = commands.add_parser("schema", help="write the JSON Schema that editors use")
    default = str(files.CLAIMS_FILE.with_name("claims.schema.json"))
    schema.add_argument("file", nargs="?", default=default)
    schema.set_defaults(run=_run)


def _run(given: Namespace) -> int:
    if not files.write_file(given.file, claims_schema().encode("utf-8")):
        return 1
    print(f"{files.shortest(given.file)} written")
    return 0
