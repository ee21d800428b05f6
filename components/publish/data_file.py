"""Tables as files: exactly what is shown, in the order shown, with the evidence for each row."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from components.analysis.graded import graded
from components.analysis.tables import roots
from components.analysis.view import View
from components.claims.model import Claims
from components.figures.chart import Chart

EVIDENCE = ("Grade", "Claims", "Sources", "Links", "Published")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def shown_table(chart: Chart, claims: Claims, view: View) -> pd.DataFrame:
    """The chart's table with its columns as labelled, then claims, sources, links and dates."""
    table = graded(claims, chart.table(claims, view))
    shown = table[list(chart.columns)].rename(columns=chart.columns)
    named = [roots(claims, names) for names in table["claims"]]
    cited = [[claims.claim[name].source for name in names] for names in named]
    if "source" in table:  # an event has no claim, but a source of its own
        own = table["source"].fillna("")
        cited = [ids or [name] * bool(name) for ids, name in zip(cited, own, strict=True)]
    sources = [[claims.source[name] for name in dict.fromkeys(ids)] for ids in cited]
    return shown.assign(
        Grade=table["grade"],
        Claims=[" ".join(names) for names in named],
        Sources=["; ".join(f"{s.publisher}: {s.title}" for s in each) for each in sources],
        Links=[" ".join(s.url for s in each if s.url) for each in sources],
        Published=["; ".join(s.published for s in each) for each in sources],
    ).reset_index(drop=True)


def csv_file(chart: Chart, claims: Claims, view: View) -> bytes:
    """The shown table as CSV, in UTF-8 with a mark so that Excel reads Chinese.

    Text that a spreadsheet would run as a formula is made inert with an apostrophe; numbers are
    never touched.
    """
    table = shown_table(chart, claims, view)
    safe = table.apply(lambda column: column.map(inert))
    return str(safe.to_csv(index=False)).encode("utf-8-sig")


def page_csv(shown: Sequence[tuple[Chart, View]], claims: Claims) -> bytes:
    """All tables of a page as one CSV, chart by chart; a column a chart lacks is left blank."""
    tables = [(chart, shown_table(chart, claims, view)) for chart, view in shown]
    named = [table.assign(Chart=chart.name) for chart, table in tables if len(table)]
    whole = pd.concat(named, ignore_index=True) if named else pd.DataFrame(columns=["Chart"])
    own = [c for c in whole.columns if c not in ("Chart", *EVIDENCE)]
    ordered = whole[["Chart", *own, *(c for c in EVIDENCE if c in whole)]]
    safe = ordered.apply(lambda column: column.map(inert))
    return str(safe.to_csv(index=False)).encode("utf-8-sig")


def inert(value: object) -> object:
    """Text that no spreadsheet takes for a formula; everything else unchanged."""
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value.isoformat() if isinstance(value, date) else value
