"""An answer: a chart under a view, worked out once for all readers who make the same choices.

Pages, pictures, files, slides and the static edition all take an Answer. Nobody may change one in
place: it is shared. Another edition is another value of Claims, so no answer can be out of date.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd
import plotly.graph_objects as go

from components.analysis.grades.grades import grades_of
from components.analysis.grades.with_grades import with_grades
from components.analysis.sources.credits import Credit, credits_of
from components.analysis.tables import definitions_of, ids_of, newest_date, roots, sources_of
from components.analysis.view.view import View
from components.analysis.view.visible import visible_claims
from components.claims.cache import cached_per_claims
from components.claims.claim import Source
from components.claims.model import Claims
from components.claims.terms import Definition, Metric
from components.figures.chart import Chart, Sentences, blank, weak, weak_words
from components.figures.theme import Theme, palette_of
from components.figures.why_hidden import why_hidden
from components.wording.formats import spoken

PERIOD_CODE = "Period code"  # the column of the data table that programs sort by
_PART = "lab"  # the part of its page on which a chart is
_NO_ROW = 40  # pixels: the height of a figure that shows nothing


@dataclass(frozen=True, eq=False)
class Answer:
    """A chart under a view; `claims` are those visible under it, `table` has the grade of each row.

    `sentences` say what the chart shows, or why there is nothing to show.
    """

    chart: Chart
    view: View
    claims: Claims
    table: pd.DataFrame
    sentences: Sentences

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return self.table.empty

    @property
    def finding(self) -> str:
        """The first sentence: what the chart shows."""
        return self.sentences[0]

    @property
    def reading(self) -> str:
        """All sentences in one."""
        return " ".join(self.sentences)

    @cached_property
    def measured(self) -> str:
        """What is measured, in which unit; and how weak marks are drawn, where there are any."""
        said = self.chart.measured(self.claims, self.view)
        marked = any(weak(self.table)) and self.chart.marks_weak
        return f"{said} {weak_words(self.figure())}".strip() if marked else said

    @cached_property
    def bearing_view(self) -> View:
        """The view without what was chosen on the chart's page and leaves the chart as it is."""
        usual, view = View.of(self.claims.whole), self.view
        for name, one in View.choices().items():
            plainer = replace(view, **{name: getattr(usual, name)})
            if one.pages and name != _PART and plainer != view and self._is_same_under(plainer):
                view = plainer
        return view

    def _is_same_under(self, view: View) -> bool:
        other = answer(self.claims, self.chart, view)
        same = other.sentences == self.sentences and other.measured == self.measured
        return same and other.figure().to_json() == self.figure().to_json()

    @cached_property
    def view_words(self) -> str:
        """The view as a reader would say it."""
        return self.bearing_view.words(self.claims, self.chart.page)

    @cached_property
    def ids(self) -> list[str]:
        """Every claim that a mark rests on."""
        return ids_of(self.table)

    @cached_property
    def roots(self) -> tuple[str, ...]:
        """Every claim that a mark rests on, derived ones with those they come from."""
        return tuple(roots(self.claims, self.ids))

    @cached_property
    def sources(self) -> list[Source]:
        """The sources of the marks, derived claims down to their inputs."""
        return sources_of(self.claims, self.table)

    @property
    def newest(self) -> str:
        """When the newest source was published, as far as that is known."""
        return newest_date(self.sources)

    @cached_property
    def credits(self) -> list[Credit]:
        """Whom the marks are owed to, the best evidenced first."""
        return credits_of(self.claims, self.ids)

    @cached_property
    def definitions(self) -> list[tuple[Metric, Definition]]:
        """What each company counts under the metrics drawn, where that is said."""
        return definitions_of(self.claims, self.ids)

    @property
    def theme(self) -> Theme:
        """The theme of the view."""
        return "dark" if self.view.theme == "dark" else "light"

    def figure(self, theme: Theme | None = None, width: int = 0) -> go.Figure:
        """The figure in a theme, the view's unless given; a blank one where there is no row.

        With a `width` in pixels in the form for it, else in the one that is read at any width.
        """
        form = theme or self.theme, self.chart.least(width)
        if form not in self._figures:  # two readers at once come away with the same one
            self._figures.setdefault(form, self._drawn(*form))
        return self._figures[form]

    def _drawn(self, theme: Theme, width: int) -> go.Figure:
        shades = palette_of(self.claims.whole, theme)
        if self.is_empty:
            return blank(shades, _NO_ROW, xaxis_visible=False, yaxis_visible=False)
        return self.chart.figure(self.table, self.view, shades, width)

    @cached_property
    def _figures(self) -> dict[tuple[Theme, int], go.Figure]:
        return {}

    def height(self, width: int = 0) -> int:
        """How high the figure is in pixels, in the form for a width."""
        return int(self.figure(width=width).layout.height)

    @cached_property
    def evidence(self) -> tuple[tuple[str, int], ...]:
        """How many claims of the marks have each letter, the best first, if any has it."""
        found = grades_of(self.claims, self.ids).values()
        return tuple(sorted(Counter(one.letter for one in found).items()))

    @cached_property
    def data_table(self) -> pd.DataFrame:
        """The table with its columns as labelled, then grade, claims, sources, links and dates.

        A period is in words, and beside it, in the column PERIOD_CODE, as programs sort it.
        """
        table, claims = self.table, self.claims
        named = [roots(claims, names) for names in table["claims"]]
        cited = [[claims.claim[name].source for name in names] for names in named]
        if "source" in table:  # an event has no claim, but a source of its own
            own = table["source"].fillna("")
            cited = [ids or ([name] if name else []) for ids, name in zip(cited, own, strict=True)]
        sources = [[claims.source[name] for name in dict.fromkeys(ids)] for ids in cited]
        shown = _spoken_periods(table[list(self.chart.columns)]).rename(columns=self.chart.columns)
        return shown.assign(
            Grade=table["grade"],
            Claims=[" ".join(names) for names in named],
            Sources=["; ".join(f"{s.publisher}: {s.title}" for s in each) for each in sources],
            Links=[" ".join(s.url for s in each if s.url) for each in sources],
            Published=["; ".join(s.published for s in each) for each in sources],
        ).reset_index(drop=True)


def _spoken_periods(table: pd.DataFrame) -> pd.DataFrame:
    """The table with its period as it is said, followed by its name in the file."""
    if "period" not in table:
        return table
    words = table.assign(period=[spoken(name) for name in table["period"]])
    words.insert(list(table.columns).index("period") + 1, PERIOD_CODE, table["period"])
    return words


def answer(claims: Claims, chart: Chart, view: View) -> Answer:
    """A chart under a view, from the whole claims, whatever part of them is handed over."""
    return _answer(claims.whole, chart, view)


def answers(claims: Claims, charts: Iterable[Chart], view: View) -> list[Answer]:
    """Several charts under one view."""
    return [answer(claims, chart, view) for chart in charts]


@cached_per_claims(512)  # of about 80 KiB each
def _answer(whole: Claims, chart: Chart, view: View) -> Answer:
    visible = visible_claims(whole, view)
    table = with_grades(visible, chart.table(visible, view))
    hidden = why_hidden(whole, chart, view) if table.empty else ()
    sentences = hidden or chart.reading(table, visible, view)
    return Answer(chart, view, visible, table, sentences)
