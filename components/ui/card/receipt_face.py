"""The face of a receipt: what is known of one claim, written as a slip of paper.

The words of the claims file are escaped by Jinja; characters that cannot be seen show by number.
"""

import re
from dataclasses import dataclass
from typing import Any

import streamlit as st

from components.analysis.grades.grades import LETTERS, grade
from components.analysis.grades.publishers import site
from components.analysis.sources.receipt import Receipt, receipt, why_apart
from components.claims.claim import Claim, Source, bound_words
from components.claims.model import Claims
from components.claims.terms import MARKET
from components.figures.chart import STATUS_WORDS
from components.figures.next_results_words import overdue_words
from components.figures.theme import Theme, palette_of
from components.ui.card.ledger_list import contested_by
from components.ui.shell.address import base
from components.ui.shell.edition_link import entry_page
from components.ui.shell.markup import filled
from components.ui.shell.text import web_address
from components.wording.claim_names import claim_name, claim_value_words, measure_words
from components.wording.formats import amount, date_words, day_words, number_words, printed_words

_SAID_WHOLE = ("RMB million", "USD million", "percent", "rank", "times", "USD", "HKD")
_DOCUMENTS = {
    "filing": "filing",
    "company_release": "release",
    "house_release": "release",
    "press": "report",
    "digest": "page",
}
_FOUR_QUARTERS = 4
_SIGNS = {"*": "×", "/": "÷", "-": "−"}


@dataclass(frozen=True)
class BigNumber:
    """A number apart from what is said before and after it: 'more than', '180', 'trillion ...'."""

    before: str
    number: str
    after: str


def face(claims: Claims, name: str) -> str:
    """The receipt of a claim as HTML; raises KeyError for an id that is not among the claims."""
    found = receipt(claims, name)
    claim, source = found.claim, found.source
    theme: Theme = "dark" if st.context.theme.type == "dark" else "light"
    return filled(
        "card/receipt_face.html",
        found=found,
        claim=claim,
        source=source,
        color=palette_of(claims, theme).company.get(claim.company, "currentColor"),
        figure=big_figure(claim),
        told=printed_words(claim),
        what=what(claims, claim),
        counted=_counted(claims, claim),
        letters=LETTERS,
        statuses=STATUS_WORDS,
        facts=_facts(claims, found),
        button=f"Open the {_DOCUMENTS[source.kind]}{_at(found.link)}",
        link=web_address(found.link),
        original=_other(source),
        archived=web_address(found.archived),
        rivals=[
            (printed_words(r), _printer(claims, r), why_apart(claims, claim, r))
            for r in found.rivals
        ],
        entries=contested_by(claims, [name]),
        place_of=lambda entry: entry_page(entry) or f"{base()}/evidence#contested",
        steps=[_step(claims, step.claim, step.depth) for step in found.tree],
        uses=[claim_name(claims, one) for one in found.uses],
    )


def what(claims: Claims, claim: Claim) -> str:
    """What the figure is: "Alibaba's capex, April to June 2026"."""
    if claim.company == MARKET:
        words = measure_words(claims, claim)
        return f"{words[:1].upper()}{words[1:]}, {claim.when.words}"
    name = claim.brand or claim.company
    whose = f"{name}'" if name.endswith("s") else f"{name}'s"
    return f"{whose} {measure_words(claims, claim)}, {claim.when.words}"


def big_figure(claim: Claim) -> BigNumber | None:
    """The figure in the parts it is printed in; None for a statement in words."""
    if claim.text is not None:
        return None
    unit = claim.unit or ""
    if claim.value is None:
        return BigNumber("", claim_value_words(claim), "")
    before = bound_words(claim.bound).strip()
    if unit in _SAID_WHOLE:
        return BigNumber(before, amount(claim.value, unit), "")
    return BigNumber(before, number_words(claim.value), unit)


def _counted(claims: Claims, claim: Claim) -> str:
    """What is counted, in a sentence: by the yardstick where there is one."""
    yardstick = claims.yardstick.get(claim.yardstick or "")
    return yardstick.counts if yardstick else claims.metric[claim.metric].meaning


def _facts(claims: Claims, found: Receipt) -> list[tuple[str, str]]:
    """What stands on the slip in lines: how it is printed, of when, by whom, where."""
    claim, source = found.claim, found.source
    own = f". {claim.company}'s own name: {claim.fiscal}" if claim.fiscal else ""
    usd = f" (USD {claim.usd:,.10g} million beside it)" if claim.usd is not None else ""
    printed = "Worked out as" if claim.derived_from else "Printed as"
    printer = "Source" if claim.derived_from else "Printed by"
    inferred = ", a day worked out, not read" if source.published_inferred else ""
    lines = [
        (printed, "" if claim.text else f"{printed_words(claim)}{usd}"),
        ("Period", f"{claim.when.words}{own}"),
        ("Overdue", overdue_words(claims, claim)),
        ("Made by", claim.house or ""),
        (printer, f"{source.publisher}, {date_words(source.published)}{inferred}"),
        ("Title", source.title),
        ("Where", claim.where or ""),
        ("Read in", source.via or ""),
        ("Same at", ", ".join(one.removeprefix("www.") for one in found.elsewhere)),
        ("Note", claim.note or ""),
        ("Not drawn", claim.do_not_plot or ""),
    ]
    if found.superseded_by:
        newer = found.superseded_by
        lines.insert(0, ("Replaced by", f"{claim_value_words(newer)}: {newer.because}"))
    if claim.withdrawn:
        lines.insert(0, ("Withdrawn", f"{day_words(claim.withdrawn)}: {claim.because}"))
    return [(label, words) for label, words in lines if words]


def _at(link: str | None) -> str:
    address = web_address(link)
    return f" at {site(address)}" if address else ""


def _other(source: Source) -> str | None:
    """Where its publisher put it, if that is another page than the one read."""
    return web_address(source.original_url) if source.original_url != source.url else None


def _printer(claims: Claims, claim: Claim) -> str:
    source = claims.source[claim.source]
    return f"{claim.house or source.publisher}, {date_words(source.published)}"


def _step(claims: Claims, claim: Claim, depth: int) -> dict[str, Any]:
    """A line of the tree: a figure, how it is worked out or who printed it, its grade."""
    letters = "abcdefghijklmnopqrstuvwxyz"[: len(claim.derived_from)]
    formula = claim.formula or ""
    for sign, said in _SIGNS.items():
        formula = formula.replace(sign, said)
    known = [claims.claim[name] for name in claim.derived_from if name in claims.claim]
    values = dict(zip(letters, map(claim_value_words, known), strict=False))
    said = re.sub(r"\b[a-z]\b", lambda found: values.get(found[0], found[0]), formula)
    return {
        "depth": min(depth, _FOUR_QUARTERS),
        "value": claim_value_words(claim),
        "what": what(claims, claim),
        "how": f"= {said}" if said else _printer(claims, claim),
        "grade": grade(claims, claim).letter,
    }
