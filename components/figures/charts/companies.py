"""One company in small rows of bars."""

from collections.abc import Callable
from dataclasses import replace
from itertools import product
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.analysis.money.company_profile import figures_of
from components.analysis.money.pace import as_shown
from components.analysis.money.timeline import change_on_year
from components.analysis.tables import records_of, rows_of
from components.analysis.view.view import AMOUNT, GROWTH, INDEX, LOGARITHMIC, OF_REVENUE, View
from components.claims.model import Claims
from components.claims.period import period, quarters, year_before
from components.figures.chart import (
    HOVER,
    Chart,
    Plain,
    Sentences,
    blank,
    hatches_words,
    marks,
    pattern,
)
from components.figures.rows import LABEL, row_height, set_rows
from components.figures.rules import add_rules
from components.figures.text_trace import add_text
from components.figures.theme import Palette
from components.wording.formats import (
    amount,
    change,
    distinct,
    listed,
    signed,
    spoken,
    within_sentence,
)

_AMOUNTS = (AMOUNT, LOGARITHMIC)  # bars start at zero, so they have no logarithmic axis
Move = tuple[float, str, str]  # a growth as a fraction, the measure's name, the period
PITCH, TALL = 80, 150  # pixels from row to row, and where there are only a few
_HEAD = 24  # pixels over the first row for the years
_WRITTEN = 15  # and over a row's highest bar for its number
_WIDTH = 0.7  # of a period that its bar takes
_FEW = 8  # periods, each wide enough for the number of its bar on a phone too


def _table(claims: Claims, view: View) -> pd.DataFrame:
    """The company's figures as the view wants them shown; a metric without one has no row."""
    amounts = figures_of(claims, view)
    is_yearly = len(amounts) and period(amounts["period"].iloc[0]).is_year
    same = replace(view, span="year" if is_yearly else "quarter")
    return as_shown(claims, same, amounts)


def _rows_figure(table: pd.DataFrame, view: View, palette: Palette) -> go.Figure:
    """One row a metric, each on its own scale from its own zero; all on one time axis."""
    metrics = distinct(table["metric"])
    shown = _periods(table["period"].min(), table["period"].max())
    pitch = PITCH if len(metrics) > 2 else TALL
    figure = blank(palette, row_height(len(metrics), pitch, head=_HEAD), barmode="overlay")
    labels, newest = [], max(shown)
    for row, metric in enumerate(metrics):
        own = table[table["metric"] == metric].sort_values("end")
        labels.append((own["label"].iloc[-1], _moved(own, newest, view)))
        _add_bars(figure, own, row, shown, palette.company[view.focus], palette, pitch)
    set_rows(figure, palette, labels, pitch, len(shown), head=_HEAD)
    _years(figure, palette, shown, len(metrics), pitch)
    _breaks(figure, table, palette, metrics, shown, pitch)
    return figure


def _periods(first: str, last: str) -> list[str]:
    """Every quarter or year from the first to the last: one without a bar keeps its place."""
    if period(first).is_year:
        return [str(year) for year in range(int(first), int(last) + 1)]
    return quarters(first, last)


def _moved(own: pd.DataFrame, newest: str, view: View) -> str:
    """How an amount moved on the year; until when, where others reach further."""
    last = records_of(own.tail(1))[0]
    grown = _growth(own) if view.shown_as in _AMOUNTS else None
    said = [change(grown)] if grown is not None else []
    if last["period"] != newest:
        said.append(f"to {last['end']:%B %Y}")
    return ", ".join(said)


def _growth(own: pd.DataFrame) -> float | None:
    """The growth on the year within one definition; None across zero, which says nothing."""
    same = own[own["stretch"] == own["stretch"].max()]
    return change_on_year(same, str(own["period"].iloc[-1])) if own["value"].min() > 0 else None


def _add_bars(
    figure: go.Figure,
    own: pd.DataFrame,
    row: int,
    shown: list[str],
    color: str,
    palette: Palette,
    pitch: int,
) -> None:
    """A metric's bars; the newest and the one a year before carry their numbers."""
    top, low = max(float(own["value"].max()), 0.0), min(float(own["value"].min()), 0.0)
    below = _WRITTEN if low < 0 else 0
    room = pitch - LABEL - 10 - _WRITTEN - below
    scale = room / (top - low) if top > low else 0.0
    zero = -pitch * (row + 1) + 6 + below - low * scale
    last = str(own["period"].iloc[-1])
    words = [
        f"<b>{r.company}</b> {r.label}: {_said(r)}<br>{spoken(r.period)}, {r.status}"
        for r in rows_of(own)
    ]
    unit = "%" if own["unit"].iloc[0] == "percent" else ""
    at = [shown.index(p) + 0.5 for p in own["period"]]
    number = _numbers(own["value"])
    figure.add_bar(
        x=at,
        y=own["value"] * scale,
        base=[zero] * len(own),
        width=_WIDTH,
        marker=pattern(own, color, palette),
        customdata=marks(own, words),
        hovertemplate=HOVER,
        name=str(own["label"].iloc[-1]),
    )
    for x, name, value in zip(at, own["period"], own["value"], strict=True):
        if name in (last, year_before(last)):
            # over a narrow bar at the edge it would leave the figure
            at_edge = x + 1 > len(shown) and len(shown) > _FEW
            figure.add_annotation(
                x=x + _WIDTH / 2 if at_edge else x,
                xanchor="right" if at_edge else "center",
                y=zero + value * scale,
                yanchor="bottom" if value >= 0 else "top",
                yshift=2 if value >= 0 else -2,
                text=f"<b>{number(value)}{unit}</b>" if name == last else number(value) + unit,
                font={"size": 12, "color": color if name == last else palette.quiet},
                bgcolor=palette.paper,
                borderpad=0,
            )
    figure.add_shape(
        type="line",
        line={"color": palette.quiet, "width": 1},
        x0=0,
        x1=len(shown),
        y0=zero,
        y1=zero,
    )


def _said(row: Any) -> str:
    """A figure as a pointer is told it: an amount, a percentage, or an index."""
    return f"index {row.value:,.0f}" if row.unit == INDEX else amount(row.value, row.unit)


def _numbers(values: pd.Series) -> Callable[[float], str]:
    """How the bars of a row are numbered, which have no room for words: 67.7, −44.7; 80, 150.

    All to one digit after the point; to none where one is large or none has more to say.
    """
    digits = 0 if values.abs().max() >= 100 or not (values % 1).any() else 1
    return lambda value: signed(value, digits)


def _breaks(
    figure: go.Figure,
    table: pd.DataFrame,
    palette: Palette,
    metrics: list[str],
    shown: list[str],
    pitch: int,
) -> None:
    """A dotted line before the first bar of a new definition, with what changed over it."""
    changed = table[table["break_short"] != ""]
    tops = [-pitch * metrics.index(m) - LABEL + 2 for m in changed["metric"]]
    at = [shown.index(p) for p in changed["period"]]
    for x, top in zip(at, tops, strict=True):
        figure.add_shape(
            type="line",
            line={"color": palette.quiet, "width": 1, "dash": "dot"},
            x0=x,
            x1=x,
            y0=top,
            y1=top - (pitch - LABEL - 6),
        )
    figure.add_scatter(
        x=at,
        y=[top + LABEL / 2 - 3 for top in tops],
        mode="text",
        text=list(changed["break_short"]),
        textposition="middle left",
        textfont={"size": 11, "color": palette.quiet},
        customdata=marks(changed, list(changed["break_why"])),
        hovertemplate=HOVER,
        cliponaxis=False,
        name="what changed",
    )


def _years(figure: go.Figure, palette: Palette, shown: list[str], rows: int, pitch: int) -> None:
    """The years over the first row, each ruled through the bars of all rows, not their words."""
    first = {name[:4]: i for i, name in reversed(list(enumerate(shown)))}
    parts = [(0, _HEAD), *((-pitch * (row + 1), -pitch * row - LABEL) for row in range(rows))]
    ruled = [(x, low, x, high) for x, (low, high) in product(first.values(), parts)]
    add_rules(figure, ruled, palette.grid)
    wide = [(year, x) for year, x in first.items() if year in shown or _count(shown, year) > 1]
    starts, heights = [x + 0.1 for _, x in wide], [_HEAD / 2] * len(wide)
    words = [f"<b>{year}</b>" for year, _ in wide]
    add_text(figure, starts, heights, words, name="years", color=palette.quiet)


def _count(shown: list[str], year: str) -> int:
    return sum(name.startswith(year) for name in shown)


def _rows_reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    """The measure that grew most and the one that fell most, or the next to grow.

    The same of however the figures are shown: what is shown is in the line below.
    """
    if table.empty and len(figures_of(claims, view)):
        return (f"None of {_whose(view.focus)} figures can be shown as {_shown_words(view)}.",)
    table = figures_of(claims, view)
    if table.empty:
        return (
            f"No measure of {view.focus} is known for four quarters or two years in this time.",
            "What is known of it stands in the statements and among the claims.",
        )
    moves = []
    for metric in distinct(table["metric"]):
        own = table[table["metric"] == metric].sort_values("end")
        growth = _growth(own)
        if growth is not None:
            guess = "estimated " if own["status"].iloc[-1] == "estimate" else ""
            name = guess + within_sentence(own["label"].iloc[-1])
            moves.append((growth, name, own["period"].iloc[-1]))
    if not moves:
        return (f"{_whose(view.focus)} figures have no year to compare with.", *_changed(table))
    newest = max(when for _, _, when in moves)
    fresh = [move for move in moves if move[2] == newest]
    told = sorted(fresh if len(fresh) > 1 else moves, reverse=True)
    return _finding(view.focus, told[0], told[-1]), *_changed(table)


def _finding(company: str, most: Move, least: Move) -> str:
    """What grew most beside what grew least; each with its period, where they are of two."""
    if least == most:
        return f"{_whose(company)} {most[1]} is {change(most[0])} in a year, to {_until(most[2])}."
    apart = most[2] != least[2]
    first, second = (f" to {_until(move[2])}" if apart else "" for move in (most, least))
    said, other = change(most[0]), change(least[0])
    alike = said.split()[0] == other.split()[0] and " " in other
    joined = (
        f", its {least[1]} {other.split()[1]}" if alike else f" while its {least[1]} is {other}"
    )
    return f"{_whose(company)} {most[1]} is {said} in a year{first}{joined}{second}."


def _whose(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _until(name: str) -> str:
    return f"{period(name).end:%B %Y}"


def _changed(table: pd.DataFrame) -> list[str]:
    """Which measures count anew from when, and what changed, as short as on the line."""
    changed = table[table["break_short"] != ""]
    return [
        f"{listed(list(own['label']))} {'counts' if len(own) == 1 else 'count'} anew from "
        f"{spoken(str(when))}: {short}."
        for (when, short), own in changed.groupby(["period", "break_short"], sort=False)
    ]


def _measured(claims: Claims, view: View) -> str:
    if view.shown_as not in _AMOUNTS:
        own = "Each row has its own scale and its own zero."
        return f"{_basis(claims, view)}. {own} {_WORKED_OUT}"
    hatched = hatches_words(set(figures_of(claims, view)["status"]))
    said = f"{_basis(claims, view)}, each row on a scale of its own from zero."
    return " ".join(filter(None, [said, _converted(view), hatched]))


_WORKED_OUT = "All is worked out from figures held; one without its base is left out."


def _plain_measured(claims: Claims, view: View) -> str:
    more = _converted(view) if view.shown_as in _AMOUNTS else _WORKED_OUT
    return f"{_basis(claims, view)}. {more}".strip()


def _basis(claims: Claims, view: View) -> str:
    """What the figures are, in which unit and over which time."""
    periods = figures_of(claims, view)["period"]
    span = "year" if len(periods) and period(periods.iloc[0]).is_year else "quarter"
    if view.shown_as not in _AMOUNTS:
        return f"{view.focus}, {_shown_words(view)}, for each {span}"
    return f"{view.currency} bn a {span}"


def _converted(view: View) -> str:
    return "All are converted at the rate of their time." if view.currency == "USD" else ""


def _shown_words(view: View) -> str:
    """What the view shows in place of amounts."""
    return {
        GROWTH: "growth on the year in percent",
        INDEX: f"an index that is 100 in {spoken(view.index_from)}",
        OF_REVENUE: "a share of its cloud revenue in percent",
    }[view.shown_as]


COMPANY_FIGURES = Chart(
    name="company-figures",
    page="companies",
    question="How have its figures moved?",
    measured=_measured,
    table=_table,
    needs="focus",
    draw=_rows_figure,
    reading=_rows_reading,
    columns={
        "label": "Measure",
        "period": "Period",
        "value": "Value",
        "unit": "Unit",
        "status": "Status",
    },
    plain=Plain(measured=_plain_measured),
)
