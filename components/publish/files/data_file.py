"""Tables as files: exactly what is shown, in the order shown, with the evidence for each row."""

from collections.abc import Sequence
from datetime import date
from math import isfinite

import pandas as pd

from components.figures.answer import Answer
from components.publish.caption import CREDIT, yardstick_of
from components.publish.links import ADDRESS, picture_link

EVIDENCE = ("Grade", "Claims", "Sources", "Links", "Published")
# What every row says of its file, so that a row copied elsewhere still says where it is from.
ABOUT = ("View", "Yardstick", "Edition", "Link", "Licence")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_DIGITS = 12  # more than any source prints, fewer than show what binary fractions do
_AFTER_POINT, _SMALL = 4, 0.01  # as many digits as any figure is worth; a smaller one keeps more


def csv_file(answer: Answer, base: str = ADDRESS) -> bytes:
    """The data table as CSV, in UTF-8 with a mark so that Excel reads Chinese.

    Each row ends with the view, yardstick, edition, link and licence: plain columns, which every
    program reads without being told of them. Text that a spreadsheet would run as a formula is made
    inert with an apostrophe.
    """
    return _csv(_with_about(answer, base))


def page_csv(answers: Sequence[Answer], base: str = ADDRESS) -> bytes:
    """All data tables as one CSV, chart by chart; a column that a chart lacks is left blank."""
    named = [
        _with_about(one, base).assign(Chart=one.chart.name) for one in answers if not one.is_empty
    ]
    whole = pd.concat(named, ignore_index=True) if named else pd.DataFrame(columns=["Chart"])
    last = [c for c in (*EVIDENCE, *ABOUT) if c in whole]
    own = [c for c in whole.columns if c not in ("Chart", *last)]
    return _csv(whole[["Chart", *own, *last]])


def _with_about(answer: Answer, base: str) -> pd.DataFrame:
    """The data table with what every row says of its file; a yardstick that rows name stays."""
    said = {
        "View": answer.view_words,
        "Yardstick": yardstick_of(answer),
        "Edition": answer.view.edition,
        "Link": picture_link(base, answer.chart, answer.claims, answer.bearing_view),
        "Licence": CREDIT,
    }
    table = answer.data_table
    return table.assign(**{name: words for name, words in said.items() if name not in table})


def _csv(table: pd.DataFrame) -> bytes:
    cells = {name: [_cell(value) for value in column] for name, column in table.items()}
    safe = pd.DataFrame(cells, columns=table.columns, dtype=object)
    return str(safe.to_csv(index=False)).encode("utf-8-sig")


def _cell(value: object) -> object:
    """A value as a file prints it: whole numbers whole, others as published, text inert."""
    if isinstance(value, float) and isfinite(value):
        exact = value if abs(value) < _SMALL else round(value, _AFTER_POINT)
        return int(value) if value.is_integer() else float(f"{exact:.{_DIGITS}g}")
    return inert(value)


def inert(value: object) -> object:
    """Text that no spreadsheet takes for a formula; everything else unchanged."""
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value.isoformat() if isinstance(value, date) else value
