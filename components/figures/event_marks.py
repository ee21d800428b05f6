"""Events on a time axis: small marks along the top of a panel."""

import pandas as pd
import plotly.graph_objects as go

from components.analysis.tables import rows_of
from components.figures.chart import HOVER
from components.figures.theme import Look


def event_marks(own: pd.DataFrame, middle: pd.Timestamp, top: float, look: Look) -> go.Scatter:
    """Marks along the top of a panel, `top` being its end, told on hover; the first plan by name.

    `own` is the panel's table; its events are the rows that `events_of` made. A name stands on
    the side of its mark that looks to the `middle` of the time axis, where there is room.
    """
    events = own[own["measure"] == "event"].sort_values("start", kind="stable")
    right = [start < middle for start in events["start"]]
    return go.Scatter(
        x=events["start"].dt.strftime("%Y-%m-%d"),
        y=[top * 0.97] * len(events),
        mode="markers+text",
        text=_first_plan(events) if len(events) else [],
        textposition=[f"bottom {'right' if here else 'left'}" for here in right],
        textfont={"size": 11, "color": look.ink},
        cliponaxis=False,
        marker={"symbol": "triangle-down", "size": 8, "color": look.quiet},
        customdata=[["", f"{row.label}<br>{row.period}"] for row in rows_of(events)],
        hovertemplate=HOVER,
        showlegend=False,
        name="events",
    )


def _first_plan(events: pd.DataFrame) -> pd.Series:
    """The words of the first plan among some events, by date, and no words for the others."""
    plan = events["kind"] == "plan"
    return events["short"].where(plan & (plan.cumsum() == 1), "")
