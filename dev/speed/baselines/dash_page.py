"""The page on market shares in Dash: one filter, two charts, their findings and sources."""

from dash import Dash, Input, Output, dcc, html

from dev.speed.baselines.same import CHARTS, CONFIG, EVERYONE, cards

app = Dash(__name__, title="Market share")
server = app.server
NAMES = [chart.name for chart in CHARTS]


def _card(chart) -> html.Div:
    told = html.P(id=f"told-{chart.name}")
    graph = dcc.Graph(id=f"graph-{chart.name}", config=CONFIG)
    sources = html.P(id=f"sources-{chart.name}")
    return html.Div([html.H2(chart.question), told, graph, sources])


app.layout = html.Div(
    [
        html.H1("Market share"),
        dcc.Checklist(list(EVERYONE), list(EVERYONE), id="company", inline=True),
        html.Div(
            [_card(chart) for chart in CHARTS],
            style={"display": "grid", "gridTemplateColumns": "1fr 1fr", "gap": "2rem"},
        ),
    ]
)


@app.callback(
    [Output(f"graph-{name}", "figure") for name in NAMES]
    + [Output(f"told-{name}", "children") for name in NAMES]
    + [Output(f"sources-{name}", "children") for name in NAMES],
    Input("company", "value"),
)
def show(company):
    """Every card for the companies chosen."""
    found = cards(tuple(company))
    figures = [card.figure() for card in found]
    told = [card.reading for card in found]
    sources = [", ".join(source.publisher for source in card.sources) for card in found]
    return [*figures, *told, *sources]
