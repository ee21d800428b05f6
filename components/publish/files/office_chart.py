"""What a chart draws of its table, as series for programs that draw charts of their own."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from components.analysis.tables import parts_of, rows_of
from components.figures.answer import Answer
from components.figures.chart import STATUS_WORDS, Chart, weak
from components.publish.files.axis_periods import (
    axis_span_words,
    months_in,
    places_of,
    short_period,
)
from components.publish.files.office_series import AHEAD, WEAK, Native, Series
from components.wording.formats import distinct, shared_name, within_sentence

MEASURES = ("share", "points", "value", "place")
_FIRM = ("", "reported", "derived")  # has happened; everything else is supposed by somebody
_MOST_MEASURES = 4  # of one company, before lines on one axis say less than a table
_WHO = ("scenario", "name", "company", "label", "against", "column", "moment")
_ANEW = "counted anew"
_TRAILING = "Four quarters to"  # the head of periods that are told by their end


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
    """The series of what a chart draws of its table; None where nothing can be drawn.

    Nothing is added up or averaged: a value stands under its own period, yardstick and status.
    """
    if answer.is_empty:
        return None
    chart, view = answer.chart, answer.view
    table = _marked(chart, answer.table)
    table = chart.plain.drawn(table, view) if chart.plain.drawn else table
    measure, table = _measure(chart), _spread(chart, table)
    along = _along(chart, table)
    if along == "yardstick":  # two yardsticks seldom speak of the same time
        when = table["period"].map(short_period)
        table = table.assign(yardstick=table["yardstick"] + ", " + when)
    drawn = table[table[measure].notna()]
    drawn = _of_one_length(_of_one_unit(drawn), along)
    if drawn.empty:
        return None
    if along == "period" and "end" in drawn:
        drawn = drawn.sort_values("end", kind="stable")
    names = distinct(drawn[along])
    is_line = along == "period" and (len(names) > 2 or chart.plain.levels is not None)
    places = {name: short_period(name) if along == "period" else name for name in names}
    is_trailing = is_line and chart.columns.get("period") == _TRAILING
    if is_line:
        places = places_of(names, chart.plain.is_joined, is_trailing)
    drawn = drawn.assign(spot=drawn[along].map(places))
    axis, categories = _axis(chart, drawn, measure), tuple(dict.fromkeys(places.values()))
    lines = _lines(drawn, along, axis, chart.plain.is_joined)
    parts = list(lines if is_line else _bars(drawn, along, axis))
    levels = chart.plain.levels(table, view) if chart.plain.levels and is_line else {}
    series = [_series(part, measure, categories) for part in parts]
    placed = sum(part.rows["spot"].nunique() for part in parts)
    rest = table.drop(drawn.index)
    rest = rest[rest["claims"].astype(bool)]
    return Native(
        is_line=is_line,
        is_joined=chart.plain.is_joined,
        is_logarithmic=chart.plain.is_logarithmic,
        axis=axis,
        span=axis_span_words(names, is_trailing) if along == "period" else "",
        categories=categories,
        owners=_owners(drawn, along, names),
        series=(*_each_once(series), *_levels(levels, len(categories))),
        left_out=int(table["claims"].astype(bool).sum()) - placed,
        of=tuple(c for c in distinct(rest["company"]) if c in answer.claims.company),
    )


@dataclass(frozen=True)
class _Part:
    """The rows of one series, and the row of what happened that a line of what is supposed leaves.

    `changed` is what is counted anew from its first row on.
    """

    name: str
    company: str
    rows: pd.DataFrame
    left: pd.DataFrame
    changed: str = ""


def _series(part: _Part, measure: str, categories: tuple[str, ...]) -> Series:
    rows = pd.concat([part.left, part.rows]).drop_duplicates("spot")
    numbers = dict(zip(rows["spot"], rows[measure].astype(float), strict=True))
    marks = dict(zip(rows["spot"], rows["mark"], strict=True))
    kinds = [STATUS_WORDS.get(kind, "") for kind in distinct(part.rows["kind"])]
    name = part.name
    if part.changed:
        name += f", {part.changed} from {part.rows['spot'].iloc[0]}"
    if "" not in kinds and STATUS_WORDS["reported"] not in kinds:
        name += f" ({' or '.join(kinds)})"
    return Series(
        name=name,
        subject=part.name,
        company=part.company,
        values=tuple(numbers.get(place) for place in categories),
        marks=tuple(marks.get(place, "") for place in categories),
        changed=part.changed,
    )


def _each_once(series: Sequence[Series]) -> Iterator[Series]:
    """Of series that lie on one another one, named with how many others it stands for."""
    alike: dict[Hashable, list[Series]] = {}
    for one in series:
        alike.setdefault((one.company, one.values) if one.is_ahead else one, []).append(one)
    for first, *others in alike.values():
        name = shared_name(first.name, [one.name for one in others])
        yield replace(first, name=name, stands_for=1 + len(others))


def _levels(levels: Mapping[str, float], count: int) -> Iterator[Series]:
    """A line across for each height."""
    for name, height in levels.items():
        yield Series(name, name, "", (height,) * count, ("",) * count, is_level=True)


def _bars(drawn: pd.DataFrame, along: str, axis: str) -> Iterator[_Part]:
    """A series for each company, path or measure and each status, in order of appearance."""
    for name, company, rows in _by_subject(drawn, along, axis):
        for _, own in parts_of(rows, "kind"):
            yield _Part(name, company, own, own.iloc[:0])


def _lines(drawn: pd.DataFrame, along: str, axis: str, is_joined: bool) -> Iterator[_Part]:
    """A series for each line that is drawn without a cut, in order of appearance.

    One that is supposed leaves what happened at its last figure.
    """
    for name, company, rows in _by_subject(drawn, along, axis):
        is_ahead = rows["kind"].isin(AHEAD) & (not is_joined)
        happened, ahead = rows[~is_ahead], rows[is_ahead]
        for changed, own in _uncut(happened, is_joined):
            yield _Part(name, company, own, own.iloc[:0], changed)
        if len(ahead):
            yield _Part(name, company, ahead, _last_before(ahead, drawn, along, axis))


def _uncut(rows: pd.DataFrame, is_joined: bool) -> Iterator[tuple[str, pd.DataFrame]]:
    """The parts of a line between the times at which its company counts anew, with what changed."""
    anew = pd.Series(False, rows.index)
    if "break_short" in rows and not is_joined:
        anew |= rows["break_short"].fillna("") != ""
    if "stretch" in rows and not is_joined:
        anew |= rows["stretch"].diff().fillna(0) != 0
    for number, (_, own) in enumerate(rows.groupby(anew.cumsum(), sort=False)):
        first = next(rows_of(own))
        said = getattr(first, "break_short", "") or getattr(first, "head", "") or _ANEW
        yield (str(said) if number else "", own)


def _last_before(ahead: pd.DataFrame, drawn: pd.DataFrame, along: str, axis: str) -> pd.DataFrame:
    """The last row of what happened to the company of a path, where that is a single line."""
    own = drawn[(drawn["company"] == ahead["company"].iloc[0]) & ~drawn["kind"].isin(AHEAD)]
    lines = list(_by_subject(own, along, axis))
    before: pd.DataFrame = own[own["end"] < ahead["end"].min()].tail(1 if len(lines) == 1 else 0)
    return before


def _by_subject(
    drawn: pd.DataFrame, along: str, axis: str
) -> Iterator[tuple[str, str, pd.DataFrame]]:
    """Name, company and rows of each company, path or measure; a name is that of the newest row."""
    apart = [c for c in _WHO if c in drawn and c not in (along, "name") and c in _telling(drawn)]
    if drawn["company"].nunique() == 1 and len(apart) > 1:
        apart.remove("company")
    for _, rows in parts_of(drawn, *apart) if apart else [((), drawn)]:
        last = rows.iloc[-1]
        said = [last["name"]] if "name" in drawn else [str(last[c]) for c in apart]
        said = [*said[:1], *map(within_sentence, said[1:])]
        yield ", ".join(filter(None, distinct(said))) or axis, _owner(last, along), rows


def _owner(row: pd.Series, along: str) -> str:
    """Whose a series is."""
    return str(row["against" if "against" in row and along == "company" else "company"])


def _telling(drawn: pd.DataFrame) -> list[str]:
    """The columns that tell series apart: those with more than one value, and what it is of."""
    always = ("company", "column")
    return [c for c in map(str, drawn) if c in always or drawn[c].astype(str).nunique() > 1]


def _marked(chart: Chart, table: pd.DataFrame) -> pd.DataFrame:
    """The table with the status of each row as `kind`, and as `mark` how it is marked."""
    kinds = table["status"].fillna("") if "status" in table else pd.Series("", table.index)
    hollow = weak(table) if chart.marks_weak else [False] * len(table)
    marks = [WEAK if w else kind for kind, w in zip(kinds, hollow, strict=True)]
    return table.assign(kind=kinds, mark=marks)


def _owners(drawn: pd.DataFrame, along: str, categories: list[str]) -> tuple[str, ...]:
    """The company of each category; none where a category is of several or of no company."""
    whose = drawn.groupby(along)["company"]
    if along == "period" or "against" in drawn or (whose.nunique() > 1).any():
        return ()
    return tuple(str(name) for name in whose.first().loc[categories])


def _spread(chart: Chart, table: pd.DataFrame) -> pd.DataFrame:
    """The table as its chart wants it drawn: labelled, and with a row for each number.

    What has happened has one number where what is supposed has several.
    """
    plain = chart.plain
    if plain.label:
        table = table.assign(label=[plain.label(row) for row in rows_of(table)])
    if plain.unit:
        table = table.assign(unit=plain.unit)
    if not plain.several:
        return table
    ahead = ~table["kind"].isin(_FIRM)
    columns = [
        table.assign(column=ahead.map({True: chart.columns[c], False: ""}), value=table[c])[
            ahead | table[c].notna()
        ]
        for c in plain.several
    ]
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
    length = table["period"].map(months_in)
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
