"""The words round a chart, worked out once for all readers of a view. Plain text, no Markdown."""

from dataclasses import dataclass

from components.analysis.credits import credits_of
from components.analysis.tables import definitions_of
from components.analysis.view import View
from components.claims.kept import kept
from components.claims.model import Claims
from components.figures.chart import Chart
from components.figures.drawn import Drawn, drawn
from components.figures.theme import Theme
from components.ui.edition_link import chart_page
from components.ui.ledger_list import contested_by
from components.ui.text import web_address

SOURCES_SHOWN = 6


@dataclass(frozen=True)
class CardWords:
    """What a card says: `finding` is the first sentence of its reading, `rest` the others.

    `sources` are those the figures are owed to, best evidence first, each with its web address or
    None; `others` says how many more there are. `page` is the chart's address in the static
    edition, or ''. `buttons` lead to what lies beneath, each by its name in the code.
    """

    question: str
    finding: str
    rest: str
    measured: str
    sources: tuple[tuple[str, str | None], ...]
    others: str
    edition: str
    page: str
    buttons: dict[str, str]


def drawn_for(chart: Chart, claims: Claims, view: View) -> Drawn:
    """A chart under a view, in the view's own theme."""
    theme: Theme = "dark" if view.theme == "dark" else "light"
    return drawn(chart, claims, view, theme)


@kept(512)
def card_words(claims: Claims, chart: Chart, view: View) -> CardWords:
    """The words of a chart that has something to show under a view."""
    found = drawn_for(chart, claims, view)
    finding, *rest = found.sentences
    cited = [(c.name, web_address(c.url)) for c in credits_of(found.claims, found.table)]
    more = len(cited) - SOURCES_SHOWN
    newest = max(found.sources, key=lambda source: source.day).published
    return CardWords(
        question=chart.question,
        finding=finding,
        rest=" ".join(rest),
        measured=chart.measured(claims, view),
        sources=tuple(cited[:SOURCES_SHOWN]),
        others=f"{more} more" if more > 0 else "",
        edition=f"newest of {newest} · edition {found.claims.edition}",
        page=chart_page(chart),
        buttons=_buttons(found, len(contested_by(claims, found.ids))),
    )


def _buttons(found: Drawn, contested: int) -> dict[str, str]:
    """What a reader may open beneath a chart, each by its name in the code."""
    offered = {"away": "Take it away", "table": "As a table", "ask": "Question a figure"}
    if definitions_of(found.claims, found.ids):
        offered["counts"] = "How each company counts"
    return offered | ({"contested": f"Contested: {contested}"} if contested else {})
