"""The companies beside their peers abroad: one bar each, and what each counts beside its name."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.analysis.grades.with_grades import with_grades
from components.analysis.money.abroad import (
    BEFORE,
    CAPEX,
    NEWEST,
    RATIO,
    REVENUE,
    YEARS,
    against_the_world,
    peers,
)
from components.analysis.tables import largest, rows_of, smallest
from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.period import period
from components.figures.bar_rows import BAR, BarRow, bar_rows, down, mark_upright
from components.figures.chart import Chart, Plain, Sentences, weak
from components.figures.not_shown import not_shown
from components.figures.theme import Palette
from components.wording.formats import (
    amount,
    brief,
    change,
    company_name,
    for_each,
    in_words,
    listed,
    money,
    spoken,
)

_DAYS = 365


def _table(claims: Claims, view: View) -> pd.DataFrame:
    table = against_the_world(claims, view)
    is_of_cloud = view.world != CAPEX
    return table.assign(
        vendor=[company_name(claims, c) if is_of_cloud else c for c in table["company"]],
        cloud=[claims.company[company].cloud if company else "" for company in table["pace"]],
    )


def _figure(table: pd.DataFrame, view: View, palette: Palette) -> go.Figure:
    """Bars on a zero base, the largest on top, each under its name and what its company counts."""
    newest = table[table["moment"] == NEWEST].sort_values("value", ascending=False, kind="stable")
    then = table[table["moment"] == BEFORE]
    before = dict(zip(then["company"], then["value"], strict=True))
    top = max([*newest["value"], *before.values(), 0.1])
    rows = [
        BarRow(
            name=row.vendor,
            beside=_beside(row),
            figure=_short(row),
            moved=_moved(row, before),
            ink=palette.company[row.company],
            fill=_fill(row, hollow, palette),
            words=_words(row),
        )
        for row, hollow in zip(rows_of(newest), weak(newest), strict=True)
    ]
    figure = bar_rows(newest, rows, top, palette)
    if view.world == RATIO:
        _add_even(figure, len(rows), palette)
    places = [list(newest["company"]).index(company) for company in then["company"]]
    words = [f"{_words(row)}<br>a year before" for row in rows_of(then)]
    mark_upright(figure, then, places, words, "a year before", palette)
    return figure


def _beside(row: Any) -> str:
    """What stands beside a name: what is counted, and the year, where no quarters are known."""
    when = "" if row.period.startswith("ttm-") else brief(row.period)
    guess = "estimate" if row.status == "estimate" and not row.counts else ""
    return ", ".join(filter(None, [row.counts, guess, when]))


def _fill(row: Any, hollow: bool, palette: Palette) -> str:
    """Full where every part is printed; pale for an estimate, and for a floor of years."""
    if hollow:
        return palette.paper
    is_pale = row.status == "estimate" or row.bound == "floor"
    return palette.tint(row.company, 0.3) if is_pale else palette.company[row.company]


def _words(row: Any) -> str:
    """What a pointer is told of a bar."""
    counted = f"<br>{row.counts}" if row.counts else ""
    guess = ", estimate" if row.status == "estimate" else ""
    return f"<b>{row.vendor}</b>: {_said(row)}<br>{spoken(row.period)}{guess}{counted}"


def _said(row: Any) -> str:
    """A figure as it is said: an amount, what is spent for a dollar, or years."""
    if row.unit == "years":
        return _years_said(row)
    return f"USD {row.value:.2f} for each dollar" if row.unit == "times" else _money(row)


def _money(row: Any) -> str:
    return amount(row.value, row.unit)


def _years_said(row: Any) -> str:
    """How far behind: '2 years or more', 'about 1.5 years'; what the peer has not sold yet."""
    if not row.since:
        return f"more than {row.cloud} has sold yet"
    years = f"{row.value:g} {'year' if row.value == 1 else 'years'}"
    when = f"{period(row.since).end:%B %Y}"
    if row.bound == "floor":
        return f"{years} or more: {row.cloud} was there by {when} or earlier"
    return f"about {years}: {row.cloud} was there by {when}"


def _moved(row: Any, before: Mapping[str, float]) -> str:
    """'up 66%' on the year; of what is spent for a dollar, the figure of a year before."""
    if row.company not in before or not before[row.company]:
        return ""
    if row.unit == "times":
        return f"from {before[row.company]:.2f}"
    return change(row.value / before[row.company] - 1)


def _short(row: Any) -> str:
    """A figure short enough for the end of a line on a phone: the unit stands over the chart."""
    if row.unit == "years":
        if not row.since:
            return "ahead"
        return f"{row.value:g}{'+' if row.bound == 'floor' else ''} years"
    size = f"{row.value:.2f}" if row.unit == "times" else f"{row.value:,.1f}"
    return f"about {size.removesuffix('.0')}" if row.status == "estimate" else size


def _add_even(figure: go.Figure, count: int, palette: Palette) -> None:
    """The line at which a company spends as much as its cloud sells, on each bar."""
    for row in range(count):
        figure.add_shape(
            type="line",
            line={"color": palette.quiet, "width": 1.5, "dash": "dot"},
            x0=1,
            x1=1,
            y0=down(row) + BAR / 2 + 3,
            y1=down(row) - BAR / 2 - 3,
        )


def _reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    newest = table[table["moment"] == NEWEST]
    own = newest[newest["company"].isin(view.company)]
    if own.empty:
        return ("Nothing of the companies chosen is left to set beside peers by this measure.",)
    others = newest[~newest["company"].isin(view.company)]
    told = _FINDINGS[view.world](own, others, claims)
    gap = _gap(own, others, table, claims)
    return told, *gap, *_older(newest), *_silent(newest, claims, view)


def _older(newest: pd.DataFrame) -> Iterator[str]:
    """Whose four quarters end before those of the others, in one sentence for each end."""
    sums = newest[newest["period"].str.startswith("ttm-")]
    for end, rows in sums[sums["end"] < sums["end"].max()].groupby("end"):
        yield f"{listed(list(rows['company']))}: year to {end:%B %Y}."


def _gap(
    own: pd.DataFrame, others: pd.DataFrame, table: pd.DataFrame, claims: Claims
) -> Iterator[str]:
    """Whether the two that are told of come nearer: how much each grew on the year."""
    row, other = _of(own), _first(others, claims)
    then = table[table["moment"] == BEFORE].set_index("company")["value"]
    known = other is not None and {row.company, other.company} <= {*then.index}
    if not known or not row.unit.endswith("bn"):
        return
    one, two = (side.value / then[side.company] - 1 for side in (row, other))
    moves = "closes" if one > two else "widens"
    yield f"The gap {moves}: {change(one)} in a year against {change(two)}."


def _of(own: pd.DataFrame) -> Any:
    """The figure that is told: the largest that is no estimate, if there is one."""
    firm = own[own["status"] != "estimate"]
    return largest(firm if len(firm) else own, "value")


def _first(others: pd.DataFrame, claims: Claims) -> Any:
    """The peer that it is held against: the first of the file, or None."""
    for name in peers(claims):
        if name in set(others["company"]):
            return next(rows_of(others[others["company"] == name]))
    return None


def _spent(own: pd.DataFrame, others: pd.DataFrame, claims: Claims) -> str:
    return _in_days(own, others, claims, "spends on capex", "spends", "")


def _sold(own: pd.DataFrame, others: pd.DataFrame, claims: Claims) -> str:
    return _in_days(own, others, claims, "cloud sells", "sells", "'s")


def _in_days(
    own: pd.DataFrame, others: pd.DataFrame, claims: Claims, does: str, again: str, whose: str
) -> str:
    """'Alibaba spends on capex in a year what Amazon spends in 47 days: USD 22.4bn.'"""
    row, other = _of(own), _first(others, claims)
    about = "an estimated " if row.status == "estimate" else ""
    head = f"{row.company}{whose} {does} in a year"
    size = f"{about}{money(row.value, row.unit)}"
    if other is None:
        return f"{head} {size}, {_when(row.period)}."
    days = round(row.value / other.value * _DAYS)
    if days >= _DAYS:
        return f"{head} {size}, {row.value / other.value:.1f} times {other.company}'s."
    span = f"{in_words(days)} {'day' if days == 1 else 'days'}"
    return f"{head} what {other.company}{whose} {again} in {span}: {size}."


def _when(name: str) -> str:
    """When, after a comma: 'the four quarters to June 2026', 'all of 2025'."""
    return f"the {spoken(name)}" if name.startswith("ttm-") else f"all of {spoken(name)}"


def _for_a_dollar(own: pd.DataFrame, others: pd.DataFrame, claims: Claims) -> str:
    row, other = _of(own), _first(others, claims)
    said = f"{row.company} spends {for_each(row.value, 'USD')} for each dollar of cloud revenue"
    if other is None:
        return f"{said} over four quarters."
    least = "less" if row.value < other.value else "more"
    return f"{said}, {least} than {other.company}'s {for_each(other.value, 'USD')}."


def _behind(own: pd.DataFrame, others: pd.DataFrame, claims: Claims) -> str:
    row = smallest(own, "value")
    if not row.since:
        return f"{row.company}'s cloud sells more in a year than {row.cloud} has yet."
    at = f"{period(row.since).end:%B %Y}"
    number = in_words(int(row.value)) if row.value == int(row.value) else f"{row.value:g}"
    years = f"{number} {'year' if row.value == 1 else 'years'}"
    if row.bound == "floor":
        return (
            f"{row.company} is at least {years} behind {row.cloud}, "
            f"which sold as much before {_next(row.since)}, earlier than figures held can date."
        )
    return f"{row.company} is about {years} behind {row.cloud}, which sold as much by {at}."


def _next(quarter: str) -> str:
    """The month after a quarter: 'July 2024'."""
    return f"{period(quarter).end + pd.Timedelta(days=1):%B %Y}"


_FINDINGS: Mapping[str, Callable[[pd.DataFrame, pd.DataFrame, Claims], str]] = MappingProxyType(
    {CAPEX: _spent, REVENUE: _sold, RATIO: _for_a_dollar, YEARS: _behind}
)


def _silent(newest: pd.DataFrame, claims: Claims, view: View) -> Iterator[str]:
    """Which of the companies chosen are not here, and why: never published, or left out."""
    metric, said = ("capex", "capex") if view.world == CAPEX else ("cloud_revenue", "cloud revenue")
    same = replace(view, span="four quarters")
    return not_shown(claims, same, metric, said, set(newest["company"]))


def _measured(claims: Claims, view: View) -> str:
    return _BASES[view.world](claims, view)


def _plain_measured(claims: Claims, view: View) -> str:
    """The first sentence: the others speak of lines and bars."""
    return f"{_measured(claims, view).partition('. ')[0].removesuffix('.')}."


def _dated(claims: Claims, view: View) -> str:
    """What is counted in years, and what a pale bar means, where there is one."""
    table = against_the_world(claims, view)
    pace = next(iter(table["pace"]), "") or "the first peer"
    said = f"Years since {pace}'s cloud sold as much in four quarters as each sells now."
    if not (table["bound"] == "floor").any():
        return said
    return f"{said} A pale bar is the least it can be: figures held begin too late to say more."


def _pale(claims: Claims, view: View) -> str:
    """What a pale bar is, where one is drawn."""
    table = with_grades(claims, against_the_world(claims, view))
    guessed = table[(table["moment"] == NEWEST) & (table["status"] == "estimate")]
    return "" if all(weak(guessed)) else ", pale an estimate"  # a weak one is hollow


_DIFFER = "Definitions differ, as said beside each name."
_BASES: Mapping[str, Callable[[Claims, View], str]] = MappingProxyType(
    {
        CAPEX: lambda claims, view: (
            "Group capex, USD bn in the newest four quarters, each at its own rate. The upright "
            f"line is a year before{_pale(claims, view)}. {_DIFFER}"
        ),
        REVENUE: lambda claims, view: (
            "Cloud revenue, USD bn in the newest four quarters, each at its own rate. The upright "
            f"line is a year before. {_DIFFER}"
        ),
        RATIO: lambda claims, view: (
            "Group capex for each dollar of cloud revenue over four quarters. Group capex serves "
            "other businesses too. The upright line is a year before, the dotted one is a dollar "
            f"for a dollar. {_DIFFER}"
        ),
        YEARS: _dated,
    }
)


AGAINST_THE_WORLD = Chart(
    name="against-the-world",
    page="capex",
    question="How do they stand beside their peers abroad?",
    measured=_measured,
    table=_table,
    draw=_figure,
    reading=_reading,
    columns={
        "company": "Company",
        "counts": "Counts",
        "moment": "Which",
        "period": "Period",
        "value": "Value",
        "unit": "Unit",
        "status": "Status",
        "bound": "Bound",
    },
    plain=Plain(
        along="label",
        label=lambda row: row.vendor,
        measured=_plain_measured,
        beside={"What it counts": lambda row: row.counts},
    ),
)
