"""Scenario paths: what happened, then what each scenario makes of it."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from components.analysis.scenarios.chosen import chosen_scenarios
from components.analysis.scenarios.paths import paths
from components.analysis.tables import largest, parts_of, records_of, smallest
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.chart import HOVER, Chart, Plain, Sentences, blank, disc_symbols, marks
from components.figures.labels import End, name_ends
from components.figures.theme import Look
from components.wording.formats import brief, distinct, listed, money, percent, spoken, times

DASHES = ("dash", "dot", "dashdot", "longdash", "longdashdot", "9px 3px 2px 3px 2px 3px")
ACTUAL = "Actual"


def scenario_lines(
    table: pd.DataFrame,
    look: Look,
    column: str,
    height: int,
    top: float,
    also: Sequence[End] = (),
) -> go.Figure:
    """Actual in a solid line with points, each scenario dashed, named at its end.

    `table` has company, scenario, period, end, claim, unit and the column drawn; `also` are labels
    of other lines, placed with these so that none covers another.
    """
    figure = blank(look, height)
    scenarios = [s for s in distinct(table["scenario"]) if s != ACTUAL]
    for (company, scenario), rows in parts_of(table, "company", "scenario"):
        actual = scenario == ACTUAL
        if not actual:
            happened = table[(table["company"] == company) & (table["scenario"] == ACTUAL)]
            rows = pd.concat([happened.tail(1), rows])
        figure.add_scatter(
            x=rows["end"].dt.strftime("%Y-%m-%d"),
            y=rows[column].round(3),
            mode="lines+markers" if actual else "lines",
            line={
                "color": look.company[company],
                "width": 2.5 if actual else 2,
                "dash": "solid" if actual else DASHES[scenarios.index(scenario) % len(DASHES)],
            },
            marker={"size": 6, "symbol": disc_symbols(rows)},
            customdata=marks(rows, [_hover(row, column) for row in records_of(rows)]),
            hovertemplate=HOVER,
            name=f"{company} {scenario}",
        )
    ends = [*_ends(table, look, column), *also]
    room = 14 + max(round(6.4 * len(_bare(end.text))) for end in ends)
    name_ends(figure, ends, least=top / (height / 22), room=room, top=top)
    figure.update_xaxes(title=None, showgrid=False, tickformat="%Y", dtick="M24", tickangle=0)
    figure.update_layout(showlegend=False)
    return figure


def _bare(text: str) -> str:
    return text.replace("<b>", "").replace("</b>", "")


def said(value: float, unit: str) -> str:
    """A value of a path as it is read: money, percent, or a multiple."""
    if unit == "percent":
        return percent(value)
    return times(value) if unit == "times" else money(value, unit)


def _unit(row: dict[str, object], column: str) -> str:
    return "times" if column == "intensity" else str(row["unit"])


def _hover(row: dict[str, object], column: str) -> str:
    value = said(float(str(row[column])), _unit(row, column))
    kind = "actual" if row["scenario"] == ACTUAL else f"projected, {row['scenario']}"
    name = str(row["period"])
    when = spoken(name)
    return f"<b>{row['company']}</b>: {value}<br>{when}, {kind}"


def _ends(table: pd.DataFrame, look: Look, column: str) -> list[End]:
    """Each path's scenario and end value, in the company's colour; equal paths share a label."""
    lasts = last_rows(table).assign(rounded=lambda t: t[column].round(3))
    named = []
    for _, rows in parts_of(lasts, "company", "rounded"):
        row = records_of(rows)[0]
        more = f" +{len(rows) - 1}" if len(rows) > 1 else ""
        value = {"times": times(row[column]), "percent": percent(row[column])}.get(
            _unit(row, column), f"{row[column]:,.0f}"
        )
        text = f"{row['scenario']}{more} <b>{value}</b>"
        named.append(End(row[column], text, look.company[row["company"]]))
    return named


def last_rows(table: pd.DataFrame) -> pd.DataFrame:
    """The end of each company's path in each scenario."""
    ahead = table[table["scenario"] != ACTUAL]
    return ahead.groupby(["company", "scenario"], sort=False).tail(1)


def _of_focus(claims: Claims, view: View) -> pd.DataFrame:
    """The paths of the company in focus."""
    return paths(claims, replace(view, company=(view.focus,) if view.company else ()))


def _revenue_figure(table: pd.DataFrame, view: View, look: Look) -> go.Figure:
    top = float(table["value"].max()) * 1.06
    figure = scenario_lines(table, look, "value", 340, top)
    figure.update_yaxes(title=f"{view.currency} bn", range=[0, top], nticks=6)
    return figure


def _intensity_figure(table: pd.DataFrame, view: View, look: Look) -> go.Figure:
    top = float(table["intensity"].max()) * 1.06
    figure = scenario_lines(table, look, "intensity", 340, top)
    figure.update_yaxes(title="capex / cloud revenue", range=[0, top], nticks=6)
    return figure


def _revenue_reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    if table.empty:
        return (nothing_supposed(claims, view),)
    ends = last_rows(table)
    own = ends[ends["company"] == ends["company"].iloc[0]].sort_values("value")
    low, high = own.iloc[0], own.iloc[-1]
    happened = table[(table["company"] == low["company"]) & (table["scenario"] == ACTUAL)]
    now = _from(happened.tail(1))
    if len(own) == 1:
        reached = money(low["value"], low["unit"])
        return (f"{low['company']} cloud revenue reaches {reached} in 2030{now}.",)
    return (
        f"{low['company']}'s 2030 cloud revenue runs from {money(low['value'], low['unit'])} "
        f"({low['scenario']}) to {money(high['value'], high['unit'])} ({high['scenario']}){now}.",
    )


def nothing_supposed(claims: Claims, view: View) -> str:
    """Why the company in focus has no path under the scenarios chosen."""
    scenarios = chosen_scenarios(claims, view)
    if not view.company:
        return "No company is chosen."
    if not scenarios:
        return "No scenario is chosen."
    about = {(a.company, a.about) for s in scenarios for a in s.assumptions}
    if (view.focus, "cloud_growth") in about:
        return f"{view.focus} has no four quarters of cloud revenue to start from."
    names = listed([s.name for s in scenarios])
    return f"{names} {'supposes' if len(scenarios) == 1 else 'suppose'} nothing of {view.focus}."


def _from(last: pd.DataFrame) -> str:
    """Where a path starts; nothing in a currency for whose quarters no rate is known."""
    return "".join(
        f", from {money(row['value'], row['unit'])} in the {brief(row['period'])}"
        for row in records_of(last)
    )


def _intensity_table(claims: Claims, view: View) -> pd.DataFrame:
    table = _of_focus(claims, view)
    table = table[table["intensity"].notna()]
    return table if (table["scenario"] != "Actual").any() else table.iloc[:0]


def _intensity_reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    if table.empty:
        if _of_focus(claims, view).empty:
            return (nothing_supposed(claims, view),)
        return (f"No capex of {view.focus} to set against its cloud revenue.",)
    ends = last_rows(table)
    low, high = smallest(ends, "intensity"), largest(ends, "intensity")
    if len(ends) == 1:
        return (f"{low.company} capex comes to {times(low.intensity)} its cloud revenue in 2030.",)
    return (
        f"By 2030 capex is {times(low.intensity)} cloud revenue under {low.scenario} "
        f"and {times(high.intensity)} under {high.scenario}.",
    )


def supposed_words(claims: Claims, view: View) -> str:
    """Which scenarios are drawn, as a sentence; of many only how many."""
    names = [s.name for s in chosen_scenarios(claims, view)]
    few = "; ".join(names) if len(names) <= 4 else f"{len(names)} of them"
    return "Scenarios: " + (few or "none") + "."


REVENUE_PATHS = Chart(
    name="revenue-paths",
    page="scenarios",
    section="Revenue",
    question="What would cloud revenue come to by 2030?",
    measured=lambda claims, view: (
        f"{view.focus}, sums of four quarters, {view.currency} bn. "
        "Solid happened; dashed is supposed: "
        "each quarter is that of the year before, grown."
    ),
    table=_of_focus,
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
)

INTENSITY_PATHS = Chart(
    name="intensity-paths",
    page="scenarios",
    section="Capex",
    question="How heavy would capex still be?",
    measured=lambda claims, view: (
        f"{view.focus}'s group capex divided by its cloud revenue, sums of four quarters."
    ),
    table=_intensity_table,
    draw=_intensity_figure,
    reading=_intensity_reading,
    columns=REVENUE_PATHS.columns,
    plain=Plain(measure="intensity", along="period"),
)
