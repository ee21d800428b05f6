"""One line a company over time, each named at its end with its newest figure."""

from collections.abc import Callable, Sequence

import pandas as pd
import plotly.graph_objects as go

from components.analysis.tables import parts_of, records_of
from components.figures.chart import HOVER, blank, disc_symbols, marks, symbols, with_gaps
from components.figures.labels import End, name_ends
from components.figures.theme import Palette
from components.figures.time_axis import first_day, middle, year_axis
from components.wording.formats import brief

_LINE = 19  # pixels between two labels
_ROOM = 112  # pixels right of the plot, for them


def company_lines(
    table: pd.DataFrame,
    words: Sequence[str],
    number: Callable[[float], str],
    span: tuple[float, float],
    height: int,
    palette: Palette,
) -> go.Figure:
    """Lines on one value axis from the first to the second value of `span`.

    `words` are told of each row to a pointer; a row's `stretch`, if it has one, parts lines that do
    not compare. A missing period breaks a line. Where all is worked out, no ring says so.
    """
    figure = blank(palette, height, showlegend=False)
    table = table.assign(words=list(words))
    signs = disc_symbols if set(table["status"]) == {"derived"} else symbols
    parts = ["company", *(["stretch"] if "stretch" in table else [])]
    for _, rows in parts_of(table, *parts):
        line = with_gaps(rows)
        company = str(line["company"].iloc[0])
        figure.add_scatter(
            x=middle(line),
            y=line["value"],
            mode="lines+markers",
            line={"color": palette.company[company], "width": 2.5},
            marker={"symbol": signs(line), "size": 9},
            customdata=marks(line, list(line["words"])),
            hovertemplate=HOVER,
            name=company,
        )
    low, top = span
    newest = table["end"].max()
    ends = [_end(rows, number, palette, newest) for _, rows in parts_of(table, "company")]
    lines = 2 if any("<br>" in end.text for end in ends) else 1
    name_ends(figure, ends, least=(top - low) / height * _LINE * lines, room=_ROOM, top=top)
    figure.update_yaxes(range=[low, top], title=None, nticks=6)
    figure.update_xaxes(year_axis(first_day(table), table["end"].max()))
    return figure


def _end(
    rows: pd.DataFrame, number: Callable[[float], str], palette: Palette, newest: pd.Timestamp
) -> End:
    """A company's last figure; when it was, if others have a newer one."""
    last = records_of(rows.nlargest(1, "end"))[0]
    company = str(last["company"])
    said = f"<b>{company} {number(last['value'])}</b>"
    if last["end"] < newest:
        said += f"<br>{brief(str(last['period']))}"
    return End(float(last["value"]), said, palette.company[company])
