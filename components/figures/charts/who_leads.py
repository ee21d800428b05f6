"""Who leads? Yardsticks by companies: area is share, the leader is filled."""

from functools import partial
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.analysis.market.shares import latest_placings
from components.analysis.tables import records_of, rows_of
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.chart import HOVER, Chart, Sentences, blank, marks, weak
from components.figures.rows import row_height, row_y, set_heads, set_rows
from components.figures.theme import Look
from components.wording.formats import brief, cloud_of, distinct, listed, ordinal, percent, spoken

PITCH = 70
_LONGEST = 45  # letters of measure and house, on a phone
_WIDEST = 46  # pixels across for half the market


def _table(claims: Claims, view: View) -> pd.DataFrame:
    table = latest_placings(claims, view, recent=True)
    beside = [c.name for c in claims.companies if c.beside]
    table = table[table["subject"] | table["company"].isin(beside)]
    return table.assign(
        measures=[claims.yardstick[r].measures for r in table["yardstick"]],
        house=[claims.yardstick[r].house for r in table["yardstick"]],
        column=[cloud_of(claims, c) for c in table["company"]],
    )


def _figure(table: pd.DataFrame, view: View, look: Look) -> go.Figure:
    yardsticks = distinct(table["yardstick"])
    counts = table["company"].value_counts()
    columns = sorted(counts.index, key=lambda c: (-counts[c], list(look.company).index(c)))
    heads = table.drop_duplicates("company").set_index("company")["column"]
    figure = blank(look, row_height(len(yardsticks), PITCH))
    first = table.drop_duplicates("yardstick")
    labels = [(r.measures, _told_by(r)) for r in rows_of(first)]
    set_rows(figure, look, labels, PITCH, len(columns))
    set_heads(figure, [(heads[c], look.company[c]) for c in columns])
    for company in columns:
        rows = table[table["company"] == company]
        places = {
            "x": [columns.index(company) + 0.5] * len(rows),
            "y": [row_y(yardsticks.index(r), PITCH) for r in rows["yardstick"]],
        }
        figure.add_trace(_bubbles(rows, look).update(places))
    _empty_places(figure, table, yardsticks, columns, look)
    return figure


def _told_by(row: Any) -> str:
    """The house, cut as far as a phone's line needs, and the period."""
    names = row.house, row.house.partition(" (")[0], row.house.split()[0]
    room = _LONGEST - len(row.measures), _LONGEST + 8 - len(row.measures)
    fits = [name for name, most in zip(names, room, strict=False) if len(name) <= most]
    return f"{fits[0] if fits else names[-1]}, {brief(row.period)}"


def _bubbles(rows: pd.DataFrame, look: Look) -> go.Scatter:
    """One company's places: area is share, the leader full, a square where only a place is known.

    A weakly evidenced one is hollow.
    """
    company = rows["company"].iloc[0]
    full, pale = look.company[company], look.tint(company, 0.22)
    ranked, hollow = rows["share"].isna(), weak(rows)
    return go.Scatter(
        mode="markers+text",
        text=[
            ordinal(place) if rank else f"{share:.1f}".removesuffix(".0")
            for place, share, rank in zip(rows["place"], rows["share"], ranked, strict=True)
        ],
        textfont={
            "color": [
                look.paper if leads and not w else look.ink
                for leads, w in zip(rows["leads"], hollow, strict=True)
            ],
            "size": 13,
        },
        marker={
            "size": _sizes(rows),
            "symbol": ["square" if rank else "circle" for rank in ranked],
            "color": [
                look.paper if w else full if leads else pale
                for leads, w in zip(rows["leads"], hollow, strict=True)
            ],
            "line": {"width": [1.5 if w else 0 for w in hollow], "color": full},
            "opacity": 1,
        },
        customdata=marks(rows, [_hover(row) for row in records_of(rows)]),
        hovertemplate=HOVER,
        name=company,
    )


def _sizes(rows: pd.DataFrame) -> list[float]:
    """Diameters in pixels, so that areas are as shares; a place alone has one size."""
    return [_WIDEST * (min(s, 60) / 50) ** 0.5 if s == s else 28 for s in rows["share"]]


def _hover(row: dict[str, object]) -> str:
    share = row["share"]
    size = percent(share) if isinstance(share, float) and share == share else "no share published"
    tie = ", level with another" if row["tied"] else ""
    return (
        f"<b>{row['column']}</b>: {ordinal(int(str(row['place'])))}{tie}<br>{size}<br>"
        f"{row['yardstick']}, {spoken(str(row['period']))}"
    )


def _empty_places(
    figure: go.Figure, table: pd.DataFrame, yardsticks: list[str], columns: list[str], look: Look
) -> None:
    """A small dot where a yardstick publishes nothing for a company: an absence, not a zero."""
    held = set(zip(table["yardstick"], table["company"], strict=True))
    empty = [(r, c) for r in yardsticks for c in columns if (r, c) not in held]
    figure.add_scatter(
        x=[columns.index(c) + 0.5 for _, c in empty],
        y=[row_y(yardsticks.index(r), PITCH) for r, _ in empty],
        mode="markers",
        marker={"size": 4, "color": look.quiet, "opacity": 0.6},
        hovertext=[f"{c}: not published under {r}" for r, c in empty],
        hoverinfo="text",
        name="not published",
    )


def _reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    """Who leads under how many of the yardsticks, ties apart, and where the others lead."""
    if table.empty:
        return ("No yardstick splits a market between two of the companies chosen in this period.",)
    total = table["yardstick"].nunique()
    yardsticks = "yardstick" if total == 1 else "yardsticks"
    alone = table[table["leads"] & ~table["tied"]].groupby("company")["yardstick"].agg(list)
    order = sorted(alone.index, key=lambda c: -len(alone[c]))
    level = (
        table[table["leads"] & table["tied"]].groupby("yardstick", sort=False)["company"].agg(list)
    )
    with_first = {r: names for r, names in level.items() if order and order[0] in names}
    places = partial(_where, claims=claims, table=table)
    rest = [f"{cloud_of(claims, c)} leads {places(alone[c])}" for c in order[1:]]
    for yardstick, names in level.items():
        if yardstick not in with_first:
            called = listed([cloud_of(claims, c) for c in names])
            share = "share" if len(names) > 1 else "shares"
            rest.append(f"{called} {share} the first place {places([str(yardstick)])}")
    if not order:
        none = f"None of the companies shown leads alone under any of {total} {yardsticks}."
        return (none, f"{'; '.join(rest)}.") if rest else (none,)
    said = (
        f"{cloud_of(claims, order[0])} leads under {len(alone[order[0]])} of {total} {yardsticks}"
    )
    for names in with_first.values():
        others = [cloud_of(claims, c) for c in names if c != order[0]]
        said += " and is level with " + (listed(others) or "one left out") + " under one more"
    return (f"{said}.", f"{'; '.join(rest)}.") if rest else (f"{said}.",)


def _where(yardsticks: list[str], claims: Claims, table: pd.DataFrame) -> str:
    """Yardsticks in words: 'wherever outside tokens are counted' if that is just what they are."""
    outside = [
        r
        for r in distinct(table["yardstick"])
        if claims.yardstick[r].basis == "tokens" and claims.yardstick[r].own_use == "excluded"
    ]
    if yardsticks == outside:
        return "where tokens called by outside customers are counted"
    return "by " + listed([claims.yardstick[r].measures for r in yardsticks])


WHO_LEADS = Chart(
    name="who-leads",
    page="overview",
    question="Who leads China's AI cloud, and by whose yardstick?",
    measured=lambda claims, view: (
        "Share of each market in percent, a disc of that area; a square is a place, where no share "
        "was published. The leader is filled; a small dot means not published. "
        "All of it is estimated by the houses named."
    ),
    table=_table,
    draw=_figure,
    reading=_reading,
    columns={
        "yardstick": "Yardstick",
        "period": "Period",
        "company": "Company",
        "share": "Share, %",
        "place": "Place",
        "status": "Status",
    },
)
