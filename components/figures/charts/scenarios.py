"""Scenario paths: what happened, then what each scenario makes of it."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from components.analysis.scenarios.baselines import revenue_metric
from components.analysis.scenarios.chosen import YOURS, chosen_scenarios, speaking
from components.analysis.scenarios.outlook import ACTUAL, ENDS, outlook
from components.analysis.tables import largest, records_of, smallest
from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.scenario import About
from components.figures.chart import Chart, Plain, Sentences
from components.figures.supposed import last_rows, scenario_lines
from components.figures.theme import Palette
from components.wording.formats import (
    coin,
    for_each,
    listed,
    metric_words,
    money,
    spoken,
    within_sentence,
)
from components.wording.scenario_words import about_words


def _revenue_figure(table: pd.DataFrame, view: View, palette: Palette) -> go.Figure:
    top = float(table["value"].max()) * 1.08
    figure = scenario_lines(table, view, palette, "value", 430, top)
    figure.update_yaxes(title=f"{view.currency} bn", range=[0, top], nticks=6)
    return figure


def _intensity_figure(table: pd.DataFrame, view: View, palette: Palette) -> go.Figure:
    top = float(table["intensity"].max()) * 1.12
    figure = scenario_lines(table, view, palette, "intensity", 400, top)
    figure.update_yaxes(title=view.currency, range=[0, top], nticks=6)
    return figure


def _revenue_reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    if table.empty:
        return (nothing_supposed(claims, view),)
    ends = last_rows(table)
    low, high = smallest(ends, "value"), largest(ends, "value")
    now = _today(table[table["role"] == "actual"].tail(1))
    reached = f"{revenue_words(claims, view)} reaches {rounded(low.value, low.unit)} in 2030"
    finding = f"{reached} {supposing(claims, low.scenario)}"
    if low.value != high.value:
        finding += f", {rounded(high.value, high.unit)} {supposing(claims, high.scenario)}"
    lead = table[table["role"] == "lead"].iloc[-1]
    between = lead["scenario"] not in (low.scenario, high.scenario)
    middle = f"{rounded(lead['value'], lead['unit'])} {supposing(claims, lead['scenario'])}."
    return (f"{finding}.", *now, *([f"It is {middle}"] if between else []))


def revenue_words(claims: Claims, view: View) -> str:
    """What of the company in focus is carried on: "Alibaba's cloud revenue"."""
    metric = revenue_metric(claims, view.focus, view.status)
    return f"{view.focus}'s {metric_words(claims, metric)}"


def rounded(value: float, unit: str) -> str:
    """Money of the future, to no more digits than it deserves: RMB 857bn, RMB 5.1bn."""
    return money(round(value) if abs(value) >= 10 else value, unit)


def supposing(claims: Claims, scenario: str) -> str:
    """A scenario as the end of a sentence: 'if export controls bite'."""
    if scenario == YOURS:
        return "if what you suppose comes true"
    said = next((s.condition for s in claims.scenarios if s.name == scenario), None)
    return f"if {said}" if said else f"under {scenario}"


def nothing_supposed(claims: Claims, view: View) -> str:
    """Why the company in focus has no path under the scenarios chosen."""
    if view.focus not in view.company:
        return f"{view.focus} is left out." if view.company else "No company is chosen."
    if not speaking(claims, view.focus):
        return f"No scenario supposes anything about {view.focus}."
    scenarios = chosen_scenarios(claims, view)
    if not scenarios:
        return "No scenario is chosen."
    about = {(a.company, a.about) for s in scenarios for a in s.assumptions}
    if (view.focus, "cloud_growth") in about:
        return f"{view.focus} has no four quarters of cloud revenue to start from."
    names = listed([s.name for s in scenarios])
    verb = "supposes" if len(scenarios) == 1 else "suppose"
    return f"{names} {verb} nothing about {view.focus}'s cloud revenue."


def not_supposed(claims: Claims, view: View, wanted: Sequence[About]) -> str:
    """Which of the things `wanted` no scenario chosen supposes of the company in focus.

    Where all are supposed, its own quarters are what is missing.
    """
    about = {
        a.about
        for s in chosen_scenarios(claims, view)
        for a in s.assumptions
        if a.company == view.focus
    }
    missing = [within_sentence(about_words(one)) for one in wanted if one not in about]
    if missing:
        return f"No scenario chosen supposes {listed(missing, 'or')} of {view.focus}."
    return (
        f"The quarters of {view.focus} do not give four of capex in a row that end with four of "
        "cloud revenue."
    )


def _today(last: pd.DataFrame) -> Sequence[str]:
    """Where a path starts; nothing in a currency for whose quarters no rate is known."""
    return [
        f"In the year to {spoken(row['period']).split(' to ')[-1]} it was "
        f"{rounded(row['value'], row['unit'])}."
        for row in records_of(last)
    ]


def _revenue_measured(claims: Claims, view: View) -> str:
    said = _revenue_basis(view)
    bounds = outlook(claims, view)
    low, high = ([*bounds["scenario"][bounds["role"] == end], ""][0] for end in ENDS)
    return f"{said} Shaded: from {low} to {high}, carried on to 2030." if low and high else said


def _revenue_basis(view: View) -> str:
    return f"{view.focus}, four quarters added up, {view.currency} bn."


def _intensity_table(claims: Claims, view: View) -> pd.DataFrame:
    table = outlook(claims, view)
    table = table[table["intensity"].notna() & ~table["role"].isin(ENDS)]
    return table if (table["scenario"] != ACTUAL).any() else table.iloc[:0]


def _intensity_reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    if table.empty:
        if outlook(claims, view).empty:
            return (nothing_supposed(claims, view),)
        return (not_supposed(claims, view, ("capex_growth",)),)
    ends = last_rows(table)
    low, high = smallest(ends, "intensity"), largest(ends, "intensity")
    spent = f"In 2030 a {coin(view.currency)} of cloud revenue takes"
    least = for_each(low.intensity, view.currency)
    finding = f"{spent} {least} of capex {supposing(claims, low.scenario)}"
    if low.intensity != high.intensity:
        other = for_each(high.intensity, view.currency)
        finding += f", {other} {supposing(claims, high.scenario)}"
    happened = table[table["role"] == "actual"].tail(1)
    now = [
        f"In the year to {row['end']:%B %Y} it took {for_each(row['intensity'], view.currency)}."
        for row in records_of(happened)
    ]
    return (f"{finding}.", *now)


REVENUE_PATHS = Chart(
    name="revenue-paths",
    page="scenarios",
    section="Outlook",
    question="How large could cloud revenue become by 2030?",
    measured=_revenue_measured,
    table=outlook,
    draw=_revenue_figure,
    reading=_revenue_reading,
    columns={
        "scenario": "Scenario",
        "company": "Company",
        "period": "Four quarters to",
        "value": "Revenue, bn",
        "capex": "Capex, bn",
        "intensity": "Capex / revenue",
        "status": "Status",
    },
    plain=Plain(measured=lambda claims, view: _revenue_basis(view)),
    marks_weak=False,
)

INTENSITY_PATHS = Chart(
    name="intensity-paths",
    page="scenarios",
    section="Payback",
    question="How heavy would capex still be?",
    measured=lambda claims, view: (
        f"{view.currency} of all capex of {view.focus} for each {coin(view.currency)} of its "
        "cloud revenue, four quarters added up."
    ),
    table=_intensity_table,
    draw=_intensity_figure,
    reading=_intensity_reading,
    columns=REVENUE_PATHS.columns,
    plain=Plain(measure="intensity", along="period"),
    marks_weak=False,
)
