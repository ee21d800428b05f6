"""Capex against revenue: one panel a company on one time axis."""

from collections.abc import Iterator
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.analysis.breaks import with_breaks
from components.analysis.money.events import events_of
from components.analysis.money.left_out import left_out
from components.analysis.money.timeline import capex_and_revenue, change_on_year, intensity
from components.analysis.tables import parts_of, rows_of
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.break_lines import break_lines
from components.figures.chart import (
    Chart,
    Sentences,
    blank,
    status_legend,
)
from components.figures.charts.capex_marks import revenue_line, spending_bars, year_bands
from components.figures.event_marks import add_moments, words_height
from components.figures.panels import panels
from components.figures.theme import Look
from components.wording.formats import brief, distinct, listed, money, spoken, times

PITCH = 246
FOOT = 30  # pixels kept free for the legend
_SINCE = pd.DateOffset(months=2)  # within which a quarter is told


def _table(claims: Claims, view: View) -> pd.DataFrame:
    table = capex_and_revenue(claims, view)
    table = table.assign(label=[claims.metric[m].label for m in table["metric"]])
    if table.empty:
        return table
    table = with_breaks(claims, table)
    table = table.assign(silent=table["company"].map(_silent(claims, view, table)))
    events = events_of(claims, view, table["start"].min(), table["end"].max() + _SINCE)
    return pd.concat([table, events], ignore_index=True) if len(events) else table


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
    own = {c: table[table["company"] == c] for c in companies}
    titles = [(c, look.company[c], _latest(own[c])) for c in companies]
    placed, height = panels(titles, look, PITCH, foot=FOOT + words_height(events))
    figure = blank(look, height, barmode="overlay", margin={"t": 0, "l": 4, "b": 0, "r": 4})
    banded = (table["measure"] == "capex by the year") & (view.span == "quarter")
    top = float(table["value"].where(~banded).max() if not banded.all() else 1) * 1.4
    layout: dict[str, Any] = {"annotations": [a for panel in placed for a in panel.annotations]}
    for panel, company in zip(placed, companies, strict=True):
        layout |= panel.layout
        traces = _traces(own[company], view, look, top)
        for trace in traces:
            figure.add_trace(trace.update(xaxis=panel.x, yaxis=panel.y))
    figure.update_layout(layout, legend={"y": 0, "yref": "container", "yanchor": "bottom"})
    years = {"showgrid": False, "dtick": "M12", "tickformat": "%Y", "ticklabelmode": "period"}
    figure.update_xaxes(title=None, **years)
    figure.update_yaxes(title=None, range=[0, top], tick0=0, nticks=5)
    if banded.all():
        figure.update_yaxes(showticklabels=False, showgrid=False)
    add_moments(figure, events, placed, top, look, FOOT)
    status_legend(figure, look, list(table["status"].dropna()), bars=True)
    return figure


def _latest(own: pd.DataFrame) -> str:
    """The latest value of each measure, for the lines under a panel's name."""
    newest = own["end"].max()
    said = []
    for measure, word in (
        ("capex", "capex"),
        ("capex by the year", "capex"),
        ("cloud_revenue", "cloud"),
    ):
        rows = own[own["measure"] == measure].sort_values("end")
        if len(rows):
            last = next(rows_of(rows.tail(1)))
            guess = "est. " if last.status == "estimate" else ""
            size = f"{last.value:.0f}" if measure == "capex by the year" else f"{last.value:.1f}"
            old = last.end < newest or measure == "capex by the year"
            when = f" in {brief(last.period)}" if old else ""
            said.append(f"{_called(last, word)} <b>{guess}{size}</b>{when}")
    said += filter(None, own["silent"].iloc[0].split("; "))
    return "<br>".join(said)


def _called(row: Any, word: str) -> str:
    """A measure's word; the narrower of two cloud lines under its own name."""
    narrower = row.measure == "cloud_revenue" and row.metric != "cloud_revenue"
    return str(row.label).removesuffix(" revenue") if narrower else word


def _traces(own: pd.DataFrame, view: View, look: Look, top: float) -> Iterator[go.Bar | go.Scatter]:
    """One company: capex as bars over their own time, revenue as a line that stops at breaks."""
    for measure in ("capex by the year", "capex"):
        bars = own[own["measure"] == measure]
        if len(bars) and measure != "capex" and view.span == "quarter":
            yield year_bands(bars, top, look)
        elif len(bars):
            yield spending_bars(bars, look)
    revenue = own[own["measure"] == "cloud_revenue"]
    for metric, line in parts_of(revenue, "metric"):
        yield revenue_line(line, look, dashed=metric != "cloud_revenue")
    yield from break_lines(revenue, top * 0.7, look)


def _reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    """The latest capex of the largest spender, its change, and what it is per unit of revenue."""
    capex = table[table["measure"] == "capex"]
    table = table[table["measure"] != "event"]
    if capex.empty:
        if table.empty:
            return ("No capex or cloud revenue for the companies, time and status chosen.",)
        return _known_by_the_year(table[table["measure"] == "capex by the year"], table)
    latest = capex[capex["end"] == capex["end"].max()].sort_values("value", ascending=False)
    first = latest.iloc[0]
    own = capex[capex["company"] == first["company"]]
    growth = change_on_year(own, str(first["period"]))
    rise = f", {growth:+.0%} on the year" if growth is not None else ""
    said = f"{_spent(first)} in {spoken(first['period'])}{rise}"
    ratio = intensity(claims, view)
    ratio = ratio[(ratio["company"] == first["company"]) & (ratio["period"] == first["period"])]
    if len(ratio):
        said += f": {times(ratio['value'].iloc[0])} its cloud revenue"
    second = (f"{_spent(latest.iloc[1])}.",) if len(latest) > 1 else ()
    return f"{said}.", *second, *_without_panel(table, claims, view)


def _without_panel(table: pd.DataFrame, claims: Claims, view: View) -> Iterator[str]:
    """Which companies chosen have no panel, and which choice leaves them out."""
    for company in view.company:
        why = left_out(claims, view, "capex", company)
        if company not in set(table["company"]) and why:
            yield f"{company} is not shown: its capex is {why}."


def _known_by_the_year(years: pd.DataFrame, table: pd.DataFrame) -> Sentences:
    """What is said where no capex of this span is published: the latest whole year, if any."""
    none = f"No capex at this span for {listed(distinct(table['company']))}"
    if years.empty:
        return (f"{none}.",)
    last = years.sort_values(["end", "value"]).iloc[-1]
    return f"{none}.", f"{_spent(last)} in all of {spoken(last['period'])}."


def _spent(row: pd.Series) -> str:
    """Who spent how much; an estimate is called one, by whose estimate it is."""
    guessed = row["status"] == "estimate"
    by = f" ({row['house']})" if guessed and isinstance(row["house"], str) else ""
    size = money(row["value"], row["unit"])
    return f"{row['company']} spent {'an estimated ' if guessed else ''}{size}{by}"


CAPEX_AND_REVENUE = Chart(
    name="capex-and-revenue",
    page="capex",
    question="Is the spending buying revenue?",
    measured=lambda claims, view: (
        f"Bars are capex, lines are cloud revenue, {view.currency} bn "
        f"{'in four quarters' if view.span == 'four quarters' else f'a {view.span}'}. "
        "A dotted line is a narrower definition. Numbers mark what is told below."
    ),
    table=_table,
    draw=_figure,
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
