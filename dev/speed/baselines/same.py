"""What every baseline shows: the claims and the two charts of our page on market shares.

The tables and figures are ours, worked out by the same functions and shared by the same cache, so
that a comparison is between frameworks and not between chart builders.
"""

from functools import cache
from pathlib import Path

import plotly.graph_objects as go

from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.reading.load import load_claims
from components.figures.answer import Answer, answers
from components.figures.chart import Chart
from components.figures.charts.capex import CAPEX_AND_REVENUE
from components.figures.charts.intensity import INTENSITY
from components.figures.charts.market_share import SHARES
from components.figures.charts.ranks import RANKS

CLAIMS_FILE = Path(__file__).resolve().parents[3] / "data" / "claims.yaml"
CHARTS = (SHARES, RANKS)
OTHERS = (CAPEX_AND_REVENUE, INTENSITY)
EVERYONE = ("Alibaba", "Baidu", "Tencent", "ByteDance")
CONFIG = {"displayModeBar": False, "displaylogo": False, "scrollZoom": False}


@cache
def claims() -> Claims:
    """The shipped claims, read once."""
    return load_claims(CLAIMS_FILE.read_text(encoding="utf-8"))


def cards(company: tuple[str, ...], charts: tuple[Chart, ...] = CHARTS) -> list[Answer]:
    """Each chart for some companies, with its finding and its figure."""
    view = View.of(claims(), company=tuple(name for name in EVERYONE if name in company))
    return answers(claims(), charts, view)


def figures(company: tuple[str, ...], charts: tuple[Chart, ...] = CHARTS) -> list[go.Figure]:
    """The figure of each chart for some companies."""
    return [card.figure() for card in cards(company, charts)]
