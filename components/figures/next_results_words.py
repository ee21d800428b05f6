"""The next results of each company in words, and what is said where a figure is overdue."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.analysis.ledger.expected import Expected, overdue_after, today_of
from components.analysis.ledger.next_results import NextResults, next_results, publication_day
from components.analysis.ledger.past_results import PastResults
from components.claims.cache import cached_per_claims
from components.claims.claim import Claim
from components.claims.model import Claims
from components.wording.formats import (
    company_name,
    day_words,
    in_words,
    listed,
    metric_words,
    money,
)

NO_RESULTS = "Publishes no regular results. Its figures come from others' reports and estimates."
WORKED_OUT = "Days are worked out from those of past results; no company has confirmed them here."
NOT_HELD = "not in this edition"  # which is late: the company may have published long since
_LATE = "Where that day is past, the company may have published: this edition does not hold it yet."


@dataclass(frozen=True)
class NextResultsWords:
    """What stands in a line of the next results; of a company without any only `expected`.

    `period` is what they are of, `expected` when they come, `sure` what that rests on, `brings`
    what would be new. `past` are the results it is worked out from, each with the address of its
    document, the newest first.
    """

    company: str
    name: str
    expected: str
    period: str = ""
    sure: str = ""
    brings: str = ""
    is_overdue: bool = False
    past: tuple[tuple[str, str | None], ...] = ()


@cached_per_claims(16)
def next_results_words(claims: Claims, companies: tuple[str, ...]) -> list[NextResultsWords]:
    """The next results of some companies, a line each; nothing where none publishes any."""
    known = {one.company: one for one in next_results(claims) if one.company in companies}
    return [
        _line(claims, known[name])
        if name in known
        else NextResultsWords(name, company_name(claims, name), NO_RESULTS)
        for name in companies
        if known
    ]


def days_note(told: Sequence[NextResultsWords]) -> str:
    """What must be known of the days told: that they are no announced ones, and what is overdue."""
    late = any(one.is_overdue for one in told)
    return f"{WORKED_OUT} {_LATE}" if late else WORKED_OUT


def _line(claims: Claims, one: NextResults) -> NextResultsWords:
    return NextResultsWords(
        company=one.company,
        name=company_name(claims, one.company),
        expected=expected_words(claims, one.first),
        period=one.first.period.words,
        sure=past_words(one.first),
        brings=brought_words(claims, one),
        is_overdue=one.first.is_overdue(today_of(claims)),
        past=tuple((_past(past), past.document.address) for past in reversed(one.first.past)),
    )


def _past(one: PastResults) -> str:
    """'April to June 2026: 20 August 2026, 51 days after'."""
    day = day_words(one.document.day.isoformat())
    return f"{one.quarter.words}: {day}, {one.days} days after"


def expected_words(claims: Claims, one: Expected) -> str:
    """'Expected about 16 November 2026'; by the latest day once that is over; or overdue."""
    day, today = publication_day(claims, one), today_of(claims)
    if day is None:
        return "No day can be told"
    words = day_words(day.isoformat())
    if one.is_overdue(today):
        return f"Expected by {words}, {NOT_HELD}"
    return f"Expected {'about' if day == one.likely else 'by'} {words}"


def past_words(one: Expected) -> str:
    """What a day rests on: '38 to 78 days after the last three December quarters'."""
    if one.stated is not None:
        return one.series.note or ""
    if not one.days:
        return "Fewer than two such results are held"
    least, most, count = one.days[0], one.days[-1], in_words(len(one.days))
    days = f"{least} to {most}" if least < most else f"{least}"
    if one.period.end.month == 12:
        return f"{days} days after the last {count} December quarters"
    return f"{days} days after the last {count} non-December quarters"


def brought_words(claims: Claims, one: NextResults) -> str:
    """What results bring: 'Capex, cloud revenue and how much of its RMB 380bn plan is spent'."""
    first, *others = one.metrics
    new = [claims.metric[first].label, *(metric_words(claims, metric) for metric in others)]
    if one.plan:
        new.append(f"how much of its {money(one.plan.total, 'RMB bn')} plan is spent")
    return listed(new)


def overdue_words(claims: Claims, claim: Claim) -> str:
    """Which newer figure should have followed, for the receipt; '' where nothing is overdue."""
    late = overdue_after(claims, claim.company, claim.metric, claim.period, claim.yardstick)
    if late is None or late.latest is None:
        return ""
    due = day_words(late.latest.isoformat())
    return f"The figure for {late.period.words} was expected by {due} and is not in this edition."
