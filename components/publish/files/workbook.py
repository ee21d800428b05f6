"""Charts as an Excel workbook: the data as shown, a chart of Excel's own, sources and notes."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import wrap
from typing import Any

import pandas as pd
import xlsxwriter

from components.figures.answer import Answer
from components.figures.theme import Palette, palette_of
from components.publish.caption import (
    LICENCE,
    NAME,
    evidence_line,
    source_line,
    yardstick_and_measure,
)
from components.publish.files.data_file import inert
from components.publish.files.office_chart import is_tabular, native
from components.publish.files.office_series import SHAPES, WEAK, Dress, Native, Series
from components.publish.links import ADDRESS, lasting_link

_GRID = {"color": "#e3ded3"}
_WIDEST = 44  # characters of a column
# In the order of a series among those of one company that are supposed, or have happened.
_DASHES = (
    *("dash", "round_dot", "long_dash", "dash_dot"),
    *("square_dot", "long_dash_dot", "long_dash_dot_dot"),
)
_MARKERS = ("circle", "square", "triangle", "diamond")
_HEAD = 14  # letters of a line of the head of a series
_UNDER = 23  # the first row below a chart


@dataclass(frozen=True)
class _Formats:
    """The few formats the sheets share."""

    head: Any
    text: Any
    wrap: Any
    number: Any
    day: Any


def workbook(answers: Sequence[Answer], base: str = ADDRESS) -> bytes:
    """Some answers, at least one, as the bytes of an .xlsx file.

    Each has a sheet with a native chart and one with the
    data as shown; two more sheets list the sources and say how to read all of it. No cell is a
    formula: text that looks like one is written as text.
    """
    out = io.BytesIO()
    made = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "nan_inf_to_errors": False,
        },
    )
    made.set_properties({"title": NAME, "comments": f"Edition {answers[0].view.edition}"})
    formats = _Formats(
        head=made.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
        text=made.add_format({"valign": "top"}),
        wrap=made.add_format({"text_wrap": True, "valign": "top"}),
        number=made.add_format({"valign": "top", "num_format": "#,##0.00"}),
        day=made.add_format({"valign": "top", "align": "left", "num_format": "yyyy-mm-dd"}),
    )
    for answer in answers:
        _chart_sheet(made, formats, answer)
        _data_sheet(made, formats, answer)
    _sources_sheet(made, formats, answers)
    _notes_sheet(made, formats, answers, base)
    made.close()
    return out.getvalue()


def _data_sheet(made: Any, formats: _Formats, answer: Answer) -> None:
    """The table as shown, in its order."""
    sheet = _sheet(made, answer.chart.name)
    _write(sheet, formats, 0, answer.data_table)
    sheet.freeze_panes(1, 0)


def _chart_sheet(made: Any, formats: _Formats, answer: Answer) -> None:
    """A chart of Excel's own, and under it the series it is drawn from."""
    drawn = None if is_tabular(answer) else native(answer)
    if drawn is None:
        return  # the data says it better
    sheet = _sheet(made, f"{answer.chart.name[:25]} chart")
    _write(sheet, formats, _UNDER, _series_table(drawn))
    lines = max(len(wrap(one.name, _HEAD)) for one in drawn.series)
    sheet.set_row(_UNDER, 15 * lines)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, len(drawn.series), _HEAD + 2)
    sheet.insert_chart(0, 0, _chart(made, drawn, answer, sheet.get_name()))


def _sheet(made: Any, name: str) -> Any:
    """A new sheet that prints as wide as one page; Excel allows 31 characters for its name."""
    sheet = made.add_worksheet(name[:31])
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    return sheet


def _series_table(drawn: Native) -> pd.DataFrame:
    """One row a category, one column a series."""
    columns = {one.name: one.values for one in drawn.series}
    return pd.DataFrame({"": drawn.categories, **columns})


def _chart(made: Any, drawn: Native, answer: Answer, sheet: str) -> Any:
    """Excel's own chart over the series that stand under it on its sheet."""
    first = _UNDER
    kind = {"type": "line"} if drawn.is_line else {"type": "bar"}
    picture = made.add_chart(kind)
    last = first + len(drawn.categories)
    shades = palette_of(answer.claims, "light")
    dresses = drawn.dresses(shades)
    for column, one in enumerate(drawn.series, start=1):
        picture.add_series(
            {
                "name": [sheet, first, column],
                "categories": [sheet, first + 1, 0, last, 0],
                "values": [sheet, first + 1, column, last, column],
                **_dress(one, drawn, dresses[one.subject], shades),
                **({} if drawn.is_line else {"gap": 45, "overlap": 100 * drawn.has_single_bars}),
            }
        )
    scale: dict[str, Any] = {"log_base": 10} if drawn.is_logarithmic else {}
    bars = {} if drawn.is_line else {"reverse": True, "crossing": "max"}
    level = {"num_font": {"rotation": 360}, "interval_unit": drawn.label_step}
    along = {"label_position": "low", **level, **bars}
    size = {"name": drawn.axis, "major_gridlines": {"visible": True, "line": _GRID}, **scale}
    x, y = (along, size) if drawn.is_line else (size, along)
    picture.set_x_axis(x)
    picture.set_y_axis(y)
    picture.set_title({"name": answer.finding, "name_font": {"size": 12}, "overlay": False})
    told = drawn.needs_legend and not drawn.owners
    legend = {"position": "bottom", "delete_series": drawn.repeated} if told else {"none": True}
    picture.set_legend(legend)
    picture.show_blanks_as("span" if drawn.is_joined else "gap")
    picture.set_size({"width": 760, "height": 420})
    return picture


def _dress(one: Series, drawn: Native, dress: Dress, shades: Palette) -> dict[str, Any]:
    """What has happened is solid, what is supposed dashed; marks say how each value is known."""
    color, kind = dress.color, _MARKERS[dress.variant % len(_MARKERS)]
    unmarked = {"marker": {"type": "none"}}
    if one.is_level:
        return {"line": {"color": shades.quiet, "width": 1.25}, **unmarked}
    if not drawn.is_line:
        owners = drawn.owners or (one.company,) * len(one.values)
        colors = [shades.company.get(who, color) for who in owners]
        return {"points": [_bar(*each) for each in zip(one.marks, colors, strict=True)]}
    dash = _DASHES[dress.variant % len(_DASHES)] if one.is_ahead else "solid"
    line = {"color": color, "width": 2, "dash_type": dash}
    if not one.is_marked:
        return {"line": line, **unmarked}
    return {
        "line": line,
        "marker": _mark(kind, color, color),
        "points": [_point(mark, drawn, kind, color) for mark in one.marks],
        **(_changed(one) if drawn.is_of_one else {}),
    }


def _mark(kind: str, color: str, fill: str) -> dict[str, Any]:
    return {"type": kind, "size": 6, "fill": {"color": fill}, "border": {"color": color}}


def _point(mark: str, drawn: Native, kind: str, color: str) -> dict[str, Any] | None:
    """A mark of its own where a value is not reported; None where it is as its series has it."""
    is_ring = mark == "derived" and drawn.is_ringed
    if mark not in SHAPES and not is_ring:
        return None
    return {"fill": {"color": "#ffffff"}, "border": {"color": color}}


def _changed(one: Series) -> dict[str, Any]:
    """What is counted anew, written at the first value of a line that is cut there."""
    if not one.changed:
        return {}
    told = [
        {"value": one.changed} if i == one.first else {"delete": True}
        for i in range(len(one.values))
    ]
    return {"data_labels": {"value": True, "position": "below", "custom": told}}


def _bar(mark: str, color: str) -> dict[str, Any]:
    """Reported filled, worked out hatched, anything less firm pale with an edge, weak hollow."""
    if mark == "derived":
        pattern = {"pattern": "wide_upward_diagonal", "fg_color": color, "bg_color": "#ffffff"}
        return {"pattern": pattern, "border": {"color": color}}
    if mark == WEAK:
        return {"fill": {"color": "#ffffff"}, "border": {"color": color}}
    pale = {"color": color, "transparency": 0 if mark in ("", "reported") else 65}
    return {"fill": pale, "border": {"color": color}}


def _sources_sheet(made: Any, formats: _Formats, answers: Sequence[Answer]) -> None:
    """Every source that a row rests on, once."""
    cited = {s.id: s for answer in answers for s in answer.sources}
    columns = ("publisher", "title", "published", "kind", "url")
    rows = [[getattr(source, c) or "" for c in columns] for source in cited.values()]
    heads = ("Publisher", "Title", "Published", "Kind", "Link")
    _write(_sheet(made, "Sources"), formats, 0, pd.DataFrame(rows, columns=list(heads)))


def _notes_sheet(made: Any, formats: _Formats, answers: Sequence[Answer], base: str) -> None:
    """What each sheet shows, under which view, and how to read it."""
    sheet = _sheet(made, "Notes")
    lines: list[tuple[str, str]] = [("What", f"{NAME}, {LICENCE}")]
    for answer in answers:
        drawn = None if is_tabular(answer) else native(answer)
        lines += [
            ("Sheet", answer.chart.name[:31]),
            ("Question", answer.chart.question),
            ("Finding", answer.reading),
            ("Measured", yardstick_and_measure(answer, is_drawn_anew=True)),
            ("Evidence", evidence_line(answer).removeprefix("Evidence: ")),
            ("View", answer.view_words),
            ("Sources", source_line(answer)),
            ("Link", lasting_link(base, answer.chart.page, answer.view)),
        ]
        if drawn:
            told = (drawn.span, drawn.cut_words, drawn.left_out_words)
            lines += [("Chart", words) for words in told if words]
    lines.append(("Grade", "A to E, how well a figure is evidenced, A the best."))
    lines.append(
        (
            "Status",
            "How a number came to be: reported, derived, estimate, guidance, "
            "target or projection. In the charts all but the reported are marked.",
        )
    )
    for row, (word, said) in enumerate(lines):
        sheet.write_string(
            row, 0, word, formats.head if word in ("What", "Sheet") else formats.text
        )
        sheet.write_string(row, 1, str(inert(said)), formats.wrap)
        sheet.set_row(row, 15 * (1 + len(said) // 105))
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, 1, 110)


def _write(sheet: Any, formats: _Formats, first: int, table: pd.DataFrame) -> None:
    """A table from row `first` on: numbers as numbers, days as days, all else as harmless text."""
    for column, name in enumerate(table.columns):
        sheet.write_string(first, column, str(inert(str(name))), formats.head)
        longest = max([len(str(name)), *(len(str(v)) for v in table.iloc[:, column])], default=8)
        if first == 0:
            sheet.set_column(column, column, min(longest + 2, _WIDEST))
        for row, value in enumerate(table.iloc[:, column], start=first + 1):
            if value is None or value != value:
                continue
            if isinstance(value, int | float) and not isinstance(value, bool):
                whole = float(value).is_integer()
                sheet.write_number(row, column, value, formats.text if whole else formats.number)
            elif day := _day(value):
                sheet.write_datetime(row, column, day, formats.day)
            else:
                sheet.write_string(row, column, str(inert(value)), formats.text)


def _day(value: object) -> date | None:
    """The day that a value is or names in full, such as 2026-08-27; None for any other."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
    except ValueError:
        return None
