"""Lines in time where a company counts anew, with what changed on the line."""

from collections.abc import Iterator
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from components.analysis.tables import rows_of
from components.figures.chart import HOVER, marks
from components.figures.theme import Look


def break_lines(
    table: pd.DataFrame, height: float, look: Look, is_over: bool = False, letters: int = 99
) -> Iterator[go.Scatter]:
    """A dotted line, `height` high, at each break in a table made by `with_breaks`.

    What changed stands left of its top, or left `is_over` it, in lines of so many letters.
    """
    changed = table[table["break_short"] != ""]
    for place, row in enumerate(rows_of(changed)):
        day = row.break_at.strftime("%Y-%m-%d")
        said = f"<b>{row.company}</b> {row.label}: {row.break_why}"
        yield go.Scatter(
            x=[day, day],
            y=[0, height],
            mode="lines+text",
            text=["", "<br>".join(wrap(row.break_short, letters, break_long_words=False))],
            textposition="top left" if is_over else "middle left",
            textfont={"size": 11, "color": look.quiet},
            line={"color": look.quiet, "width": 1, "dash": "dot"},
            customdata=marks(changed.iloc[place : place + 1], [said]) * 2,
            hovertemplate=HOVER,
            cliponaxis=False,
            showlegend=False,
            name="what changed",
        )
