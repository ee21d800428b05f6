"""The fan of what the evidenced ranges allow, and which assumption moves a result most."""

import math
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.analysis.scenarios.chosen import found, lead_scenario
from components.analysis.scenarios.fan import evidenced, judged, revenue_fan
from components.analysis.scenarios.outlook import outlook
from components.analysis.scenarios.tornado import tornado
from components.analysis.tables import largest, records_of, rows_of
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.chart import HOVER, Chart, Plain, Sentences, blank, marks, with_gaps
from components.figures.charts.scenarios import nothing_supposed, rounded
from components.figures.rows import row_height, row_y, set_rows
from components.figures.supposed import (
    BOLD,
    THIN,
    PathEnd,
    cut_at_breaks,
    name_paths,
    stand_on_ground,
)
from components.figures.theme import Look
from components.figures.time_axis import middle
from components.wording.formats import amount, listed, money, percent, spoken, within_sentence
from components.wording.scenario_words import (
    about_words,
    outcome_words,
    range_words,
    value_words,
)

_BOUNDS = {  # from the lowest, so that each band is filled down to the one below
    "p10": "1 in 10 ends below",
    "p25": "1 in 4 ends below",
    "p50": "the middle",
    "p75": "1 in 4 ends above",
    "p90": "1 in 10 ends above",
}
_SAME = 0.01  # of a value: so near, two are told as one
_PITCH, _BAR = 62, 22  # pixels from row to row, and of a bar
_HEAD, _LEGEND = 28, 30  # pixels over the rows and under them
_TINTS = {"p25": 0.14, "p50": 0.32, "p75": 0.32, "p90": 0.14}


def _fan_table(claims: Claims, view: View) -> pd.DataFrame:
    """The fan, and before it what happened, which has no spread."""
    fan = revenue_fan(claims, view)
    if fan.empty:
        return fan
    happened = outlook(claims, view)
    happened = happened[happened["role"] == "actual"]
    empty = dict.fromkeys(_BOUNDS, float("nan"))
    happened = happened.assign(**empty).assign(p50=happened["value"])
    columns = [*fan.columns, "break_short", "break_why", "break_at"]
    return pd.concat([happened, fan])[columns].reset_index(drop=True)


def _fan_figure(table: pd.DataFrame, view: View, look: Look) -> go.Figure:
    figure, company = blank(look, 400), str(table["company"].iloc[0])
    happened = table[table["status"] != "projection"]
    ahead = table[table["status"] == "projection"]
    begun = happened.tail(1)
    fan = pd.concat([begun.assign(**dict.fromkeys(_BOUNDS, begun["p50"])), ahead])
    top = float(table["p90"].max()) * 1.08
    ends = []
    for name, told in _BOUNDS.items():
        is_middle = name == "p50"
        figure.add_scatter(
            x=middle(fan),
            y=fan[name].round(3),
            mode="lines",
            line={
                "color": look.company[company],
                "dash": "8px 4px" if is_middle else "dot",
                "width": BOLD if is_middle else THIN,
            },
            fill="tonexty" if name in _TINTS else None,
            fillcolor=look.tint(company, _TINTS[name]) if name in _TINTS else None,
            customdata=marks(fan, [_fan_words(row, name) for row in records_of(fan)]),
            hovertemplate=HOVER,
            name=told,
        )
        last = float(fan[name].iloc[-1])
        ends.append(PathEnd(last, f"{last:,.0f}", told, look.company[company], is_middle))
    cut_at_breaks(figure, happened, "p50", top, look)
    happened = with_gaps(happened)
    figure.add_scatter(
        x=middle(happened),
        y=happened["p50"].round(3),
        mode="lines+markers",
        line={"color": look.company[company], "width": BOLD},
        marker={"size": 7},
        customdata=marks(happened, [_fan_words(row, "") for row in records_of(happened)]),
        hovertemplate=HOVER,
        name="happened",
    )
    name_paths(figure, ends, top, look)
    figure.update_yaxes(title=f"{view.currency} bn", range=[0, top], nticks=6)
    figure.update_layout(showlegend=False)
    stand_on_ground(figure, table, happened, look)
    return figure


def _fan_words(row: dict[str, Any], name: str) -> str:
    value, when = money(row[name or "p50"], row["unit"]), spoken(str(row["period"]))
    if row["status"] != "projection":
        return f"<b>{value}</b>, happened<br>{when}"
    return f"<b>{value}</b> or less in {name[1:]} of 100 outcomes<br>{when}"


def _fan_reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    if table.empty:
        if view.focus not in view.company:
            return (nothing_supposed(claims, view),)
        return (
            f"There is no range for {view.focus}: it lacks quarters to start from, or no claim "
            "gives a range for its growth.",
        )
    last = table.iloc[-1]
    low, high = rounded(last["p25"], last["unit"]), rounded(last["p75"], last["unit"])
    return (
        f"Half of the outcomes put {view.focus}'s cloud revenue in 2030 between {low} and {high}.",
        *_off_middle(last, claims, view),
    )


def _off_middle(last: pd.Series, claims: Claims, view: View) -> Sentences:
    """Why the middle of the outcomes is not what the leading scenario comes to, where it is not."""
    scenario = lead_scenario(claims, view)
    grows = found(scenario, "cloud_growth", view.focus) if scenario else None
    span = evidenced(grows) if grows else None
    paths = outlook(claims, view)
    path = paths[paths["role"] == "lead"].tail(1)["value"]
    if scenario is None or span is None or path.empty:
        return ()
    led, middle = float(path.iloc[0]), float(last["p50"])
    if abs(middle / led - 1) < _SAME:
        return ()
    least, value, most = span
    way = "up" if most - value > value - least else "down"
    return (
        f"The middle is {rounded(middle, last['unit'])}, not the {rounded(led, last['unit'])} of "
        f"{scenario.name}: the range, {range_words('cloud_growth', least, most)}, leans {way} from "
        f"its {percent(value)}.",
    )


def _left_out(claims: Claims, view: View) -> Sentences:
    """Which ranges are not used, for they rest on judgement or on the newsletter."""
    names = [about_words(a.about).lower() for a in judged(claims, view)]
    return (f"Left out, as no claim gives their range: {listed(names)}.",) if names else ()


def _tornado_figure(table: pd.DataFrame, view: View, look: Look) -> go.Figure:
    """A row an assumption: from what is supposed to the result at each end of its range."""
    rows, base = table, float(table["at_base"].iloc[0])
    origin = 0.0 if math.isnan(base) else base
    ends = [v for v in (*rows["at_low"], *rows["at_high"], origin) if v == v]
    pad = 0.28 * (max(ends) - min(ends) or 1.0)  # for the results beside the longest bars
    figure = blank(look, row_height(len(rows), _PITCH, head=_HEAD) + _LEGEND, barmode="overlay")
    labels = [(about_words(row.about), _range(row)) for row in rows_of(rows)]
    left, right = min(ends) - pad, max(ends) + pad
    set_rows(figure, look, labels, _PITCH, right, head=_HEAD, left=left)
    at = [row_y(place, _PITCH) for place in range(len(rows))]
    for end, share in (("low", 0.45), ("high", 1.0)):
        _add_ends(figure, rows, end, origin, at, view, look, look.tint(view.focus, share))
    if not math.isnan(base):
        _add_base(figure, base, str(rows["unit"].iloc[0]), at, look)
    figure.update_yaxes(range=[-_PITCH * len(rows) - 6 - _LEGEND, _HEAD])
    figure.update_layout(
        showlegend=True, legend={"x": 0, "y": 0, "yref": "container", "yanchor": "bottom"}
    )
    return figure


def _add_ends(
    figure: go.Figure,
    rows: pd.DataFrame,
    end: str,
    origin: float,
    at: list[float],
    view: View,
    look: Look,
    color: str,
) -> None:
    """The results at one end of each range, as bars from what is supposed."""
    reached = rows[f"at_{end}"]
    words = [
        f"<b>{_outcome(view)}: {_reached(getattr(r, f'at_{end}'), r.unit)}</b><br>"
        f"{about_words(r.about)} at {value_words(r.about, getattr(r, end))}{_place(r, end)}"
        for r in rows_of(rows)
    ]
    figure.add_bar(
        y=at,
        x=reached - origin,
        base=origin,
        orientation="h",
        width=_BAR,
        marker={"color": color, "line": {"color": look.company[view.focus], "width": 1}},
        text=[
            "" if value != value or value == origin else _reached(value, unit)
            for value, unit in zip(reached, rows["unit"], strict=True)
        ],
        textposition="outside",
        textfont={"size": 13, "color": look.ink},
        cliponaxis=False,
        customdata=marks(rows, words),
        hovertemplate=HOVER,
        name=f"at its {end} end",
    )


def _add_base(figure: go.Figure, base: float, unit: str, at: list[float], look: Look) -> None:
    """What is supposed, as a line through the bars of each row, named over the first."""
    for y in at:
        figure.add_shape(
            type="line",
            line={"color": look.ink, "width": 1.5},
            x0=base,
            x1=base,
            y0=y - _BAR / 2 - 4,
            y1=y + _BAR / 2 + 4,
        )
    figure.add_annotation(
        x=base,
        y=_HEAD / 2,
        text=f"as supposed <b>{_reached(base, unit)}</b>",
        font={"size": 13},
    )


def _outcome(view: View) -> str:
    """The result asked about, by name."""
    return outcome_words(view.outcome, view.yardstick)


def _range(row: object) -> str:
    return range_words(row.about, row.low, row.high)  # type: ignore[attr-defined]


def _reached(value: float, unit: str) -> str:
    if math.isnan(value):
        return "not by the end of 2030"
    return percent(value, 1) if unit == "percent" else amount(value, unit).replace("-", "−")


def _place(row: object, end: str) -> str:
    place, base = getattr(row, f"place_{end}"), row.place_base  # type: ignore[attr-defined]
    return f"<br>its place becomes {place:.0f}, not {base:.0f}" if place != base == base else ""


def _tornado_reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    if table.empty:
        if view.focus not in view.company:
            return (nothing_supposed(claims, view),)
        return (
            f"No range that claims give moves this for {view.focus}: "
            f"{within_sentence(_outcome(view))}.",
            "It cannot be worked out, or is not reached by the end of 2030.",
            *_left_out(claims, view),
        )
    most = largest(table, "swing")
    flips = [about_words(r.about).lower() for r in rows_of(table) if _flips(r)]
    place = f"{view.focus}'s place by {view.yardstick} turns on {listed(flips)}."
    low, high = _reached(most.at_low, most.unit), _reached(most.at_high, most.unit)
    ends = f"from {low} to {high}".replace("−", "minus ")
    return (
        f"{about_words(most.about)} moves it most: {ends}.",
        *([place] if flips else []),
        *_left_out(claims, view),
    )


def _flips(row: object) -> bool:
    places = {row.place_low, row.place_base, row.place_high}  # type: ignore[attr-defined]
    return len({p for p in places if p == p}) > 1


def _plain_label(row: Any) -> str:
    return f"{about_words(row.about)}, {row.of}: {range_words(row.about, row.low, row.high)}"


REVENUE_FAN = Chart(
    name="revenue-fan",
    page="scenarios",
    section="Outlook",
    question="How wide is what the evidence allows?",
    measured=lambda claims, view: (
        f"{view.focus}'s cloud revenue, four quarters added up, {view.currency} bn. Dark: half of "
        "the outcomes; pale: 8 in 10. Growth is tried throughout the range that claims give."
    ),
    table=_fan_table,
    draw=_fan_figure,
    reading=_fan_reading,
    columns={
        "period": "Four quarters to",
        "p10": "10%",
        "p25": "25%",
        "p50": "50%",
        "p75": "75%",
        "p90": "90%",
        "unit": "Unit",
        "scenario": "Scenario",
    },
    plain=Plain(along="period", several=("p10", "p25", "p50", "p75", "p90")),
    marks_weak=False,
)

TORNADO = Chart(
    name="tornado",
    page="scenarios",
    section="Outlook",
    question="Which assumption moves the result most?",
    measured=lambda claims, view: (
        f"{_outcome(view)} for {view.focus}, with one assumption at a time at the ends of the "
        "range that claims give it."
    ),
    table=tornado,
    draw=_tornado_figure,
    reading=_tornado_reading,
    columns={
        "of": "Of",
        "about": "Assumption",
        "low": "Low end",
        "supposed": "Supposed",
        "high": "High end",
        "at_low": "Result at low",
        "at_base": "Result",
        "at_high": "Result at high",
        "unit": "Unit",
    },
    plain=Plain(along="label", several=("at_low", "at_base", "at_high"), label=_plain_label),
    marks_weak=False,
)
