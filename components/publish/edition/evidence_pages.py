"""The pages that are looked up: each claim's receipt, the lists, the ledger, the method."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from components.analysis.grades.grades import RULES, grades
from components.analysis.ledger.ledger import LedgerEntry, ledger
from components.analysis.sources.method import looked_until, missing, principles
from components.analysis.sources.receipt import (
    citation_bibtex,
    citation_full,
    citation_sentence,
    receipt,
)
from components.analysis.view.view import View
from components.claims.claim import Claim
from components.figures.rate_words import CONVERTED, rate_words, rates_finding
from components.figures.sentences import yardstick_lines
from components.publish.canonical import Canonical
from components.publish.edition.api import API_VERSION
from components.publish.edition.history import days_of_change
from components.publish.edition.page import Page, Press
from components.publish.edition.snippets import snippets
from components.publish.edition.structured import claim_data, whole_dataset
from components.wording.formats import plain_sentence, said

# The files that hold all claims, with their media types.
WHOLE = {
    "claims.csv": "text/csv",
    "api/claims.json": "application/json",
    "claims.zip": "application/zip",
}


def evidence_pages(press: Press, views: Sequence[Canonical]) -> Iterator[Page]:
    """Every page of evidence."""
    on = _shown_on(views)
    entries = _contested(press)
    for claim in press.claims.claims:
        yield _claim(press, claim, on.get(claim.id, []), entries.get(claim.id, []))
    yield from _lists(press)


def _shown_on(views: Sequence[Canonical]) -> dict[str, list[Canonical]]:
    """The views each claim is drawn in."""
    found: dict[str, list[Canonical]] = defaultdict(list)
    for shown in views:
        for name in shown.answer.ids:
            found[name].append(shown)
    return found


def _contested(press: Press) -> dict[str, list[LedgerEntry]]:
    found: dict[str, list[LedgerEntry]] = defaultdict(list)
    for entry in ledger(press.claims):
        for name in entry.claims:
            found[name].append(entry)
    return found


def _claim(press: Press, claim: Claim, on: list[Canonical], entries: list[LedgerEntry]) -> Page:
    claims = press.claims
    label = claims.metric[claim.metric].label
    sentence = citation_sentence(claims, claim, said(claim))
    return Page(
        path=f"claims/{claim.id}.html",
        title=f"{claim.company}: {label}, {claim.when.words}",
        description=sentence,
        template="claim.html",
        live=press.addresses.live_receipt(claims, claim.id),
        data=(claim_data(claims, claim, press.addresses),),
        fields={
            "claim": claim,
            "found": receipt(claims, claim.id),
            "label": label,
            "check": press.addresses.live_check(claims, plain_sentence(claims, claim)),
            "on": on,
            "entries": entries,
            "citations": (
                sentence,
                citation_full(claims, claim, said(claim)),
                citation_bibtex(claims, claim),
            ),
        },
    )


def _lists(press: Press) -> Iterator[Page]:
    claims, bare = press.claims, View.of(press.claims)
    live = press.addresses.live("evidence", bare)
    letters = {name: found.letter for name, found in grades(claims).items()}
    by_company = [
        (c.name, [x for x in claims.claims if x.company == c.name]) for c in claims.companies
    ]
    number = len(claims.claims)

    def page(path: str, title: str, words: str, **fields: object) -> Page:
        template = path.removesuffix(".html").replace("/index", "") + ".html"
        return Page(path, title, words, template, live, fields=fields)

    yield page(
        "claims/index.html",
        f"All {number} claims",
        f"{number} figures and statements from {len(claims.sources)} sources, each graded.",
        groups=[(name, held) for name, held in by_company if held],
        letters=letters,
    )
    entries = ledger(claims)
    counts = Counter(entry.status for entry in entries)
    yield page(
        "ledger.html",
        "The ledger: what is contested",
        "Figures that contradict one another, do not add up, are overdue or have no link: "
        + ", ".join(f"{n} {status}" for status, n in counts.items())
        + ".",
        kinds=[(kind, list(group)) for kind, group in groupby(entries, key=lambda e: e.kind)],
    )
    rated = rate_words(claims)
    yield page(
        "method.html",
        "Method: grades, yardsticks and gaps",
        "How claims are graded and figures chosen, what each yardstick counts, what is missing.",
        rules=RULES,
        spread=Counter(letters.values()),
        method=principles(claims),
        missing=missing(claims),
        looked_until=looked_until(claims),
        yardsticks=[(one, yardstick_lines(claims, one)) for one in claims.yardsticks],
        metrics=claims.metrics,
        rates=rated,
        rates_finding=rates_finding(rated) if rated else "",
        converted=CONVERTED,
    )
    rests = Counter(claim.source for claim in claims.claims)
    yield page(
        "sources.html",
        f"All {len(claims.sources)} sources",
        "Every document that a claim can be checked against, with the claims that rest on it.",
        sources=sorted(claims.sources, key=lambda s: (-rests[s.id], s.publisher, s.id)),
        rests={s.id: [c for c in claims.claims if c.source == s.id] for s in claims.sources},
    )
    yield page(
        "article.html",
        "The newsletter, checked",
        f"{len(claims.article)} statements of a newsletter of December 2025, checked.",
        counts=Counter(statement.verdict for statement in claims.article),
    )
    yield page(
        "changes.html",
        "What has changed",
        "Claims added, superseded and withdrawn, edition by edition, each with its reason.",
        days=days_of_change(claims),
    )
    about = whole_dataset(claims, press.addresses, WHOLE)
    yield Page(
        "data.html",
        "Data: load the claims in one line",
        "All claims as JSON and CSV, by id and by query, with lines for pandas, R, Excel and curl.",
        "data.html",
        live,
        data=(about,),
        fields={
            "snippets": snippets(press.addresses, press.claims),
            "whole": WHOLE,
            "api_version": API_VERSION,
        },
    )
