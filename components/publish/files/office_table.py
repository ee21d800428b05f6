"""A chart as a table for a slide, where places or unlike figures are no matter for lines."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.analysis.tables import rows_of
from components.claims.claim import bound_words
from components.claims.period import period
from components.figures.answer import Answer
from components.publish.files.axis_periods import short_period
from components.wording.formats import (
    amount,
    company_name,
    distinct,
    for_each,
    ordinal,
    percent,
    spoken,
)
from components.wording.scenario_words import result_words

_MOST_ROWS, _MOST_PERIODS = 13, 6  # that a slide has room for


@dataclass(frozen=True)
class OfficeCell:
    """Words, whether they lead their row, and whether the company itself reported the figure.

    The cell that names its row has the company that the row is of as `owner`.
    """

    words: str
    leads: bool = False
    is_reported: bool = True
    owner: str = ""


@dataclass(frozen=True)
class OfficeTable:
    """A table in words: `heads` of the columns, of `owners` where a column is a company's.

    Each row opens with what it is of. `note` says what the style of the cells means and what is
    left out.
    """

    heads: tuple[str, ...]
    owners: tuple[str, ...]
    rows: tuple[tuple[OfficeCell, ...], ...]
    note: str


def office_table(answer: Answer) -> OfficeTable:
    """An answer with a row or more as a table; a figure not given leaves its cell blank."""
    table, by, across = _spread(answer)
    names, columns = distinct(table[by]), distinct(table[across])
    absent = _absent(table, by)
    if across == "company":
        told = {*columns, *(company for _, company in absent)}
        columns = [name for name in answer.claims.company if name in told]
    if across == "when":
        columns = distinct(table.sort_values("end", kind="stable")["when"])[-_MOST_PERIODS:]
    usual = _usual(table)
    made = [
        (getattr(row, by), getattr(row, across), _cell(answer, row, _when(row, across, usual)))
        for row in rows_of(table)
    ]
    given = [(name, column, cell) for name, column, cell in made if cell.words]
    shown = names[:_MOST_ROWS]
    cells = {
        (name, column): cell
        for name, column, cell in reversed(given)
        if name in shown and column in columns
    }
    filled = list(cells.values())
    first = {getattr(row, by): row for row in rows_of(table.drop_duplicates(by))}
    beside = answer.chart.plain.beside
    rows = [
        (
            OfficeCell(name, owner=str(first[name].company) if across == "moment" else ""),
            *(cells.get((name, c), OfficeCell(absent.get((name, c), ""))) for c in columns),
            *(OfficeCell(said(first[name])) for said in beside.values()),
        )
        for name in shown
    ]
    of_companies = across == "company"
    heads = [company_name(answer.claims, c) if of_companies else _head(c) for c in columns]
    return OfficeTable(
        heads=("", *heads, *beside),
        owners=("", *(columns if of_companies else [""] * len(columns)), *[""] * len(beside)),
        rows=tuple(rows),
        note=_note(filled, len(given) - len(filled)),
    )


def _absent(table: pd.DataFrame, by: str) -> dict[tuple[str, str], str]:
    """Why a company has no figure in a row, where the table tells."""
    told = rows_of(table.drop_duplicates(by)) if "absent" in table else ()
    lines = [(getattr(row, by), line) for row in told for line in row.absent.split("\n") if line]
    return {(name, line.split(": ")[0]): line.split(": ")[1] for name, line in lines}


def _head(name: str) -> str:
    return f"{name[:1].upper()}{name[1:]}"


def _spread(answer: Answer) -> tuple[pd.DataFrame, str, str]:
    """The table with the column that names its rows and the one that names its columns."""
    chart, table = answer.chart, answer.table
    if "moment" in table and chart.plain.label:
        table = table.assign(what=[chart.plain.label(row) for row in rows_of(table)])
        newest = table.drop_duplicates("what").set_index("what")["value"]
        size = -table["what"].map(newest)
        return table.iloc[size.argsort(kind="stable")], "what", "moment"
    named = next((column for column in ("label", "heading") if column in table), "period")
    if chart.plain.several:
        label = [chart.plain.label(row) for row in rows_of(table)] if chart.plain.label else ""
        parts = [
            table.assign(column=chart.columns[c], value=table[c], label=label)
            for c in chart.plain.several
        ]
        return pd.concat(parts, ignore_index=True), "label", "column"
    if "yardstick" in table and table["yardstick"].nunique() > 1 and "share" in table:
        when = table["period"].map(lambda name: period(name).words)
        return table.assign(what=table["yardstick"] + ", " + when), "what", "company"
    if named != "period" and table["company"].nunique() == 1 and table["period"].nunique() > 1:
        return table.assign(when=table["period"].map(short_period)), named, "when"
    if named == "period":
        return table.assign(what=table["period"].map(spoken)), "what", "company"
    return table, named, "company"


def _usual(table: pd.DataFrame) -> str:
    """The four quarters that most figures are of; '' where none is of four quarters."""
    named = table["period"] if "period" in table else pd.Series(dtype=str)
    trailing = named[named.str.startswith("ttm-")]
    return str(trailing.mode().max()) if len(trailing) else ""


def _when(row: Any, across: str, usual: str) -> str:
    """The period of a figure where its column does not tell; among companies not the usual one."""
    if across == "moment" or (across == "company" and row.period != usual):
        return f", {short_period(row.period)}"
    return ""


def _cell(answer: Answer, row: Any, when: str) -> OfficeCell:
    """One figure in words, followed by when it was."""
    status = getattr(row, "status", "reported")
    leads = bool(getattr(row, "leads", False))
    if hasattr(row, "place") and hasattr(row, "share"):
        has_share = row.share == row.share and not answer.chart.plain.is_order
        if not has_share and row.place != row.place:
            return OfficeCell("")
        words = percent(row.share) if has_share else ordinal(int(row.place))
        return OfficeCell(words, leads, status == "reported")
    if row.value != row.value:
        return OfficeCell("")
    if answer.chart.plain.several:
        return OfficeCell(
            result_words(row.value, row.unit, answer.view.currency), is_reported=False
        )
    if row.unit == "times":
        said = for_each(row.value, answer.view.currency)
    else:
        said = bound_words(getattr(row, "bound", "")) + amount(row.value, row.unit)
    return OfficeCell(said + when, is_reported=status == "reported")


def _note(filled: list[OfficeCell], left: int) -> str:
    """What slanted and bold cells mean, said only where there are some, and what is not shown."""
    said = []
    reported = {cell.is_reported for cell in filled}
    if reported == {False}:
        said.append("No company reported these: they are estimates, or worked out.")
    elif False in reported:
        said.append("In italics: an estimate, or worked out.")
    if any(cell.leads for cell in filled):
        said.append("In bold: the leader.")
    if left > 0:
        figures = "figure is" if left == 1 else "figures are"
        said.append(f"{left} more {figures} in the data.")
    return " ".join(said)
