"""Shares under one yardstick: now, over time, and against one another."""

from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from components.analysis.market.shares import NOT_SHOWN, REST, gaps, shares_under
from components.analysis.tables import largest, rows_of
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.chart import (
    HOVER,
    Chart,
    Plain,
    Sentences,
    blank,
    marks,
    pattern,
    status_legend,
)
from components.figures.rows import row_height, row_y, set_rows
from components.figures.theme import Look
from components.wording.formats import distinct, letters_of, listed, percent, spoken

PITCH = 46
LEGEND = 34  # pixels kept free below the bars
NOTHING = "No share under {yardstick} for the companies and the time chosen."


def yardstick_measured(claims: Claims, view: View) -> str:
    """What the view's yardstick measures, in words."""
    if view.yardstick not in claims.yardstick:
        return "Share in percent."
    yardstick = claims.yardstick[view.yardstick]
    return f"{yardstick.measures}, share in percent. {yardstick.counts}"


def _bars(table: pd.DataFrame, view: View, look: Look) -> go.Figure:
    """Shares as bars on a zero base, the largest on top, the unnamed remainder hatched."""
    figure = blank(look, row_height(len(table), PITCH, head=2))
    labels = [(row.company, percent(row.share)) for row in rows_of(table)]
    set_rows(figure, look, labels, PITCH, max(60.0, float(table["share"].max())), head=2)
    words = [
        f"<b>{row.company}</b>: {_bound(row.bound)}{percent(row.share)}<br>"
        f"{row.yardstick}, {spoken(row.period)}, {row.status}"
        for row in rows_of(table)
    ]
    figure.add_bar(
        x=table["share"],
        y=[row_y(i, PITCH) for i in range(len(table))],
        width=14,
        orientation="h",
        marker=pattern(table, [look.company.get(c, look.quiet) for c in table["company"]], look),
        customdata=marks(table, words),
        hovertemplate=HOVER,
        showlegend=False,
    )
    status_legend(figure, look, list(table["status"]), bars=True)
    figure.update_layout(height=figure.layout.height + LEGEND, margin_b=LEGEND)
    return figure


def _bound(bound: object) -> str:
    return f"{bound} " if bound == "about" else ""


def _bars_reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    if table.empty:
        return (NOTHING.format(yardstick=view.yardstick),)
    when = spoken(table["period"].iloc[0])
    rest = table[table["company"] == REST]["share"].iloc[0]
    unnamed = f"All others together hold {percent(rest)}."
    hidden = table[table["company"] == NOT_SHOWN]["share"]
    if len(hidden):
        unnamed = f"{unnamed[:-1]}; {percent(hidden.iloc[0])} are of companies not shown."
    first = table.iloc[0]
    holds = f"{first['company']} {{}} {percent(first['share'])} in {of_period(when)}"
    if claims.yardstick[view.yardstick].scope == "worldwide":
        return f"Of the companies shown, {holds.format('holds most:')}.", unnamed
    leading = table[table["leads"]]
    if leading.empty:
        return f"The leader in {of_period(when)} is not among the companies shown.", unnamed
    if len(leading) > 1:
        level = listed(list(leading["company"]))
        return f"{level} are level at {percent(first['share'])} in {of_period(when)}.", unnamed
    if first["tied"]:
        return f"{holds.format('shares the first place with')}.", unnamed
    return f"{holds.format('leads with')}.", _lead(table, claims, view), unnamed


def _lead(table: pd.DataFrame, claims: Claims, view: View) -> str:
    """How far the leader is ahead of the second, whom the reader may have left out."""
    everyone = shares_under(claims, replace(view, company=claims.subjects))
    second = everyone[everyone["place"] == 2]
    if second.empty:
        return "The share of second place was not published."
    name = second["company"].iloc[0]
    if name not in set(table["company"]):
        return f"{name} is second, and not among the companies shown."
    points = table["share"].iloc[0] - second["share"].iloc[0]
    return f"That is {points:.1f} points before {name}."


def of_period(when: str) -> str:
    """A spoken period with its article where it takes one: 'the first half of 2025'."""
    return f"the {when}" if "half" in when or "quarters" in when else when


def _gap_table(claims: Claims, view: View) -> pd.DataFrame:
    return gaps(shares_under(claims, view))


def _gap_figure(table: pd.DataFrame, view: View, look: Look) -> go.Figure:
    """Points between each pair: the row's share less the column's."""
    names = distinct(table["company"])
    figure = blank(look, 60 + 46 * len(names))
    pairs = {(row.company, row.against): row for row in rows_of(table)}
    grid = [[pairs[a, b] for b in names] for a in names]
    said = [
        [
            [" ".join(p.claims), f"<b>{p.company}</b> against {p.against}: {p.points:+.1f} points"]
            for p in line
        ]
        for line in grid
    ]
    deepest = max(abs(row.points) for row in pairs.values()) or 1.0
    for line, carried in zip(grid, said, strict=True):
        figure.add_scatter(
            x=[p.against for p in line],
            y=[p.company for p in line],
            mode="markers+text",
            text=["" if p.company == p.against else f"{p.points:+.1f}" for p in line],
            marker={
                "symbol": "square",
                "size": 40,
                "color": look.quiet,
                "opacity": [0.35 * max(p.points, 0) / deepest for p in line],
            },
            customdata=carried,
            hovertemplate=HOVER,
            name=line[0].company,
        )
    short = [
        f"<b>{letters_of(name)}</b>" for name in names
    ]  # rows say the names in full, in this order
    heads = {"tickvals": names, "ticktext": short, "tickangle": 0}
    figure.update_xaxes(side="top", title=None, showgrid=False, **heads)
    figure.update_yaxes(autorange="reversed", title=None, showgrid=False)
    figure.update_layout(showlegend=False)
    return figure


def _gap_reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    apart = table[table["company"] != table["against"]]
    if apart.empty:
        return (
            f"Fewer than two companies have a share under {view.yardstick}: no lead to measure.",
        )
    widest = largest(apart, "points")
    gap = f"The widest gap is {widest.points:.1f} points, {widest.company} before {widest.against}."
    if round(widest.points, 1) == 0:
        gap = f"{listed(distinct(table['company']))} are level, each to a tenth of a point."
    return (
        gap,
        f"The named vendors' concentration (HHI) is {widest.concentration:,.0f} of 10,000, "
        "a floor for the whole market.",
    )


SHARES = Chart(
    name="shares",
    page="market_share",
    question="Who holds how much of this market?",
    measured=yardstick_measured,
    table=shares_under,
    needs="yardstick",
    draw=_bars,
    reading=_bars_reading,
    columns={
        "company": "Company",
        "share": "Share, %",
        "place": "Place",
        "period": "Period",
        "status": "Status",
    },
)

GAPS = Chart(
    name="share-gaps",
    page="market_share",
    question="How far apart are they?",
    measured=lambda claims, view: (
        f"Row less column, in points of share under {view.yardstick}. "
        "HHI is the sum of squared shares."
    ),
    table=_gap_table,
    needs="yardstick",
    draw=_gap_figure,
    reading=_gap_reading,
    columns={"company": "Company", "against": "Against", "points": "Points", "period": "Period"},
    plain=Plain(along="company"),
    marks_weak=False,
)
