"""export: one chart's data as a file, under any view."""

import sys
from argparse import Namespace, _SubParsersAction
from typing import Any

from components.commands import files


def add(commands: "_SubParsersAction[Any]") -> None:
    """Add the command to the command line."""
    export = commands.add_parser("export", help="write a chart's data as CSV")
    export.add_argument("chart", nargs="?", help="a chart's name; see --list")
    export.add_argument("file", nargs="?", help="where to write, ending in .csv")
    export.add_argument("--list", action="store_true", help="every chart: name, tab, question")
    export.add_argument("--view", default="", metavar="QUERY", help="as in a link: company=Baidu")
    export.set_defaults(run=_run)


def _run(given: Namespace) -> int:
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
    claims = files.shipped()
    if claims is None:
        return 1
    view = View.from_query(claims, given.view)
    for part in view.ignored:
        print(f"not understood and left out: {part}", file=sys.stderr)
    if not files.written(given.file, csv_file(known[given.chart], seen(claims, view), view)):
        return 1
    print(f"{given.file} written: {view.words(claims)}")
    return 0
