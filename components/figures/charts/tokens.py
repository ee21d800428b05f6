"""Tokens a day over time: the measure in which ByteDance is ahead."""

from math import log10

import pandas as pd
import plotly.graph_objects as go

from components.analysis.market.shares import in_range
from components.analysis.tables import largest, number_table, parts_of, rows_of
from components.analysis.view.view import View
from components.claims.claim import bound_words
from components.claims.model import Claims
from components.claims.terms import MARKET
from components.figures.chart import HOVER, Chart, Plain, Sentences, blank, marks, symbols
from components.figures.labels import End, name_ends
from components.figures.theme import Look
from components.wording.formats import distinct, listed, plain, spoken


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


def _figure(table: pd.DataFrame, view: View, look: Look) -> go.Figure:
    """A logarithmic axis: the count has grown a thousandfold in two years."""
    figure = blank(look, 380)
    ends: list[End] = []
    for company, rows in parts_of(table, "company"):
        words = [
            f"<b>{row.name}</b>: {bound_words(row.bound)}{plain(row.value)} trillion tokens a day"
            f"<br>{spoken(row.period)}, {row.status}"
            for row in rows_of(rows)
        ]
        color = look.company[str(company)]
        figure.add_scatter(
            x=rows["end"].dt.strftime("%Y-%m-%d"),
            y=rows["value"],
            mode="lines+markers",
            line={"color": color, "width": 2.5, "dash": "dot" if company == MARKET else "solid"},
            marker={"symbol": symbols(rows), "size": 8},
            customdata=marks(rows, words),
            hovertemplate=HOVER,
            name=str(company),
        )
        last = rows.iloc[-1]
        said = f"<b>{str(last['name']).replace(' (', '<br>(')}</b> {plain(last['value'])}"
        ends.append(End(log10(float(last["value"])), said, color))
    name_ends(figure, ends, least=0.42, room=112, top=2.6)
    figure.update_yaxes(
        title="trillion tokens a day",
        type="log",
        tickvals=[0.1, 1, 10, 100],
        ticktext=["0.1", "1", "10", "100"],
        range=[-1.2, 2.7],
    )
    figure.update_xaxes(title=None, showgrid=False, dtick="M12", tickformat="%Y")
    figure.update_layout(showlegend=False)
    return figure


def _reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    own = table[table["company"] != MARKET]
    if own.empty:
        return ("None of the companies chosen has published a token count in this time.",)
    most = largest(own, "value")
    first = own[own["company"] == most.company].iloc[0]
    told = "reported" if most.status == "reported" else "had an estimated"
    by = f" ({most.house})" if most.status == "estimate" and isinstance(most.house, str) else ""
    size = bound_words(most.bound) + plain(most.value)
    said = f"{most.company} {told} {size} trillion tokens a day "
    said += f"{_when(most.period)}{by}"
    if first["claims"] != most.claims:
        said += f", up from {plain(first['value'])} {_when(first['period'])}"
    return (f"{said}, its own apps included.",)


def _when(name: str) -> str:
    return f"{'on' if name.count('-') == 2 else 'in'} {spoken(name)}"


def _measured(claims: Claims, view: View) -> str:
    """Which counts the company totals are no part of: those that leave own use out."""
    outside = [
        r.house for r in claims.yardsticks if r.basis == "tokens" and r.own_use == "excluded"
    ]
    counts = ["the state count", *(f"{house}'s count" for house in distinct(outside))]
    return (
        "Trillion tokens a day, on a scale where each step is ten times the last. Company totals "
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
    plain=Plain(is_logarithmic=True),
)
