"""What stands round a chart that travels alone: title, view, definition, legend, sources, link."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from components.analysis.credits import credits_of
from components.analysis.tables import ids_of, roots, sources_of
from components.analysis.view import View
from components.claims.model import Claims
from components.figures.chart import STATUS_WORDS, Chart, hatches, symbols
from components.figures.words import distinct
from components.publish.links import picture_link

NAME = "China AI cloud dashboard"
LICENCE = "claims CC BY 4.0"
_CREDITS = 6


@dataclass(frozen=True)
class Caption:
    """The words round a picture; `statuses` are those shown, `shapes` how marks tell them apart.

    `shapes` is "bars" or "points", "own" where the chart has such a legend already, and "" where
    its marks do not differ by status.
    """

    title: str
    finding: str
    measured: str
    view: str
    statuses: tuple[str, ...]
    shapes: str
    sources: str
    edition: str
    link: str


def caption(
    chart: Chart, table: pd.DataFrame, figure: go.Figure, claims: Claims, view: View, base: str
) -> Caption:
    """The caption of a chart's table under a view; `base` is the address of the dashboard."""
    held = set(table["status"].dropna()) if "status" in table else set()
    return Caption(
        title=chart.question,
        finding=" ".join(chart.reading(table, claims, view)),
        measured=ruler_and_measure(chart, table, claims, view),
        view=view.words(claims),
        statuses=tuple(s for s in STATUS_WORDS if s in held),
        shapes=_shapes(figure, held),
        sources=source_line(claims, table),
        edition=f"{NAME} · edition {view.edition} · {LICENCE}",
        link=picture_link(base, chart, claims, view),
    )


def ruler_and_measure(chart: Chart, table: pd.DataFrame, claims: Claims, view: View) -> str:
    """What is measured, after the name of the ruler where the chart rests on a single one."""
    said = chart.measured(claims, view)
    rulers = distinct(table["ruler"].dropna()) if "ruler" in table else []
    return f"Ruler: {rulers[0]}. {said}" if len(rulers) == 1 else said


def source_line(claims: Claims, table: pd.DataFrame) -> str:
    """Whom the rows rest on, best evidence first, six by name, and the day of the newest source."""
    cited = sources_of(claims, table)
    if not cited:
        return "Sources: none, for there is no figure to show."
    names = [credit.name for credit in credits_of(claims, table)]
    more = len(names) - _CREDITS
    newest = max(cited, key=lambda source: source.day).published
    word = "Source" if len(names) == 1 else "Sources"
    said = "; ".join([*names[:_CREDITS], *([f"{more} more"] if more > 0 else [])])
    return f"{word}: {said}. The newest is of {newest}."


def carried(claims: Claims, table: pd.DataFrame) -> tuple[str, ...]:
    """Every claim a picture rests on, derived ones with the claims they come from."""
    return tuple(roots(claims, ids_of(table)))


def _shapes(figure: go.Figure, statuses: Iterable[str]) -> str:
    """How the marks of a figure tell each of these statuses apart.

    Where even one status is not drawn in a shape of its own, words must do: a legend of shapes
    would promise what the chart does not keep.
    """
    if {trace.name for trace in figure.data if trace.showlegend} & set(STATUS_WORDS.values()):
        return "own"
    markers = [trace.marker for trace in figure.data if trace.type in ("bar", "scatter")]
    held = pd.Series(list(statuses), dtype=str)
    bars = {s for m in markers if "pattern" in m for s in _several(m.pattern.shape)}
    points = {s for m in markers if "symbol" in m for s in _several(m.symbol)}
    if bars == set(hatches(held)):
        return "bars" if bars else ""
    return "points" if points and set(symbols(held)) <= points else ""


def _several(symbol: object) -> tuple[str, ...]:
    """The symbols of a trace whose points have each their own; nothing where all have the same."""
    return tuple(map(str, symbol)) if isinstance(symbol, tuple | list) else ()
