"""What tests add by the recipes of CONTRIBUTING: a company, a yardstick, a choice and a chart."""

import re
import sys
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go
import pytest

from components.analysis.tables import number_table
from components.analysis.view.choices import One, choice
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.chart import HOVER, Chart, Sentences, blank, marks
from components.figures.theme import Palette

COMPANIES = """
- {name: Fifth, cloud: Fifth Cloud, role: subject, aliases: []}
- {name: Sixth, cloud: Sixth Cloud, role: subject, aliases: []}
"""
YARDSTICK = """
- name: Planted yardstick
  house: A New House
  measures: Planted revenue
  scope: AI in China
  basis: revenue
  counts: Revenue of what was planted.
  leaves_out: All else.
  named: Two vendors.
  own_use: not stated
  own_use_note: No source says.
  caveat: For a test.
"""
SIXTH_CLAIMS = """
- {id: sixth.capex.2025-Q1, company: Sixth, metric: capex, period: 2025-Q1, value: 9000, unit: RMB million, status: reported, source: press-report, added: 2026-06-30}
- {id: sixth.capex.2025-Q2, company: Sixth, metric: capex, period: 2025-Q2, value: 9500, unit: RMB million, status: reported, source: press-report, added: 2026-06-30}
- {id: sixth.share.omdia.2025-H1, company: Sixth, metric: market_share, yardstick: Omdia AI cloud, period: 2025-H1, value: 5, unit: percent, status: estimate, source: omdia-release, added: 2025-12-31}
"""  # noqa: E501
YARDSTICK_CLAIMS = """
- {id: alibaba.share.planted.2025-H1, company: Alibaba, metric: market_share, yardstick: Planted yardstick, period: 2025-H1, value: 41, unit: percent, status: estimate, source: press-report, added: 2026-06-30}
- {id: baidu.share.planted.2025-H1, company: Baidu, metric: market_share, yardstick: Planted yardstick, period: 2025-H1, value: 44, unit: percent, status: estimate, source: press-report, added: 2026-06-30}
"""  # noqa: E501


def with_entries(text: str, **sections: str) -> str:
    """A claims file with more entries at the end of some sections."""
    for name, entries in sections.items():
        section = re.search(rf"^{name}:\n.*?(?=\n+^\w+:|\Z)", text, re.DOTALL | re.MULTILINE)
        assert section
        text = text[: section.end()] + entries.rstrip() + text[section.end() :]
    return text


@dataclass(frozen=True, kw_only=True)
class PlantedView(View):
    """The choices with one more: in what capex is told."""

    unit: str = choice(
        "Told in",
        One(),
        ("billions", "millions"),
        pages=("capex",),
        apart_on=("capex",),
        formerly=("scale",),
    )


def plant_choice(patch: pytest.MonkeyPatch) -> None:
    """Let all of the product see the choices as if the line stood in `View`."""
    for name, module in list(sys.modules.items()):
        if name.startswith("components.") and getattr(module, "View", None) is View:
            patch.setattr(module, "View", PlantedView)


def _table(claims: Claims, view: View) -> pd.DataFrame:
    table = number_table(claims)
    table = table[
        (table["metric"] == "capex")
        & table["company"].isin(view.company)
        & table["status"].isin(view.status)
    ]
    in_a_billion = 1000 if getattr(view, "unit", "billions") == "millions" else 1
    return table.assign(value=table["value"] / 1000 * in_a_billion)


def _figure(table: pd.DataFrame, view: View, palette: Palette) -> go.Figure:
    figure = blank(palette, 300)
    words = [f"{company}, {period}" for company, period in table[["company", "period"]].to_numpy()]
    figure.add_bar(
        x=table["period"],
        y=table["value"],
        marker_color=[palette.company[name] for name in table["company"]],
        customdata=marks(table, words),
        hovertemplate=HOVER,
        name="capex",
    )
    return figure


def _reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    if table.empty:
        return ("None of the companies chosen has published any.",)
    return (f"{len(table)} figures of capex are known.",)


CHART = Chart(
    name="planted",
    page="capex",
    question="What was planted?",
    measured=lambda claims, view: "Capex, RMB, as each company states it.",
    table=_table,
    draw=_figure,
    reading=_reading,
    columns={"company": "Company", "period": "Period", "value": "RMB", "status": "Status"},
)
