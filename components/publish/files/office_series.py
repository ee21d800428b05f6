"""A chart as series of numbers, for programs that draw charts of their own."""

import math
from collections import defaultdict
from dataclasses import dataclass

import pandas as pd

from components.analysis.tables import parts_of, rows_of
from components.claims.period import period
from components.figures.answer import Answer
from components.figures.chart import Chart
from components.figures.theme import Look
from components.wording.formats import brief, distinct, listed

MEASURES = ("share", "points", "value", "place")
_FIRM = ("", "reported", "derived")  # has happened; everything else is supposed by somebody
_TINTS = (1.0, 0.6, 0.4, 0.75, 0.5, 0.3)  # of a company's colour, for one measure after another
_LABELS = 12  # that fit under an axis as wide as a slide without being turned
_MOST_MEASURES = 4  # of one company, before lines on one axis say less than a table
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

    @property
    def is_firm(self) -> bool:
        """Whether it has happened: reported, or worked out from what was."""
        return self.status in _FIRM


@dataclass(frozen=True)
class Dress:
    """How a series is told apart: its company's colour, and its number among those that wear it.

    Series that have happened are counted apart from those that are supposed.
    """

    color: str
    variant: int


@dataclass(frozen=True)
class Native:
    """One plain chart: series over categories, as lines over time or else as bars.

    `categories` are said aloud, `span` says how long their periods are. `owners` names the company
    of each where the bars of one series are of several, and is empty otherwise. `left_out` counts
    the figures that would not fit its one axis, `of` says whose they are: another unit, another
    length of period, a place without a share, or a result that is never reached. They stay in the
    data.
    """

    is_line: bool
    is_logarithmic: bool
    axis: str
    span: str
    categories: tuple[str, ...]
    owners: tuple[str, ...]
    series: tuple[Series, ...]
    left_out: int
    of: tuple[str, ...]

    def dresses(self, look: Look) -> dict[str, Dress]:
        """A dress for each subject: no company is ever in the colour of another."""
        worn: dict[tuple[str, bool], int] = defaultdict(int)
        found: dict[str, Dress] = {}
        for one in self.series:
            if one.subject not in found:
                own = look.company.get(one.company, look.quiet)
                variant = worn[own, one.is_firm]
                worn[own, one.is_firm] += 1
                tint = _TINTS[variant % len(_TINTS)] if one.is_firm and self.is_line else 1
                color = look.tint(one.company, tint) if one.company in look.company else own
                found[one.subject] = Dress(color, variant)
        return found

    @property
    def repeated(self) -> list[int]:
        """The series whose subject stands in the legend already."""
        subjects = [one.subject for one in self.series]
        return [n for n, subject in enumerate(subjects) if subject in subjects[:n]]

    @property
    def needs_legend(self) -> bool:
        """Whether its names are told nowhere else."""
        return len({one.subject for one in self.series}) > 1

    @property
    def has_single_bars(self) -> bool:
        """Whether each category has one bar: those of several series then lie over one another."""
        values = zip(*(one.values for one in self.series), strict=True)
        return all(sum(value is not None for value in each) <= 1 for each in values)

    @property
    def label_step(self) -> int:
        """Every how many categories one is written, so that none is slanted."""
        return math.ceil(len(self.categories) / _LABELS) if self.is_line else 1

    @property
    def left_out_words(self) -> str:
        """What is in the data only, in a sentence; '' where nothing is."""
        if not self.left_out:
            return ""
        figures, are = ("figure", "is") if self.left_out == 1 else ("figures", "are")
        whose = f" of {listed(self.of)}" if self.of else ""
        return (
            f"{self.left_out} {figures}{whose} {are} in the data only: another unit, another "
            "length of period, or no number."
        )


def is_tabular(answer: Answer) -> bool:
    """Whether a table says it better than bars or lines on one axis.

    So it is with places, with several yardsticks, units, or results of one assumption, and with
    more measures of one company than four.
    """
    chart, table = answer.chart, answer.table
    if chart.plain.is_order or (chart.plain.several and chart.plain.along == "label"):
        return True
    if "scenario" in table or chart.plain.unit:
        return False
    if any(name in table and table[name].nunique() > 1 for name in ("yardstick", "unit")):
        return "name" not in table  # names, such as those of token counts, are one measure
    measures = table["label"].nunique() if "label" in table else 1
    return chart.plain.along == "label" or measures > _MOST_MEASURES * table["company"].nunique()


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
        table = table.assign(yardstick=table["yardstick"] + ", " + table["period"].map(brief))
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
    rest = table.drop(drawn.index)
    rest = rest[rest["claims"].astype(bool)]
    return Native(
        is_line=along == "period" and len(categories) > 2,
        is_logarithmic=chart.plain.is_logarithmic,
        axis=axis,
        span=_span_words(categories) if along == "period" else "",
        categories=tuple(map(_short, categories) if along == "period" else categories),
        owners=_owners(drawn, along, categories),
        series=series,
        left_out=int(table["claims"].astype(bool).sum()) - placed,
        of=tuple(c for c in distinct(rest["company"]) if c in answer.claims.company),
    )


def _owners(drawn: pd.DataFrame, along: str, categories: list[str]) -> tuple[str, ...]:
    """The company of each category; none where a category is of several or of no company."""
    whose = drawn.groupby(along)["company"]
    if along == "period" or "against" in drawn or (whose.nunique() > 1).any():
        return ()
    return tuple(str(name) for name in whose.first().loc[categories])


def _short(name: str) -> str:
    """A period as an axis names it; four quarters are named by their last month."""
    return brief(name).removeprefix("year to ")


def _span_words(categories: list[str]) -> str:
    """How long the periods along an axis are, where their names do not tell."""
    trailing = all(name.startswith("ttm") for name in categories)
    return "Each point is of the four quarters to the month named." if trailing else ""


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
    if "yardstick" in chart.columns and table["yardstick"].nunique() > 1:
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
    if along != "period" or {"scenario", "share"} & {*table} or table.empty:
        return table  # a share, and a way ahead, may be of periods unlike; their names say which
    length = table["period"].map(_months)
    same: pd.DataFrame = table[length == length.mode().iloc[0]]
    return same


def _months(name: str) -> int:
    """How many months a period has; a day counts as its month."""
    when = period(name)
    return max(1, round((when.end - when.start).days / 30.4))


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
