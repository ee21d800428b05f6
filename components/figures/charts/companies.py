"""One company in small rows of bars."""

import pandas as pd
import plotly.graph_objects as go

from components.analysis.money.company_profile import figures_of
from components.analysis.money.timeline import change_on_year
from components.analysis.tables import rows_of
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.chart import (
    HOVER,
    Chart,
    Sentences,
    blank,
    marks,
    pattern,
)
from components.figures.rows import LABEL, row_height, set_rows
from components.figures.theme import Look
from components.wording.formats import brief, change, distinct, listed, money, spoken

PITCH = 94


def _rows_figure(table: pd.DataFrame, view: View, look: Look) -> go.Figure:
    """One row a metric, each on its own scale from its own zero; all on one time axis."""
    metrics = distinct(table["metric"])
    quarters = sorted(set(table["period"]))
    figure = blank(look, row_height(len(metrics), PITCH, head=2) + 22, barmode="overlay")
    labels = []
    for row, metric in enumerate(metrics):
        own = table[table["metric"] == metric].sort_values("end")
        last = own.iloc[-1]
        labels.append(
            (last["label"], f"{money(last['value'], last['unit'])} in {brief(last['period'])}")
        )
        room = PITCH - LABEL - 26
        top = max(float(own["value"].max()), 0.0)
        low = min(float(own["value"].min()), 0.0)
        scale = room / (top - low) if top > low else 0.0
        zero = -PITCH * (row + 1) + 12 - low * scale
        words = [
            f"<b>{r.company}</b> {r.label}: {money(r.value, r.unit)}<br>"
            f"{spoken(r.period)}, {r.status}"
            for r in rows_of(own)
        ]
        figure.add_bar(
            x=[quarters.index(p) + 0.5 for p in own["period"]],
            y=own["value"] * scale,
            base=[zero] * len(own),
            width=0.7,
            marker=pattern(own, look.company[view.focus], look),
            customdata=marks(own, words),
            hovertemplate=HOVER,
            name=str(last["label"]),
        )
    set_rows(figure, look, labels, PITCH, len(quarters), head=2)
    _breaks(figure, table, look, metrics, quarters)
    _years(figure, look, quarters, -PITCH * len(metrics))
    return figure


def _breaks(
    figure: go.Figure, table: pd.DataFrame, look: Look, metrics: list[str], quarters: list[str]
) -> None:
    """A dotted line before the first bar of a new definition, with what changed on it."""
    changed = table[table["break_short"] != ""]
    tops = [-PITCH * metrics.index(m) - LABEL for m in changed["metric"]]
    at = [quarters.index(p) for p in changed["period"]]
    for x, top in zip(at, tops, strict=True):
        figure.add_shape(
            type="line",
            line={"color": look.quiet, "width": 1, "dash": "dot"},
            x0=x,
            x1=x,
            y0=top,
            y1=top - (PITCH - LABEL - 6),
        )
    figure.add_scatter(
        x=[x - 0.05 for x in at],
        y=[top - 6 for top in tops],
        mode="text",
        text=list(changed["break_short"]),
        textposition="middle left",
        textfont={"size": 11, "color": look.quiet},
        customdata=marks(changed, list(changed["break_why"])),
        hovertemplate=HOVER,
        cliponaxis=False,
        name="what changed",
    )


def _years(figure: go.Figure, look: Look, quarters: list[str], y: float) -> None:
    """The years under the last row, each at its first quarter shown."""
    first = {name[:4]: i for i, name in reversed(list(enumerate(quarters)))}
    figure.add_scatter(
        x=[i + 0.1 for i in first.values()],
        y=[y - 10] * len(first),
        mode="text",
        text=list(first),
        textposition="middle right",
        textfont={"size": 13, "color": look.quiet},
        hoverinfo="skip",
        cliponaxis=False,
        name="years",
    )
    figure.update_yaxes(range=[y - 26, 2])


def _rows_reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    if table.empty:
        return (
            f"{view.focus} has no measure with four quarters or more in this time: "
            "what is known of it stands in the statements and among the claims.",
        )
    said = []
    for metric in distinct(table["metric"]):
        own = table[table["metric"] == metric].sort_values("end")
        own = own[own["stretch"] == own["stretch"].max()]  # growth within one definition only
        growth = change_on_year(own, str(own["period"].iloc[-1]))
        if growth is not None and own["value"].min() > 0:
            when = spoken(str(own["period"].iloc[-1]))
            said.append((abs(growth), f"{own['label'].iloc[-1]} {change(growth)}", when))
    if not said:
        return (f"{view.focus}: {len(distinct(table['metric']))} measures by the quarter.",)
    most = sorted(said, reverse=True)[:2]
    if len({when for *_, when in most}) == 1:
        moves = listed([words for _, words, _ in most])
        return f"{view.focus} on the year, {most[0][2]}: {moves} moved most.", *_changed(table)
    moves = listed([f"{words} ({when})" for _, words, when in most])
    return f"{view.focus} on the year: {moves} moved most.", *_changed(table)


def _changed(table: pd.DataFrame) -> list[str]:
    """Which measures count anew from when, and what changed, as short as on the line."""
    changed = table[table["break_short"] != ""]
    return [
        f"{listed(list(own['label']))} {'counts' if len(own) == 1 else 'count'} anew from "
        f"{spoken(str(when))}: {short}."
        for (when, short), own in changed.groupby(["period", "break_short"], sort=False)
    ]


COMPANY_FIGURES = Chart(
    name="company-figures",
    page="companies",
    question="How have its figures moved?",
    measured=lambda claims, view: (
        f"{view.focus}, {view.currency} bn a quarter. Each row has its own scale and its own zero. "
        "Hatched bars are derived by arithmetic."
    ),
    table=figures_of,
    needs="focus",
    draw=_rows_figure,
    reading=_rows_reading,
    columns={
        "label": "Measure",
        "period": "Quarter",
        "value": "Value",
        "unit": "Unit",
        "status": "Status",
    },
)
