"""A chart worked out once for all readers: its table, its finding and its figure as few bytes.

Readers who make the same choices get the same objects, so nobody may change them in place. What
is kept is found by the claims, the view and the theme; another edition is another value of Claims,
so nothing here can be out of date.
"""

import zlib
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from plotly.io.json import to_json_plotly

from components.analysis.graded import graded
from components.analysis.tables import ids_of, sources_of
from components.analysis.view import View
from components.claims.claim import Source
from components.claims.kept import kept
from components.claims.model import Claims
from components.figures.chart import Chart, Sentences
from components.figures.theme import Theme, look


@dataclass(frozen=True, eq=False)
class Drawn:
    """A chart under one view and theme; `figure` is None where the table is empty."""

    claims: Claims
    table: pd.DataFrame
    sentences: Sentences
    theme: Theme
    figure: go.Figure | None

    @cached_property
    def ids(self) -> list[str]:
        """Every claim that a mark rests on."""
        return ids_of(self.table)

    @cached_property
    def sources(self) -> list[Source]:
        """The sources of the marks, derived claims down to their inputs."""
        return sources_of(self.claims, self.table)

    @property
    def reading(self) -> str:
        """What the chart says, whole."""
        return " ".join(self.sentences)

    @property
    def height(self) -> int:
        """How high the figure is in pixels; 0 without one."""
        return int(self.figure.layout.height) if self.figure else 0

    def packed_with(self, **more: Any) -> bytes:
        """Figure, reading and `more` as raw-deflated JSON; the template is sent once, by itself."""
        if self.figure is None:
            raise ValueError("there is no figure to pack: show the reading instead")
        parts: dict[str, Any] = self.figure.to_dict()
        layout = {name: value for name, value in parts["layout"].items() if name != "template"}
        sent = {"alt": self.reading, "theme": self.theme, "data": parts["data"], "layout": layout}
        return deflated(to_json_plotly(sent | more))


def drawn(chart: Chart, claims: Claims, view: View, theme: Theme) -> Drawn:
    """A chart under a view, worked out on the first call and then shared; not to be changed."""
    return _worked_out(claims, chart, view, theme)


@kept(512)  # of about 80 KiB each
def _worked_out(claims: Claims, chart: Chart, view: View, theme: Theme) -> Drawn:
    table = graded(claims, chart.table(claims, view))
    said = chart.reading(table, claims, view)
    figure = None if table.empty else chart.figure(table, view, look(claims, theme))
    return Drawn(claims, table, said, theme, figure)


def deflated(text: str) -> bytes:
    """The text as raw deflate, which a browser unpacks by itself."""
    packer = zlib.compressobj(level=6, wbits=-zlib.MAX_WBITS)
    return packer.compress(text.encode("utf-8")) + packer.flush()
