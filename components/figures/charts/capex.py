"""Capex against revenue: one row a company on one time axis."""

from collections.abc import Iterator
from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.analysis.breaks import with_breaks
from components.analysis.money.events import events_of
from components.analysis.money.left_out import left_out
from components.analysis.money.timeline import (
    capex_and_revenue,
    growth_of_newest,
    planned_years,
)
from components.analysis.tables import parts_of, rows_of
from components.analysis.view.view import LOGARITHMIC, View
from components.claims.model import Claims
from components.figures.break_lines import break_lines
from components.figures.chart import Chart, Sentences, blank, status_legend
from components.figures.charts.capex_labels import end_labels, year_before_label, year_words
from components.figures.charts.capex_marks import (
    planned_band,
    revenue_line,
    spending_bars,
    year_bands,
)
from components.figures.charts.capex_pace import is_paced, pace_figure, pace_table
from components.figures.charts.capex_pace_words import pace_measured, pace_words
from components.figures.charts.capex_scale import scales, ticks
from components.figures.charts.capex_words import capex_words
from components.figures.event_marks import add_moments, words_height
from components.figures.panels import PLOT, Panel, Title, panels
from components.figures.theme import Look
from components.wording.formats import (
    change,
    company_name,
    within_sentence,
)

FOOT = 30  # pixels kept free for the legend
_SINCE = pd.DateOffset(months=2)  # within which a quarter is told
_HEADROOM = 1.4  # of the highest mark, for numbers and words over it
_REMARK = 58  # letters of a line, on a phone


def _table(claims: Claims, view: View) -> pd.DataFrame:
    table = capex_and_revenue(claims, view)
    plans = planned_years(claims, view).assign(measure="capex planned")
    table = pd.concat([table, plans], ignore_index=True) if len(plans) else table
    if table.empty:
        return table.assign(label="")
    table = table.assign(label=[claims.metric[m].label for m in table["metric"]])
    table = with_breaks(claims, table)
    table = table.assign(
        silent=table["company"].map(_silent(claims, view, table)),
        title=[company_name(claims, company) for company in table["company"]],
        grown=_grown(claims, table),
    )
    last = table["end"].where(table["measure"] != "capex planned").max()
    events = events_of(claims, view, table["start"].min(), last + _SINCE)
    return pd.concat([table, events], ignore_index=True) if len(events) else table


def _grown(claims: Claims, table: pd.DataFrame) -> pd.Series:
    """The growth on the year of each newest row of a measure; nothing on the others."""
    told = {}
    for (_, _, measure), own in parts_of(table, "company", "metric", "measure"):
        if measure in ("capex", "cloud_revenue"):
            told[own["end"].idxmax()] = growth_of_newest(claims, own)
    return pd.Series([told.get(index) for index in table.index], table.index, "float64")


def _silent(claims: Claims, view: View, table: pd.DataFrame) -> dict[str, str]:
    """For each company the measures that its panel lacks, and why, as a line each."""
    found = {}
    for company, own in parts_of(table, "company"):
        words = []
        for metric, said in (("capex", "capex"), ("cloud_revenue", "cloud revenue")):
            if not any(measure.startswith(metric) for measure in own["measure"]):
                why = left_out(claims, view, metric, str(company))
                words.append(f"{said} not shown: {why}" if why else f"no {said} published")
        found[str(company)] = "; ".join(words)
    return found


def _figure(table: pd.DataFrame, view: View, look: Look) -> go.Figure:
    happened = table["measure"] == "event"
    events, table = table[happened], table[~happened]
    companies = [c for c in look.company if c in set(table["company"])]
    own = {company: table[table["company"] == company] for company in companies}
    heights = {c: _height(own[c], view) for c in companies}
    factor = scales(heights)
    titles = [_title(own[c], look.company[c], factor[c]) for c in companies]
    placed, height = panels(titles, look, foot=FOOT + words_height(events))
    figure = blank(look, height, barmode="overlay", margin={"t": 0, "l": 4, "b": 0, "r": 98})
    highest = max(heights.values()) or 1.0
    tops = [highest * _HEADROOM / factor[c] for c in companies]
    layout: dict[str, Any] = {"annotations": [a for panel in placed for a in panel.annotations]}
    for panel, company, top in zip(placed, companies, tops, strict=True):
        axis = f"yaxis{panel.y[1:]}"
        panel.layout[axis] |= _value_axis(heights[company], highest, factor[company])
        layout |= panel.layout
        layout["annotations"] += _labels(own[company], view, look, panel, top)
        for trace in _traces(own[company], view, look, top):
            figure.add_trace(trace.update(xaxis=panel.x, yaxis=panel.y))
    figure.update_layout(layout, legend={"y": 0, "yref": "container", "yanchor": "bottom"})
    years = {"showgrid": True, "dtick": "M12", "tickformat": "%Y", "ticklabelmode": "period"}
    figure.update_xaxes(title=None, range=_time(table, events), **years)
    _outline_plans(figure, table, view, look, dict(zip(companies, placed, strict=True)), tops)
    add_moments(figure, events, placed, tops, look, FOOT)
    drawn = table[table["measure"] != "capex planned"]
    status_legend(figure, look, list(drawn["status"].dropna()), bars=True)
    return figure


def _bands(view: View) -> bool:
    """Whether years stand among quarters: as bands in words, since their height says nothing."""
    return view.span == "quarter"


def _height(own: pd.DataFrame, view: View) -> float:
    """The highest mark of a company's row; 0 where its marks are bands of no height."""
    banded = own["measure"].isin(["capex by the year", "capex planned"]) & _bands(view)
    return float(own["value"].where(~banded).max()) if not banded.all() else 0.0


def _value_axis(height: float, highest: float, factor: int) -> dict[str, Any]:
    """A value axis from 0, its rules as high as in the other rows; of bands, without a number."""
    values = [value / factor for value in ticks(highest)] if height else []
    return {
        "range": [0, highest * _HEADROOM / factor],
        "tickvals": values,
        "ticktext": [f"{value:g}" for value in values],
    }


def _time(table: pd.DataFrame, events: pd.DataFrame) -> list[str]:
    """The first and the last day of the time axis; four quarters stand over their last."""
    trailing = table["period"].str.startswith("ttm")
    first = table["start"].where(~trailing, table["end"] - pd.Timedelta(days=90)).min()
    last = max([table["end"].max(), *(events["end"] + pd.Timedelta(days=30))])
    return [day.strftime("%Y-%m-%d") for day in (first, last + pd.Timedelta(days=1))]


def _title(own: pd.DataFrame, color: str, factor: int) -> Title:
    """A company's name, how far its scale is stretched, and how its measures have moved."""
    newest = own[own["grown"].notna() & (own["end"] == own.loc[own["grown"].notna(), "end"].max())]
    moved = [f"{_called(row)} {change(row.grown)}" for row in rows_of(newest)]
    said = [f"{', '.join(moved)} in a year"] if moved else []
    said += filter(None, [*_ended(own), *own["silent"].iloc[0].split("; ")])
    if (own["measure"] == "capex by the year").any():
        said.insert(0, "whole years only, as estimates")
    lines = wrap("; ".join(said), _REMARK)
    remark = f"own scale, {factor} times as tall" if factor > 1 else ""
    return Title(str(own["title"].iloc[0]), color, remark, tuple(lines))


def _called(row: Any) -> str:
    """A measure's name within a sentence."""
    return within_sentence(row.label)


def _ended(own: pd.DataFrame) -> Iterator[str]:
    """Which line of two ended before the other, and when."""
    revenue = own[own["measure"] == "cloud_revenue"]
    for _, line in parts_of(revenue, "metric"):
        if line["end"].max() < revenue["end"].max():
            last = next(rows_of(line.sort_values("end").tail(1)))
            yield f"solid line: {_called(last)} to {last.end:%B %Y}"


def _labels(
    own: pd.DataFrame, view: View, look: Look, panel: Panel, top: float
) -> list[dict[str, Any]]:
    """What is written on a row's marks: the newest of each, and the capex of a year before."""
    color = look.company[own["company"].iloc[0]]
    years = own[own["measure"].isin(["capex by the year", "capex planned"])]
    heights = [top * 0.18] * len(years) if _bands(view) else list(years["value"])
    found = [
        *end_labels(own, look, color, top / PLOT),
        *year_before_label(own, color),
        *year_words(years, heights, color),
    ]
    return [{**label, "xref": panel.x, "yref": panel.y, "bgcolor": look.paper} for label in found]


def _traces(own: pd.DataFrame, view: View, look: Look, top: float) -> Iterator[go.Bar | go.Scatter]:
    """One company: capex as bars over their own time, revenue as a line that stops at breaks."""
    for measure in ("capex by the year", "capex"):
        bars = own[own["measure"] == measure]
        if len(bars) and measure != "capex" and _bands(view):
            yield year_bands(bars, top, look)
        elif len(bars):
            yield spending_bars(bars, look)
    plans = own[own["measure"] == "capex planned"]
    if len(plans):
        yield planned_band(plans, top if _bands(view) else None)
    revenue = own[own["measure"] == "cloud_revenue"]
    for metric, line in parts_of(revenue, "metric"):
        yield revenue_line(line, look, dashed=metric != "cloud_revenue")
    yield from break_lines(revenue, top * 0.7, look)


def _outline_plans(
    figure: go.Figure,
    table: pd.DataFrame,
    view: View,
    look: Look,
    placed: dict[str, Panel],
    tops: list[float],
) -> None:
    """A dashed outline round each plan: bars of Plotly have none of their own."""
    top = dict(zip(placed, tops, strict=True))
    for row in rows_of(table[table["measure"] == "capex planned"]):
        low, high = (0.1, 0.16) if _bands(view) else (0.0, row.value / top[row.company])
        figure.add_shape(
            type="rect",
            line={"color": look.company[row.company], "width": 1.5, "dash": "dash"},
            x0=row.start.strftime("%Y-%m-%d"),
            x1=row.end.strftime("%Y-%m-%d"),
            xref=placed[row.company].x,
            y0=low * top[row.company],
            y1=high * top[row.company],
            yref=placed[row.company].y,
        )


def _measured(claims: Claims, view: View) -> str:
    if is_paced(view):
        return pace_measured(claims, view)
    return (
        f"Bars are group capex, lines are cloud revenue, {view.currency} bn "
        f"{'in four quarters' if view.span == 'four quarters' else f'a {view.span}'}. "
        f"{'All are converted at the rate of their time. ' if view.currency == 'USD' else ''}"
        "A dotted line is a narrower definition. Numbers mark what is told below."
    )


def _shown_table(claims: Claims, view: View) -> pd.DataFrame:
    return pace_table(claims, view) if is_paced(view) else _table(claims, view)


def _shown_figure(table: pd.DataFrame, view: View, look: Look) -> go.Figure:
    return (pace_figure if is_paced(view) else _figure)(table, view, look)


def _reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    """What is said of amounts is said of them on any axis."""
    if view.shown_as == LOGARITHMIC:
        return capex_words(_table(claims, view), claims, view)
    return (pace_words if is_paced(view) else capex_words)(table, claims, view)


CAPEX_AND_REVENUE = Chart(
    name="capex-and-revenue",
    page="capex",
    question="Is the spending buying revenue?",
    measured=_measured,
    table=_shown_table,
    draw=_shown_figure,
    reading=_reading,
    columns={
        "company": "Company",
        "label": "Measure",
        "period": "Period",
        "value": "Value",
        "unit": "Unit",
        "status": "Status",
        "bound": "Bound",
    },
)
