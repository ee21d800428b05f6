"""The fan of what the evidenced ranges allow, and which assumption moves a result most."""

import math
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.analysis.scenarios.fan import DISTRIBUTION, DRAWS, SEED, judged, revenue_fan
from components.analysis.scenarios.tornado import tornado
from components.analysis.tables import largest, rows_of
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.chart import HOVER, Chart, Plain, Sentences, blank, marks
from components.figures.charts.scenarios import said
from components.figures.labels import End, name_ends
from components.figures.theme import Look
from components.wording.formats import listed, money, spoken
from components.wording.scenario_words import about_words, range_words, value_words

_LINES = {"p10": "dot", "p25": "dash", "p50": "longdash", "p75": "dash", "p90": "dot"}


def _fan_figure(table: pd.DataFrame, view: View, look: Look) -> go.Figure:
    figure, company = blank(look, 380), str(table["company"].iloc[0])
    x = table["end"].dt.strftime("%Y-%m-%d")
    tints = {"p25": 0.2, "p50": 0.35, "p75": 0.35, "p90": 0.2}
    for name, dash in _LINES.items():
        words = [
            f"<b>{money(value, unit)}</b> or less in {name[1:]} of 100 draws<br>{spoken(period)}"
            for value, unit, period in zip(table[name], table["unit"], table["period"], strict=True)
        ]
        figure.add_scatter(
            x=x,
            y=table[name].round(3),
            mode="lines",
            line={"color": look.company[company], "dash": dash, "width": 2 if name == "p50" else 1},
            fill="tonexty" if name in tints else None,
            fillcolor=look.tint(company, tints[name]) if name in tints else None,
            customdata=marks(table, words),
            hovertemplate=HOVER,
            name=name,
        )
    top = float(table["p90"].max()) * 1.06
    last = table.iloc[-1]
    ends = [
        End(float(last[n]), f"{n[1:]}%: <b>{last[n]:,.0f}</b>", look.company[company])
        for n in _LINES
    ]
    name_ends(figure, ends, least=top / 16, room=92, top=top)
    figure.update_yaxes(title=f"{view.currency} bn", range=[0, top], nticks=6)
    figure.update_xaxes(title=None, showgrid=False, tickformat="%Y", dtick="M12", tickangle=0)
    figure.update_layout(showlegend=False)
    return figure


def _fan_reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    if table.empty:
        return (
            f"There is no fan for {view.focus}: it lacks quarters to start from, or no claim gives "
            "a range for its growth.",
            *_left_out(claims, view),
        )
    last = table.iloc[-1]
    return (
        f"With growth in its evidenced range, half of the draws put {view.focus} cloud revenue "
        f"in 2030 between {money(last['p25'], last['unit'])} and "
        f"{money(last['p75'], last['unit'])} ({last['scenario']}).",
        *_left_out(claims, view),
    )


def _left_out(claims: Claims, view: View) -> Sentences:
    """Which ranges are not drawn from, for they rest on judgement or on the newsletter."""
    names = [about_words(a.about).lower() for a in judged(claims, view)]
    return (f"Left out, as no claim gives their range: {listed(names)}.",) if names else ()


def _tornado_figure(table: pd.DataFrame, view: View, look: Look) -> go.Figure:
    rows = table[::-1]
    figure = blank(look, 140 + 54 * len(rows), barmode="overlay")
    base, color = float(rows["at_base"].iloc[0]), look.company[view.focus]
    names = [f"{about_words(r.about)}<br>{_range(r)}" for r in rows_of(rows)]
    for end, share in (("low", 0.45), ("high", 1.0)):
        at = rows[f"at_{end}"]
        words = [
            f"<b>{view.outcome}: {_reached(getattr(r, f'at_{end}'), r.unit)}</b><br>"
            f"{about_words(r.about)} at {value_words(r.about, getattr(r, end))}{_place(r, end)}"
            for r in rows_of(rows)
        ]
        origin = 0.0 if math.isnan(base) else base
        figure.add_bar(
            y=names,
            x=at - origin,
            base=origin,
            orientation="h",
            marker={"color": look.tint(view.focus, share), "line": {"color": color, "width": 1}},
            customdata=marks(rows, words),
            hovertemplate=HOVER,
            name=f"at its {end} end",
        )
    if not math.isnan(base):
        figure.add_vline(x=base, line={"color": look.ink, "width": 1.5})
    figure.update_xaxes(title=f"{view.outcome.lower()} ({rows['unit'].iloc[0]})", nticks=7)
    figure.update_yaxes(title=None, showgrid=False)
    figure.update_layout(
        showlegend=True, legend={"y": 0, "yref": "container", "yanchor": "bottom"}, margin_b=64
    )
    return figure


def _range(row: object) -> str:
    return range_words(row.about, row.low, row.high)  # type: ignore[attr-defined]


def _reached(value: float, unit: str) -> str:
    return "not by the end of 2030" if math.isnan(value) else said(value, unit)


def _place(row: object, end: str) -> str:
    place, base = getattr(row, f"place_{end}"), row.place_base  # type: ignore[attr-defined]
    return f"<br>its place becomes {place:.0f}, not {base:.0f}" if place != base == base else ""


def _tornado_reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    if table.empty:
        return (
            f"No evidenced range moves this result for {view.focus}.",
            "It cannot be worked out, or is not reached by the end of 2030.",
            *_left_out(claims, view),
        )
    most = largest(table, "swing")
    flips = [about_words(r.about).lower() for r in rows_of(table) if _flips(r)]
    ranks = f"its place turns on {', '.join(flips)}" if flips else "none changes its place"
    return (
        f"{about_words(most.about)} moves it most: from {_reached(most.at_low, most.unit)} to "
        f"{_reached(most.at_high, most.unit)}; under {view.yardstick} {ranks}.",
        *_left_out(claims, view),
    )


def _flips(row: object) -> bool:
    places = {row.place_low, row.place_base, row.place_high}  # type: ignore[attr-defined]
    return len({p for p in places if p == p}) > 1


def _plain_label(row: Any) -> str:
    return f"{about_words(row.about)}, {row.of}: {range_words(row.about, row.low, row.high)}"


REVENUE_FAN = Chart(
    name="revenue-fan",
    page="scenarios",
    section="Uncertainty",
    question="How wide is what the evidence allows?",
    measured=lambda claims, view: (
        f"{view.focus} cloud, four quarters, {view.currency} bn: 10, 25, 50, 75 and 90% of "
        f"{DRAWS:,} draws, seed {SEED}, Halton sequence. They are {DISTRIBUTION}."
    ),
    table=revenue_fan,
    draw=_fan_figure,
    reading=_fan_reading,
    columns={
        "period": "Four quarters to",
        "p10": "10%",
        "p25": "25%",
        "p50": "50%",
        "p75": "75%",
        "p90": "90%",
        "unit": "Unit",
        "scenario": "Scenario",
    },
    plain=Plain(along="period", several=("p10", "p25", "p50", "p75", "p90")),
    marks_weak=False,
)

TORNADO = Chart(
    name="tornado",
    page="scenarios",
    section="Uncertainty",
    question="Which assumption moves the result most?",
    measured=lambda claims, view: (
        f"{view.outcome} for {view.focus}, each assumption alone at the ends of its evidenced "
        "range. Assumptions without a range are not moved."
    ),
    table=tornado,
    draw=_tornado_figure,
    reading=_tornado_reading,
    columns={
        "of": "Of",
        "about": "Assumption",
        "low": "Low end",
        "supposed": "Supposed",
        "high": "High end",
        "at_low": "Result at low",
        "at_base": "Result",
        "at_high": "Result at high",
        "unit": "Unit",
    },
    plain=Plain(along="label", several=("at_low", "at_base", "at_high"), label=_plain_label),
    marks_weak=False,
)
