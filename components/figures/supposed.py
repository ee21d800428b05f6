"""What is supposed, drawn so that nobody takes it for what happened: dashed, on tinted ground."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.analysis.scenarios.chosen import YOURS
from components.analysis.scenarios.outlook import ACTUAL, ENDS
from components.analysis.tables import parts_of, records_of, rows_of
from components.analysis.view.view import View
from components.figures.break_lines import break_lines
from components.figures.chart import HOVER, blank, marks, with_gaps
from components.figures.theme import Palette
from components.figures.time_axis import first_day, middle, year_axis
from components.wording.formats import (
    amount,
    distinct,
    for_each,
    kept_together,
    percent,
    shared_name,
    spoken,
)

BOLD, THIN = 3.5, 1.25  # pixels: the leading path, and every other
_LETTERS = 22  # of a line of a label: eight names still leave room for the lines on a phone
_LINE = 16  # pixels: the height of a line of a label
_FRAME = 44  # pixels of a figure above and below its plot
_LED = 18  # pixels from the end of a line to its label


@dataclass(frozen=True)
class PathEnd:
    """The end of a path: its height, what it comes to, its name, its ink, whether it leads."""

    y: float
    value: str
    name: str
    color: str
    leads: bool = False


def leading(names: Sequence[str], view: View) -> str:
    """Which of some scenarios is drawn bold: the reader's own, the one started from, the first."""
    return next((name for name in (YOURS, view.base) if name in names), names[0] if names else "")


def scenario_lines(
    table: pd.DataFrame,
    view: View,
    palette: Palette,
    column: str,
    height: int,
    top: float,
    also: Sequence[PathEnd] = (),
) -> go.Figure:
    """What happened in a solid line, the leading path bold, the others thin, each named at its end.

    `table` has company, scenario, period, start, end, claims, unit and the column drawn, and may
    have the `role` of each row; between those of 'low' and 'high' the ground is the company's.
    `also` are labels of other lines, placed with these so that none covers another.
    """
    figure = blank(palette, height)
    company = str(table["company"].iloc[0])
    happened = table[table["scenario"] == ACTUAL]
    lead = leading([s for s in distinct(table["scenario"]) if s != ACTUAL], view)
    for scenario, rows in _in_order(table, lead):
        role = str(rows["role"].iloc[0]) if "role" in rows else ""
        actual = scenario == ACTUAL
        bounds, leads = role in ENDS, scenario == lead
        rows = with_gaps(rows) if actual else pd.concat([happened.tail(1), rows])
        figure.add_scatter(
            x=middle(rows),
            y=rows[column].round(3),
            mode="lines+markers" if actual else "lines",
            cliponaxis=False if actual else None,
            line={
                "color": palette.company[company] if actual or leads or bounds else palette.quiet,
                "width": BOLD if actual or leads else THIN,
                "dash": "solid" if actual else ("8px 4px" if leads else "dot"),
            },
            marker={"size": 7},
            fill="tonexty" if role == ENDS[1] else None,
            fillcolor=palette.tint(company, 0.22) if role == ENDS[1] else None,
            customdata=marks(rows, [_hover(row, column) for row in records_of(rows)]),
            hovertemplate=HOVER,
            name=f"{company} {scenario}",
        )
    if "break_short" in happened:
        cut_at_breaks(figure, happened, column, top, palette)
    _name_first_and_last(figure, table, column, lead, palette)
    name_paths(figure, [*_ends(table, palette, column, lead), *also], top, palette)
    figure.update_layout(showlegend=False)
    stand_on_ground(figure, table, happened, palette)
    return figure


def cut_at_breaks(
    figure: go.Figure, happened: pd.DataFrame, column: str, top: float, palette: Palette
) -> None:
    """A dotted line where what happened is cut, its reason upright along it, clear of the path."""
    for row, line in zip(
        rows_of(happened[happened["break_short"] != ""]),
        break_lines(happened, (0, top), palette),
        strict=True,
    ):
        is_high = float(getattr(row, column)) > top / 2
        figure.add_trace(line.update(mode="lines"))
        figure.add_annotation(
            x=row.break_at.strftime("%Y-%m-%d"),
            xanchor="right",
            y=0 if is_high else top,
            yanchor="bottom" if is_high else "top",
            yshift=3 if is_high else -3,
            text=row.break_short,
            textangle=-90,
            font={"size": 11, "color": palette.quiet},
            bgcolor=palette.paper,
            borderpad=0,
        )


def _in_order(table: pd.DataFrame, lead: str) -> Iterable[tuple[str, pd.DataFrame]]:
    """Each path by its scenario: the range lowest, the low end first; the leading one on top."""
    parts = [(str(name), rows) for name, rows in parts_of(table, "scenario")]
    place = {"low": 0, "high": 1}

    def height(part: tuple[str, pd.DataFrame]) -> int:
        name, rows = part
        role = str(rows["role"].iloc[0]) if "role" in rows else ""
        return place.get(role, 3 + (name == lead) + 2 * (name == ACTUAL))

    return sorted(parts, key=height)


def _name_first_and_last(
    figure: go.Figure, table: pd.DataFrame, column: str, lead: str, palette: Palette
) -> None:
    """Write the first and the last value of what happened, each clear of every line.

    The first on the side of its point from which the line leads away; the last before the time
    that is supposed where the path that leads rises from it, and past its line where it falls.
    """
    happened = records_of(table.assign(at=middle(table))[table["scenario"] == ACTUAL])
    if not happened:
        return
    ahead = table.loc[table["scenario"] == lead, column].astype(float)
    last = float(happened[-1][column])
    falls = len(ahead) > 0 and ahead.iloc[-1] < last
    rises = float(happened[min(1, len(happened) - 1)][column]) > float(happened[0][column])
    sides = [(happened[0], False, not rises, palette.paper)] if len(happened) > 1 else []
    sides.append((happened[-1], not falls, True, palette.ground if falls else palette.paper))
    for row, is_left, is_over, ground in sides:
        figure.add_annotation(
            x=row["at"],
            xanchor="right" if is_left else "left",
            xshift=-3 if is_left else 5,
            y=float(row[column]),
            yanchor="bottom" if is_over else "top",
            yshift=4 if is_over else -4,
            text=f"<b>{_short(float(row[column]), _unit(row, column))}</b>",
            bgcolor=ground,
            borderpad=0,
        )


def _short(value: float, unit: str) -> str:
    """A value on the chart, its unit told beside the axis: 38%, 0.90, 566."""
    if unit == "percent":
        return percent(round(value))
    return f"{value:.2f}" if unit == "times" else f"{value:,.0f}"


def _unit(row: dict[str, Any], column: str) -> str:
    return "times" if column == "intensity" else str(row["unit"])


def _hover(row: dict[str, Any], column: str) -> str:
    value, unit = float(row[column]), str(row["unit"])
    said = for_each(value, unit[:3]) if column == "intensity" else amount(value, unit)
    kind = "happened" if row["scenario"] == ACTUAL else f"supposed, {row['scenario']}"
    return f"<b>{row['company']}</b>: {said}<br>{spoken(str(row['period']))}, {kind}"


def last_rows(table: pd.DataFrame) -> pd.DataFrame:
    """The end of each company's path in each scenario; the ends of a range are none of these."""
    ahead = table[table["scenario"] != ACTUAL]
    if "role" in ahead:
        ahead = ahead[~ahead["role"].isin(ENDS)]
    return ahead.groupby(["company", "scenario"], sort=False).tail(1)


def _ends(table: pd.DataFrame, palette: Palette, column: str, lead: str) -> list[PathEnd]:
    """The paths to be named by their ends: the leading one, a range's ends, the two outermost.

    Paths that end together share a label, which bears the name of the leading one, if it is there.
    """
    company = str(table["company"].iloc[0])
    ahead = table[table["scenario"] != ACTUAL].groupby("scenario", sort=False).tail(1)
    ahead = ahead.sort_values(column, kind="stable")
    shared: dict[str, list[dict[str, Any]]] = {}
    for row in records_of(ahead):
        shared.setdefault(_short(float(row[column]), _unit(row, column)), []).append(row)
    outermost = list(shared)[:1] + list(shared)[-1:]
    ends = []
    for value, rows in shared.items():
        first = next((row for row in rows if row["scenario"] == lead), rows[0])
        leads = first["scenario"] == lead
        bounds = any(row.get("role") in ENDS for row in rows)
        if leads or bounds or value in outermost:
            others = [str(row["scenario"]) for row in rows if row is not first]
            name, color = shared_name(str(first["scenario"]), others), palette.company[company]
            color = color if leads or bounds else palette.quiet
            ends.append(PathEnd(float(first[column]), value, name, color, leads))
    return ends


def name_paths(figure: go.Figure, ends: Sequence[PathEnd], top: float, palette: Palette) -> None:
    """Write each label right of the plot, led to its line's end; none covers another.

    The axis of the figure, whose height is set, runs from 0 to `top`.
    """
    plot = float(figure.layout.height) - _FRAME
    ordered = sorted(ends, key=lambda end: (end.y, end.leads))
    texts = [_label(end) for end in ordered]
    heights = [_LINE * (text.count("<br>") + 1) + 4 for text in texts]
    wanted = [end.y / top * plot for end in ordered]
    for end, text, at, placed in zip(
        ordered, texts, wanted, stacked(wanted, heights, plot + 8), strict=True
    ):
        figure.add_annotation(
            x=1,
            xref="paper",
            y=end.y,
            ax=_LED,
            ay=round(at - placed, 1),
            axref="pixel",
            ayref="pixel",
            xanchor="left",
            align="left",
            showarrow=True,
            arrowhead=0,
            arrowwidth=1,
            arrowcolor=palette.grid if not end.leads else end.color,
            standoff=2,
            borderpad=0,
            text=text,
            font={"color": end.color, "size": 14 if end.leads else 12.5},
        )
    longest = max((len(line) for text in texts for line in _bare(text).split("<br>")), default=0)
    figure.update_layout(margin_r=_LED + 6 + round(6.6 * longest))


def _label(end: PathEnd) -> str:
    first, *more = wrap(kept_together(f"{end.value} {end.name}"), _LETTERS, break_long_words=False)
    rest = "<br>".join([first.removeprefix(end.value), *more])
    return f"<b>{end.value}{rest}</b>" if end.leads else f"<b>{end.value}</b>{rest}"


def _bare(text: str) -> str:
    return text.replace("<b>", "").replace("</b>", "")


def stacked(wanted: Sequence[float], heights: Sequence[float], top: float) -> list[float]:
    """The middles of labels of given heights, from the lowest: near what is wanted, none covered.

    Moved up from the lowest where they are too close and, where that runs over `top`, down again;
    all in one unit.
    """
    placed: list[float] = []
    for i, (at, height) in enumerate(zip(wanted, heights, strict=True)):
        floor = placed[-1] + (heights[i - 1] + height) / 2 if placed else at
        placed.append(max(at, floor))
    for i in reversed(range(len(placed))):
        above = placed[i + 1] - (heights[i] + heights[i + 1]) / 2 if i + 1 < len(placed) else None
        placed[i] = min(placed[i], top - heights[i] / 2 if above is None else above)
    return placed


def stand_on_ground(
    figure: go.Figure, table: pd.DataFrame, happened: pd.DataFrame, palette: Palette
) -> None:
    """Tint the time that is supposed, with a head that says so, and close the axis at its end."""
    axis = year_axis(first_day(table), table["end"].max())
    begins = middle(happened).max() if len(happened) else middle(table).min()
    tint_supposed(figure, begins, axis["range"][1], palette)
    figure.update_xaxes(axis)


def tint_supposed(figure: go.Figure, begins: str, ends: str, palette: Palette) -> None:
    """Tint the ground from one place of the x axis to another, headed 'supposed'."""
    figure.add_shape(
        type="rect",
        layer="below",
        x0=begins,
        x1=ends,
        yref="paper",
        y0=0,
        y1=1,
        fillcolor=palette.ground,
        line_width=0,
    )
    figure.add_shape(
        type="line",
        layer="below",
        x0=begins,
        x1=begins,
        yref="paper",
        y0=0,
        y1=1,
        line={"color": palette.quiet, "width": 1},
    )
    figure.add_annotation(
        x=begins,
        xanchor="left",
        xshift=5,
        yref="paper",
        y=1,
        yanchor="top",
        text="supposed",
        font={"size": 13, "color": palette.quiet},
        bgcolor=palette.ground,
        borderpad=0,
    )
