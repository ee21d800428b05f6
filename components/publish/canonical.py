"""The canonical views: each chart under the choices a reader is most likely to quote."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from components.analysis.view.view import CURRENCIES, View
from components.claims.cache import cached_per_claims
from components.claims.model import Claims
from components.figures.answer import Answer, answer
from components.figures.chart import Chart
from components.figures.charts.catalogue import charts

BARE = ""
DESK = 820  # pixels: the width of a chart on a desk's page, and of a column of text
# How an option sets a view apart, where its own name does not say it.
_APART = {"quarter": BARE, "four quarters": "four quarters at a time", "year": "by the year"}
_EARLIER = 3  # half-years that the overview looks back


@dataclass(frozen=True)
class Canonical:
    """An answer with a page of its own; `apart` sets it apart from the chart's other views."""

    slug: str
    apart: str
    answer: Answer

    @property
    def path(self) -> str:
        """Its page in the edition."""
        return f"charts/{self.slug}.html"

    @property
    def title(self) -> str:
        """The question, with what sets this view apart."""
        return f"{self.answer.chart.question} {self.apart[:1].upper()}{self.apart[1:]}".strip()


def canonical_views(claims: Claims) -> tuple[Canonical, ...]:
    """Every canonical view that has something to show, none twice, chart by chart."""
    return tuple(one for chart in charts().values() for one in views_of_chart(claims, chart))


@cached_per_claims(64)
def views_of_chart(claims: Claims, chart: Chart) -> tuple[Canonical, ...]:
    """The canonical views of one chart that have something to show, none twice."""
    return tuple(_of_chart(claims, chart))


def _of_chart(claims: Claims, chart: Chart) -> Iterator[Canonical]:
    found: list[Answer] = []
    part = {"lab": chart.section} if chart.section else {}  # so that its link opens on it
    for apart, choice in _choices(claims, chart):
        view = View.of(claims, **choice, **part)
        one = answer(claims, chart, view)
        if not one.is_empty and not any(one.table.equals(other.table) for other in found):
            found.append(one)
            slug = "-".join(filter(None, [chart.name, slug_of(apart)]))
            yield Canonical(
                slug, apart or (getattr(view, chart.needs) if chart.needs else BARE), one
            )


def _choices(claims: Claims, chart: Chart) -> Iterator[tuple[str, dict[str, Any]]]:
    """What may set a view of a chart apart, each with the choices that make it."""
    known = View.options(claims)
    yield BARE, {}
    for name in [name for name, one in View.choices().items() if chart.page in one.apart_on]:
        yield from ((_APART.get(option, option), {name: option}) for option in known[name])
    match chart.page:
        case "overview":
            yield from ((f"as known on {day}", {"known_by": day}) for day in half_years(claims))
        case "capex":
            yield from ((f"{name} alone", {"company": (name,)}) for name in claims.subjects)
            yield f"in {CURRENCIES[1]}", {"currency": CURRENCIES[1]}
        case "scenarios":
            yield "under every scenario", {"scenario": tuple(known["scenario"])}
            yield from ((name, {"scenario": (name,)}) for name in known["scenario"])
        case "companies":
            yield f"in {CURRENCIES[1]}", {"currency": CURRENCIES[1]}


def half_years(claims: Claims) -> list[str]:
    """The last days of the half-years before the edition, newest first."""
    year = int(claims.edition[:4])
    days = [f"{y}-{end}" for y in (year, year - 1, year - 2) for end in ("12-31", "06-30")]
    return [day for day in days if day < claims.edition][:_EARLIER]


def slug_of(words: str) -> str:
    """Words as part of a file name: 'Omdia AI cloud' becomes omdia-ai-cloud."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")
