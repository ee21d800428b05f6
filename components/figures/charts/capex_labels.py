"""What is written on the marks of capex and revenue: each a note of Plotly, without its axes."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from components.analysis.tables import parts_of, records_of, rows_of
from components.claims.period import year_before
from components.figures.labels import apart
from components.figures.theme import Palette
from components.figures.time_axis import middle
from components.wording.formats import kept_together, money, spoken

_LINE = 16  # pixels
_CLEAR = 24  # pixels over a bar, for its number
_QUARTER = 85  # days, the shortest
_LONG = 12  # letters that fit right of a row on a phone
YEAR_LINES = 3


def end_labels(
    own: pd.DataFrame, palette: Palette, color: str, pixel: float
) -> Iterator[dict[str, Any]]:
    """The newest bar and the newest revenue line, named right of their end.

    `pixel` is the height of one pixel in units of the axis. Where a plan stands at the right, the
    bar is named on top; a line that ends before the newest bar is named over its end, clear of it.
    """
    ends: list[tuple[float, str, str, Any]] = []
    capex = own[own["measure"] == "capex"].sort_values("end")
    if len(capex) and (own["measure"] == "capex planned").any():
        yield _over(capex.tail(1), color)
    elif len(capex):
        last = records_of(capex.tail(1))[0]
        ends.append((last["value"], _end("Capex", last), color, last["end"]))
    revenue = own[own["measure"] == "cloud_revenue"]
    for _, line in parts_of(revenue, "metric"):
        if line["end"].max() == revenue["end"].max():
            last = records_of(line.sort_values("end").tail(1))[0]
            if len(capex) and last["end"] < capex["end"].max():
                yield _over_end(line.sort_values("end").tail(2), palette)
            else:
                ends.append((last["value"], _end(last["label"], last), palette.ink, last["end"]))
    ends.sort(key=lambda end: end[0])
    lines = max((1 + text.count("<br>") for _, text, *_ in ends), default=1)
    places = apart([end[0] for end in ends], _LINE * (lines + 1) / 2 * pixel, 1e9)
    for (_, text, ink, day), y in zip(ends, places, strict=True):
        yield {
            "x": day.strftime("%Y-%m-%d"),
            "xanchor": "left",
            "xshift": 3,
            "y": y,
            "text": text,
            "align": "left",
            "font": {"color": ink, "size": 13},
        }


def _over_end(lasts: pd.DataFrame, palette: Palette) -> dict[str, Any]:
    """The name of a line left of its last mark, over that and the one before."""
    last = records_of(lasts.tail(1))[0]
    return {
        "x": middle(lasts).iloc[-1],
        "xanchor": "right",
        "y": lasts["value"].max(),
        "yanchor": "bottom",
        "yshift": 4,
        "text": _end(last["label"], last),
        "align": "right",
        "font": {"color": palette.ink, "size": 13},
    }


def _end(label: str, row: dict[str, Any]) -> str:
    named = label.replace(" revenue", "<br>revenue") if len(label) > _LONG else label
    return f"{named} <b>{_size(row)}</b>"


def _size(row: dict[str, Any]) -> str:
    """Billions to one digit; of an estimate only a digit that says something."""
    size = f"{row['value']:.1f}"
    return f"about {size.removesuffix('.0')}" if row["status"] == "estimate" else size


def _over(bar: pd.DataFrame, color: str) -> dict[str, Any]:
    """The size of a bar, on top of it."""
    return {
        "x": middle(bar).iloc[0],
        "y": bar["value"].iloc[0],
        "yanchor": "bottom",
        "yshift": 2,
        "text": f"<b>{_size(records_of(bar)[0])}</b>",
        "font": {"color": color, "size": 13},
    }


def year_before_label(
    own: pd.DataFrame, color: str, pixel: float, is_wide: bool
) -> Iterator[dict[str, Any]]:
    """The capex of a year before the newest, on top of its bar, or in it where a line runs there.

    `pixel` is the height of one pixel in units of the axis. On a phone it is wider than its bar: it
    would cover those beside it, so there it is left out where a line runs over the bar.
    """
    capex = own[own["measure"] == "capex"].sort_values("end")
    if capex.empty:
        return
    base = year_before(str(capex["period"].iloc[-1]))
    then = capex[capex["period"] == base]
    if then.empty:
        return
    days = (own["end"] - then["end"].iloc[0]).abs().dt.days
    beside = own[days < (_QUARTER if is_wide else _QUARTER + 10)]
    bar = float(then["value"].iloc[0])
    over = beside[beside["measure"].isin(("capex", "cloud_revenue"))]["value"]
    crossed = ((over > bar) & (over < bar + _CLEAR * pixel)).any()
    if crossed and not is_wide:
        return
    yield {
        "x": middle(then).iloc[0],
        "y": bar,
        "yanchor": "top" if crossed else "bottom",
        "yshift": -2 if crossed else 2,
        "text": _size(records_of(then)[0]),
        "font": {"color": color, "size": 13},
    }


def year_words(years: pd.DataFrame, color: str, is_wide: bool) -> Iterator[dict[str, Any]]:
    """What was spent, or is planned, in each whole year, over its band or bar.

    On a phone in lines of a word or two, at most `YEAR_LINES`.
    """
    for row, day in zip(rows_of(years), middle(years), strict=True):
        over = {"floor": "over", "ceiling": "up to"}.get(row.bound, "")
        planned = row.measure == "capex planned"
        how = f"plan: {over}" if planned else over or "about" if row.status == "estimate" else over
        size = kept_together(money(round(row.value), row.unit))
        if not is_wide:  # too narrow for the currency, which stands over the chart
            size = size.partition("\u00a0")[2]
        said = [*filter(None, [how]), f"<b>{size}</b>"]
        yield {
            "x": day,
            "y": row.height,
            "yanchor": "bottom",
            "yshift": 1,
            "text": (" " if is_wide else "<br>").join([*said, f"in {spoken(row.period)}"]),
            "font": {"color": color, "size": 13 if is_wide else 12},
        }
