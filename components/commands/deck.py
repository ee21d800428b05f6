"""deck: slides of some charts, or of all, under one view."""

import sys
from argparse import Namespace, _SubParsersAction
from typing import Any

from components.commands import files


def add(commands: "_SubParsersAction[Any]") -> None:
    """Add the command to the command line."""
    made = commands.add_parser("deck", help="write slides with charts that PowerPoint can edit")
    made.add_argument("file", help="where to write, ending in .pptx")
    made.add_argument("chart", nargs="*", help="names of charts; all unless given")
    made.add_argument("--view", default="", metavar="QUERY", help="as in a link: company=Baidu")
    made.set_defaults(run=_run)


def _run(given: Namespace) -> int:
    # Imported here: `check` must not wait for pandas and plotly.
    from components.analysis.view.view import View
    from components.figures.answer import answers
    from components.figures.charts.catalogue import charts
    from components.publish.files.deck import deck

    known = charts()
    strange = [name for name in given.chart if name not in known]
    if strange or not given.file.endswith(".pptx"):
        named = ", ".join(known)
        print(f"write: deck FILE.pptx [CHART ...], each one of {named}", file=sys.stderr)
        return 2
    claims = files.shipped()
    if claims is None:
        return 1
    view = View.from_query(claims, given.view)
    for part in view.ignored:
        print(f"not understood and left out: {part}", file=sys.stderr)
    shown = answers(claims, [known[name] for name in given.chart or known], view)
    if not files.write_file(given.file, deck(shown)):
        return 1
    print(f"{given.file} written: {len(shown)} charts; {view.words(claims)}")
    return 0
