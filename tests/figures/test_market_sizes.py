"""The card of market sizes: what a point is worth, and no forecast that looks like a size."""

from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.answer import answer
from components.figures.charts.market_sizes import MARKET_SIZES
from components.figures.theme import palette_of
from tests.analysis.test_market_sizes import size
from tests.made import adding


def test_one_point_is_told_by_the_largest_and_the_smallest_market(
    claims: Claims, view: View
) -> None:
    more = adding(claims, size("IDC apps", "2025", 13_700, growth=55))
    assert answer(more, MARKET_SIZES, view).sentences == (
        "One point of share is RMB 223m by Omdia AI cloud and RMB 137m by IDC apps.",
        "A lead in points says little without its market.",
        "IDC apps, AI application revenue, is up 55% in a year.",
    )
    assert answer(claims, MARKET_SIZES, view).finding == (
        "One point of share by Omdia AI cloud is RMB 223m."
    )


def test_a_forecast_is_an_open_diamond_on_a_dotted_way_and_a_size_a_pale_disc(
    claims: Claims, view: View
) -> None:
    ahead = size("Omdia AI cloud", "2030", 193_000, status="projection", house="Omdia")
    figure = answer(adding(claims, ahead), MARKET_SIZES, view).figure()
    traces = {trace.name: trace for trace in figure.data}
    assert traces["forecasts"].marker.symbol == "diamond-open"
    assert list(traces["forecasts"].text) == ["  193 by 2030"]
    assert "not measured" in traces["forecasts"].customdata[0][1]
    shades = palette_of(claims, "light")
    assert shades.ink not in traces["sizes"].marker.color
    ways = [shape for shape in figure.layout.shapes if shape.line.dash == "dot"]
    assert len(ways) == 1
    assert not [t for t in figure.data if "lines" in (t.mode or "")]
