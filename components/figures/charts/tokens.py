"""Tokens a day over time: the measure in which ByteDance is ahead."""

from collections.abc import Iterator
from math import log10
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.analysis.market.shares import in_range
from components.analysis.tables import largest, number_table, parts_of, records_of, rows_of
from components.analysis.view.view import View
from components.claims.claim import bound_words
from components.claims.model import Claims
from components.claims.terms import MARKET
from components.figures.chart import (
    HOVER,
    Chart,
    Plain,
    Sentences,
    blank,
    marks,
    rings_words,
    symbols,
)
from components.figures.labels import End, apart, name_ends
from components.figures.theme import Palette
from components.figures.time_axis import middle, year_axis
from components.wording.formats import distinct, listed, number_words, spoken

_NEAR = pd.Timedelta(days=120)  # behind the newest count, and still named at the right edge
_LABEL = 0.2  # powers of ten between two labels in the chart
_EDGE = pd.Timedelta(days=45)  # free at both ends of the time axis
_MANY = 20


def _table(claims: Claims, view: View) -> pd.DataFrame:
    table = number_table(claims)
    table = table[
        (table["metric"] == "daily_tokens")
        & table["company"].isin([*view.company, MARKET] if view.company else [])
        & table["status"].isin(view.status)
        & in_range(table, view)
    ]
    names = {MARKET: "China (state count)"}
    return table.assign(
        name=[
            names.get(c, c if b != b or b is None else f"{c} ({b})")
            for c, b in zip(table["company"], table["brand"], strict=True)
        ]
    ).sort_values(["company", "end"])


def _figure(table: pd.DataFrame, view: View, palette: Palette) -> go.Figure:
    """A logarithmic axis: the count has grown a thousandfold in two years."""
    figure = blank(palette, 400)
    ends: list[End] = []
    alone: list[dict[str, Any]] = []
    newest = table["end"].max() - _NEAR
    for company, rows in parts_of(table, "company"):
        color = palette.company[str(company)]
        figure.add_trace(_line(rows, color, dotted=company == MARKET))
        last = records_of(rows.tail(1))[0]
        if last["end"] < newest:
            alone.append({**last, "color": color, "at": middle(rows).iloc[-1]})
            continue
        said = f"<b>{last['name'].replace(' (', '</b><br>(')}"
        said = said if "</b>" in said else f"{said}</b>"
        ends.append(End(log10(last["value"]), f"{said} {number_words(last['value'])}", color))
    for label in _beside_points(alone):
        figure.add_annotation(**label, bgcolor=palette.paper)
    name_ends(figure, ends, least=0.42, room=112, top=2.6)
    figure.update_yaxes(
        title=None,
        type="log",
        tickvals=[0.1, 1, 10, 100],
        ticktext=["100bn", "1trn", "10trn", "100trn"],
        range=[-1.2, 2.7],
    )
    days = [table["end"].min() - _EDGE, table["end"].max() + _EDGE]
    figure.update_xaxes(year_axis(*days))
    figure.update_layout(showlegend=False)
    return figure


def _line(rows: pd.DataFrame, color: str, dotted: bool) -> go.Scatter:
    words = [
        f"<b>{row.name}</b>: {bound_words(row.bound)}{_tokens(row.value)}"
        f"<br>{spoken(row.period)}, {row.status}"
        for row in rows_of(rows)
    ]
    return go.Scatter(
        x=middle(rows),
        y=rows["value"],
        mode="lines+markers",
        line={"color": color, "width": 2.5, "dash": "dot" if dotted else "solid"},
        marker={"symbol": symbols(rows), "size": 8},
        customdata=marks(rows, words),
        hovertemplate=HOVER,
        name=str(rows["company"].iloc[0]),
    )


def _beside_points(points: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A label right of each last point that is not among the newest, none over another."""
    ordered = sorted(points, key=lambda point: float(point["value"]))
    heights = [log10(point["value"]) - 0.06 for point in ordered]
    for point, y in zip(ordered, apart(heights, _LABEL, 2.6), strict=True):
        yield {
            "x": point["at"],
            "xanchor": "left",
            "xshift": 8,
            "y": y,
            "text": f"<b>{point['name'].split(' (')[0]}</b> {number_words(point['value'])}",
            "font": {"color": point["color"], "size": 13},
        }


def _tokens(trillions: float) -> str:
    """How many tokens a day as it is said: 120 billion, 180 trillion."""
    if trillions < 1:
        return f"{number_words(trillions * 1000)} billion tokens a day"
    return f"{number_words(trillions)} trillion tokens a day"


def _reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    own = table[table["company"] != MARKET]
    if own.empty:
        return ("No token count of the companies chosen is left under the choices made.",)
    most = largest(own, "value")
    first = own[own["company"] == most.company].iloc[0]
    guess = "an estimated " if most.status != "reported" else ""
    said = f"{most.company}'s models handle {guess}{bound_words(most.bound)}{_tokens(most.value)}"
    if first["claims"] != most.claims:
        said += _grown(float(first["value"]), str(first["period"]), float(most.value))
    by = f" by {most.house}" if guess and isinstance(most.house, str) else ""
    return f"{said}.", f"Counted{by} {_when(most.period)}, its own apps included."


def _grown(first: float, when: str, now: float) -> str:
    """How far a count has come since the first: in times, where it has grown many times over."""
    was = _tokens(first).removesuffix(" tokens a day")
    if now / first >= _MANY:
        return f", {now / first:,.0f} times as many as {_when(when)} ({was})"
    return f", up from {was} {_when(when)}"


def _when(name: str) -> str:
    return f"{'on' if name.count('-') == 2 else 'in'} {spoken(name)}"


def _measured(claims: Claims, view: View) -> str:
    """What is counted, and how points are told apart."""
    told = _basis(claims, view)
    return f"{told} {rings_words(set(_table(claims, view)['status']))}".strip()


def _basis(claims: Claims, view: View) -> str:
    """Which counts the company totals are no part of: those that leave own use out."""
    outside = [
        r.house for r in claims.yardsticks if r.basis == "tokens" and r.own_use == "excluded"
    ]
    counts = ["the state count", *(f"{house}'s count" for house in distinct(outside))]
    return (
        "Tokens a day, on a scale where each step is ten times the last. Company totals "
        f"include own apps, so they are no share of {listed(counts, 'or')}."
    )


TOKENS = Chart(
    name="tokens",
    page="companies",
    question="How much are the models used?",
    measured=_measured,
    table=_table,
    draw=_figure,
    reading=_reading,
    columns={
        "name": "Who",
        "period": "Period",
        "value": "Trillion tokens a day",
        "status": "Status",
        "house": "By",
    },
    plain=Plain(is_logarithmic=True, is_joined=True, measured=_basis),
)
