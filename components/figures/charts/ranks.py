"""Ranks that flip: one row a yardstick, one column a place, a line a company."""

import pandas as pd
import plotly.graph_objects as go

from components.analysis.market.shares import latest_placings
from components.analysis.tables import Ids, records_of, rows_of
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.chart import HOVER, Chart, Plain, Sentences, blank, grades_beside, marks
from components.figures.rows import row_height, row_y, set_heads, set_rows
from components.figures.theme import Look
from components.wording.formats import distinct, letters_of, listed, ordinal, percent, spoken

PITCH = 58
DISC = 26  # pixels: room for two letters
LEGEND = 34  # pixels kept free below the last row


def _table(claims: Claims, view: View) -> pd.DataFrame:
    table = latest_placings(claims, view)
    table = table[table["subject"]]
    return table.assign(measures=[claims.yardstick[r].measures for r in table["yardstick"]])


def _figure(table: pd.DataFrame, view: View, look: Look) -> go.Figure:
    yardsticks = distinct(table["yardstick"])
    places = int(table["place"].max())
    figure = blank(look, row_height(len(yardsticks), PITCH))
    first = table.drop_duplicates("yardstick")
    labels = [(r.yardstick, r.period) for r in rows_of(first)]
    shift = _shifts(table)
    for company in [c for c in look.company if c in set(table["company"])]:
        rows = table[table["company"] == company]
        by_yardstick = {row["yardstick"]: row for row in records_of(rows)}
        held = [by_yardstick.get(r) for r in yardsticks]
        figure.add_scatter(
            x=[None if row is None else row["place"] - 0.5 + shift[row["claims"]] for row in held],
            y=[row_y(i, PITCH) - 2 for i in range(len(yardsticks))],
            mode="lines+markers+text",
            line={"color": look.tint(company, 0.3), "width": 3},
            marker={"color": look.company[company], "size": DISC, "opacity": 1},
            text=[f"<b>{letters_of(company)}</b>"] * len(yardsticks),
            textfont={"color": look.paper, "size": 12},
            customdata=[["", ""] if row is None else _carried(row) for row in held],
            hovertemplate=HOVER,
            connectgaps=False,
            name=company,
            showlegend=True,
        )
        figure.add_trace(
            grades_beside(rows, [DISC] * len(rows), look).update(
                x=rows["place"] - 0.5 + [shift[names] for names in rows["claims"]],
                y=[row_y(yardsticks.index(r), PITCH) - 2 for r in rows["yardstick"]],
            )
        )
    # Labels last, so that no line runs over them.
    set_rows(figure, look, labels, PITCH, places, left=-0.2)
    set_heads(figure, [(ordinal(n + 1), look.quiet) for n in range(places)])
    figure.update_layout(
        height=figure.layout.height + LEGEND, margin_b=LEGEND, showlegend=True, legend_y=0
    )
    return figure


def _shifts(table: pd.DataFrame) -> dict[Ids, float]:
    """How far companies level with one another stand apart, so that both are seen."""
    shifts: dict[Ids, float] = {}
    for _, level in table.groupby(["yardstick", "place"]):
        count = len(level)
        for i, names in enumerate(level["claims"]):
            shifts[names] = 0.0 if count == 1 else (i / (count - 1) - 0.5) * 0.62
    return shifts


def _carried(row: dict[str, object]) -> list[str]:
    share = row["share"]
    size = percent(share) if isinstance(share, float) and share == share else "share not published"
    said = (
        f"<b>{row['company']}</b>: {ordinal(int(str(row['place'])))}, {size}<br>"
        f"{row['yardstick']}, {spoken(str(row['period']))}"
    )
    return marks(pd.DataFrame([row]), [said])[0]


def _reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    if table.empty:
        return ("No yardstick places two of the companies chosen in this period.",)
    spread = table.groupby("company")["place"].agg(["min", "max", "count"])
    spread = spread[spread["count"] > 1]
    if spread.empty:
        return ("No company is placed under more than one yardstick.",)
    moves = spread["max"] - spread["min"]
    if not moves.max():
        return ("No company changes its place from yardstick to yardstick.",)
    names = list(spread.index[moves == moves.max()])
    if len(names) > 1:
        places = "1 place" if moves.max() == 1 else f"{moves.max()} places"
        return (f"{listed(names)} move most: by {places} from yardstick to yardstick.",)
    steady = [c for c in spread.index if spread.loc[c, "max"] <= 2 and c not in names]
    never = (f"{steady[0]} is never below second.",) if len(steady) == 1 else ()
    low, high = (int(spread.loc[names[0], end]) for end in ("min", "max"))
    return f"{names[0]} moves most: from {ordinal(low)} to {ordinal(high)} by yardstick.", *never


RANKS = Chart(
    name="ranks",
    page="market_share",
    question="Does the order hold across yardsticks?",
    measured=lambda claims, view: (
        "Place of each company under each yardstick that names at least two of the four, in the "
        "latest such period. A line that stops means the yardstick does not name the company."
    ),
    table=_table,
    draw=_figure,
    reading=_reading,
    columns={
        "yardstick": "Yardstick",
        "period": "Period",
        "company": "Company",
        "place": "Place",
        "share": "Share, %",
    },
    plain=Plain(measure="place", is_order=True),
)
