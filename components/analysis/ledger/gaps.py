"""What is not there: figures that are overdue, and sources that nobody can open."""

from collections.abc import Iterator
from datetime import date

from components.analysis.ledger.entry import LedgerEntry, ids_of_claims, opening, slug
from components.analysis.ledger.expected import Expected, expected, today_of
from components.analysis.tables import number_table
from components.claims.claim import Claim, Source
from components.claims.model import Claims
from components.wording.formats import day_words, metric_words


def overdue(claims: Claims) -> Iterator[LedgerEntry]:
    """Series of the calendar whose next period should have been out by the edition.

    Only the whole file can be overdue: of narrowed claims, what is missing was left out.
    """
    today = today_of(claims)
    for one in expected(claims) if claims.full is None else ():
        if one.latest is not None and one.is_overdue(today):
            yield _overdue_entry(claims, one, one.latest, (today - one.latest).days)


def _overdue_entry(claims: Claims, late: Expected, due: date, by: int) -> LedgerEntry:
    series, when = late.series, late.period
    about = opening(
        series.company, metric_words(claims, series.metric), series.yardstick or "", when.words
    )
    return LedgerEntry(
        id=slug("overdue", series.company, series.metric, series.yardstick, when.name),
        kind="overdue",
        what=f"{about}: to be expected by {day_words(due.isoformat())}, not in this file; "
        f"the latest held is {late.held.when.words}.",
        by=f"{by} day{'s' * (by != 1)}",
        claims=(late.held.id,),
        due=due,
    )


def unlinked(claims: Claims) -> Iterator[LedgerEntry]:
    """Sources without a web address on which figures on the charts rest, one entry a source.

    A figure that another page with an address also prints can be checked there, and is left out.
    """
    resting: dict[str, list[Claim]] = {}
    for name in number_table(claims)["claims"].str[0]:
        claim = claims.claim[name]
        if not _can_be_checked(claims, claim):
            resting.setdefault(claim.source, []).append(claim)
    for source in claims.sources:
        if source.id in resting:
            yield _unlinked_entry(source, resting[source.id])


def _can_be_checked(claims: Claims, claim: Claim) -> bool:
    sources = [claims.source[name] for name in (claim.source, *claim.corroborated_by)]
    return bool(claim.also_at) or any(source.url for source in sources)


def _unlinked_entry(source: Source, resting: list[Claim]) -> LedgerEntry:
    number = len(resting)
    return LedgerEntry(
        id=slug("no-link", source.id),
        kind="no link",
        what=f"{source.publisher}, '{source.title}' ({source.published}), has no web address here.",
        by=f"{number} figure{'s' * (number != 1)} on it alone",
        claims=ids_of_claims(resting),
    )
