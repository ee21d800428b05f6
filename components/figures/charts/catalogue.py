"""Every Chart there is, in the order in which lists of charts name them."""

from components.figures.chart import Chart
from components.figures.charts.capex import CAPEX_AND_REVENUE
from components.figures.charts.cloud_margin import CLOUD_MARGIN
from components.figures.charts.companies import COMPANY_FIGURES
from components.figures.charts.comparison import SIDE_BY_SIDE
from components.figures.charts.free_cash_flow import FREE_CASH_FLOW
from components.figures.charts.intensity import INTENSITY
from components.figures.charts.market_share import SHARES
from components.figures.charts.market_sizes import MARKET_SIZES
from components.figures.charts.plan import PLAN
from components.figures.charts.promised import PROMISED
from components.figures.charts.ranks import RANKS
from components.figures.charts.scenarios import INTENSITY_PATHS, REVENUE_PATHS
from components.figures.charts.scoreboard import FORECAST_SCORES, PAST_GROWTH
from components.figures.charts.share_history import SHARE_HISTORY
from components.figures.charts.share_paths import SHARE_PATHS
from components.figures.charts.spending import CAPEX_ADDED_UP, DEPRECIATION
from components.figures.charts.tokens import TOKENS
from components.figures.charts.uncertainty import REVENUE_FAN, TORNADO
from components.figures.charts.who_leads import WHO_LEADS
from components.figures.charts.world import AGAINST_THE_WORLD

CHARTS: tuple[Chart, ...] = (
    CAPEX_AND_REVENUE,
    COMPANY_FIGURES,
    SIDE_BY_SIDE,
    INTENSITY,
    SHARES,
    PLAN,
    RANKS,
    REVENUE_PATHS,
    INTENSITY_PATHS,
    FORECAST_SCORES,
    PAST_GROWTH,
    SHARE_HISTORY,
    SHARE_PATHS,
    CAPEX_ADDED_UP,
    DEPRECIATION,
    TOKENS,
    REVENUE_FAN,
    TORNADO,
    WHO_LEADS,
    AGAINST_THE_WORLD,
    FREE_CASH_FLOW,
    CLOUD_MARGIN,
    PROMISED,
    MARKET_SIZES,
)

_FORMER = {"share-gaps": "shares"}  # charts that went, each with the one that says it now


def charts() -> dict[str, Chart]:
    """Each chart by its name; raises ValueError where two share one."""
    found = {chart.name: chart for chart in CHARTS}
    if len(found) < len(CHARTS):
        names = [chart.name for chart in CHARTS]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"two charts are called {twice!r}: rename one")
    return found


def chart_named(name: str) -> Chart | None:
    """The chart with a name, also one that links and pictures of older editions carry; or None."""
    return charts().get(_FORMER.get(name, name))
