"""The companies side by side, over twelve months each, as a drawn table."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.analysis.money.company_profile import FEW, side_by_side
from components.analysis.tables import largest, rows_of
from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.period import period
from components.figures.chart import HOVER, Chart, Plain, Sentences, blank, marks, weak
from components.figures.rows import row_height, row_y, set_heads, set_rows
from components.figures.theme import Palette
from components.wording.formats import (
    amount,
    distinct,
    listed,
    percent,
    signed,
    spoken,
    within_sentence,
)

CELL = 58


def _cells_figure(table: pd.DataFrame, view: View, palette: Palette) -> go.Figure:
    """Values as text, one row a metric and one column a company; what is not there is said."""
    metrics = distinct(table["metric"])
    companies = [c for c in palette.company if c in _columns(table)]
    figure = blank(palette, row_height(len(metrics), CELL, head=28))
    first = table.drop_duplicates("metric")
    usual = _usual(table)
    set_rows(figure, palette, [(r.label, "") for r in rows_of(first)], CELL, len(companies), 28)
    set_heads(figure, [(c, palette.company[c]) for c in companies])
    words = [
        f"<b>{r.company}</b> {r.label}: {amount(r.value, r.unit)}<br>{spoken(r.period)}, {r.status}"
        for r in rows_of(table)
    ]
    figure.add_scatter(
        x=[companies.index(c) + 0.5 for c in table["company"]],
        y=[row_y(metrics.index(m), CELL) for m in table["metric"]],
        mode="text",
        text=[
            f"<b>{_short(r)}</b>{' weak' if w else ''}<br>"
            f"<span style='font-size:12px;color:{palette.quiet}'>{_remark(r, usual)}</span>"
            for r, w in zip(rows_of(table), weak(table), strict=True)
        ],
        textfont={"size": 15, "color": palette.ink},
        customdata=marks(table, words),
        hovertemplate=HOVER,
        name="figures",
    )
    _say_what_is_absent(figure, first, metrics, companies, palette)
    return figure


def _columns(table: pd.DataFrame) -> set[str]:
    """The companies that have a figure, or are missed in a row."""
    missed = {line.split(": ")[0] for words in table["absent"] for line in words.split("\n")}
    return {*table["company"], *missed} - {""}


def _usual(table: pd.DataFrame) -> str:
    """The four quarters that most figures are of; they need no remark."""
    summed = table.loc[table["period"].str.startswith("ttm-"), "period"]
    return str(summed.mode().max()) if len(summed) else ""


def _remark(row: Any, usual: str) -> str:
    """What is said below a figure: its period where it is not the usual one, and its doubts."""
    when = "" if row.period == usual else _when(row.period)
    return f"est. {when}".strip() if row.status == "estimate" else when


def _say_what_is_absent(
    figure: go.Figure,
    first: pd.DataFrame,
    metrics: list[str],
    companies: list[str],
    palette: Palette,
) -> None:
    """In each empty cell why it is so: no claim rests behind it, so it answers no press."""
    cells = [
        (companies.index(company) + 0.5, row_y(metrics.index(row.metric), CELL), why)
        for row in rows_of(first)
        for company, why in (line.split(": ") for line in row.absent.split("\n") if line)
    ]
    if not cells:
        return
    x, y, why = zip(*cells, strict=True)
    figure.add_scatter(
        x=x,
        y=y,
        mode="text",
        text=[words.replace(" for ", "<br>for ").replace(" by ", "<br>by ") for words in why],
        textfont={"size": 12, "color": palette.quiet},
        hoverinfo="skip",
        name="not published",
    )


def _when(name: str) -> str:
    """A period short enough for a cell: four quarters by the month in which they end."""
    when = period(name)
    if name.startswith("ttm-"):
        return f"year to {when.end:%b %Y}"
    return f"in {name}" if when.is_year else f"in {when.end:%b %Y}"


def _short(row: Any) -> str:
    """A value short enough for a cell on a phone: the unit only where it is not money.

    An estimate gets no digit that nobody estimated.
    """
    if not row.unit.endswith(" bn"):
        return f"{row.value:g}{' trn' if 'trillion' in row.unit else 'm'}"
    said = signed(row.value)
    return said.removesuffix(".0") if row.status == "estimate" else said


def _cells_reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    """What part of its revenue each puts into capex, else whose first measure is the largest."""
    if table.empty:
        return ("No measure is known for two of the companies chosen: choose more of them.",)
    usual = _usual(table)
    said = (
        f"Figures are of the {spoken(usual)} unless another period stands below." if usual else ""
    )
    parts = _capex_parts(table, usual)
    if parts:
        head, share = parts[0]
        rest = listed([f"{company} {part}" for company, part in parts[1:]])
        finding = f"{head} puts {share} of its revenue into capex"
        return tuple(filter(None, (f"{finding}, {rest}." if rest else f"{finding}.", said)))
    own = table[table["metric"] == table["metric"].iloc[0]]
    most = largest(own, "value")
    guess = "an estimated " if most.status == "estimate" else ""
    told = f"{guess}{amount(most.value, most.unit)} in {spoken(most.period)}"
    finding = f"{most.company} has the largest {within_sentence(most.label)}: {told}."
    return tuple(filter(None, (finding, said)))


def _capex_parts(table: pd.DataFrame, usual: str) -> list[tuple[str, str]]:
    """Capex as a part of group revenue over the same four quarters, the largest first."""
    same = table[table["period"] == usual].pivot(index="company", columns="metric", values="value")
    if not {"capex", "total_revenue"} <= set(same.columns):
        return []
    parts = (same["capex"] / same["total_revenue"]).dropna().sort_values(ascending=False)
    return [(str(company), percent(round(part * 100))) for company, part in parts.items()]


def _measured(claims: Claims, view: View) -> str:
    said = (
        f"Money in {view.currency} bn of the newest four quarters, or of the newest year where no "
        "quarters are published; counts are the newest. Definitions differ by company."
    )
    if any(FEW in words for words in side_by_side(claims, view)["absent"]):
        return f"{said} '{FEW.capitalize()}': single figures, too few to add up."
    return said


SIDE_BY_SIDE = Chart(
    name="side-by-side",
    page="companies",
    question="How do they compare?",
    measured=_measured,
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
