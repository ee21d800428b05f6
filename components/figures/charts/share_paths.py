"""Shares under one yardstick to 2030, and who passes whom."""

import pandas as pd
import plotly.graph_objects as go

from components.analysis.scenarios.share_paths import OTHERS, passings, share_paths
from components.analysis.tables import parts_of, rows_of
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.chart import HOVER, Chart, Plain, Sentences, blank, marks
from components.figures.charts.market_share import of_period
from components.figures.charts.scenarios import supposing
from components.figures.labels import End, name_ends
from components.figures.supposed import tint_supposed
from components.figures.theme import Palette
from components.figures.time_axis import first_day, middle, year_axis
from components.wording.formats import listed, percent, spoken


def _figure(table: pd.DataFrame, view: View, palette: Palette) -> go.Figure:
    figure = blank(palette, 400)
    top = float(table["share"].max()) * 1.1
    ends = []
    for company, rows in parts_of(table, "company"):
        color = palette.quiet if company == OTHERS else palette.company[company]
        words = [
            f"<b>{r.company}</b>: {percent(r.share)}<br>{r.yardstick}, {spoken(r.period)}, "
            + ("as split by the house" if r.status == "estimate" else f"projected, {r.scenario}")
            for r in rows_of(rows)
        ]
        figure.add_scatter(
            x=middle(rows),
            y=rows["share"].round(3),
            mode="lines+markers",
            line={"color": color, "width": 2, "dash": "dash"},
            marker={
                "size": [10, *[7] * (len(rows) - 1)],
                "symbol": "diamond-open",
            },
            customdata=marks(rows, words),
            hovertemplate=HOVER,
            name=company,
        )
        last = float(rows["share"].iloc[-1])
        ends.append(End(last, f"{company} <b>{percent(last, 1)}</b>", color))
    axis = year_axis(first_day(table), table["end"].max())
    tint_supposed(figure, middle(table).min(), axis["range"][1], palette)
    figure.update_xaxes(axis)
    name_ends(figure, ends, least=top / 18, room=135, top=top)
    figure.update_yaxes(title="share of the market (%)", range=[0, top], nticks=6)
    figure.update_layout(showlegend=False)
    return figure


def _reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    if table.empty:
        return (
            f"{view.yardstick} cannot be carried on: it has no split by company, or no scenario "
            "supposes how fast its market grows."
            if view.company
            else "No company is chosen.",
        )
    named = table[table["company"] != OTHERS]
    own = named[named["company"] == view.focus]
    moved = ""
    if len(own):
        first, last = own["share"].iloc[0], own["share"].iloc[-1]
        begun = f"{percent(round(first))} in {of_period(spoken(own['period'].iloc[0]))}"
        moved = f"{view.focus}'s share goes from {begun} to {percent(round(last))} in 2030"
        if abs(last - first) < 0.5:
            moved = f"{view.focus}'s share stays near {percent(round(first))} to 2030"
    passes = [f"{a} passes {b} by {year}" for a, b, year in passings(table)[:3]]
    scenario = supposing(claims, str(table["scenario"].iloc[0]))
    told = listed(passes) or "None of the companies named passes another"
    return (f"{moved} {scenario}.", f"{told}.") if moved else (f"{told} {scenario}.",)


SHARE_PATHS = Chart(
    name="share-paths",
    page="scenarios",
    section="Shares",
    question="Who would hold how much by 2030, and who passes whom?",
    measured=lambda claims, view: (
        f"{view.yardstick}: its own latest split, % of the market, carried on to 2030. A company "
        "about which nothing is supposed grows with the market."
    ),
    table=share_paths,
    draw=_figure,
    reading=_reading,
    columns={
        "company": "Company",
        "yardstick": "Yardstick",
        "period": "Year",
        "share": "Share, %",
        "scenario": "Scenario",
        "status": "Status",
    },
    plain=Plain(is_joined=True),
    marks_weak=False,
)
