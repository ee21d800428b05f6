"""A canonical view with everything its page says, computed once."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.analysis.credits import Credit, credits_of
from components.analysis.graded import graded
from components.analysis.ledger import Entry, ledger
from components.analysis.seen import seen
from components.analysis.tables import ids_of, sources_of
from components.claims.claim import Source
from components.claims.kept import kept
from components.claims.model import Claims
from components.figures.theme import Theme, look
from components.publish.data_file import shown_table
from components.publish.edition.canonical import Canonical, canonical_views


@dataclass(frozen=True)
class Cell:
    """One cell of the table twin: as read, and as the number it is, if it is one."""

    said: str
    number: str


@dataclass(frozen=True)
class Row:
    """One row of the table twin: its cells, the claims it rests on and their sources."""

    cells: tuple[Cell, ...]
    claims: tuple[str, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Shown:
    """A canonical view of some claims: the same table, figure and sentences as in the app."""

    canonical: Canonical
    whole: Claims

    @cached_property
    def claims(self) -> Claims:
        """The claims seen under the view."""
        return seen(self.whole, self.canonical.view)

    @cached_property
    def table(self) -> pd.DataFrame:
        """The chart's table with the grade of each row."""
        return graded(self.claims, self.canonical.chart.table(self.claims, self.canonical.view))

    @cached_property
    def reading(self) -> str:
        """The finding in a sentence."""
        chart, view = self.canonical.chart, self.canonical.view
        return " ".join(chart.reading(self.table, self.claims, view))

    @cached_property
    def measured(self) -> str:
        """What is measured, in which unit."""
        return self.canonical.chart.measured(self.claims, self.canonical.view)

    @cached_property
    def words(self) -> str:
        """The view in words."""
        return self.canonical.view.words(self.claims)

    @cached_property
    def sources(self) -> list[Source]:
        """Every source the marks rest on."""
        return sources_of(self.claims, self.table)

    @cached_property
    def credits(self) -> list[Credit]:
        """Whom the marks are owed to, the best evidence first."""
        return credits_of(self.claims, self.table)

    @cached_property
    def names(self) -> list[str]:
        """The ids of the claims the marks rest on."""
        return ids_of(self.table)

    @cached_property
    def twin(self) -> pd.DataFrame:
        """The table as the app shows it and its file holds it."""
        return shown_table(self.canonical.chart, self.claims, self.canonical.view)

    @cached_property
    def heads(self) -> list[str]:
        """The columns of the table twin, before its claims and sources."""
        return [*self.canonical.chart.columns.values(), "Grade"]

    @cached_property
    def rows(self) -> list[Row]:
        """The rows of the table twin."""
        cells = self.twin[self.heads].itertuples(index=False)
        own = self.table["source"].fillna("") if "source" in self.table else [""] * len(self.table)
        return [
            Row(tuple(map(cell_of, values)), tuple(ids.split()), self._cited(ids.split(), event))
            for values, ids, event in zip(cells, self.twin["Claims"], own, strict=True)
        ]

    def _cited(self, names: list[str], event: str) -> tuple[Source, ...]:
        """The sources of claims; an event has no claim, but a source of its own."""
        ids = [self.claims.claim[name].source for name in names] or [event] * bool(event)
        return tuple(self.claims.source[one] for one in dict.fromkeys(ids))

    @cached_property
    def contested(self) -> list[Entry]:
        """The entries of the ledger that its figures are in."""
        mine = set(self.names)
        entries = (e for e in ledger(self.claims) if e.kind != "no link")
        return [entry for entry in entries if mine & set(entry.claims)]

    def figure(self, theme: Theme) -> go.Figure:
        """The figure of a theme, not to be changed: it is drawn once and used several times."""
        if theme not in self._figures:
            shades = look(self.whole, theme)
            drawn = self.canonical.chart.figure(self.table, self.canonical.view, shades)
            self._figures[theme] = drawn
        return self._figures[theme]

    @cached_property
    def _figures(self) -> dict[Theme, go.Figure]:
        return {}

    @property
    def height(self) -> int:
        """The height of the figure in pixels, at any width."""
        return int(self.figure("light").layout.height)


def cell_of(value: Any) -> Cell:
    """A value of a table as it is read; a number with at most four significant decimals."""
    if value is None or value != value:
        return Cell("", "")
    if isinstance(value, bool) or not isinstance(value, int | float):
        return Cell(str(value), "")
    return Cell(f"{round(value, 4):,.10g}", repr(value))


@kept()
def shown_views(claims: Claims) -> tuple[Shown, ...]:
    """Every canonical view with what its page says."""
    return tuple(Shown(canonical, claims) for canonical in canonical_views(claims))
