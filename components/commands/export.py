"""export: a chart as a picture, a page or data, under any view; or all charts at once."""

import sys
from argparse import Namespace, _SubParsersAction
from contextlib import nullcontext
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from components.commands import files

if TYPE_CHECKING:  # `check` must not wait for pandas and plotly
    from components.claims.model import Claims

THEMES = ("light", "dark")
SIZES = ("seen", "slide", "square", "wide", "print")


def add(commands: "_SubParsersAction[Any]") -> None:
    """Add the command to the command line."""
    export = commands.add_parser("export", help="write charts as pictures, pages or data")
    export.add_argument("chart", nargs="?", help="a chart's name; see --list")
    export.add_argument(
        "file", nargs="?", help="where to write; its ending says what: png, svg, pdf, html, csv ..."
    )
    export.add_argument("--list", action="store_true", help="every chart: name, tab, question")
    export.add_argument("--all", metavar="DIR", help="every canonical view of every chart")
    export.add_argument("--format", default="png", help="of the files of --all; png unless given")
    export.add_argument("--view", default="", metavar="QUERY", help="as in a link: company=Baidu")
    export.add_argument("--size", choices=SIZES, default="seen", help="of a picture")
    export.add_argument("--theme", choices=THEMES, help="light or dark; else that of the view")
    export.set_defaults(run=_run)


def _run(given: Namespace) -> int:
    from components.figures.charts.catalogue import charts
    from components.publish.files.chart_file import FORMATS, format_of
    from components.publish.poster.browser import NoPicture

    known = charts()
    if given.list:
        for chart in known.values():
            print(f"{chart.name}\t{chart.page}\t{chart.question}")
        return 0
    wrong_one = given.chart not in known or not given.file or not format_of(given.file)
    if given.format not in FORMATS or (wrong_one if not given.all else given.chart):
        print(
            f"write: export CHART FILE or export --all DIR, where CHART is one of "
            f"{', '.join(known)} and FILE ends in one of {', '.join(FORMATS)}",
            file=sys.stderr,
        )
        return 2
    claims = files.shipped()
    if claims is None:
        return 1
    try:
        return _all(given, claims) if given.all else _one(given, claims)
    except NoPicture as error:
        print(error, file=sys.stderr)
        return 1


def _one(given: Namespace, claims: "Claims") -> int:
    """One chart under one view."""
    from components.analysis.view.view import View
    from components.figures.answer import answer
    from components.figures.charts.catalogue import charts
    from components.publish.files.chart_file import chart_file, format_of

    view = View.from_query(claims, given.view)
    for part in view.ignored:
        print(f"not understood and left out: {part}", file=sys.stderr)
    content = chart_file(
        answer(claims, charts()[given.chart], view),
        format_of(given.file),
        given.theme,
        given.size,
    )
    if not files.write_file(given.file, content):
        return 1
    print(f"{given.file} written: {view.words(claims)}")
    return 0


def _all(given: Namespace, claims: "Claims") -> int:
    """Every canonical view of every chart, with one browser for all pictures."""
    from components.publish.canonical import canonical_views
    from components.publish.files.chart_file import PICTURES, chart_file
    from components.publish.poster.browser import shared_browser

    folder, started, size = Path(given.all), monotonic(), 0
    if not files.made(folder):
        return 1
    with shared_browser() if given.format in PICTURES else nullcontext():
        wanted = canonical_views(claims)
        for number, one in enumerate(wanted, start=1):
            content = chart_file(one.answer, given.format, given.theme, given.size)
            file = folder / f"{one.slug}.{given.format}"
            if not files.write_file(str(file), content):
                return 1
            size += len(content)
            print(f"{number} of {len(wanted)}: {file.name}", flush=True)
    seconds = monotonic() - started
    print(f"{len(wanted)} files, {size / 1e6:.1f} MB, in {seconds:.0f} s, in {folder}")
    return 0
