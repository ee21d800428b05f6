"""The command line: check the claims file, write its schema, export a chart's data."""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from components.claims.history import changes, lines_of, silent_changes
from components.claims.load import load_claims
from components.claims.model import Claims
from components.claims.problems import ClaimsError
from components.claims.schema import claims_schema

CLAIMS_FILE = Path(__file__).resolve().parents[1] / "data" / "claims.yaml"


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it went well, 1 when the claims do not stand, 2 for a wrong call."""
    given = _parser().parse_args(words)
    run: int = given.run(given)
    return run


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m components", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check = commands.add_parser(
        "check", help="name every problem of the claims file, or its counts"
    )
    check.add_argument("file", nargs="?", default=str(CLAIMS_FILE))
    check.add_argument(
        "--since", metavar="OLD", help="an older edition: nothing may differ silently"
    )
    check.set_defaults(run=_check)

    schema = commands.add_parser("schema", help="write the JSON Schema that editors use")
    schema.add_argument("file", nargs="?", default=str(CLAIMS_FILE.with_name("claims.schema.json")))
    schema.set_defaults(run=_schema)

    export = commands.add_parser("export", help="write a chart's data as CSV")
    export.add_argument("chart", nargs="?", help="a chart's name; see --list")
    export.add_argument("file", nargs="?", help="where to write, ending in .csv")
    export.add_argument("--list", action="store_true", help="every chart: name, tab, question")
    export.add_argument("--view", default="", metavar="QUERY", help="as in a link: company=Baidu")
    export.set_defaults(run=_export)
    return parser


def _loaded(file: str) -> Claims | None:
    """The claims of a file, or None after saying on stderr what is wrong with it."""
    try:
        return load_claims(Path(file).read_text(encoding="utf-8"))
    except ClaimsError as error:
        print("\n".join(error.lines(_shortest(file))), file=sys.stderr)
    except (OSError, UnicodeDecodeError) as error:
        print(f"{file}:1: file: it cannot be read as UTF-8 text: {error}", file=sys.stderr)
    return None


def _shortest(file: str) -> str:
    """The path as a reader would type it: relative where that is shorter."""
    path = Path(file).resolve()
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else file


def _check(given: argparse.Namespace) -> int:
    claims = _loaded(given.file)
    if claims is None:
        return 1
    kept_back = sum(c.do_not_plot is not None for c in claims.claims)
    print(
        f"{_shortest(given.file)}: sound. {len(claims.claims)} claims ({kept_back} not to plot), "
        f"{len(claims.sources)} sources, {len(claims.rulers)} rulers, {len(claims.events)} events, "
        f"{len(claims.scenarios)} scenarios, edition {claims.edition}"
    )
    return _check_since(given, claims) if given.since else 0


def _check_since(given: argparse.Namespace, claims: Claims) -> int:
    """Whether a sound file departs from an older edition only by adding and giving reasons."""
    old = _loaded(given.since)
    if old is None:
        return 1
    lines = lines_of(Path(given.file).read_text(encoding="utf-8"))
    if problems := silent_changes(old, claims, lines):
        print("\n".join(p.at(_shortest(given.file)) for p in problems), file=sys.stderr)
        return 1
    kinds = Counter(change.kind for change in changes(claims, old.edition))
    counted = ", ".join(f"{kinds[kind]} {kind}" for kind in ("added", "superseded", "withdrawn"))
    print(f"since edition {old.edition}: {counted}")
    return 0


def _schema(given: argparse.Namespace) -> int:
    if not _written(given.file, claims_schema().encode("utf-8")):
        return 1
    print(f"{_shortest(given.file)} written")
    return 0


def _written(file: str, content: bytes) -> bool:
    """Whether a file could be written; if not, stderr says why."""
    try:
        Path(file).write_bytes(content)
    except OSError as error:
        print(f"{file}: it cannot be written: {error.strerror}", file=sys.stderr)
        return False
    return True


def _export(given: argparse.Namespace) -> int:
    # Imported here: `check` must not wait for pandas and plotly.
    from components.analysis.seen import seen
    from components.analysis.view import View
    from components.figures.catalogue import charts
    from components.publish.data_file import csv_file

    known = charts()
    if given.list:
        for chart in known.values():
            print(f"{chart.name}\t{chart.page}\t{chart.question}")
        return 0
    if given.chart not in known or not given.file or not given.file.endswith(".csv"):
        named = ", ".join(known)
        print(f"write: export CHART FILE.csv, where CHART is one of {named}", file=sys.stderr)
        return 2
    claims = _loaded(str(CLAIMS_FILE))
    if claims is None:
        return 1
    view = View.from_query(claims, given.view)
    for part in view.ignored:
        print(f"not understood and left out: {part}", file=sys.stderr)
    if not _written(given.file, csv_file(known[given.chart], seen(claims, view), view)):
        return 1
    print(f"{given.file} written: {view.words(claims)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
