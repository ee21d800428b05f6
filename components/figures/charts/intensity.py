"""Capex per unit of cloud revenue, where both are published."""

import pandas as pd
import plotly.graph_objects as go

from components.analysis.breaks import with_breaks
from components.analysis.money.timeline import change_on_year, intensity
from components.analysis.tables import parts_of, rows_of
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.break_lines import break_lines
from components.figures.chart import (
    HOVER,
    Chart,
    Sentences,
    blank,
    marks,
    middle,
    symbols,
    with_gaps,
)
from components.figures.labels import End, name_ends
from components.figures.theme import Look
from components.wording.formats import brief, listed, spoken, times

WIDE = "cloud_revenue"  # a metric that stands for it is a narrower line, drawn dotted


def _intensity_table(claims: Claims, view: View) -> pd.DataFrame:
    table = intensity(claims, view)
    labels = [claims.metric[m].label for m in table["metric"]]
    return with_breaks(claims, table.assign(label=labels))


def _intensity_figure(table: pd.DataFrame, view: View, look: Look) -> go.Figure:
    figure = blank(look, 330)
    ends: list[End] = []
    lines = table.groupby("company")["metric"].nunique()
    for (company, metric), rows in parts_of(table, "company", "metric"):
        rows = with_gaps(rows)
        narrow = metric != WIDE
        words = [
            f"<b>{company}</b>: {times(row.value)} cloud revenue<br>{spoken(row.period)}"
            if row.claims
            else ""
            for row in rows_of(rows)
        ]
        figure.add_scatter(
            x=middle(rows),
            y=rows["value"],
            mode="lines+markers",
            line={
                "color": look.company[company],
                "width": 2.5,
                "dash": "dot" if narrow else "solid",
            },
            marker={"symbol": symbols(rows), "size": 9},
            customdata=marks(rows, words),
            hovertemplate=HOVER,
            name=f"{company} {metric}",
        )
        last = rows.iloc[-1]
        which = ", wide" if lines[company] > 1 and not narrow else ""
        label = f"<b>{company}</b>{which} {times(last['value'])}"
        ends.append(End(float(last["value"]), label, look.company[str(company)]))
    top = max(1.2, float(table["value"].max()) * 1.15)
    for line in break_lines(table, top * 0.06, look):
        figure.add_trace(line)
    name_ends(figure, ends, least=top / 15, room=104, top=top)
    figure.add_hline(y=1, line={"color": look.quiet, "dash": "dot", "width": 1})
    figure.add_annotation(
        x=0,
        xref="paper",
        xanchor="left",
        y=1,
        yanchor="bottom",
        text="capex equals cloud revenue",
        font={"size": 12, "color": look.quiet},
    )
    figure.update_yaxes(title="capex / cloud revenue", range=[0, top], nticks=6)
    figure.update_xaxes(title=None, showgrid=False, dtick="M12", tickformat="%Y")
    figure.update_layout(showlegend=False)
    return figure


def _intensity_reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    silent = [c for c in view.company if c not in set(table["company"])]
    missing = (f"None can be computed for {listed(silent)}.",) if silent else ()
    if table.empty:
        none = "None of the companies chosen publishes both capex and cloud revenue here."
        return none, *missing
    said = []
    for company, rows in parts_of(table, "company"):
        last = rows.sort_values("end").iloc[-1]
        same = rows[rows["metric"] == last["metric"]]  # within one definition of revenue only
        before = change_on_year(same, str(last["period"]))
        was = (
            f", from {times(last['value'] / (1 + before))} a year before"
            if before is not None
            else ""
        )
        when = brief(last["period"])
        said.append(f"{company} spends {times(last['value'])} its cloud revenue ({when}){was}")
    return f"{'; '.join(said)}.", *missing


INTENSITY = Chart(
    name="capex-intensity",
    page="capex",
    question="How heavy is capex against cloud revenue?",
    measured=lambda claims, view: (
        "Group capex divided by cloud revenue of the same period. Group capex also serves other "
        "businesses, so this is a ceiling for the cloud alone. A dotted line counts the narrower "
        "of a company's two cloud lines, so it runs higher."
    ),
    table=_intensity_table,
    draw=_intensity_figure,
    reading=_intensity_reading,
    columns={"company": "Company", "period": "Period", "value": "Times", "status": "Status"},
)
