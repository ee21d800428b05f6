"""Capex and cloud revenue in lines: their growth, their index, or amounts on a logarithmic axis."""

from math import floor, log10
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.analysis.breaks import stretches, with_breaks
from components.analysis.money.pace import as_shown, printed_growth
from components.analysis.money.timeline import capex_and_revenue
from components.analysis.tables import parts_of, records_of, rows_of
from components.analysis.view.view import AMOUNT, GROWTH, INDEX, LOGARITHMIC, OF_REVENUE, View
from components.claims.cache import cached_per_claims
from components.claims.model import Claims
from components.figures.break_lines import break_lines
from components.figures.chart import HOVER, blank, marks, symbols, with_gaps
from components.figures.labels import End, name_ends
from components.figures.panels import Panel, Title, panels
from components.figures.theme import Palette
from components.figures.time_axis import first_day, middle, year_axis
from components.wording.formats import percent, signed, spoken, within_sentence

MEASURES = ("capex", "cloud_revenue")
PRINTED = "printed"
_PLOT = 200  # pixels of a panel
_ROOM = 112  # pixels right of it, for the names
_LINE = 19  # pixels between two names
# Where nothing has moved, or all that is sold is spent.
_EVEN = {GROWTH: 0.0, INDEX: 100.0, OF_REVENUE: 100.0}


def is_paced(view: View) -> bool:
    """Whether capex and revenue are drawn as lines, not as bars from zero."""
    return view.shown_as != AMOUNT


@cached_per_claims(8)
def pace_table(claims: Claims, view: View) -> pd.DataFrame:
    """Capex and cloud revenue as the view wants them shown.

    Columns of `capex_and_revenue`, of `with_breaks` and: label, stretch (two do not compare),
    which (PRINTED for a growth as printed, else ''). A printed growth stands also where none can be
    worked out.
    """
    amounts = capex_and_revenue(claims, view)
    amounts = amounts[amounts["measure"].isin(MEASURES)]
    shown = as_shown(claims, view, amounts).assign(which="")
    if view.shown_as == GROWTH:
        printed = printed_growth(claims, view, amounts).assign(which=PRINTED)
        shown = pd.concat([shown, printed], ignore_index=True) if len(printed) else shown
    if view.shown_as == LOGARITHMIC:
        shown = shown[shown["value"] > 0]
    shown = shown.assign(
        label=[claims.metric[metric].label for metric in shown["metric"]],
        stretch=stretches(claims, shown),
    )
    worked = with_breaks(claims, shown[shown["which"] == ""])
    table = pd.concat([worked, shown[shown["which"] != ""]], ignore_index=True)
    return table.assign(break_short=table["break_short"].fillna(""))


def pace_figure(table: pd.DataFrame, view: View, palette: Palette) -> go.Figure:
    """A panel for capex and one for cloud revenue, a line a company, all on axes of one unit."""
    measures = [name for name in MEASURES if name in set(table["measure"])]
    titles = [Title(_head(name, view), palette.ink, plot=_PLOT) for name in measures]
    placed, height = panels(titles, palette, foot=0)
    figure = blank(palette, height, showlegend=False, margin={"t": 0, "l": 4, "b": 0, "r": _ROOM})
    for panel in placed:
        figure.update_layout(panel.layout)
        for note in panel.annotations:
            figure.add_annotation(note)
    for panel, name in zip(placed, measures, strict=True):
        _add_panel(figure, table[table["measure"] == name], panel, view, palette)
    figure.update_xaxes(year_axis(first_day(table), table["end"].max()))
    return figure


def _head(measure: str, view: View) -> str:
    said = {"capex": "Capex", "cloud_revenue": "Cloud revenue"}[measure]
    return f"{said}, % of cloud revenue" if view.shown_as == OF_REVENUE else said


def _add_panel(
    figure: go.Figure, table: pd.DataFrame, panel: Panel, view: View, palette: Palette
) -> None:
    worked, printed = table[table["which"] == ""], table[table["which"] == PRINTED]
    line = pd.concat([worked, _alone(printed, worked)], ignore_index=True)
    low, high = _span(table, view)
    for _, rows in parts_of(line, "company", "metric", "stretch"):
        figure.add_trace(_line(with_gaps(rows), view, palette).update(xaxis=panel.x, yaxis=panel.y))
    beside = printed.drop(_alone(printed, worked).index)
    if len(beside):
        figure.add_trace(_as_printed(beside, view, palette).update(xaxis=panel.x, yaxis=panel.y))
    is_log = view.shown_as == LOGARITHMIC
    ends_at = (10**low, 10**high) if is_log else (low, high)
    for change in break_lines(line, ends_at, palette, is_over=is_log):
        figure.add_trace(change.update(xaxis=panel.x, yaxis=panel.y))
    newest = line["end"].max()
    ends = [_end(rows, newest, is_log, palette) for _, rows in parts_of(line, "company")]
    least = (high - low) / _PLOT * _LINE
    name_ends(figure, ends, least=least, room=_ROOM, top=high, axis=panel.y)
    figure.layout[f"yaxis{panel.y[1:]}"].update(
        type="log" if is_log else "linear",
        range=[low, high],
        ticksuffix="" if is_log or view.shown_as == INDEX else "%",
        nticks=5,
        tickvals=_tenths(low, high) if is_log else None,
    )
    if view.shown_as in _EVEN:
        y = _EVEN[view.shown_as]
        figure.add_shape(
            type="line",
            line={"color": palette.quiet, "width": 1},
            x0=0,
            x1=1,
            xref=f"{panel.x} domain",
            y0=y,
            y1=y,
            yref=panel.y,
        )


def _alone(printed: pd.DataFrame, worked: pd.DataFrame) -> pd.DataFrame:
    """Printed growths of periods for which none is worked out."""
    known = set(zip(worked["company"], worked["metric"], worked["period"], strict=True))
    keys = zip(printed["company"], printed["metric"], printed["period"], strict=True)
    return printed[[key not in known for key in keys]]


def _span(table: pd.DataFrame, view: View) -> tuple[float, float]:
    """The lowest and highest of a value axis; of a logarithmic one in powers of ten."""
    low, high = float(table["value"].min()), float(table["value"].max())
    if view.shown_as == LOGARITHMIC:
        return log10(low) - 0.08, log10(high) + 0.1
    low, high = min(low, 0.0), max(high, _EVEN.get(view.shown_as, 0.0))
    room = (high - low or 1.0) * 0.1
    return low - (room if low < 0 else 0.0), high + room


def _tenths(low: float, high: float) -> list[float]:
    """The round values 1, 2, 5, 10 and so on between two powers of ten."""
    powers = range(floor(low), floor(high) + 1)
    values = [step * 10.0**power for power in powers for step in (1, 2, 5)]
    return [value for value in values if low <= log10(value) <= high]


def _line(rows: pd.DataFrame, view: View, palette: Palette) -> go.Scatter:
    """One company by one definition; a line that stands for a wider one is dotted."""
    color = palette.company[rows["company"].iloc[0]]
    is_narrow = rows["metric"].iloc[0] not in MEASURES
    return go.Scatter(
        x=middle(rows),
        y=rows["value"],
        mode="lines+markers",
        line={"color": color, "width": 2.5, "dash": "dot" if is_narrow else "solid"},
        marker={"symbol": symbols(rows), "size": 8},
        customdata=marks(rows, [_words(row, view) for row in rows_of(rows)]),
        hovertemplate=HOVER,
        name=f"{rows['company'].iloc[0]} {rows['label'].iloc[0]}",
    )


def _as_printed(rows: pd.DataFrame, view: View, palette: Palette) -> go.Scatter:
    """Growth as printed: an open diamond round the point that is worked out, or apart from it."""
    return go.Scatter(
        x=middle(rows),
        y=rows["value"],
        mode="markers",
        marker={
            "symbol": "diamond-open",
            "size": 12,
            "color": [palette.company[company] for company in rows["company"]],
            "line": {"width": 1},
        },
        customdata=marks(rows, [_words(row, view) for row in rows_of(rows)]),
        hovertemplate=HOVER,
        name="as printed",
    )


def _words(row: Any, view: View) -> str:
    if not row.claims:
        return ""
    how = "printed" if row.which == PRINTED else "worked out"
    said = within_sentence(row.label)
    return f"<b>{row.company}</b> {said}: {_said(row, view)}<br>{spoken(row.period)}, {how}"


def _said(row: Any, view: View) -> str:
    """'up 45% on the year', '182, where 100 is April to June 2024', '140% of cloud revenue'."""
    if view.shown_as == GROWTH:
        return f"{percent(row.value)} on the year"
    if view.shown_as == INDEX:
        return f"{row.value:,.0f}, where {spoken(view.index_from)} is 100"
    if view.shown_as == OF_REVENUE:
        return f"{percent(row.value)} of cloud revenue"
    return f"{row.unit.removesuffix(' bn')} {row.value:,.1f}bn"


def _end(rows: pd.DataFrame, newest: pd.Timestamp, is_log: bool, palette: Palette) -> End:
    """A company's name and newest figure; how old that is, where others reach further."""
    last = records_of(rows.nlargest(1, "end"))[0]
    value = float(last["value"])
    number = signed(value, 1 if is_log else 0)
    unit = "%" if last["unit"] == "percent" else ""
    said = f"<b>{last['company']} {number}{unit}</b>"
    said += f"<br>to {last['end']:%b %Y}" if last["end"] < newest else ""
    return End(log10(value) if is_log else value, said, palette.company[last["company"]])
