"""Capex per unit of cloud revenue, where both are published."""

from collections.abc import Iterator
from dataclasses import replace
from math import isnan, nan
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.analysis.breaks import with_breaks
from components.analysis.money.timeline import intensity, yearly_only
from components.analysis.tables import parts_of, records_of, rows_of
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.break_lines import break_lines
from components.figures.chart import (
    HOVER,
    Chart,
    Plain,
    Sentences,
    blank,
    disc_symbols,
    marks,
    with_gaps,
)
from components.figures.labels import End, name_ends
from components.figures.theme import Palette
from components.figures.time_axis import first_day, middle, year_axis
from components.figures.tinted_ground import tint_ground
from components.wording.formats import coin, for_each, listed, spoken, within_sentence

WIDE = "cloud_revenue"  # a metric that stands for it is a narrower line, drawn dotted


def _intensity_table(claims: Claims, view: View) -> pd.DataFrame:
    table = intensity(claims, view)
    labels = [claims.metric[m].label for m in table["metric"]]
    table = with_breaks(claims, table.assign(label=labels))
    return table.assign(over_four=_over_four(claims, view, table))


def _over_four(claims: Claims, view: View, table: pd.DataFrame) -> list[float]:
    """For each quarter the same ratio over the four quarters to it, where it is known."""
    if view.span != "quarter":
        return [nan] * len(table)
    four = intensity(claims, replace(view, span="four quarters"))
    keys = zip(four["company"], four["metric"], four["period"], strict=True)
    known = dict(zip(keys, four["value"], strict=True))
    rows = zip(table["company"], table["metric"], table["period"], strict=True)
    return [known.get((company, metric, f"ttm-{name}"), nan) for company, metric, name in rows]


def _intensity_figure(table: pd.DataFrame, view: View, palette: Palette) -> go.Figure:
    figure = blank(palette, 340)
    top = max(1.2, float(table["value"].max()) * 1.15)
    tint_ground(figure, 1, top, "capex above cloud revenue", palette)
    figure.add_hline(y=1, line={"color": palette.quiet, "width": 1})
    ends: list[End] = []
    for (company, _), rows in parts_of(table, "company", "metric"):
        last = records_of(rows.nlargest(1, "end"))[0]
        figure.add_trace(_line(with_gaps(rows), palette))
        if last["end"] == table.loc[table["company"] == company, "end"].max():
            label = f"<b>{company} {last['value']:.2f}</b>"
            if not isnan(last["over_four"]):
                label += f"<br>{last['over_four']:.2f} over four<br>quarters"
            ends.append(End(float(last["value"]), label, palette.company[company]))
        else:
            own = table[table["company"] == company]
            figure.add_annotation(**_ended(rows, float(own["value"].min()), palette))
    for line in break_lines(table, (0, top), palette):
        figure.add_trace(line)
    room = 19 if any("<br>" in end.text for end in ends) else 8
    name_ends(figure, ends, least=top / 320 * 3 * room, room=104, top=top * 0.92)
    figure.update_yaxes(title=None, range=[0, top], nticks=6)
    figure.update_xaxes(year_axis(first_day(table), table["end"].max()))
    figure.update_layout(showlegend=False)
    return figure


def _line(rows: pd.DataFrame, palette: Palette) -> go.Scatter:
    """One company by one definition of its cloud revenue; a narrower one is dotted."""
    company, metric = rows["company"].iloc[0], rows["metric"].iloc[0]
    words = [
        f"<b>{company}</b>: capex is {row.value:.2f} for each 1 of {within_sentence(row.label)}"
        f"<br>{spoken(row.period)}"
        if row.claims
        else ""
        for row in rows_of(rows)
    ]
    return go.Scatter(
        x=middle(rows),
        y=rows["value"],
        mode="lines+markers",
        line={
            "color": palette.company[company],
            "width": 2.5,
            "dash": "solid" if metric == WIDE else "dot",
        },
        marker={"symbol": disc_symbols(rows), "size": 9},
        customdata=marks(rows, words),
        hovertemplate=HOVER,
        name=f"{company} {metric}",
    )


def _ended(rows: pd.DataFrame, least: float, palette: Palette) -> dict[str, Any]:
    """The name of a line that ended before its company's other one, under its start.

    `least` is the lowest of that company's values, which no name may cover.
    """
    rows = rows.sort_values("end")
    said = f"{rows['company'].iloc[0]}, {within_sentence(rows['label'].iloc[0])}"
    return {
        "x": middle(rows).iloc[0],
        "xanchor": "left",
        "y": least,
        "yanchor": "top",
        "yshift": -10,
        "align": "left",
        "text": f"<b>{said}</b><br>to {rows['end'].iloc[-1]:%B %Y}",
        "font": {"color": palette.company[rows["company"].iloc[0]], "size": 12},
        "bgcolor": palette.paper,
    }


def _intensity_reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    missing = tuple(_missing(table, claims, view))
    if table.empty:
        none = "No capex is left to set against cloud revenue under the choices made."
        return none, *missing
    newest = table.loc[table.groupby("company")["end"].idxmax()].sort_values(
        ["end", "value"], ascending=False
    )
    parts = [_told(row, table, view) for row in rows_of(newest)]
    first = rows_of(newest)
    spends = f"{next(first).company} spends {parts[0]}"
    others = [f"{row.company} {told}" for row, told in zip(first, parts[1:], strict=True)]
    finding = f"{listed([spends, *others])}."
    over = [row for row in rows_of(newest) if not isnan(row.over_four)]
    four = listed([f"{row.over_four:.2f} at {row.company}" for row in over])
    sums = [f"Over four quarters: {view.currency} {four}."] if over else []
    return finding, *sums, *missing


def _told(row: Any, table: pd.DataFrame, view: View) -> str:
    """What a company spends for each unit of what it sells; when, if not in the newest period."""
    sold = f"each {coin(view.currency)} of {within_sentence(row.label)}"
    when = f" ({spoken(row.period)})" if row.end < table["end"].max() else ""
    return f"{for_each(row.value, view.currency)} for {sold}{when}"


def _missing(table: pd.DataFrame, claims: Claims, view: View) -> Iterator[str]:
    """Which companies have no such ratio, and why."""
    silent = [c for c in view.company if c not in set(table["company"])]
    yearly = set(yearly_only(claims, view, "capex")["company"]) if view.span != "year" else set()
    by_year = [c for c in silent if c in yearly]
    others = [c for c in silent if c not in yearly]
    if by_year:
        said = f"Not shown: {listed(by_year)}, known by the year only"
        yield f"{said}; {listed(others)} cannot be computed." if others else f"{said}."
    elif others:
        yield f"It cannot be computed for {listed(others)}."


def _basis(view: View) -> str:
    return (
        f"{view.currency} of group capex for each {coin(view.currency)} of cloud revenue of the "
        "same period. Group capex also serves other businesses, so this is a ceiling for the cloud "
        "alone."
    )


INTENSITY = Chart(
    name="capex-intensity",
    page="capex",
    question="How heavy is capex against cloud revenue?",
    measured=lambda claims, view: (
        f"{_basis(view)} A dotted line counts the narrower of two cloud lines, so it runs higher."
    ),
    table=_intensity_table,
    draw=_intensity_figure,
    reading=_intensity_reading,
    columns={"company": "Company", "period": "Period", "value": "Times", "status": "Status"},
    plain=Plain(
        levels=lambda table, view: {"As much capex as cloud revenue": 1.0},
        measured=lambda claims, view: _basis(view),
    ),
)
