"""Tables as files: exactly what is shown, in the order shown, with the evidence for each row."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from components.figures.answer import Answer

EVIDENCE = ("Grade", "Claims", "Sources", "Links", "Published")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def csv_file(answer: Answer) -> bytes:
    """The data table as CSV, in UTF-8 with a mark so that Excel reads Chinese.

    Text that a spreadsheet would run as a formula is made inert with an apostrophe; numbers are
    never touched.
    """
    safe = answer.data_table.apply(lambda column: column.map(inert))
    return str(safe.to_csv(index=False)).encode("utf-8-sig")


def page_csv(answers: Sequence[Answer]) -> bytes:
    """All data tables as one CSV, chart by chart; a column that a chart lacks is left blank."""
    named = [one.data_table.assign(Chart=one.chart.name) for one in answers if not one.is_empty]
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
