"""The ledger: the public list of contradictions, overdue figures and sources nobody can open.

Each rule looks for one kind of fault. What is known about it stands in the claims file, under
`explained`. An explanation applies to an entry if it names every claim the entry is about and, if
it names a kind, that kind; so a new rival figure opens an entry again. An entry about one claim is
explained only where the kind is named too. Of several explanations that apply, the first counts.

An explanation of kind 'definition' is an entry of its own: figures that differ because different
things are counted, which no rule can see.

A disagreement of which at most one figure still counts, the others being superseded or withdrawn,
is withdrawn itself, for the reason given there.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from components.analysis.ledger.entry import (
    LedgerEntry,
    against,
    ids_of_claims,
    slug,
    spread,
    subject,
)
from components.analysis.ledger.gaps import overdue, unlinked
from components.analysis.ledger.rates import conversions, forecasts, growth
from components.analysis.ledger.rules import disagreements, sums
from components.claims.cache import cached_per_claims
from components.claims.claim import Claim
from components.claims.model import Claims
from components.wording.formats import exact_words

__all__ = ["RULES", "LedgerEntry", "ledger"]


def definitions(claims: Claims) -> Iterator[LedgerEntry]:
    """Figures that differ because different things are counted, as the file explains them."""
    for known in claims.explained:
        group = [claims.claim[name] for name in known.claims if name in claims.claim]
        if known.kind == "definition" and len(group) == len(known.claims):
            alone = f"{subject(claims, group)}: {exact_words(group[0])}."
            yield LedgerEntry(
                id=slug("definition", *ids_of_claims(group[:2])),
                kind="definition",
                what=against(claims, group) if len(group) > 1 else alone,
                by=_apart(group),
                claims=ids_of_claims(group),
                status=known.status,
                why=known.why,
            )


def _apart(group: Sequence[Claim]) -> str:
    """How far apart figures lie that can be set side by side: two, or all of one period."""
    comparable = len(group) == 2 or len({claim.period for claim in group}) == 1
    return spread(group) if comparable and len(group) > 1 else ""


RULES: dict[str, Callable[[Claims], Iterator[LedgerEntry]]] = {
    "disagreement": disagreements,
    "parts and whole": sums,
    "growth": growth,
    "currency": conversions,
    "forecast": forecasts,
    "definition": definitions,
    "overdue": overdue,
    "no link": unlinked,
}


@cached_per_claims()
def ledger(claims: Claims) -> tuple[LedgerEntry, ...]:
    """Every entry, kind by kind in the order of `RULES`, in the order of the file within a kind."""
    return tuple(_settled(claims, entry) for rule in RULES.values() for entry in rule(claims))


def _settled(claims: Claims, entry: LedgerEntry) -> LedgerEntry:
    """The entry with what is known about it."""
    if entry.why is not None:
        return entry
    for known in claims.explained:
        applies = known.kind == entry.kind or (known.kind is None and len(entry.claims) > 1)
        if applies and set(entry.claims) <= set(known.claims):
            return replace(entry, status=known.status, why=known.why)
    if entry.kind == "disagreement" and (reasons := _reasons(claims, entry)):
        return replace(entry, status="withdrawn", why=" ".join(reasons))
    return entry


def _reasons(claims: Claims, entry: LedgerEntry) -> list[str]:
    """Why all figures of an entry but one no longer count; nothing if two still do."""
    gone = [name for name in entry.claims if name in claims.gone]
    if len(gone) < len(entry.claims) - 1:
        return []
    last = (claims.claim[claims.superseded_by.get(name, name)] for name in gone)
    return list(dict.fromkeys(claim.because for claim in last if claim.because))
