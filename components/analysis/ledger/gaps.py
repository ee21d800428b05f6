"""What is not there: figures that are overdue, and sources that nobody can open."""

from collections.abc import Iterator
from datetime import date, timedelta

from components.analysis.ledger.entry import LedgerEntry, ids_of_claims, opening, slug
from components.analysis.ledger.ledger_numbers import claims_that_count, quarter_of
from components.analysis.tables import number_table
from components.claims.claim import Claim, Source
from components.claims.fields import last_day
from components.claims.ledger_terms import Due
from components.claims.model import Claims
from components.claims.period import Period, period
from components.wording.formats import metric_words


def overdue(claims: Claims) -> Iterator[LedgerEntry]:
    """Series of the calendar whose next period should have been out by the edition.

    Only the whole file can be overdue: of narrowed claims, what is missing was left out.
    """
    if claims.full is not None:
        return
    today = last_day(claims.edition)
    for series in claims.calendar:
        held = _newest(claims, series)
        if held is None:
            continue
        missing = _period_from(held.when.end + timedelta(days=1), series.every)
        days = series.due_after_days
        if missing.end.month == 12 and series.december_days:
            days = series.december_days
        due = missing.end + timedelta(days=days)
        if due <= today:
            yield _overdue_entry(claims, series, held, missing, due)


def _newest(claims: Claims, series: Due) -> Claim | None:
    """The figure that reaches furthest: a year, once known, also covers its last quarter."""
    held = [
        group[0]
        for ((company, metric, yardstick, _, _), _), group in claims_that_count(claims).items()
        if (company, metric) == (series.company, series.metric)
        and series.yardstick in (None, yardstick)
    ]
    return max(held, key=lambda claim: (claim.when.end, claim.when.start), default=None)


def _period_from(day: date, every: str) -> Period:
    """The quarter, half or year that a day lies in."""
    if every == "quarter":
        return period(quarter_of(day.year, day.month))
    return period(f"{day.year}-H{1 if day.month < 7 else 2}" if every == "half" else str(day.year))


def _overdue_entry(
    claims: Claims, series: Due, held: Claim, missing: Period, due: date
) -> LedgerEntry:
    about = opening(
        series.company, metric_words(claims, series.metric), series.yardstick or "", missing.words
    )
    by = (last_day(claims.edition) - due).days
    return LedgerEntry(
        id=slug("overdue", series.company, series.metric, series.yardstick, missing.name),
        kind="overdue",
        what=f"{about}: to be expected by {period(due.isoformat()).words}, not in this file; "
        f"the latest held is {held.when.words}.",
        by=f"{by} day{'s' * (by != 1)}",
        claims=(held.id,),
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
