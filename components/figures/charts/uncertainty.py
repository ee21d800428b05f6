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
from components.figures.charts.scenarios import nothing_supposed, revenue_words, rounded
from components.figures.rows import FOOT, row_height, row_y, set_rows
from components.figures.rules import add_rules
from components.figures.supposed import (
    BOLD,
    THIN,
    PathEnd,
    cut_at_breaks,
    name_paths,
    stand_on_ground,
)
from components.figures.theme import Palette
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
_PITCH, _BAR = 74, 34  # pixels from row to row, and of a value through a row
_HEAD, _ZERO = 28, 18  # pixels over the rows, and under them for the name of zero
_TICK = 6  # pixels
_BESIDE = 0.4  # of the span of results: room for the words beside the outermost
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


def _fan_figure(table: pd.DataFrame, view: View, palette: Palette) -> go.Figure:
    figure, company = blank(palette, 400), str(table["company"].iloc[0])
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
                "color": palette.company[company],
                "dash": "8px 4px" if is_middle else "dot",
                "width": BOLD if is_middle else THIN,
            },
            fill="tonexty" if name in _TINTS else None,
            fillcolor=palette.tint(company, _TINTS[name]) if name in _TINTS else None,
            customdata=marks(fan, [_fan_words(row, name) for row in records_of(fan)]),
            hovertemplate=HOVER,
            name=told,
        )
        last = float(fan[name].iloc[-1])
        ends.append(PathEnd(last, f"{last:,.0f}", told, palette.company[company], is_middle))
    cut_at_breaks(figure, happened, "p50", top, palette)
    happened = with_gaps(happened)
    figure.add_scatter(
        x=middle(happened),
        y=happened["p50"].round(3),
        mode="lines+markers",
        line={"color": palette.company[company], "width": BOLD},
        marker={"size": 7},
        customdata=marks(happened, [_fan_words(row, "") for row in records_of(happened)]),
        hovertemplate=HOVER,
        name="happened",
    )
    name_paths(figure, ends, top, palette)
    figure.update_yaxes(title=f"{view.currency} bn", range=[0, top], nticks=6)
    figure.update_layout(showlegend=False)
    stand_on_ground(figure, table, happened, palette)
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
        f"Half of the outcomes put {revenue_words(claims, view)} in 2030 between {low} and {high}.",
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


def _tornado_figure(table: pd.DataFrame, view: View, palette: Palette) -> go.Figure:
    """A row an assumption: a dotted line between the results at the two ends of its range."""
    base, unit = float(table["at_base"].iloc[0]), str(table["unit"].iloc[0])
    ends = [v for v in (*table["at_low"], *table["at_high"], base) if v == v] or [0.0]
    pad = _BESIDE * (max(ends) - min(ends) or 1.0)
    left, right = min(ends) - pad, max(ends) + pad
    crosses = left < 0 < right
    figure = blank(palette, row_height(len(table), _PITCH, head=_HEAD) + crosses * _ZERO)
    labels = [(about_words(row.about), _range(row)) for row in rows_of(table)]
    set_rows(figure, palette, labels, _PITCH, right, head=_HEAD, left=left)
    at = [row_y(place, _PITCH) for place in range(len(table))]
    if crosses:
        _add_zero(figure, table, at, palette)
    for place, y in enumerate(at):
        figure.add_trace(_swing(table.iloc[place : place + 1], y, view, palette))
    if not math.isnan(base):
        add_rules(figure, [(base, y - _BAR / 2, base, y + _BAR / 2) for y in at], palette.ink)
        said = f"as supposed <b>{_reached(base, unit)}</b>"
        figure.add_annotation(x=base, y=_HEAD / 2, text=said, font={"size": 13})
    return figure


def _swing(one: pd.DataFrame, y: float, view: View, palette: Palette) -> go.Scatter:
    """From the lesser result to the larger, each with what is then supposed.

    Dotted, for nothing of it has happened. Where one end comes to no result, the line starts at
    what is supposed.
    """
    row = next(rows_of(one))
    reached = {end: getattr(row, f"at_{end}") for end in ("low", "high")}
    known = sorted(
        (end for end in reached if reached[end] == reached[end]), key=lambda end: reached[end]
    )
    points = [
        (
            reached[end],
            f"<b>{_reached(reached[end], row.unit)}</b><br>if {_supposed(row, end)}",
            marks(one, [_end_words(row, end, view)])[0],
            11,
        )
        for end in known
    ]
    if len(points) == 1 and row.at_base == row.at_base:
        points.insert(int(row.at_base > points[0][0]), (row.at_base, "", ["", ""], 0))
    beside = ["middle left", "middle right"]
    return go.Scatter(
        x=[value for value, *_ in points],
        y=[y] * len(points),
        mode="lines+markers+text",
        line={"color": palette.company[view.focus], "width": BOLD, "dash": "dot"},
        marker={"symbol": "circle-open", "size": [size for *_, size in points]},
        text=[words for _, words, *_ in points],
        textposition=beside[-len(points) :],
        textfont={"size": 13, "color": palette.ink},
        cliponaxis=False,
        customdata=[carried for _, _, carried, _ in points],
        hovertemplate=HOVER,
        name=f"{row.of} {row.about}",
    )


def _supposed(row: Any, end: str) -> str:
    return value_words(row.about, getattr(row, end))


def _end_words(row: Any, end: str, view: View) -> str:
    """What a pointer is told of an end: the result there, and what it takes."""
    reached = _reached(getattr(row, f"at_{end}"), row.unit)
    takes = f"{about_words(row.about)} at {_supposed(row, end)}"
    return f"<b>{_outcome(view)}: {reached}</b><br>{takes}{_place(row, end)}"


def _add_zero(figure: go.Figure, table: pd.DataFrame, at: list[float], palette: Palette) -> None:
    """Zero in each row, named under the last: a whole line between the ends, a tick where the words
    beside an end may stand on it.
    """
    lows = table[["at_low", "at_base", "at_high"]].min(axis=1)
    highs = table[["at_low", "at_base", "at_high"]].max(axis=1)
    feet = [
        y - _BAR / 2 if low <= 0 <= high else y + _BAR / 2
        for low, high, y in zip(lows, highs, at, strict=True)
    ]
    tops = [y + _BAR / 2 + _TICK for y in at]
    add_rules(
        figure, [(0, foot, 0, top) for foot, top in zip(feet, tops, strict=True)], palette.quiet
    )
    bottom = -_PITCH * len(at) - FOOT - _ZERO
    figure.update_yaxes(range=[bottom, _HEAD])
    figure.add_annotation(x=0, y=bottom + _ZERO / 2, text="0", font={"color": palette.quiet})


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


_TRIED = "Growth is tried throughout the range that claims give."


def _fan_basis(claims: Claims, view: View) -> str:
    return f"{revenue_words(claims, view)}, four quarters added up, {view.currency} bn."


REVENUE_FAN = Chart(
    name="revenue-fan",
    page="scenarios",
    section="Outlook",
    question="How wide is what the evidence allows?",
    measured=lambda claims, view: (
        f"{_fan_basis(claims, view)} Dark: half of the outcomes; pale: 8 in 10. {_TRIED}"
    ),
    table=_fan_table,
    draw=_fan_figure,
    reading=_fan_reading,
    columns={
        "period": "Four quarters to",
        **{name: f"{said[:1].upper()}{said[1:]}" for name, said in _BOUNDS.items()},
        "unit": "Unit",
        "scenario": "Scenario",
    },
    plain=Plain(
        along="period",
        several=("p10", "p25", "p50", "p75", "p90"),
        measured=lambda claims, view: f"{_fan_basis(claims, view)} {_TRIED}",
    ),
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
