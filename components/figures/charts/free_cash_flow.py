"""Free cash flow of all on one picture: who still earns more than it spends."""

import pandas as pd
import plotly.graph_objects as go

from components.analysis.money.earnings import free_cash_flow
from components.analysis.tables import rows_of
from components.analysis.view.view import View
from components.claims.claim import bound_words
from components.claims.model import Claims
from components.figures.chart import Chart, Plain, Sentences, rings_words
from components.figures.company_lines import company_lines
from components.figures.not_shown import not_shown
from components.figures.theme import Palette
from components.figures.tinted_ground import tint_ground
from components.wording.formats import amount, in_words, listed, money, signed, span_words, spoken

_HEIGHT = 340
_MARGIN = 0.12  # of the whole height, over the highest mark and under the lowest


def _figure(table: pd.DataFrame, view: View, palette: Palette) -> go.Figure:
    """Lines over and under a plain zero; the ground under it is tinted and named."""
    low, high = min(0.0, float(table["value"].min())), max(0.0, float(table["value"].max()))
    room = (high - low or 1.0) * _MARGIN
    words = [
        f"<b>{row.company}</b> free cash flow: {bound_words(row.bound)}"
        f"{amount(row.value, row.unit)}<br>{spoken(row.period)}, {row.status}"
        for row in rows_of(table)
    ]
    span = (low - room, high + room)
    figure = company_lines(table, words, signed, span, _HEIGHT, palette)
    if low < 0:
        tint_ground(figure, 0, span[0], "more goes out than comes in", palette)
    figure.add_hline(y=0, line={"color": palette.ink, "width": 1.5})
    return figure


def _reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    if table.empty:
        return ("No free cash flow is held for the companies, time and status chosen.",)
    silent = not_shown(claims, view, "free_cash_flow", "free cash flow", set(table["company"]))
    newest = table[table["end"] == table["end"].max()].sort_values("value")
    return f"{_finding(table, newest)}.", *silent


def _finding(table: pd.DataFrame, newest: pd.DataFrame) -> str:
    """Who burned cash in the newest period and who earned some; whether all did for once."""
    when = spoken(newest["period"].iloc[0]).replace("four quarters", "the four quarters")
    burned, earned = newest[newest["value"] < 0], newest[newest["value"] >= 0][::-1]
    if earned.empty and len(burned) > 1:
        first = ", for the first time in figures held" if _never_before(table, newest) else ""
        sizes = [f"{row.company} {money(-row.value, row.unit)}" for row in rows_of(burned)]
        who = "Both" if len(burned) == 2 else f"All {in_words(len(burned))}"
        return f"{who} burned cash in {when}{first}: {listed(sizes)}"
    if earned.empty:
        return f"{_each(burned, 'burned')} of cash in {when}"
    but = f", while {_each(burned, 'burned')}" if len(burned) else ""
    return f"{_each(earned, 'earned')} of free cash in {when}{but}"


def _each(rows: pd.DataFrame, verb: str) -> str:
    """'Alibaba burned RMB 17.3bn and Baidu RMB 3.2bn'."""
    first, *others = [(row.company, money(abs(row.value), row.unit)) for row in rows_of(rows)]
    rest = [f"{company} {size}" for company, size in others]
    return listed([f"{first[0]} {verb} {first[1]}", *rest])


def _never_before(table: pd.DataFrame, newest: pd.DataFrame) -> bool:
    """Whether no earlier period has a figure below zero of each of these companies."""
    earlier = table[(table["end"] < newest["end"].max()) & (table["value"] < 0)]
    whose = earlier[earlier["company"].isin(newest["company"])].groupby("period")["company"]
    return bool((whose.nunique() < len(newest)).all())


def _measured(claims: Claims, view: View) -> str:
    """What is drawn; rings are told of where not all is worked out."""
    statuses = set(free_cash_flow(claims, view)["status"])
    told = _basis(view)
    return f"{told} {rings_words(statuses)}".strip() if len(statuses) > 1 else told


def _basis(view: View) -> str:
    return (
        f"Free cash flow of the group, {view.currency} bn {span_words(view.span)}, by each "
        "company's own measure: compare turns and signs, not levels."
    )


FREE_CASH_FLOW = Chart(
    name="free-cash-flow",
    page="capex",
    question="Who still earns more cash than it spends?",
    measured=_measured,
    table=free_cash_flow,
    draw=_figure,
    reading=_reading,
    columns={
        "company": "Company",
        "period": "Period",
        "value": "Value",
        "unit": "Unit",
        "status": "Status",
        "bound": "Bound",
    },
    plain=Plain(measured=lambda claims, view: _basis(view)),
)
