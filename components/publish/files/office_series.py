"""A chart as series of numbers, for programs that draw charts of their own."""

from dataclasses import dataclass
from itertools import cycle

import pandas as pd

from components.analysis.tables import parts_of, rows_of
from components.figures.answer import Answer
from components.figures.chart import Chart
from components.figures.theme import Look
from components.wording.formats import distinct

MEASURES = ("share", "points", "value", "place")
# For series that are not one a company: ten colours that stay apart on white.
_COLORS = (
    "#c8380a", "#4c2a85", "#0b5a52", "#1f70b8", "#7d6a4f",
    "#6b7280", "#b3397a", "#5d7a1c", "#a07800", "#0f8aa0",
)  # fmt: skip
_WHO = ("scenario", "name", "company", "label", "against", "column")


@dataclass(frozen=True)
class Series:
    """Numbers of one company (or path, or measure) and one status; None where there is none.

    `subject` is the name without the status: series of one subject have one colour.
    """

    name: str
    subject: str
    company: str
    status: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class Native:
    """One plain chart: series over categories, as lines over time or else as bars.

    `left_out` counts the figures that would not fit its one axis: another unit, another length of
    period, a place without a share, or a result that is never reached. They stay in the data.
    """

    is_line: bool
    is_logarithmic: bool
    is_order: bool
    axis: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    left_out: int

    def colors(self, look: Look) -> dict[str, str]:
        """A colour for each subject: its company's, and another one where that is taken."""
        found: dict[str, str] = {}
        spare = cycle(
            c for c in _COLORS if c not in {look.company.get(s.company) for s in self.series}
        )
        for one in self.series:
            own = look.company.get(one.company, look.quiet)
            if one.subject not in found:
                found[one.subject] = next(spare) if own in found.values() else own
        return found


def native(answer: Answer) -> Native | None:
    """The series of a chart's table, each status apart; None where nothing can be drawn.

    Nothing is added up or averaged: a value stands under its own period, yardstick and status.
    """
    if answer.is_empty:
        return None
    chart = answer.chart
    measure, table = _measure(chart), _spread(chart, answer.table)
    along = _along(chart, table)
    if along == "yardstick":  # two yardsticks seldom speak of the same time
        table = table.assign(yardstick=table["yardstick"] + ", " + table["period"])
    drawn = table[table[measure].notna()]
    drawn = _of_one_length(_of_one_unit(drawn), along)
    if drawn.empty:
        return None
    if along == "period" and "end" in drawn:
        drawn = drawn.sort_values("end", kind="stable")
    categories = distinct(drawn[along])
    axis = _axis(chart, drawn, measure)
    series = tuple(_series(drawn, measure, along, categories, axis))
    placed = sum(value is not None for one in series for value in one.values)
    return Native(
        is_line=chart.plain.is_order or (along == "period" and len(categories) > 2),
        is_logarithmic=chart.plain.is_logarithmic,
        is_order=chart.plain.is_order,
        axis=axis,
        categories=tuple(categories),
        series=series,
        left_out=int(table["claims"].astype(bool).sum()) - placed,
    )


def _spread(chart: Chart, table: pd.DataFrame) -> pd.DataFrame:
    """The table as its chart wants it drawn: labelled, and with a row for each number."""
    plain = chart.plain
    if plain.label:
        table = table.assign(label=[plain.label(row) for row in rows_of(table)])
    if plain.unit:
        table = table.assign(unit=plain.unit)
    if not plain.several:
        return table
    columns = [table.assign(column=chart.columns[c], value=table[c]) for c in plain.several]
    return pd.concat(columns, ignore_index=True)


def _measure(chart: Chart) -> str:
    """The column that is drawn; raises ValueError where the chart does not tell."""
    if chart.plain.several:
        return "value"
    measure = chart.plain.measure or next((m for m in MEASURES if m in chart.columns), "")
    if not measure:
        wanted = " or ".join(MEASURES)
        raise ValueError(f"{chart.name} has no column {wanted}: give it plain=Plain(measure=...)")
    return measure


def _along(chart: Chart, table: pd.DataFrame) -> str:
    """The column along which a chart runs."""
    if chart.plain.along:
        return chart.plain.along
    if "yardstick" in chart.columns:
        return "yardstick"
    return "period" if table["period"].nunique() > 1 else "company"


def _of_one_unit(table: pd.DataFrame) -> pd.DataFrame:
    """The rows in the commonest unit: an axis has one."""
    if "unit" not in table or table["unit"].isna().all():
        return table
    same: pd.DataFrame = table[table["unit"] == table["unit"].mode().iloc[0]]
    return same


def _of_one_length(table: pd.DataFrame, along: str) -> pd.DataFrame:
    """Along time, the rows whose periods are as long as most: no year stands among quarters."""
    if along != "period" or "scenario" in table or table.empty:
        return table
    length = table["period"].str.len()
    same: pd.DataFrame = table[length == length.mode().iloc[0]]
    return same


def _axis(chart: Chart, drawn: pd.DataFrame, measure: str) -> str:
    """What the numbers are, with their unit."""
    units = distinct(drawn["unit"].dropna()) if "unit" in drawn else []
    label = chart.columns.get(measure, measure).split(",")[0]
    if measure in ("share", "points"):
        return {"share": "Share, %", "points": "Percentage points"}[measure]
    of_value = len(units) == 1 and (label.startswith("Value") or chart.plain.several)
    return units[0] if of_value else chart.columns.get(measure, measure)


def _series(
    drawn: pd.DataFrame, measure: str, along: str, categories: list[str], axis: str
) -> list[Series]:
    """One series for each company, path or measure and each status, in order of appearance."""
    who = [c for c in _WHO if c in drawn and c != along and c in _shown_of(drawn)]
    if "name" in who:
        who.remove("company")
    status = "status" if "status" in drawn else None
    by = [*who, *([status] if status else [])]
    found = []
    for key, rows in parts_of(drawn, *by) if by else [((), drawn)]:
        parts = [key] if isinstance(key, str) else list(key)
        kind = parts.pop() if status else ""
        name = ", ".join(distinct(parts)) or axis
        by_category: dict[str, float] = {}
        for row in rows_of(rows):
            by_category.setdefault(getattr(row, along), float(getattr(row, measure)))
        found.append(
            Series(
                name=f"{name} ({kind})" if kind not in ("", "reported") else name,
                subject=name,
                company=str(rows[_owner(rows, along)].iloc[0]),
                status=kind,
                values=tuple(by_category.get(c) for c in categories),
            )
        )
    return found


def _owner(rows: pd.DataFrame, along: str) -> str:
    """The column that says whose a series is."""
    return "against" if "against" in rows and along == "company" else "company"


def _shown_of(drawn: pd.DataFrame) -> list[str]:
    """The columns that tell series apart: those with more than one value, and what it is of."""
    columns, always = [str(c) for c in drawn.columns], ("company", "column")
    return [c for c in columns if c in always or drawn[c].astype(str).nunique() > 1]
