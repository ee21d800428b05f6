"""What stands round a chart that travels alone: title, view, definition, legend, sources, link."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from components.figures.answer import Answer
from components.figures.chart import STATUS_WORDS, hatches, symbols, weak
from components.publish.links import picture_link
from components.wording.formats import day_words, distinct, spoken

NAME = "China's AI cloud race"
PROMISE = "Who leads, what it costs, and how well it is known"
LICENCE = "claims CC BY 4.0"
CREDIT = f"{NAME}, CC BY 4.0"  # what the licence asks to be named
_CREDITS = 6


@dataclass(frozen=True)
class Caption:
    """The words round a picture; `statuses` are those shown, `shapes` how marks tell them apart.

    `finding` is its title, `rest` the other sentences, `view` what the reader chose otherwise than
    usual, `evidence` how many figures have which grade; all but the first may be ''. `shapes` is
    "bars" or "points", "own" where the chart has such a legend already, and "" where its marks do
    not differ by status.
    """

    question: str
    finding: str
    rest: str
    measured: str
    view: str
    statuses: tuple[str, ...]
    shapes: str
    evidence: str
    sources: str
    edition: str
    link: str


def caption(answer: Answer, base: str) -> Caption:
    """The caption of an answer; `base` is the address of the dashboard."""
    table = answer.table
    held = set(table["status"].dropna()) if "status" in table else set()
    return Caption(
        question=answer.chart.question,
        finding=answer.finding,
        rest=" ".join(answer.sentences[1:]),
        measured=yardstick_and_measure(answer),
        view=view_apart(answer),
        statuses=tuple(s for s in STATUS_WORDS if s in held),
        shapes=_shapes(answer.figure(), held, any(weak(table))),
        evidence=evidence_line(answer),
        sources=source_line(answer),
        edition=f"Edition of {day_words(answer.view.edition)} · {LICENCE}",
        link=picture_link(base, answer.chart, answer.claims, answer.bearing_view),
    )


def yardstick_and_measure(answer: Answer, is_drawn_anew: bool = False) -> str:
    """What is measured, after the name of the yardstick where the chart rests on a single one.

    Without a word on the marks of the figure where another program has drawn its own.
    """
    yardstick, chart = yardstick_of(answer), answer.chart
    measured = answer.measured
    if is_drawn_anew:
        measured = (chart.plain.measured or chart.measured)(answer.claims, answer.view)
    return f"Yardstick: {yardstick}. {measured}" if yardstick else measured


def yardstick_of(answer: Answer) -> str:
    """The single yardstick that a chart rests on; '' where there is none, or more than one."""
    named = distinct(answer.table["yardstick"].dropna()) if "yardstick" in answer.table else []
    return named[0] if len(named) == 1 else ""


def view_apart(answer: Answer) -> str:
    """What was chosen otherwise than a bare link does and bears on a chart; '' for a bare view."""
    view, usual = answer.bearing_view, type(answer.view).of(answer.claims.whole)
    said = [
        one.said(getattr(view, name), getattr(usual, name))
        for name, one in view.choices().items()
        if one.bears_on(answer.chart.page) and getattr(view, name) != getattr(usual, name)
    ]
    return "; ".join(filter(None, said))


def evidence_line(answer: Answer) -> str:
    """The same in words: 'Evidence: 2 A, 19 B, 4 C'; '' where none is graded."""
    counted = ", ".join(f"{number} {letter}" for letter, number in answer.evidence)
    return f"Evidence: {counted}" if counted else ""


def source_line(answer: Answer) -> str:
    """Whom the rows rest on, best evidence first, six by name, and the day of the newest source."""
    cited = answer.sources
    if not cited:
        return "Sources: none, for there is no figure to show."
    names = [credit.name for credit in answer.credits]
    more = len(names) - _CREDITS
    word = "Source" if len(names) == 1 else "Sources"
    said = "; ".join([*names[:_CREDITS], *([f"{more} more"] if more > 0 else [])])
    return f"{word}: {said}. The newest is of {spoken(answer.newest)}."


def _shapes(figure: go.Figure, statuses: Iterable[str], has_weak: bool) -> str:
    """How the marks of a figure tell each of these statuses apart.

    Where even one status is not drawn in a shape of its own, words must do: a legend of shapes
    would promise what the chart does not keep.
    """
    if {trace.name for trace in figure.data if trace.showlegend} & set(STATUS_WORDS.values()):
        return "own"
    hollow = {""} if has_weak else set()  # a weak bar has no pattern, whatever its status
    markers = [trace.marker for trace in figure.data if trace.type in ("bar", "scatter")]
    held = pd.DataFrame({"status": list(statuses)}, dtype=str)
    bars = {s for m in markers if "pattern" in m for s in _several(m.pattern.shape)}
    points = {s for m in markers if "symbol" in m for s in _several(m.symbol)}
    if bars - hollow == set(hatches(held["status"])) - hollow:
        return "bars" if bars else ""
    return "points" if points and set(symbols(held)) <= points else ""


def _several(symbol: object) -> tuple[str, ...]:
    """The symbols of a trace whose points have each their own; nothing where all have the same."""
    return tuple(map(str, symbol)) if isinstance(symbol, tuple | list) else ()
