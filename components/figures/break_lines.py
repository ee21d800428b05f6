"""Lines in time where a company counts anew, with what changed on the line."""

from collections.abc import Iterator
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from components.analysis.tables import rows_of
from components.figures.chart import HOVER, marks
from components.figures.theme import Palette
from components.wording.formats import kept_together

_CLEAR = "\u00a0\u00a0"  # between words and the line, or the number of a moment close by


def break_lines(
    table: pd.DataFrame,
    span: tuple[float, float],
    palette: Palette,
    is_over: bool = False,
    letters: int = 99,
) -> Iterator[go.Scatter]:
    """A dotted line from the first to the second value of `span` at each break of a table.

    The table is made by `with_breaks`; the line of what it counts is cut here by `with_gaps`. What
    changed stands left of the foot, or left of and `is_over` the top, in lines of so many letters.
    """
    changed = table[table["break_short"].fillna("") != ""]
    for place, row in enumerate(rows_of(changed)):
        day = row.break_at.strftime("%Y-%m-%d")
        lines = wrap(kept_together(row.break_short), letters, break_long_words=False)
        words = "<br>".join(line + _CLEAR for line in lines)
        said = f"<b>{row.company}</b>: {row.break_why}"
        yield go.Scatter(
            x=[day, day],
            y=list(span),
            mode="lines+text",
            text=["", words] if is_over else [words, ""],
            textposition="top left",
            textfont={"size": 11, "color": palette.quiet},
            line={"color": palette.quiet, "width": 1, "dash": "dot"},
            customdata=marks(changed.iloc[place : place + 1], [said]) * 2,
            hovertemplate=HOVER,
            cliponaxis=False,
            showlegend=False,
            name="what changed",
        )
