"""Capex per unit of cloud revenue, where both are published."""

from dataclasses import replace

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
from components.wording.formats import listed, spoken, times

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
    unit = {"RMB": "yuan", "USD": "dollar"}[view.currency]
    newest = _newest(table)
    periods = {row["period"] for row, _ in newest}
    when = f" in {_in(periods.pop())}" if len(periods) == 1 else ""
    each = _each(newest, view.currency, in_brackets=not when)
    found = f"{each} for each {unit} of cloud revenue{when}."
    return found, *_over_four_quarters(claims, view), *missing


def _newest(table: pd.DataFrame) -> list[tuple[pd.Series, float | None]]:
    """The newest row of each company, the dearest first, with its value a year before."""
    found = []
    for _, rows in parts_of(table, "company"):
        last = rows.sort_values("end").iloc[-1]
        same = rows[rows["metric"] == last["metric"]]  # within one definition of revenue only
        change = change_on_year(same, str(last["period"]))
        found.append((last, None if change is None else last["value"] / (1 + change)))
    return sorted(found, key=lambda one: -one[0]["value"])


def _each(
    newest: list[tuple[pd.Series, float | None]],
    currency: str,
    in_brackets: bool = False,
    with_before: bool = False,
) -> str:
    """'Baidu spends RMB 1.56 and Alibaba RMB 1.40', each with what is asked for in brackets."""
    said = []
    for row, before in newest:
        more = [spoken(row["period"])] if in_brackets else []
        more += [f"{before:.2f} a year before"] if with_before and before is not None else []
        beside = f" ({', '.join(more)})" if more else ""
        said.append(f"{row['company']} {currency} {row['value']:.2f}{beside}")
    return listed(said).replace(f" {currency}", f" spends {currency}", 1)


def _in(period: str) -> str:
    """A period after 'in': 'April to June 2026', but 'the four quarters to June 2026'."""
    return f"the {spoken(period)}" if period.startswith("ttm") else spoken(period)


def _over_four_quarters(claims: Claims, view: View) -> Sentences:
    """The same over four quarters, beside a single one, which may stand out; and a year before."""
    if view.span != "quarter":
        return ()
    table = _intensity_table(claims, replace(view, span="four quarters"))
    newest = [(row, was) for row, was in _newest(table) if row["end"] == table["end"].max()]
    if not newest:
        return ()
    return (f"Over four quarters {_each(newest, view.currency, with_before=True)}.",)


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
