"""The companies side by side, over twelve months each, as a drawn table."""

import pandas as pd
import plotly.graph_objects as go

from components.analysis.money.company_profile import side_by_side
from components.analysis.tables import largest, rows_of
from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.period import period
from components.figures.chart import HOVER, Chart, Plain, Sentences, blank, marks, weak
from components.figures.rows import row_height, row_y, set_heads, set_rows
from components.figures.theme import Look
from components.wording.formats import amount, distinct, spoken

CELL = 58


def _cells_figure(table: pd.DataFrame, view: View, look: Look) -> go.Figure:
    """Values as text, one row a metric and one column a company, each with its own period."""
    metrics = distinct(table["metric"])
    companies = [c for c in look.company if c in set(table["company"])]
    figure = blank(look, row_height(len(metrics), CELL, head=28))
    first = table.drop_duplicates("metric")
    set_rows(figure, look, [(r.label, "") for r in rows_of(first)], CELL, len(companies), 28)
    set_heads(figure, [(c, look.company[c]) for c in companies])
    words = [
        f"<b>{r.company}</b> {r.label}: {amount(r.value, r.unit)}<br>{spoken(r.period)}, {r.status}"
        for r in rows_of(table)
    ]
    figure.add_scatter(
        x=[companies.index(c) + 0.5 for c in table["company"]],
        y=[row_y(metrics.index(m), CELL) for m in table["metric"]],
        mode="text",
        text=[
            f"<b>{_short(r.value, r.unit)}</b>{' weak' if w else ''}<br>"
            f"<span style='font-size:11px;color:{look.quiet}'>"
            f"{'est. ' if r.status == 'estimate' else ''}{_when(r.period)}</span>"
            for r, w in zip(rows_of(table), weak(table), strict=True)
        ],
        textfont={"size": 14, "color": look.ink},
        customdata=marks(table, words),
        hovertemplate=HOVER,
        name="figures",
    )
    return figure


def _when(name: str) -> str:
    """A period short enough for a cell: four quarters by the month in which they end."""
    when = period(name)
    if name.startswith("ttm-"):
        return f"year to {when.end:%b %Y}"
    return f"in {name}" if when.is_year else f"{when.end:%b %Y}"


def _short(value: float, unit: str) -> str:
    """A value short enough for a cell on a phone: the unit only where it is not money."""
    if unit.endswith(" bn"):
        return f"{value:,.1f}".replace("-", "−")
    return f"{value:g} {'trn' if 'trillion' in unit else 'm'}"


def _cells_reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    if table.empty:
        return ("No measure is known for two of the companies chosen: choose more of them.",)
    own = table[table["metric"] == table["metric"].iloc[0]]
    most = largest(own, "value")
    guess = "an estimated " if most.status == "estimate" else ""
    told = f"{guess}{amount(most.value, most.unit)} in {spoken(most.period)}"
    return (
        f"{most.company} has the largest {_small(most.label)} of those shown: {told}.",
        "Periods differ: see each cell.",
    )


def _small(label: str) -> str:
    """A measure's name within a sentence."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


SIDE_BY_SIDE = Chart(
    name="side-by-side",
    page="companies",
    question="How do they compare?",
    measured=lambda claims, view: (
        f"Money in {view.currency} bn of the newest four quarters, or of the newest year where no "
        "quarters are published; counts are the newest. Definitions differ by company."
    ),
    table=side_by_side,
    draw=_cells_figure,
    reading=_cells_reading,
    columns={
        "label": "Measure",
        "company": "Company",
        "period": "Period",
        "value": "Value",
        "unit": "Unit",
        "status": "Status",
        "house": "By",
    },
    plain=Plain(along="label"),
    marks_weak=False,
)
