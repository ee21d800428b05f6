"""Old forecasts against what came, and the growth that came against what is supposed."""

from math import isnan
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.analysis.scenarios.forecasts import FEWEST, ranking, scored
from components.analysis.scenarios.past_growth import past_growth
from components.analysis.tables import records_of, rows_of
from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.terms import MARKET
from components.figures.break_lines import break_lines
from components.figures.chart import (
    HOVER,
    Chart,
    Plain,
    Sentences,
    blank,
    disc_symbols,
    marks,
    with_gaps,
)
from components.figures.charts.scenarios import revenue_words
from components.figures.text_trace import add_text
from components.figures.theme import Palette
from components.figures.time_axis import first_day, middle, year_axis
from components.wording.formats import amount, brief, listed, percent, spoken

_PITCH = 80  # pixels a forecast: two lines of words and one of marks


def _scores_figure(table: pd.DataFrame, view: View, palette: Palette) -> go.Figure:
    """A row a forecast: a ring where it was put, a disc where it came, on the scale of the disc."""
    rows = records_of(table)
    ratios = [_level(row) for row in rows]
    left, right = min(1.0, *ratios), max(1.0, *ratios)
    room = 0.5 * (right - left or 1.0)  # for the amounts beside the outermost marks, on a phone too
    left, right = left - room, right + room
    figure = blank(palette, _PITCH * len(rows) + 8)
    figure.update_layout(shapes=[_rule(i, palette) for i in range(len(rows))])
    heads = [f"<b>{_who(r)}</b><br>{_short(r['what'])}, {brief(r['period'])}" for r in rows]
    notes = [f"{_missed(row)}<br> " for row in rows]
    for x, texts, side, ink in (
        (left, heads, "middle right", palette.ink),
        (right, notes, "middle left", palette.quiet),
    ):
        places = [-_PITCH * i - 22 for i in range(len(rows))]
        add_text(figure, [x] * len(rows), places, texts, name="labels", color=ink, beside=side)
    for i, (row, ratio) in enumerate(zip(rows, ratios, strict=True)):
        y, color, over = -_PITCH * i - 58, palette.company[str(row["company"])], ratio >= 1
        forecast, outcome = _values(row)
        dash = "solid" if row["comparable"] else "dot"
        figure.add_shape(
            type="line", x0=ratio, x1=1, y0=y, y1=y, line={"color": color, "width": 3, "dash": dash}
        )
        figure.add_scatter(
            x=[ratio, 1.0],
            y=[y, y],
            mode="markers+text",
            text=[forecast, f"<b>{outcome}</b>"],
            textposition=["middle right", "middle left"][:: 1 if over else -1],
            textfont={"size": 13, "color": palette.ink},
            marker={
                "size": 11,
                "color": [palette.paper, color],
                "line": {"color": color, "width": 2},
                "opacity": 1,
            },
            customdata=marks(table.iloc[i : i + 1], [_hover(row)]) * 2,
            hovertemplate=HOVER,
            cliponaxis=False,
            name=str(row["company"]),
        )
    figure.update_layout(
        xaxis={"range": [left, right], "visible": False},
        yaxis={"range": [-_PITCH * len(rows) - 4, 4], "visible": False},
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        showlegend=False,
    )
    return figure


def _rule(row: int, palette: Palette) -> dict[str, Any]:
    """The line over a row."""
    at = {"xref": "paper", "x0": 0, "x1": 1, "y0": -_PITCH * row, "y1": -_PITCH * row}
    return {"type": "line", "line": {"color": palette.grid, "width": 1}, **at}


def _who(row: dict[str, Any]) -> str:
    """Whose forecast it is, and of whom."""
    if row["house"] == row["company"]:
        return str(row["house"])
    whom = "the market" if row["company"] == MARKET else row["company"]
    return f"{row['house']} on {whom}"


def _level(row: dict[str, Any]) -> float:
    """The forecast as a part of what came: 0.9 is a tenth too low."""
    return 1 + float(row["error"]) / 100


def _missed(row: dict[str, Any]) -> str:
    """By how much a forecast missed, as it is said: '4 points too low', '12% too high'."""
    if not row["comparable"]:
        return "yardstick changed"
    if row["direction"] == "met":
        return "met"
    if row["unit"] == "percent":
        apart = round(row["forecast"] - row["outcome"])
        by = f"{abs(apart)} point{'s' * (abs(apart) != 1)}"
    else:
        apart, by = round(row["error"]), percent(abs(round(row["error"])))
    return "about right" if apart == 0 else f"{by} too {'high' if apart > 0 else 'low'}"


def _short(what: str) -> str:
    return what.replace("Online a", "A")


def _values(row: dict[str, object]) -> tuple[str, str]:
    forecast, outcome = (
        amount(float(str(row[n])), str(row["unit"])).replace("-", "−")
        for n in ("forecast", "outcome")
    )
    return forecast, outcome


def _hover(row: dict[str, object]) -> str:
    forecast, outcome = _values(row)
    note = f"<br>{row['note']}" if row["note"] else ""
    return (
        f"<b>{row['house']}</b>: {forecast} as {row['status']}, {row['months']} months ahead<br>"
        f"came {outcome} ({row['outcome_status']}): {row['direction']}{note}"
    )


def _plain_label(row: Any) -> str:
    changed = "" if row.comparable else " (yardstick changed)"
    return f"{_who(row._asdict())}: {row.what}, {brief(row.period)}{changed}"


def _scores_reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    if table.empty:
        return (
            "No forecast of the companies chosen has both come due and met an outcome held here.",
        )
    ranked = ranking(table)
    fit = ranked[ranked["rank"].notna()]
    if fit.empty:
        return (
            f"No house has {FEWEST} forecasts that came due, too few to judge any.",
            *_worst(table),
        )
    best = [f"{r.house}'s {r.forecasts} forecasts missed by {r.error:.0f}%" for r in rows_of(fit)]
    others = len(ranked) - len(fit)
    few = f"; the other {others} houses have too few to judge" if others > 1 else ""
    return (f"{listed(best)} on average{few}.", *_worst(table))


def _worst(table: pd.DataFrame) -> Sentences:
    """The forecast that missed most, among those that compare."""
    sound = table[table["comparable"].astype(bool)]
    if sound.empty:
        return ()
    row = records_of(sound.loc[[sound["error"].abs().idxmax()]])[0]
    forecast, outcome = _values(row)
    return (f"The widest miss: {_who(row)}, {forecast} forecast and {outcome} came.",)


def _growth_figure(table: pd.DataFrame, view: View, palette: Palette) -> go.Figure:
    figure, color = blank(palette, 330), palette.company[view.focus]
    low, high = float(table["low"].iloc[0]), float(table["high"].iloc[0])
    whose = str(table["whose"].iloc[0])
    figure.add_hrect(y0=low, y1=high, fillcolor=palette.grid, line_width=0, layer="below")
    figure.add_annotation(
        x=0.99,
        xref="paper",
        xanchor="right",
        y=(low + high) / 2,
        text=f"{whose[:1].upper()}{whose[1:]}: {low:g} to {percent(high)}",
        bgcolor=palette.grid,
        borderpad=0,
    )
    line = with_gaps(table)
    words = [
        f"<b>{percent(r.value)}</b> on the year<br>{r.company} cloud, {spoken(r.period)}"
        for r in rows_of(line)
    ]
    figure.add_scatter(
        x=middle(line),
        y=line["value"].round(3),
        mode="lines+markers+text",
        text=["" if isnan(v) else f"{v:.0f}" for v in line["value"]],
        textposition="top center",
        line={"color": color, "width": 2.5},
        marker={
            "size": 9,
            "symbol": disc_symbols(line),
        },
        customdata=marks(line, words),
        hovertemplate=HOVER,
        name="growth that came",
    )
    top = max(high, float(table["value"].max())) * 1.18
    figure.update_yaxes(title="growth on the year (%)", range=[min(0, low), top], nticks=6)
    figure.update_yaxes(showgrid=False)  # every point carries its number
    figure.update_xaxes(year_axis(first_day(table), table["end"].max()))
    figure.add_traces(list(break_lines(table, (min(0, low), top), palette)))
    figure.update_layout(showlegend=False)
    return figure


def _range(table: pd.DataFrame, view: View) -> dict[str, float]:
    """The ends of the range supposed, each by whose it is."""
    first = table.iloc[0]
    whose = f"{first['whose'][:1].upper()}{first['whose'][1:]}"
    return {
        f"{whose}, {end} end: {percent(first[end])}": float(first[end]) for end in ("low", "high")
    }


def _growth_reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    if table.empty:
        return (
            f"There is no growth of {view.focus} to set beside a range supposed.",
            "It has no quarters a year apart, or no scenario gives a range for it.",
        )
    last = table.tail(4)
    low, high = float(last["low"].iloc[0]), float(last["high"].iloc[0])
    above, below = int((last["value"] > high).sum()), int((last["value"] < low).sum())
    whose = f"{_possessive(str(table['whose'].iloc[0]))} {low:g} to {percent(high)}"
    came = f"{percent(round(last['value'].min()))} to {percent(round(last['value'].max()))}"
    each = f"in each of the last {_COUNTED.get(len(last), len(last))} quarters"
    if above == len(last):
        said = f"{revenue_words(claims, view)} has outgrown {whose} {each}"
    elif below == len(last):
        said = f"{revenue_words(claims, view)} has fallen short of {whose} {each}"
    elif above == below == 0:
        said = f"{revenue_words(claims, view)} has kept to {whose} {each}"
    else:
        newest = last["value"].iloc[-1]
        where = "above" if newest > high else "below" if newest < low else "within"
        said = f"{revenue_words(claims, view)} grew {percent(round(newest))}, {where} {whose}"
    return (f"{said}.", f"It grew by {came} on the year.")


_COUNTED = {1: "one", 2: "two", 3: "three", 4: "four"}


def _possessive(whose: str) -> str:
    """Whose range it is: the newsletter's; of a scenario, 'the range of' it."""
    return f"{whose}'s" if whose.startswith("the ") else f"the range of {whose},"


_LEVELS = "A miss of growth counts as one of the level: 123 where 134 came is 8% too low."


def _scores_measured(claims: Claims, view: View) -> str:
    said = f"Ring: the forecast; filled and bold: what came. {_LEVELS}"
    changed = not scored(claims, view)["comparable"].astype(bool).all()
    return f"{said} Dotted: the yardstick changed in between." if changed else said


def _growth_basis(claims: Claims, view: View) -> str:
    return f"{revenue_words(claims, view)} of each quarter on the same quarter a year before, %."


FORECAST_SCORES = Chart(
    name="forecast-scores",
    page="scenarios",
    section="Track record",
    question="How good were the forecasts that have come due?",
    measured=_scores_measured,
    table=scored,
    draw=_scores_figure,
    reading=_scores_reading,
    columns={
        "house": "House",
        "company": "Company",
        "what": "Forecast of",
        "period": "Period",
        "forecast": "Forecast",
        "outcome": "Came",
        "unit": "Unit",
        "error": "Error, %",
        "direction": "Direction",
        "months": "Months ahead",
        "note": "Why it does not compare",
    },
    plain=Plain(
        measure="error",
        along="label",
        label=_plain_label,
        unit="percent",
        measured=lambda claims, view: f"How far each missed, in percent of what came. {_LEVELS}",
    ),
    marks_weak=False,
)

PAST_GROWTH = Chart(
    name="past-growth",
    page="scenarios",
    section="Track record",
    question="Did growth stay in the range supposed?",
    measured=lambda claims, view: f"{_growth_basis(claims, view)} Grey: the range supposed.",
    table=past_growth,
    draw=_growth_figure,
    reading=_growth_reading,
    columns={
        "company": "Company",
        "period": "Quarter",
        "value": "Growth on the year, %",
        "low": "Range, low",
        "high": "Range, high",
        "whose": "Whose range",
    },
    plain=Plain(along="period", levels=_range, measured=_growth_basis),
)
