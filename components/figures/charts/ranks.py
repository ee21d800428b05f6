"""Places by yardstick: one row a yardstick, one column a place, a dot and a name a company."""

import pandas as pd
import plotly.graph_objects as go

from components.analysis.market.shares import latest_placings
from components.analysis.tables import records_of, rows_of
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.chart import HOVER, Chart, Plain, Sentences, blank, disc_symbols, marks
from components.figures.rows import LABEL, row_height, set_rows
from components.figures.theme import Look
from components.wording.formats import brief, distinct, listed, ordinal, percent, spoken

NAME = 16  # pixels: the height of one name
INSET = 0.08  # of a column, left of its dots


def _table(claims: Claims, view: View) -> pd.DataFrame:
    """Places of the subjects and of those shown beside them, in the order of the choice."""
    table = latest_placings(claims, view)
    beside = [company.name for company in claims.companies if company.beside]
    table = table[table["subject"] | table["company"].isin(beside)]
    order = View.options(claims)["yardstick"]
    table = table.sort_values("yardstick", key=lambda names: names.map(order.index), kind="stable")
    return table.assign(measures=[claims.yardstick[r].measures for r in table["yardstick"]])


def _figure(table: pd.DataFrame, view: View, look: Look) -> go.Figure:
    """A dot and a name in the cell of each place; companies level with one another share a cell."""
    yardsticks = distinct(table["yardstick"])
    places = int(table["place"].max())
    line = table.groupby(["yardstick", "place"]).cumcount()
    pitch = LABEL + NAME * (int(line.max()) + 1) + 6
    figure = blank(look, row_height(len(yardsticks), pitch, head=28))
    first = table.drop_duplicates("yardstick")
    set_rows(
        figure,
        look,
        [(r.yardstick, brief(r.period)) for r in rows_of(first)],
        pitch,
        places,
        head=28,
    )
    down = [
        -pitch * yardsticks.index(r) - LABEL - NAME * (n + 0.5)
        for r, n in zip(table["yardstick"], line, strict=True)
    ]
    for company in [c for c in look.company if c in set(table["company"])]:
        own = table["company"] == company
        rows = table[own]
        figure.add_scatter(
            x=rows["place"] - 1 + INSET,
            y=[y for y, mine in zip(down, own, strict=True) if mine],
            mode="markers+text",
            marker={"color": look.company[company], "size": 9, "symbol": disc_symbols(rows)},
            text=[company] * len(rows),
            textposition="middle right",
            textfont={"color": look.company[company], "size": 13},
            customdata=[_carried(row) for row in records_of(rows)],
            hovertemplate=HOVER,
            name=company,
        )
    _name_places(figure, look, places)
    return figure


def _name_places(figure: go.Figure, look: Look, places: int) -> None:
    """The head of each column, over the dots."""
    figure.add_scatter(
        x=[place + INSET / 2 for place in range(places)],
        y=[14] * places,
        mode="text",
        text=[f"<b>{ordinal(place + 1)}</b>" for place in range(places)],
        textposition="middle right",
        textfont={"size": 13, "color": look.quiet},
        hoverinfo="skip",
        name="heads",
    )


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
    of_subjects = table[table["subject"]]
    spread = of_subjects.groupby("company")["place"].agg(["min", "max", "count"])
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
        "Place of each company by each yardstick that names at least two of the four, in the "
        "latest such period. Companies level with one another share a cell; an empty cell is a "
        "place of others, or of nobody named."
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
