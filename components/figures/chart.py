"""What a Chart is, and how marks carry their claims and their status."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from textwrap import TextWrapper
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.analysis.tables import records_of
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.plain_text import in_plain_text
from components.figures.theme import Palette
from components.wording.formats import kept_together, listed

STATUS_WORDS = {
    "reported": "reported",
    "derived": "worked out",
    "estimate": "estimate",
    "guidance": "guidance",
    "target": "target",
    "projection": "projection",
}
Sentences = tuple[str, ...]  # each whole, with its full stop

_SYMBOLS = {"reported": "circle", "derived": "circle-open"}
_LESS_FIRM = "diamond-open"
_POINTS = {"circle-open": "a ring is worked out", _LESS_FIRM: "an open diamond is an estimate"}
_PATTERNS = {"reported": "", "derived": "/", "estimate": "."}
_HATCHED = {"/": "Hatched worked out", ".": "Dotted estimates"}


@dataclass(frozen=True)
class Plain:
    """What a program that draws only plain bars and lines, such as Excel, must be told of a chart.

    `measure` is the column drawn and `along` the column it runs along; "" where the table tells.
    `several` columns that hold a number each become a series each. `label` says what the bar of a
    row is of, for a chart along "label"; `unit` replaces that of the rows. `is_order` puts the
    first place on top. `is_joined` lines run on over times without a figure, and from what is to
    what is supposed. `drawn` are the rows that are drawn, where not all are, and `levels` the lines
    across at one height by their names. `beside` are further columns of a table by their heads, in
    words for each row. `measured` says what is measured where the chart's own words speak of marks
    that only its figure has.
    """

    measure: str = ""
    along: str = ""
    several: tuple[str, ...] = ()
    label: Callable[[Any], str] | None = None
    unit: str = ""
    is_logarithmic: bool = False
    is_order: bool = False
    is_joined: bool = False
    drawn: Callable[[pd.DataFrame, View], pd.DataFrame] | None = None
    levels: Callable[[pd.DataFrame, View], dict[str, float]] | None = None
    measured: Callable[[Claims, View], str] | None = None
    beside: Mapping[str, Callable[[Any], str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Wider:
    """Another form of a chart, for `least` pixels and more: else it would be all paper there."""

    least: int
    draw: Callable[[pd.DataFrame, View, Palette], go.Figure]


@dataclass(frozen=True, eq=False)
class Chart:
    """Everything a page, an export and a test need to know of one chart.

    Equality is identity, so that what is drawn can be cached by it.

    `name` is its file name and link; `page` where it stands. `table` answers the question from the
    claims under a view; `draw` draws that table; `reading` says it in words, the finding first;
    `measured` says what is measured, in which unit; `columns` are shown in the table twin;
    `section` is the part of the page that shows it, on a page that shows one part at a time;
    `plain` tells other programs how to draw it; `needs` is a choice that it cannot do without, so
    that its title in the edition names the one made, also that of a bare link; `marks_weak` whether
    weak evidence is seen on it. `draw` draws it so that it is read at any width, and `wider` its
    forms for more room, the narrowest first.
    """

    name: str
    page: str
    question: str
    measured: Callable[[Claims, View], str]
    table: Callable[[Claims, View], pd.DataFrame]
    draw: Callable[[pd.DataFrame, View, Palette], go.Figure]
    reading: Callable[[pd.DataFrame, Claims, View], Sentences]
    columns: dict[str, str] = field(default_factory=dict)
    section: str = ""
    plain: Plain = Plain()
    needs: str = ""
    marks_weak: bool = True
    wider: tuple[Wider, ...] = ()

    def least(self, width: int) -> int:
        """From how many pixels on the form is drawn that fits a width; 0 for that of any."""
        return max((one.least for one in self.wider if one.least <= width), default=0)

    def figure(
        self, table: pd.DataFrame, view: View, palette: Palette, width: int = 0
    ) -> go.Figure:
        """The table drawn for a width in pixels, with every word from the file as it stands there.

        Without a width it is drawn so that it is read at any.
        """
        drawn = {one.least: one.draw for one in self.wider}
        draw = drawn.get(self.least(width), self.draw)
        return draw(*in_plain_text(table, view, palette))


def blank(palette: Palette, height: int, **layout: Any) -> go.Figure:
    """An empty figure in our template, of a fixed height in pixels and any width."""
    return go.Figure(layout={"template": palette.template, "height": height, **layout})


def marks(table: pd.DataFrame, words: Sequence[str]) -> list[list[str]]:
    """What each mark carries: the ids it rests on, spaces between, and its words for the hover.

    The gap of a line carries neither. Long words are in lines that a phone has room for.
    """
    grades = [f"<br>grade {letter}" if letter else "" for letter in _letters(table)]
    rows = zip(table["claims"], words, grades, _gaps(table), strict=True)
    return [
        ["", ""] if is_gap else [" ".join(names), in_lines(said) + grade]
        for names, said, grade, is_gap in rows
    ]


# Words at a mark: Plotly breaks no line, and what a phone has no room for is cut off.
_LINES = TextWrapper(width=44, break_long_words=False, break_on_hyphens=False)


def in_lines(words: str) -> str:
    """Words at a mark with their long lines broken; as plain text they read as before."""
    lines = (_LINES.wrap(kept_together(line)) for line in words.split("<br>"))
    return "<br>".join(" <br />".join(parts) for parts in lines).replace("\u00a0", " ")


def _gaps(table: pd.DataFrame) -> list[bool]:
    """Which rows are the gaps of a line, made by `with_gaps`."""
    bare = [not names for names in table["claims"]]
    if not any(bare):
        return bare
    numbers = table.select_dtypes("float")
    empty = numbers.isna().all(axis=1) & bool(len(numbers.columns))
    return [is_empty and is_bare for is_empty, is_bare in zip(empty, bare, strict=True)]


def _letters(table: pd.DataFrame) -> list[str]:
    """The grade of each row; blank where none was worked out."""
    return list(table["grade"]) if "grade" in table else [""] * len(table)


def weak_words(figure: go.Figure) -> str:
    """How a figure shows weak evidence, in a sentence; '' where no mark of it does."""
    paper = figure.layout.template.layout.paper_bgcolor
    signs = {
        "hollow bars": any(
            paper in _each(trace.marker.color) for trace in figure.data if trace.type == "bar"
        ),
        "rings with a dot": any(
            str(symbol).endswith("-open-dot")
            for trace in figure.data
            if trace.type == "scatter"
            for symbol in _each(trace.marker.symbol)
        ),
        "dashed dots": any(one.type == "circle" and one.line.dash for one in figure.layout.shapes),
    }
    seen = listed([sign for sign, is_drawn in signs.items() if is_drawn])
    if not seen:
        return ""
    return f"{seen.capitalize()} are weakly evidenced: contradicted, undated or out of date."


def _each(value: Any) -> tuple[Any, ...]:
    """What each mark of a trace has, or all of them."""
    return tuple(value) if isinstance(value, tuple | list) else (value,)


def weak(table: pd.DataFrame) -> list[bool]:
    """Which rows have the lowest grade: contradicted, undated or out of date."""
    return [letter == "E" for letter in _letters(table)]


HOVER = "%{customdata[1]}<extra></extra>"


def pattern(table: pd.DataFrame, color: str | list[str], palette: Palette) -> dict[str, Any]:
    """Bars by status: reported filled, derived hatched, everything less firm dotted; weak hollow.

    The hatch is the company's colour on the paper, so that it is seen in both themes. `color` is
    one for all bars, or one each.
    """
    hollow = weak(table)
    inks = [color] * len(table) if isinstance(color, str) else color
    shapes = hatches(table["status"])
    return {
        "color": [palette.paper if w else ink for ink, w in zip(inks, hollow, strict=True)]
        if any(hollow)
        else color,
        "line": {"color": color, "width": 1.5},
        "pattern": {
            "shape": ["" if w else shape for shape, w in zip(shapes, hollow, strict=True)],
            "fgcolor": color,
            "bgcolor": palette.paper,
            "size": 5,
            "solidity": 0.35,
        },
    }


def hatches(status: pd.Series) -> list[str]:
    """The pattern of each bar by its status, in Plotly's own signs."""
    return [_PATTERNS.get(s, ".") for s in status]


def hatches_words(statuses: Collection[str]) -> str:
    """How bars of these statuses are told apart: 'Hatched bars are worked out.'; '' if not."""
    found = {_PATTERNS.get(status, ".") for status in statuses if isinstance(status, str)}
    said = [words for shape, words in _HATCHED.items() if shape in found]
    if not said:
        return ""
    first, *more = said
    return f"{first.replace(' ', ' bars are ', 1)}{''.join(f', {one.lower()}' for one in more)}."


def rings_words(statuses: Collection[str]) -> str:
    """How points of these statuses are told apart: 'A ring is worked out.'; '' if not."""
    found = {_SYMBOLS.get(status, _LESS_FIRM) for status in statuses if isinstance(status, str)}
    said = [words for shape, words in _POINTS.items() if shape in found]
    return f"{', '.join(said).capitalize()}." if said else ""


def symbols(table: pd.DataFrame) -> list[str]:
    """Points by status: reported a disc, derived a ring, everything less firm an open diamond.

    A weak one is hollow but for a dot.
    """
    shapes = [_SYMBOLS.get(s, _LESS_FIRM) for s in table["status"]]
    return [
        f"{shape.removesuffix('-open')}-open-dot" if w else shape
        for shape, w in zip(shapes, weak(table), strict=True)
    ]


def disc_symbols(table: pd.DataFrame) -> list[str]:
    """Discs, whatever the status; a weak one is a ring with a dot."""
    return ["circle-open-dot" if w else "circle" for w in weak(table)]


def status_legend(figure: go.Figure, palette: Palette, statuses: Sequence[str], bars: bool) -> None:
    """Add a legend that explains, in neutral ink, how each status shown is drawn."""
    for status in [s for s in STATUS_WORDS if s in set(statuses)]:
        one = pd.DataFrame({"status": [status]})
        shape = (
            go.Bar(x=[None], y=[None], marker=pattern(one, palette.quiet, palette))
            if bars
            else go.Scatter(
                x=[None],
                y=[None],
                mode="markers",
                marker={"symbol": symbols(one)[0], "color": palette.quiet, "size": 9},
            )
        )
        shape.update(name=STATUS_WORDS[status], showlegend=True, hoverinfo="skip")
        figure.add_trace(shape)
    figure.update_layout(showlegend=True)


_STEP = {4: 370, 7: 190}  # days from one period's end to the next: years; halves and quarters


def with_gaps(line: pd.DataFrame) -> pd.DataFrame:
    """A line's rows by date, with an empty one wherever the next period does not follow on.

    A gap stays a gap: no line joins two quarters over a third that was not published, nor two
    definitions, in a table made by `with_breaks`.
    """
    rows: list[dict[str, Any]] = []
    for row in records_of(line.sort_values("end")):
        step = 100 if "Q" in row["period"] else _STEP.get(len(row["period"]), 370)
        late = rows and (row["end"] - rows[-1]["end"]).days > step
        if rows and (late or row.get("break_short")):
            empty = {name: float("nan") for name, held in row.items() if isinstance(held, float)}
            rows.append({**row, **empty, "claims": ()})
        rows.append(row)
    return pd.DataFrame(rows, columns=line.columns)
