"""The pages that are read: the front page, a page a section, a chart, a company."""

from collections.abc import Iterator, Sequence
from typing import Any

from components.analysis.ledger.ledger import LedgerEntry, ledger
from components.analysis.money.company_profile import TOLD, statements
from components.analysis.money.key_figures import key_figures
from components.analysis.scenarios.chosen import chosen_scenarios
from components.analysis.tables import rows_of, sources_of
from components.analysis.view.view import View
from components.figures.app_pages import sections
from components.figures.next_results_words import days_note, next_results_words
from components.figures.sentences import (
    assumption_words,
    freshness_words,
    key_figure_words,
    yardstick_lines,
)
from components.publish.canonical import Canonical, slug_of
from components.publish.caption import NAME
from components.publish.edition.page import Page, Press
from components.publish.edition.structured import dataset
from components.publish.frames import LISTENER, edition_frames

FRONT = ("who-leads", "capex-and-revenue")  # the charts of the front page
_CONTESTED = 6  # entries of the ledger on the front page, one a kind


def reading_pages(press: Press, views: Sequence[Canonical]) -> Iterator[Page]:
    """Every page that shows charts."""
    yield _front(press, views)
    for section in sections():
        yield _section(press, section, views)
    for shown in views:
        yield _chart(press, shown, views)
    for company in press.claims.subjects:
        yield _company(press, company, views)


def _front(press: Press, views: Sequence[Canonical]) -> Page:
    claims, view = press.claims, View.of(press.claims)
    by_slug = {shown.slug: shown for shown in views}
    front = [by_slug[slug] for slug in FRONT if slug in by_slug]
    entries = [e for e in ledger(claims) if e.kind not in ("no link", "overdue")]
    first = [
        next(e for e in entries if e.kind == kind)
        for kind in dict.fromkeys(e.kind for e in entries)
    ]
    coming = next_results_words(claims, claims.subjects)
    return Page(
        path="index.html",
        title=NAME,
        description=front[0].answer.reading if front else "Claims with their sources.",
        template="front.html",
        live=press.addresses.live("overview", view),
        data=tuple(dataset(shown, press.addresses) for shown in front[:1]),
        fields={
            "front": front,
            "headlines": [
                _headline(press, found, view.currency) for found in key_figures(claims, view)
            ],
            "fresh": freshness_words(claims, view),
            "next_results": coming,
            "days_note": days_note(coming),
            "entries": first[:_CONTESTED],
            "counted": len(entries),
            "sections": {name: _bare(page, views) for page, name in sections().items()},
        },
    )


def _headline(press: Press, headline: Any, currency: str) -> dict[str, Any]:
    label, value, moved = key_figure_words(headline, currency)
    newest = headline.table.tail(1)
    return {
        "label": label,
        "value": value,
        "moved": moved,
        "claim": newest["claims"].iloc[0][0],
        "company": headline.company,
        "sources": sources_of(press.claims, newest),
    }


def _bare(page: str, views: Sequence[Canonical]) -> list[Canonical]:
    """The first view of each chart of a page of the app."""
    own = [shown for shown in views if shown.answer.chart.page == page]
    return list({s.answer.chart.name: s for s in reversed(own)}.values())[::-1]


def _variants(shown: Canonical, views: Sequence[Canonical]) -> list[Canonical]:
    return [s for s in views if s.answer.chart is shown.answer.chart]


def _section(press: Press, section: str, views: Sequence[Canonical]) -> Page:
    bare = _bare(section, views)
    view = View.of(press.claims)
    return Page(
        path=f"{slug_of(section)}.html",
        title=sections()[section],
        description=bare[0].answer.reading if bare else sections()[section],
        template="section.html",
        live=press.addresses.live(section, view),
        data=tuple(dataset(shown, press.addresses) for shown in bare),
        fields={
            "cards": [(shown, _variants(shown, views)) for shown in bare],
            "companies": press.claims.subjects if section == "companies" else (),
            "scenarios": _scenarios(press) if section == "scenarios" else [],
            "yardsticks": _yardsticks(press) if section == "market_share" else {},
        },
    )


def _chart(press: Press, shown: Canonical, views: Sequence[Canonical]) -> Page:
    chart, view = shown.answer.chart, shown.answer.view
    yardstick = press.claims.yardstick.get(view.yardstick)
    alone = chart.page == "market_share" and chart.name != "ranks"
    return Page(
        path=shown.path,
        title=shown.title,
        description=shown.answer.reading,
        template="chart.html",
        live=press.addresses.live(chart.page, view),
        data=(dataset(shown, press.addresses),),
        fields={
            "shown": shown,
            "others": _variants(shown, views),
            "frames": edition_frames(press.addresses, shown),
            "listener": LISTENER,
            "section": (f"{slug_of(chart.page)}.html", sections().get(chart.page)),
            "contested": _contested(shown),
            "yardstick": yardstick_lines(press.claims, yardstick) if yardstick and alone else {},
            "breaks": yardstick.breaks if yardstick and alone else (),
        },
    )


def _contested(shown: Canonical) -> list[LedgerEntry]:
    """The entries of the ledger that its figures are in."""
    own = set(shown.answer.ids)
    entries = (entry for entry in ledger(shown.answer.claims) if entry.kind != "no link")
    return [entry for entry in entries if own & set(entry.claims)]


def _company(press: Press, company: str, views: Sequence[Canonical]) -> Page:
    claims = press.claims
    told = [
        (claims.metric[m].label, list(rows_of(statements(claims, company, m))))
        for m in TOLD
        if m in claims.metric
    ]
    figures = [
        s
        for s in views
        if s.answer.chart.name == "company-figures" and s.answer.view.focus == company
    ]
    return Page(
        path=f"companies/{slug_of(company)}.html",
        title=f"{company}: strategy, figures, risks and rewards",
        description=figures[0].answer.reading
        if figures
        else f"What is known of {company}'s AI cloud.",
        template="company.html",
        live=press.addresses.live("companies", View.of(claims, focus=company)),
        data=tuple(dataset(shown, press.addresses) for shown in figures[:1]),
        fields={
            "company": claims.company[company],
            "figures": figures[:1],
            "told": [(label, rows) for label, rows in told if rows],
            "counted": sum(c.company == company for c in claims.claims),
        },
    )


def _scenarios(press: Press) -> list[dict[str, Any]]:
    """Every scenario with its assumptions in words and what each rests on."""
    every = View.of(press.claims, scenario=tuple(s.name for s in press.claims.scenarios))
    return [
        {
            "name": scenario.name,
            "story": scenario.story,
            "assumptions": [(*assumption_words(a), a) for a in scenario.assumptions],
        }
        for scenario in chosen_scenarios(press.claims, every)
    ]


def _yardsticks(press: Press) -> dict[str, dict[str, str]]:
    held = {c.yardstick for c in press.claims.claims}
    return {
        r.name: yardstick_lines(press.claims, r) for r in press.claims.yardsticks if r.name in held
    }
