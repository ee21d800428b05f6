"""Yardsticks as rows of a table, each with a strip of shares: drawn for a wide card, or for any."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.analysis.tables import parts_of, records_of, rows_of
from components.claims.claim import bound_words
from components.figures.chart import HOVER, blank, marks, weak
from components.figures.theme import Palette
from components.wording.formats import kept_together, listed, ordinal, percent, spoken

_LINE = 18  # pixels from one line of words to the next
_GROUP = 30  # pixels of the line that names a group
_TITLE = 46  # and of a title with the line that says who told it
_STRIP, _LEVEL = 26, 12  # and of a strip with its dots, and more where two are first
_NEAR = 1.8  # points of share within which two dots would cover one another
_GAP = "\u2002\u2002"  # between a mark and its label


@dataclass(frozen=True)
class Form:
    """How rows are laid out: where things stand across as parts of the width, down in pixels.

    `strip` is from where to where the scale runs. `words` is where those of the other companies
    begin; a line of them has `letters`, or as many columns as `columns` says for places. They stand
    right of the strip on a wide card, else under it; a title stands over it, or `is_beside` it,
    where a line of who told it has `told` letters.
    """

    is_wide: bool
    strip: tuple[float, float]
    words: float
    letters: int
    columns: int
    column: float
    head: int
    is_beside: bool = True
    told: int = 99


WIDE_FORM = Form(True, (0.31, 0.565), 0.785, 38, 3, 0.07, 34)
MIDDLE_FORM = Form(False, (0.47, 0.975), 0.457, 58, 3, 0.18, 26, told=46)
NARROW_FORM = Form(False, (0.03, 0.95), 0, 54, 3, 0.333, 26, is_beside=False)
_LETTERS_OF_COLUMN = {True: 11, False: 17}


@dataclass
class _Texts:
    """Words to be written at places of the whole width, each with what it carries."""

    x: list[float] = field(default_factory=list)
    y: list[float] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    carried: list[list[str]] = field(default_factory=list)

    def write(self, x: float, y: float, text: str, carried: Sequence[str] = ("", "")) -> None:
        self.x.append(x)
        self.y.append(y)
        self.text.append(text)
        self.carried.append(list(carried))


def strips(table: pd.DataFrame, palette: Palette, form: Form) -> go.Figure:
    """One row a yardstick, under its group's name.

    `table` is that of `standings` with `title`, `told_by`, `interest`, `resting` and `column`, the
    name of a company as it is said here.
    """
    carried = marks(table, [_hover(row) for row in records_of(table)])
    table = table.assign(carried=pd.Series(carried, index=table.index, dtype=object))
    page = _Page(palette, form, _scale_end(table))
    page.head()
    for group, rows in parts_of(table, "group"):
        page.group(str(group), bool(rows["share"].notna().any()))
        for _, row in parts_of(rows, "yardstick"):
            page.row(row)
    return page.figure(table)


def _scale_end(table: pd.DataFrame) -> int:
    """Half of a market, or the next ten above the largest share."""
    largest = table["share"].max()
    return int(max(50, -(-largest // 10) * 10)) if largest == largest else 50


class _Page:
    """The rows written so far, from the top down."""

    def __init__(self, palette: Palette, form: Form, end: int) -> None:
        self.palette, self.form, self.end = palette, form, end
        self.y = 0.0
        self.titles, self.quiet, self.labels, self.places = _Texts(), _Texts(), _Texts(), _Texts()
        self.dots: dict[str, float] = {}  # the height of each share's dot, by its claims
        self.shapes: list[dict[str, Any]] = []

    def head(self) -> None:
        """The scale, and on a wide card what stands in each column."""
        middle = -self.form.head / 2
        if self.form.is_wide:
            self.quiet.write(0, middle, "What is counted, by whom, when")
            self.quiet.write(self.form.strip[1] + 0.02, middle, "of the market")
            self.quiet.write(self.form.words, middle, "Behind the leader")
        self.y = -float(self.form.head)

    def group(self, name: str, has_shares: bool) -> None:
        """The line that names a group."""
        self._rule(self.palette.quiet)
        ink = self.palette.ink
        self.quiet.write(0, self.y - _GROUP / 2, f"<b style='color:{ink}'>{name}</b>")
        if has_shares and self.form.is_wide:
            self._scale_lines(_GROUP, self.end)
        self.y -= _GROUP

    def row(self, rows: pd.DataFrame) -> None:
        """One yardstick: what it counts, its dots, and the others in words."""
        wide, first = self.form.is_wide, next(rows_of(rows))
        told = f"{first.told_by}; {first.resting}" if any(weak(rows)) else first.told_by
        shared, placed = rows[rows["share"].notna()], rows[rows["share"].isna()]
        label, others = _label(shared, self.palette), _others(shared)
        if wide or not label:
            lines = _wrapped(others, self.form.letters)
        elif self.form.is_beside:
            lines = _wrapped([f"{label}," if others else label, *others], self.form.letters)
        else:
            lines = [label, *_wrapped(others, self.form.letters)]
        entries = list(self._entries(placed, wide and not len(shared)))
        count = len(lines) + (max((line for _, line, _ in entries), default=-1) + 1)
        by = wrap(kept_together(told), self.form.told) + wrap(first.interest, self.form.told)
        more = _LINE * (len(by) - 1)
        level = _LEVEL * (shared["first"].sum() > 1)  # large dots over one another
        title = 0 if self.form.is_beside else _TITLE + more
        over = (_STRIP + level) * bool(len(shared)) + title
        height = _LINE * count + (10 if wide else over + 10)
        height = max(height, _TITLE - 2 + more) if self.form.is_beside else height
        self._rule(self.palette.grid)
        self.titles.write(0, self.y - 15, f"<b>{first.title}</b>")
        for i, line in enumerate(by):
            self.quiet.write(0, self.y - 33 - _LINE * i, line)
        if len(shared):
            self._strip(
                shared,
                self.y - (height / 2 if wide else over - (_STRIP + level) / 2),
                height,
                label,
            )
        top = self.y - ((height - _LINE * count) / 2 if wide else max(over, 4))
        for i, line in enumerate(lines):
            self.quiet.write(self.form.words, top - _LINE * (i + 0.5), line)
        for x, below, row in entries:
            y = top - _LINE * (len(lines) + below + 0.5)
            self.places.write(x, y, self._placed(row, shared.empty), row["carried"])
        self.y -= height

    def _entries(
        self, placed: pd.DataFrame, alone: bool
    ) -> Iterator[tuple[float, int, dict[str, Any]]]:
        """Places without a share, each with where it stands across and on which line.

        On a wide card, those of a row without any share stand `alone`, under the scale.
        """
        form = self.form
        start, columns = (form.strip[0], 9) if alone else (form.words, form.columns)
        at, line = 0, 0
        for row in records_of(placed):
            words = f"{ordinal(row['place'])} {row['column']}"
            needed = -(-len(words) // _LETTERS_OF_COLUMN[form.is_wide])
            if at and at + needed > columns:
                at, line = 0, line + 1
            yield start + at * form.column, line, row
            at += needed

    def _placed(self, row: dict[str, Any], is_mark: bool) -> str:
        """'2nd Alibaba'; where no share is drawn, the name itself is the mark, in its colour."""
        said = f"{ordinal(row['place'])} "
        color = self.palette.company[row["company"]]
        name = f"<b style='color:{color}'>{row['column']}</b>" if is_mark else row["column"]
        return f"<span style='color:{self.palette.quiet}'>{said}{name}</span>"

    def _strip(self, shared: pd.DataFrame, y: float, height: float, label: str) -> None:
        """The dots of a row, the leader's lead as a line, and on a wide card its label."""
        first, others = shared[shared["first"]], shared[~shared["first"]]
        if self.form.is_wide:  # none through the label, which stands right of the leader's dot
            self._scale_lines(height, float(first["share"].max()) if label else self.end)
        else:
            self._line("x", 0, self.end, y, y, self.palette.grid, 1)
        if len(first) == 1 and len(others):
            color = self.palette.company[first["company"].iloc[0]]
            ends = float(others["share"].max()), float(first["share"].iloc[0])
            self._line("x", *ends, y, y, color, 2.5)
        for claims, lift in zip(shared["claims"], _lifts(shared), strict=True):
            self.dots[" ".join(claims)] = y + lift
        for row, is_weak in zip(rows_of(shared), weak(shared), strict=True):
            if is_weak:
                self._ring(row, self.dots[" ".join(row.claims)])
        if self.form.is_wide and label:
            at = float(first["share"].max())
            start, stop = self.form.strip
            self.labels.write(start + (stop - start) * at / self.end, y, _GAP + label)

    def _ring(self, row: Any, y: float) -> None:
        """A weakly evidenced dot's edge: markers have no dashed one."""
        size = _size(row.first) / 2
        place = {"xanchor": row.share, "yanchor": y, "xsizemode": "pixel", "ysizemode": "pixel"}
        box = {"x0": -size, "x1": size, "y0": -size, "y1": size}
        line = {"color": self.palette.company[row.company], "width": 2, "dash": "2px,2px"}
        self.shapes.append({"type": "circle", **place, **box, "line": line})

    def _scale_lines(self, height: float, until: float) -> None:
        """The lines of the scale through the next `height` pixels, up to a share."""
        for share in range(0, int(until) + 1, 10):
            self._line("x", share, share, self.y, self.y - height, self.palette.grid, 1)

    def _rule(self, color: str) -> None:
        self._line("paper", 0, 1, self.y, self.y, color, 1)

    def _line(
        self, ref: str, x0: float, x1: float, y0: float, y1: float, color: str, width: float
    ) -> None:
        ends = {"xref": ref, "x0": x0, "x1": x1, "y0": y0, "y1": y1, "layer": "below"}
        self.shapes.append({"type": "line", **ends, "line": {"color": color, "width": width}})

    def figure(self, table: pd.DataFrame) -> go.Figure:
        """All of it drawn."""
        palette, bottom = self.palette, self.y - 2
        figure = blank(palette, round(-bottom), shapes=self.shapes)
        for company, rows in parts_of(table[table["share"].notna()], "company"):
            figure.add_trace(self._dots(str(company), rows))
        for texts, size, ink, name in (
            (self.titles, 15, palette.ink, "titles"),
            (self.quiet, 13, palette.quiet, "words"),
            (self.labels, 14, palette.ink, "labels"),
            (self.places, 13, palette.ink, "places"),
        ):
            if texts.text:
                texts.x = [self._along(fraction) for fraction in texts.x]
                figure.add_trace(_written(texts, size, ink, name))
        steps = list(range(0, self.end + 1, 10))
        scale = _Texts([*map(float, steps)], [-self.form.head / 2] * len(steps))
        scale.text = [f"{step}%" for step in steps]
        figure.add_trace(_written(scale, 13, palette.quiet, "scale"))
        figure.data[-1].update(textposition="middle center")
        return figure.update_layout(
            xaxis={"range": [self._along(0), self._along(1)], "visible": False},
            yaxis={"range": [bottom, 0], "visible": False},
            margin={"l": 0, "r": 0, "t": 0, "b": 0},
            plot_bgcolor="rgba(0,0,0,0)",  # the words lie over the strip
            showlegend=False,
        )

    def _along(self, fraction: float) -> float:
        """A part of the card's width on the axis of shares; a second one would cover its dots."""
        start, stop = self.form.strip
        return (fraction - start) / (stop - start) * self.end

    def _dots(self, company: str, rows: pd.DataFrame) -> go.Scatter:
        """One company's shares: larger and fuller where it is first."""
        color, firsts = self.palette.company[company], list(rows["first"])
        hollow = weak(rows)
        return go.Scatter(
            x=rows["share"],
            y=[self.dots[" ".join(names)] for names in rows["claims"]],
            mode="markers",
            marker={
                "size": [_size(first) for first in firsts],
                "color": [self.palette.tint(company, 0.45 if first else 0.15) for first in firsts],
                "line": {"color": color, "width": [0 if w else 2 for w in hollow]},
                "opacity": 1,
            },
            customdata=list(rows["carried"]),
            hovertemplate=HOVER,
            cliponaxis=False,
            name=company,
        )


def _written(texts: _Texts, size: int, ink: str, name: str) -> go.Scatter:
    """Words as a trace, not annotations: those are centred on a width measured too early."""
    asked = any(carried[0] for carried in texts.carried)
    return go.Scatter(
        x=texts.x,
        y=texts.y,
        mode="text",
        text=texts.text,
        textposition="middle right",
        textfont={"size": size, "color": ink},
        cliponaxis=False,
        name=name,
        **(
            {"customdata": texts.carried, "hovertemplate": HOVER}
            if asked
            else {"hoverinfo": "skip"}
        ),
    )


def _size(first: bool) -> int:
    return 16 if first else 12


def _lifts(shared: pd.DataFrame) -> list[float]:
    """How far each dot is moved up or down, so that two of nearly one share are both seen."""
    order = shared["share"].argsort(kind="stable")
    lifts = [0.0] * len(shared)
    for before, after in pairwise(order):
        near = shared["share"].iloc[after] - shared["share"].iloc[before] < _NEAR
        if near and not lifts[before]:
            apart = 9.0 if shared["first"].iloc[before] else 5.0
            lifts[before], lifts[after] = apart, -apart
    return lifts


def _label(shared: pd.DataFrame, palette: Palette) -> str:
    """Who is first among those shown, by how much, and in which place if another is before it."""
    first = shared[shared["first"]]
    if first.empty:
        return ""
    names = [
        f"<b style='color:{palette.company[row.company]}'>{row.column}</b>"
        for row in rows_of(first)
    ]
    top = next(rows_of(first))
    share = bound_words(top.bound) + percent(top.share)
    place = f", {ordinal(top.place)}" if top.place > 1 else ""
    if len(names) == 1:
        return f"{names[0]} <b>{share}</b>{place}"
    return f"{listed(names)} level, <b>{share}</b> each{place}"


def _others(shared: pd.DataFrame) -> list[str]:
    """The companies behind, with their shares."""
    behind = shared[~shared["first"]].sort_values("share", ascending=False, kind="stable")
    said = [f"{row.column} {bound_words(row.bound)}{percent(row.share)}" for row in rows_of(behind)]
    return [f"{words}," for words in said[:-1]] + said[-1:]


def _wrapped(parts: Sequence[str], letters: int) -> list[str]:
    """Parts of a sentence on as few lines as they need, none of them torn; marks take no room."""
    lines: list[str] = []
    for part in parts:
        if lines and len(re.sub("<[^>]*>", "", f"{lines[-1]} {part}")) <= letters:
            lines[-1] += f" {part}"
        else:
            lines.append(part)
    return lines


def _hover(row: dict[str, Any]) -> str:
    share = row["share"]
    size = bound_words(row["bound"]) + percent(share) if share == share else "no share published"
    tie = ", level with another" if row["tied"] else ""
    return (
        f"<b>{row['column']}</b>: {ordinal(row['place'])}{tie}<br>{size}<br>"
        f"{row['title']}: {row['told_by']}<br>{spoken(row['period'])}"
    )
