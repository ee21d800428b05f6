"""Scenario paths: what happened, then what each scenario makes of it."""

import pandas as pd
import plotly.graph_objects as go

from components.analysis.scenarios import chosen_scenarios, paths
from components.analysis.tables import largest, parts_of, records_of, smallest
from components.analysis.view import View
from components.claims.model import Claims
from components.figures.chart import HOVER, Chart, blank, letters, marks
from components.figures.labels import End, name_ends
from components.figures.theme import Look
from components.figures.words import distinct, money, times

_DASHES = ("dash", "dot", "dashdot", "longdash", "longdashdot", "solid")


def _lines(table: pd.DataFrame, look: Look, column: str, title: str) -> go.Figure:
    """Actual in a solid line with points, each scenario dashed, named at its end."""
    figure = blank(look, 400)
    scenarios = [s for s in distinct(table["scenario"]) if s != "Actual"]
    for (company, scenario), rows in parts_of(table, "company", "scenario"):
        actual = scenario == "Actual"
        if not actual:
            happened = table[(table["company"] == company) & (table["scenario"] == "Actual")]
            rows = pd.concat([happened.tail(1), rows])
        figure.add_scatter(
            x=rows["end"].dt.strftime("%Y-%m-%d"),
            y=rows[column].round(3),
            mode="lines+markers+text" if actual else "lines",
            text=letters(rows) if actual else None,
            textposition="bottom center",
            textfont={"size": 11, "color": look.quiet},
            line={
                "color": look.company[company],
                "width": 2.5 if actual else 2,
                "dash": "solid" if actual else _DASHES[scenarios.index(scenario) % len(_DASHES)],
            },
            marker={"size": 6},
            customdata=marks(rows, [_hover(row, column, scenario) for row in records_of(rows)]),
            hovertemplate=HOVER,
            name=f"{company} {scenario}",
        )
    top = float(table[column].max()) * 1.06
    name_ends(figure, _ends(table, look, column), least=top / 18, room=150, top=top)
    figure.update_yaxes(title=title, range=[0, top], nticks=6)
    figure.update_xaxes(title=None, showgrid=False, tickformat="%Y", dtick="M24", tickangle=0)
    figure.update_layout(showlegend=False)
    return figure


def _hover(row: dict[str, object], column: str, scenario: str) -> str:
    value = float(str(row[column]))
    said = times(value) if column == "intensity" else money(value, str(row["unit"]))
    kind = "actual" if row["scenario"] == "Actual" else f"projected, {scenario}"
    return f"<b>{row['company']}</b>: {said}<br>four quarters to {str(row['period'])[4:]}, {kind}"


def _ends(table: pd.DataFrame, look: Look, column: str) -> list[End]:
    """Each path's scenario and end value, in the company's colour."""
    lasts = (
        table[table["scenario"] != "Actual"].groupby(["company", "scenario"], sort=False).tail(1)
    )
    return [
        End(
            row[column],
            f"{row['scenario']} <b>"
            + (times(row[column]) if column == "intensity" else f"{row[column]:,.0f}")
            + "</b>",
            look.company[row["company"]],
        )
        for row in records_of(lasts)
    ]


def _revenue_reading(table: pd.DataFrame, claims: Claims, view: View) -> str:
    if table.empty:
        return "No scenario is chosen, or none of the companies chosen has one."
    ends = table[table["scenario"] != "Actual"].groupby(["company", "scenario"], sort=False).tail(1)
    own = ends[ends["company"] == ends["company"].iloc[0]].sort_values("value")
    low, high = own.iloc[0], own.iloc[-1]
    start = table[(table["company"] == low["company"]) & (table["scenario"] == "Actual")].iloc[-1]
    now = (
        f"from {money(start['value'], start['unit'])} in the four quarters to {start['period'][4:]}"
    )
    if len(own) == 1:
        reached = money(low["value"], low["unit"])
        return f"{low['company']} cloud revenue reaches {reached} in 2030, {now}."
    return (
        f"{low['company']} cloud revenue in 2030 runs from {money(low['value'], low['unit'])} "
        f"({low['scenario']}) to {money(high['value'], high['unit'])} ({high['scenario']}), {now}."
    )


def _intensity_table(claims: Claims, view: View) -> pd.DataFrame:
    table = paths(claims, view)
    table = table[table["intensity"].notna()]
    return table if (table["scenario"] != "Actual").any() else table.iloc[:0]


def _intensity_reading(table: pd.DataFrame, claims: Claims, view: View) -> str:
    if table.empty:
        return "No company chosen has both capex and cloud revenue under these scenarios."
    ends = table[table["scenario"] != "Actual"].groupby(["company", "scenario"], sort=False).tail(1)
    low, high = smallest(ends, "intensity"), largest(ends, "intensity")
    if len(ends) == 1:
        return f"{low.company} capex falls to {times(low.intensity)} its cloud revenue in 2030."
    return (
        f"By 2030 capex is {times(low.intensity)} cloud revenue under {low.scenario} "
        f"and {times(high.intensity)} under {high.scenario}."
    )


def _supposed(claims: Claims, view: View) -> str:
    names = [s.name for s in chosen_scenarios(claims, view)]
    return "Scenarios: " + (", ".join(names) or "none") + "."


REVENUE_PATHS = Chart(
    name="revenue-paths",
    page="scenarios",
    question="What would cloud revenue come to by 2030?",
    measured=lambda claims, view: (
        f"Sum of four quarters, {view.currency} bn. Solid is what happened, dashed is supposed: "
        f"steady growth a year from the last four quarters. {_supposed(claims, view)}"
    ),
    table=paths,
    figure=lambda table, view, look: _lines(table, look, "value", f"{view.currency} bn"),
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
    question="How heavy would capex still be?",
    measured=lambda claims, view: (
        "Group capex divided by cloud revenue, sums of four quarters. Companies without both are "
        "left out."
    ),
    table=_intensity_table,
    figure=lambda table, view, look: _lines(table, look, "intensity", "capex / cloud revenue"),
    reading=_intensity_reading,
    columns=REVENUE_PATHS.columns,
)
