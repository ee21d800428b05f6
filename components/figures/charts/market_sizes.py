"""How big each market is: a dot a yardstick on one logarithmic line, and the money in a point."""

from itertools import product
from math import ceil, floor, log10
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.analysis.money.market_sizes import FORECAST, SIZE, market_sizes
from components.analysis.tables import largest, rows_of, smallest
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.chart import (
    HOVER,
    Chart,
    Plain,
    Sentences,
    blank,
    disc_symbols,
    marks,
    weak,
)
from components.figures.rows import LABEL, row_height, set_rows
from components.figures.rules import add_rules
from components.figures.text_trace import add_text
from components.figures.theme import Palette
from components.wording.formats import amount, brief, change, money, spoken, within_sentence

_PITCH = 66  # pixels from row to row
_SECOND = LABEL + 8  # where the second line of a row stands
_DOT = LABEL + 27  # where its dot does
_HEAD = 30
_TICK = 5  # pixels


def _figure(table: pd.DataFrame, view: View, palette: Palette) -> go.Figure:
    """One row a yardstick: what it counts, its size as a dot, its forecast as an open diamond."""
    sizes = table[table["moment"] == SIZE]
    rows = {name: place for place, name in enumerate(sizes["yardstick"])}
    low, high = floor(log10(table["value"].min())), ceil(log10(table["value"].max() * 1.2))
    figure = blank(palette, row_height(len(rows), _PITCH, head=_HEAD))
    set_rows(figure, palette, [(name, "") for name in rows], _PITCH, high, head=_HEAD, left=low)
    _add_powers(figure, low, high, len(rows), palette)
    _add_lines(figure, sizes, low, high, palette)
    ahead = table[table["moment"] == FORECAST]
    _add_ways(figure, sizes, ahead, rows, palette)
    _add_sizes(figure, sizes, palette)
    _add_forecasts(figure, ahead, rows, palette)
    return figure


def _y(place: int, line: float) -> float:
    return -_PITCH * place - line


def _add_powers(figure: go.Figure, low: int, high: int, count: int, palette: Palette) -> None:
    """A short tick at each power of ten under every row, clear of all words; named on top."""
    powers = list(range(low, high + 1))
    feet = [_y(row, 0) for row in range(count + 1)]
    ticks = [(power, foot, power, foot + _TICK) for power, foot in product(powers, feet)]
    add_rules(figure, ticks, palette.quiet)
    add_text(
        figure,
        powers,
        [_HEAD / 2] * len(powers),
        [f"{10.0**power:,g}" for power in powers],
        name="powers",
        color=palette.quiet,
        beside=[
            "middle right" if power == low else "middle left" if power == high else "middle center"
            for power in powers
        ],
    )


def _add_lines(
    figure: go.Figure, sizes: pd.DataFrame, low: float, high: float, palette: Palette
) -> None:
    """What is counted, when and how it grew, under each name; at the right what a point is."""
    count = len(sizes)
    add_text(
        figure,
        [low] * count,
        [_y(place, _SECOND) for place in range(count)],
        [_counted(row) for row in rows_of(sizes)],
        name="what is counted",
        color=palette.quiet,
        size=12,
    )
    add_text(
        figure,
        [high] * count,
        [_y(place, LABEL / 2 + 1) for place in range(count)],
        [f"a point is <b>{money(row.point, row.unit)}</b>" for row in rows_of(sizes)],
        name="points",
        color=palette.ink,
        beside="middle left",
    )


def _counted(row: Any) -> str:
    return ", ".join(filter(None, [row.heading, brief(row.period), _grown(row)]))


def _grown(row: Any) -> str:
    """How far a market has grown on the year; '' where nobody printed it."""
    return change(row.growth / 100) if row.growth == row.growth else ""


def _add_ways(
    figure: go.Figure,
    sizes: pd.DataFrame,
    ahead: pd.DataFrame,
    rows: dict[str, int],
    palette: Palette,
) -> None:
    """A dashed line from a size to its forecast: nobody has measured what lies between."""
    now = dict(zip(sizes["yardstick"], sizes["value"], strict=True))
    for row in rows_of(ahead):
        y = _y(rows[row.yardstick], _DOT)
        figure.add_shape(
            type="line",
            layer="below",
            line={"color": palette.quiet, "width": 1.5, "dash": "dot"},
            x0=log10(now[row.yardstick]),
            x1=log10(row.value),
            y0=y,
            y1=y,
        )


def _add_sizes(figure: go.Figure, sizes: pd.DataFrame, palette: Palette) -> None:
    words = [
        f"<b>{row.yardstick}</b>: {amount(row.value, row.unit)}<br>{spoken(row.period)}, "
        f"{row.status}<br>one point of share is {money(row.point, row.unit)}"
        for row in rows_of(sizes)
    ]
    figure.add_scatter(
        x=[log10(value) for value in sizes["value"]],
        y=[_y(place, _DOT) for place in range(len(sizes))],
        mode="markers+text",
        marker={
            "symbol": disc_symbols(sizes),
            "size": 13,
            "color": [palette.ink if is_open else palette.grid for is_open in weak(sizes)],
            "line": {"color": palette.ink, "width": 1.5},
        },
        text=[f"<b>{_short(value)}</b>  " for value in sizes["value"]],
        textposition="middle left",
        textfont={"size": 13, "color": palette.ink},
        cliponaxis=False,
        customdata=marks(sizes, words),
        hovertemplate=HOVER,
        name="sizes",
    )


def _add_forecasts(
    figure: go.Figure, ahead: pd.DataFrame, rows: dict[str, int], palette: Palette
) -> None:
    words = [
        f"<b>{row.yardstick}</b>: {row.house if isinstance(row.house, str) else 'its house'} "
        f"forecasts {amount(row.value, row.unit)}<br>{spoken(row.period)}, not measured"
        for row in rows_of(ahead)
    ]
    figure.add_scatter(
        x=[log10(value) for value in ahead["value"]],
        y=[_y(rows[name], _DOT) for name in ahead["yardstick"]],
        mode="markers+text",
        marker={"symbol": "diamond-open", "size": 11, "color": palette.quiet},
        text=[f"  {_short(row.value)} by {row.end:%Y}" for row in rows_of(ahead)],
        textposition="middle right",
        textfont={"size": 12, "color": palette.quiet},
        cliponaxis=False,
        customdata=marks(ahead, words),
        hovertemplate=HOVER,
        name="forecasts",
    )


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:,.1f}"


def _reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    sizes = table[table["moment"] == SIZE]
    if sizes.empty:
        return ("No size of a market in money is held for the time and status chosen.",)
    most, least = largest(sizes, "value"), smallest(sizes, "value")
    worth = money(most.point, most.unit)
    if most.yardstick == least.yardstick:
        return (f"One point of share by {most.yardstick} is {worth}.",)
    return (
        f"One point of share is {worth} by {most.yardstick} and {money(least.point, least.unit)} "
        f"by {least.yardstick}.",
        "A lead in points says little without its market.",
        *_fastest(sizes),
    )


def _fastest(sizes: pd.DataFrame) -> Sentences:
    """The market that grew most, as its house printed it."""
    grown = sizes[sizes["growth"].notna()]
    if grown.empty:
        return ()
    row = largest(grown, "growth")
    moved, counted = change(row.growth / 100), within_sentence(row.heading)
    return (f"{row.yardstick}, {counted}, is {moved} in a year.",)


_OVERLAP = "Markets overlap: none add up."

MARKET_SIZES = Chart(
    name="market-sizes",
    page="market_share",
    question="How big is each market, and what is one point of it worth?",
    measured=lambda claims, view: (
        f"{view.currency} bn in the period named, on a logarithmic line; halves and years are not "
        f"of one length. A disc is an estimate, a diamond a forecast. {_OVERLAP}"
    ),
    table=market_sizes,
    draw=_figure,
    reading=_reading,
    columns={
        "yardstick": "Yardstick",
        "heading": "Counts",
        "moment": "Which",
        "period": "Period",
        "value": "Value",
        "unit": "Unit",
        "growth": "Growth on the year, %",
        "point": "One point of share",
        "status": "Status",
        "house": "By",
    },
    plain=Plain(
        measure="value",
        measured=lambda claims, view: (
            f"Each in the period named; halves and years are not of one length. {_OVERLAP}"
        ),
        along="label",
        label=lambda row: f"{row.yardstick}: {within_sentence(row.heading)}",
        beside={
            "On the year": _grown,
            "One point of share": lambda row: money(row.point, row.unit),
        },
    ),
)
