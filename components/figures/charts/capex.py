"""Capex against revenue: one row a company on one time axis."""

from collections.abc import Iterator
from dataclasses import replace
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
from components.claims.cache import cached_per_claims
from components.claims.model import Claims
from components.figures.break_lines import break_lines
from components.figures.chart import (
    Chart,
    Plain,
    Sentences,
    Wider,
    blank,
    hatches_words,
    rings_words,
)
from components.figures.charts.capex_labels import (
    YEAR_LINES,
    end_labels,
    year_before_label,
    year_words,
)
from components.figures.charts.capex_marks import (
    planned_band,
    revenue_line,
    spending_bars,
)
from components.figures.charts.capex_pace import is_paced, pace_figure, pace_table
from components.figures.charts.capex_pace_words import (
    pace_measured,
    pace_words,
    plain_pace_measured,
)
from components.figures.charts.capex_scale import scales, ticks
from components.figures.charts.capex_words import capex_words
from components.figures.event_marks import add_moments, numbers_height, words_height
from components.figures.panels import PLOT, Panel, Title, panels
from components.figures.theme import Palette
from components.figures.time_axis import first_day, year_axis
from components.wording.formats import (
    change,
    company_name,
    within_sentence,
)

_ROOM = 94  # pixels right of the marks, for the names of their ends
LEFT = 34  # pixels left of the marks, for the numbers of the axes
_FOOT = 8
_SINCE = pd.DateOffset(months=2)  # within which a quarter is told
_HEADROOM = 1.22  # of the highest mark, for numbers and words over it
_TALL = 130  # pixels of a row for its marks on a wide card
_WORDS = 17  # pixels: the height of a line of words over a year
_REMARK, _LONG_REMARK = 54, 120  # letters of a line, on a phone and on a wide card
_YEARLY = ("capex by the year", "capex planned")
_BROKEN = 8  # letters of a line of what changed, on a phone


@cached_per_claims(8)
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


def _narrow(table: pd.DataFrame, view: View, palette: Palette) -> go.Figure:
    return _shown_figure(table, view, palette, is_wide=False)


def _wide(table: pd.DataFrame, view: View, palette: Palette) -> go.Figure:
    return _shown_figure(table, view, palette, is_wide=True)


def _shown_figure(
    table: pd.DataFrame, view: View, palette: Palette, is_wide: bool, plot: int = PLOT
) -> go.Figure:
    """Amounts as bars and lines from zero, all else as lines."""
    if is_paced(view):
        return pace_figure(table, view, palette)
    return _drawn(table, view, palette, is_wide, plot)


def _tall(table: pd.DataFrame, view: View, palette: Palette) -> go.Figure:
    return _shown_figure(table, view, palette, is_wide=True, plot=_TALL)


def _drawn(
    table: pd.DataFrame, view: View, palette: Palette, is_wide: bool, plot: int
) -> go.Figure:
    happened = table["measure"] == "event"
    events, table = table[happened], table[~happened]
    companies = [c for c in palette.company if c in set(table["company"])]
    table = table.assign(height=_heights(table, view))
    own = {company: table[table["company"] == company] for company in companies}
    heights = {c: float(own[c]["height"].max()) for c in companies}
    factor = scales(heights)
    companies.sort(key=lambda c: factor[c] > 1)  # rows of one scale stand together
    highest = max(heights.values()) or 1.0
    tops = [highest * _HEADROOM / factor[c] for c in companies]
    titles = [
        _with_room(
            _title(own[c], view, palette.company[c], factor[c], is_wide, plot),
            own[c],
            events if c == companies[0] else events.iloc[:0],
            top,
            is_wide,
        )
        for c, top in zip(companies, tops, strict=True)
    ]
    placed, height = panels(titles, palette, _FOOT + words_height(events, is_wide), LEFT)
    figure = blank(
        palette, height, barmode="overlay", margin={"t": 0, "l": LEFT, "b": 0, "r": _ROOM}
    )
    layout: dict[str, Any] = {"annotations": [a for panel in placed for a in panel.annotations]}
    for panel, company, top in zip(placed, companies, tops, strict=True):
        axis = f"yaxis{panel.y[1:]}"
        panel.layout[axis] |= _value_axis(highest, factor[company])
        layout |= panel.layout
        layout["annotations"] += _labels(own[company], palette, panel, top, is_wide)
        for trace in _traces(own[company], palette, top, is_wide):
            figure.add_trace(trace.update(xaxis=panel.x, yaxis=panel.y))
    figure.update_layout(layout, showlegend=False)
    last = max([table["end"].max(), *(events["end"] + pd.Timedelta(days=30))])
    figure.update_xaxes(year_axis(first_day(table), last))
    figure.update_yaxes(automargin=False)
    _outline_plans(figure, table, palette, dict(zip(companies, placed, strict=True)))
    add_moments(figure, events, placed, tops, palette, _FOOT, is_wide)
    return figure


def _with_room(
    title: Title, own: pd.DataFrame, events: pd.DataFrame, top: float, is_wide: bool
) -> Title:
    """The title with the room its row needs: for the numbers of moments, what changed, years.

    `top` is where the row's value axis ends.
    """
    years = own[own["measure"].isin(_YEARLY)]
    words = _WORDS * (1 if is_wide else YEAR_LINES) * bool(len(years))
    over = title.plot * (1 - float(years["height"].max()) / top) if len(years) else 0.0
    changed = bool((own["break_short"].fillna("") != "").any())
    broken = (18 if is_wide else 30) * changed
    return replace(title, room=max(numbers_height(events, is_wide), broken, round(words - over)))


def _heights(table: pd.DataFrame, view: View) -> pd.Series:
    """How high each amount is drawn: among quarters a whole year as high as its average quarter."""
    is_year = table["measure"].isin(_YEARLY) & (view.span == "quarter")
    return table["value"].where(~is_year, table["value"] / 4)


def _value_axis(highest: float, factor: int) -> dict[str, Any]:
    """A value axis from 0, its rules as high as in the other rows."""
    values = [value / factor for value in ticks(highest)]
    return {
        "range": [0, highest * _HEADROOM / factor],
        "tickvals": values,
        "ticktext": [f"{value:g}" for value in values],
    }


def _title(
    own: pd.DataFrame, view: View, color: str, factor: int, is_wide: bool, plot: int
) -> Title:
    """A company's name, how far its scale is stretched, and how its measures have moved."""
    newest = own[own["grown"].notna() & (own["end"] == own.loc[own["grown"].notna(), "end"].max())]
    moved = [f"{_called(row)} {change(row.grown)}" for row in rows_of(newest)]
    said = [f"{', '.join(moved)} in a year"] if moved else []
    said += filter(None, [*_ended(own), *own["silent"].iloc[0].split("; ")])
    if (own["measure"] == "capex by the year").any():
        as_high = ", each as high as its average quarter" if view.span == "quarter" else ""
        said.insert(0, f"whole years only, as estimates{as_high}")
    lines = wrap("; ".join(said), _LONG_REMARK if is_wide else _REMARK)
    remark = f"own scale, {factor} times as tall" if factor > 1 else ""
    return Title(str(own["title"].iloc[0]), color, remark, tuple(lines), plot=plot)


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
    own: pd.DataFrame, palette: Palette, panel: Panel, top: float, is_wide: bool
) -> list[dict[str, Any]]:
    """What is written on a row's marks: the newest of each, and the capex of a year before."""
    color = palette.company[own["company"].iloc[0]]
    years = own[own["measure"].isin(_YEARLY)]
    pixel = top / panel.plot
    found = [
        *end_labels(own, palette, color, pixel),
        *year_before_label(own, color, pixel, is_wide),
        *year_words(years, color, is_wide),
    ]
    return [
        {**label, "xref": panel.x, "yref": panel.y, "bgcolor": palette.paper} for label in found
    ]


def _traces(
    own: pd.DataFrame, palette: Palette, top: float, is_wide: bool
) -> Iterator[go.Bar | go.Scatter]:
    """One company: capex as bars over their own time, revenue as a line that stops at breaks."""
    for measure in ("capex by the year", "capex"):
        bars = own[own["measure"] == measure]
        if len(bars):
            yield spending_bars(bars, palette)
    plans = own[own["measure"] == "capex planned"]
    if len(plans):
        yield planned_band(plans)
    revenue = own[own["measure"] == "cloud_revenue"]
    for metric, line in parts_of(revenue, "metric"):
        yield revenue_line(line, palette, dashed=metric != "cloud_revenue")
    letters = 99 if is_wide else _BROKEN
    yield from break_lines(revenue, (0, top), palette, is_over=True, letters=letters)


def _outline_plans(
    figure: go.Figure,
    table: pd.DataFrame,
    palette: Palette,
    placed: dict[str, Panel],
) -> None:
    """A dashed outline round each plan: bars of Plotly have none of their own."""
    for row in rows_of(table[table["measure"] == "capex planned"]):
        panel = placed[row.company]
        figure.add_shape(
            type="rect",
            line={"color": palette.company[row.company], "width": 1.5, "dash": "dash"},
            x0=row.start.strftime("%Y-%m-%d"),
            x1=row.end.strftime("%Y-%m-%d"),
            xref=panel.x,
            y0=0,
            y1=row.height,
            yref=panel.y,
        )


def _basis(view: View) -> str:
    """In which unit and over which time amounts are, to the end of a sentence."""
    span = "in four quarters" if view.span == "four quarters" else f"a {view.span}"
    said = f" {view.currency} bn {span}."
    converted = " All are converted at the rate of their time."
    return said + (converted if view.currency == "USD" else "")


def _plain_measured(claims: Claims, view: View) -> str:
    if is_paced(view):
        return plain_pace_measured(view)
    return "Group capex and cloud revenue," + _basis(view)


def _measured(claims: Claims, view: View) -> str:
    """What bars and lines are, and how they are drawn where that says something."""
    if is_paced(view):
        return pace_measured(claims, view)
    table = _table(claims, view)
    lines = table[table["measure"] == "cloud_revenue"]
    said = ["Bars are group capex, lines cloud revenue," + _basis(view)]
    bars = table[table["measure"].isin(("capex", "capex by the year"))]
    said += filter(None, [hatches_words(set(bars["status"]))])
    said += filter(None, [rings_words(set(lines["status"]))])
    if (lines["metric"] != "cloud_revenue").any():
        said.append("A dotted line is a narrower definition.")
    if (table["measure"] == "event").any():
        count = (table["measure"] == "event").sum()
        which = f"1 {'and' if count == 2 else 'to'} {count} mark moments"
        said.append(f"{which if count > 1 else '1 marks a moment'}, told below.")
    return " ".join(said)


def _shown_table(claims: Claims, view: View) -> pd.DataFrame:
    return pace_table(claims, view) if is_paced(view) else _table(claims, view)


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
    draw=_narrow,
    wider=(Wider(640, _wide), Wider(960, _tall)),
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
    plain=Plain(measured=_plain_measured),
)
