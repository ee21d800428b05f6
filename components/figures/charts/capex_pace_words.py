"""Capex and cloud revenue by their growth, index or share, in words."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd

from components.analysis.ledger.ledger import ledger
from components.analysis.money.timeline import yearly_only
from components.analysis.tables import largest, rows_of
from components.analysis.view.view import GROWTH, INDEX, LOGARITHMIC, OF_REVENUE, View
from components.claims.model import Claims
from components.figures.chart import Sentences, rings_words
from components.figures.charts.capex_pace import PRINTED, pace_table
from components.wording.formats import (
    change,
    listed,
    percent,
    span_words,
    spoken,
    within_sentence,
)


def pace_words(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    """How capex moves against cloud revenue, and where printed growth is another than ours."""
    if table.empty:
        return (_nothing(view),)
    found = f"{_FINDINGS[view.shown_as](table, view)}."
    return found, *_differences(table, claims), *_not_shown(table, claims, view)


def _nothing(view: View) -> str:
    if view.shown_as == INDEX:
        return f"No figure chosen is held for {spoken(view.index_from)}, where the index starts."
    return "No capex or cloud revenue can be shown so under the choices made."


def _not_shown(table: pd.DataFrame, claims: Claims, view: View) -> Iterator[str]:
    """Which of the companies chosen have no line, and why."""
    yearly = set(yearly_only(claims, view, "capex")["company"]) if view.span != "year" else set()
    why: dict[str, list[str]] = {}
    for company in [company for company in view.company if company not in set(table["company"])]:
        reason = "known by the year only" if company in yearly else _WITHOUT[view.shown_as]
        why.setdefault(reason, []).append(company)
    if why:
        yield f"Not shown: {'; '.join(f'{listed(names)}, {said}' for said, names in why.items())}."


_WITHOUT = {
    GROWTH: "without a figure of a year before",
    INDEX: "without a figure where the index starts",
    OF_REVENUE: "without capex and cloud revenue of one period",
}


def _pairs(table: pd.DataFrame) -> list[tuple[str, Any, Any]]:
    """Each company with its newest capex and the cloud revenue of that period, the largest first.

    The revenue is None where none is shown. Of a growth worked out and printed, the former counts.
    """
    newest = table[table["end"] == table["end"].max()].sort_values("which", ascending=False)
    held = {(row.company, row.measure): row for row in rows_of(newest)}
    capex = [row for (_, measure), row in held.items() if measure == "capex"]
    return [
        (row.company, row, held.get((row.company, "cloud_revenue")))
        for row in sorted(capex, key=lambda row: -row.value)
    ]


def _grown(table: pd.DataFrame, view: View) -> str:
    """'Capex grows faster than cloud revenue: in a year 200% against 50% at Baidu'."""
    both = [(name, capex, sold) for name, capex, sold in _pairs(table) if sold is not None]
    if not both:
        row = largest(table[table["end"] == table["end"].max()], "value")
        said = f"{row.company}'s {within_sentence(row.label)} is {change(row.value / 100)}"
        return f"{said} in a year, to {row.end:%B %Y}"
    faster = {bool(capex.value > sold.value) for _, capex, sold in both}
    way = "against" if len(faster) > 1 else "faster than" if True in faster else "slower than"
    sizes = [f"{_whole(capex)} against {_whole(sold)} at {name}" for name, capex, sold in both]
    return f"Capex grows {way} cloud revenue: in a year {listed(sizes)}"


def _whole(row: Any) -> str:
    return percent(round(row.value))


def _indexed(table: pd.DataFrame, view: View) -> str:
    """'Alibaba's capex is 5.6 times that of April to June 2024, its cloud revenue 1.8 times'."""
    pairs = _pairs(table)
    both = [pair for pair in pairs if pair[2] is not None] or pairs
    if not both:
        row = largest(table[table["end"] == table["end"].max()], "value")
        return f"{row.company}'s {within_sentence(row.label)} is {_times(row, view)}"
    name, capex, sold = both[0]
    beside = f", its cloud revenue {sold.value / 100:.1f} times" if sold is not None else ""
    return f"{name}'s capex is {_times(capex, view)}{beside}"


def _times(row: Any, view: View) -> str:
    since = view.index_from[:4] if view.span == "year" else view.index_from
    return f"{row.value / 100:.1f} times that of {spoken(since)}"


def _of_revenue(table: pd.DataFrame, view: View) -> str:
    """'Capex is 156% of cloud revenue at Baidu and 140% at Alibaba'."""
    (first, most, _), *others = _pairs(table)
    rest = [f"{_whole(capex)} at {name}" for name, capex, _ in others]
    return listed([f"Capex is {_whole(most)} of cloud revenue at {first}", *rest])


_FINDINGS: Mapping[str, Callable[[pd.DataFrame, View], str]] = MappingProxyType(
    {GROWTH: _grown, INDEX: _indexed, OF_REVENUE: _of_revenue}
)


def _differences(table: pd.DataFrame, claims: Claims) -> Iterator[str]:
    """Where the ledger holds a printed growth against what the figures give, one sentence each."""
    known = {entry.claims[0] for entry in ledger(claims.whole) if entry.kind == "growth"}
    printed = table[table["which"] == PRINTED]
    for row in rows_of(printed[[ids[0] in known for ids in printed["claims"]]]):
        same = table[
            (table["company"] == row.company)
            & (table["metric"] == row.metric)
            & (table["period"] == row.period)
            & (table["which"] != PRINTED)
        ]
        if len(same):
            yield (
                f"{row.company} printed {_whole(row)} for {within_sentence(row.label)} in "
                f"{spoken(row.period)}; its figures give {_whole(same.iloc[0])}."
            )


def pace_measured(claims: Claims, view: View) -> str:
    """What is drawn in lines, and how."""
    told = [plain_pace_measured(view), _points(claims, view), _MARKED.get(view.shown_as, "")]
    return " ".join(filter(None, told))


def _points(claims: Claims, view: View) -> str:
    """How points are told apart; of growth it is said with what is printed."""
    if view.shown_as == GROWTH:
        return ""
    return rings_words(set(pace_table(claims, view)["status"]))


def plain_pace_measured(view: View) -> str:
    """What is measured, in words that name no mark."""
    return _BASES[view.shown_as](view)


_BASES: Mapping[str, Callable[[View], str]] = MappingProxyType(
    {
        LOGARITHMIC: lambda view: (
            f"Group capex and cloud revenue, {view.currency} bn {span_words(view.span)}, on a "
            "logarithmic axis: equal heights are equal growth, and nothing starts at zero."
        ),
        GROWTH: lambda view: "Growth on the year, in percent.",
        INDEX: lambda view: (
            f"Each line is 100 in {spoken(view.index_from)}, or in the year or "
            "four quarters that end with it. A line that begins later is left out."
        ),
        OF_REVENUE: lambda view: (
            "Group capex in percent of cloud revenue of the same period. "
            "Group capex serves other businesses too."
        ),
    }
)
_NARROWER = "A dotted line is a narrower definition."
_MARKED: Mapping[str, str] = MappingProxyType(
    {
        LOGARITHMIC: _NARROWER,
        GROWTH: (
            f"A ring is worked out from figures held, a diamond or disc is as printed. {_NARROWER}"
        ),
    }
)
