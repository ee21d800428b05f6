"""Old forecasts against what came, and the growth that came against what is supposed."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.analysis.scenarios.forecasts import FEWEST, ranking, scored
from components.analysis.scenarios.past_growth import past_growth
from components.analysis.tables import parts_of, records_of, rows_of
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.chart import HOVER, Chart, Plain, Sentences, blank, marks, weak
from components.figures.theme import Look
from components.wording.formats import amount, brief, distinct, listed, percent


def _scores_figure(table: pd.DataFrame, view: View, look: Look) -> go.Figure:
    """A bar a forecast, under two lines that say whose it is and what came of it."""
    figure = blank(look, 70 + 66 * len(table))
    at = table.assign(y=range(len(table) - 1, -1, -1))
    for company, own in parts_of(at, "company"):
        figure.add_bar(
            y=own["y"],
            x=own["error"].round(3),
            width=0.26,
            orientation="h",
            marker=_ranked_or_dotted(own, look.company[company], look),
            text=[f"{error:+.1f}%" for error in own["error"]],
            textposition="outside",
            textfont={"size": 12, "color": look.ink},
            cliponaxis=False,
            customdata=marks(own, [_hover(row) for row in records_of(own)]),
            hovertemplate=HOVER,
            name=company,
        )
    for row in records_of(at):
        figure.add_annotation(
            x=0,
            xref="paper",
            xanchor="left",
            y=row["y"] + 0.16,
            yanchor="bottom",
            align="left",
            text=f"<b>{row['house']}</b> on {row['company']}, {brief(row['period'])}<br>"
            f"{_short(row['what'])}: {_label(row)}",
        )
    most = float(table["error"].abs().max())
    figure.update_xaxes(
        title="forecast over what came, less 1 (%)", range=[-most * 1.35, most * 1.35], nticks=7
    )
    figure.add_vline(x=0, line={"color": look.ink, "width": 1.5}, layer="below")
    figure.update_yaxes(
        title=None, showgrid=False, showticklabels=False, range=[-0.5, len(table) - 0.15]
    )
    figure.update_layout(showlegend=False, barmode="overlay")
    return figure


def _ranked_or_dotted(own: pd.DataFrame, color: str, look: Look) -> dict[str, Any]:
    """Filled where forecast and outcome compare, dotted where the yardstick changed in between."""
    return {
        "color": color,
        "line": {"color": color, "width": 1.5},
        "pattern": {
            "shape": ["" if sound else "." for sound in own["comparable"]],
            "fgcolor": color,
            "bgcolor": look.paper,
            "size": 5,
            "solidity": 0.35,
        },
    }


def _short(what: str) -> str:
    return what.replace("FinTech and Business Services", "FBS").replace("Online a", "A")


def _values(row: dict[str, object]) -> tuple[str, str]:
    forecast, outcome = (
        amount(float(str(row[n])), str(row["unit"])) for n in ("forecast", "outcome")
    )
    return forecast, outcome


def _label(row: dict[str, object]) -> str:
    forecast, outcome = _values(row)
    return f"{forecast}, came <b>{outcome}</b>"


def _hover(row: dict[str, object]) -> str:
    forecast, outcome = _values(row)
    note = f"<br>{row['note']}" if row["note"] else ""
    return (
        f"<b>{row['house']}</b>: {forecast} as {row['status']}, {row['months']} months ahead<br>"
        f"came {outcome} ({row['outcome_status']}): {row['direction']}{note}"
    )


def _plain_label(row: Any) -> str:
    changed = "" if row.comparable else " (yardstick changed)"
    return f"{row.house} on {row.company}: {row.what}, {brief(row.period)}{changed}"


def _scores_reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    if table.empty:
        return (
            "No forecast of the companies chosen has both come due and met an outcome held here.",
        )
    counts = table["direction"].value_counts()
    directions = [f"{n} {name}" for name, n in counts.items()]
    ranked = ranking(table)
    fit = ranked[ranked["rank"].notna()]
    if fit.empty:
        told = f"No house has the {FEWEST} comparable ones that a rank needs"
    else:
        best = [f"{r.house} {percent(r.error)} over {r.forecasts}" for r in rows_of(fit)]
        others = "" if len(fit) == len(ranked) else f"; no other house has {FEWEST}"
        told = f"Mean error {listed(best)}{others}"
    return f"Of {len(table)} forecasts with an outcome, {listed(directions)}.", f"{told}."


def _growth_figure(table: pd.DataFrame, view: View, look: Look) -> go.Figure:
    figure, color = blank(look, 330), look.company[view.focus]
    low, high = float(table["low"].iloc[0]), float(table["high"].iloc[0])
    name = str(table["scenario"].iloc[0])
    figure.add_hrect(y0=low, y1=high, fillcolor=look.grid, line_width=0, layer="below")
    figure.add_annotation(
        x=0.01,
        xref="paper",
        xanchor="left",
        y=high,
        yanchor="bottom",
        text=f"range of {name}: {low:g} to {percent(high)}",
    )
    words = [
        f"<b>{percent(r.value)}</b> on the year<br>{r.company} cloud, {brief(r.period)}"
        for r in rows_of(table)
    ]
    figure.add_scatter(
        x=[brief(name) for name in table["period"]],
        y=table["value"].round(3),
        mode="lines+markers+text",
        text=[f"{v:.0f}" for v in table["value"]],
        textposition="top center",
        line={"color": color, "width": 2.5},
        marker={
            "size": 9,
            "symbol": ["circle-open-dot" if w else "circle-open" for w in weak(table)],
        },
        customdata=marks(table, words),
        hovertemplate=HOVER,
        name="growth that came",
    )
    top = max(high, float(table["value"].max())) * 1.18
    figure.update_yaxes(title="growth on the year (%)", range=[min(0, low), top], nticks=6)
    figure.update_xaxes(title=None, showgrid=False, type="category")
    figure.update_layout(showlegend=False)
    return figure


def _growth_reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    if table.empty:
        return (
            f"There is no growth of {view.focus} to set beside {view.base}.",
            "It has no quarters a year apart, or the scenario gives no range for it.",
        )
    last = table.tail(4)
    above = int((last["value"] > last["high"]).sum())
    below = int((last["value"] < last["low"]).sum())
    low, high = float(last["low"].iloc[0]), float(last["high"].iloc[0])
    came = f"{percent(round(last['value'].min()))} to {percent(round(last['value'].max()))}"
    inside = len(last) - above - below
    return (
        f"Of the last {len(last)} quarters {above} grew faster than the {low:g} to {percent(high)} "
        f"of {table['scenario'].iloc[0]}, {inside} within it and {below} slower.",
        f"Growth came to {came}.",
    )


def _statuses(claims: Claims, view: View) -> str:
    houses = distinct(scored(claims, view)["house"])
    return (
        "Error of the level: forecast over outcome, less 1; for growth, both as 1 + growth. "
        f"{len(houses)} houses. Dotted: the yardstick changed in between, so it is not ranked."
    )


FORECAST_SCORES = Chart(
    name="forecast-scores",
    page="scenarios",
    section="Old forecasts",
    question="How good were the forecasts that have come due?",
    measured=_statuses,
    table=scored,
    draw=_scores_figure,
    reading=_scores_reading,
    columns={
        "house": "House",
        "company": "Company",
        "what": "Forecast of",
        "period": "Period",
        "forecast": "Forecast",
        "outcome": "Came",
        "unit": "Unit",
        "error": "Error, %",
        "direction": "Direction",
        "months": "Months ahead",
        "note": "Why it does not compare",
    },
    plain=Plain(measure="error", along="label", label=_plain_label, unit="percent"),
    marks_weak=False,
)

PAST_GROWTH = Chart(
    name="past-growth",
    page="scenarios",
    section="Old forecasts",
    question="Did growth stay in the range supposed?",
    measured=lambda claims, view: (
        f"{view.focus} cloud revenue of each quarter on the same quarter a year before, beside the "
        f"range of {view.base}."
    ),
    table=past_growth,
    draw=_growth_figure,
    reading=_growth_reading,
    columns={
        "company": "Company",
        "period": "Quarter",
        "value": "Growth on the year, %",
        "low": "Range, low",
        "high": "Range, high",
        "scenario": "Scenario",
    },
)
