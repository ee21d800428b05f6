"""How long companies took to publish a quarter, by the dates of the documents held."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from components.analysis.grades.publishers import OWN, speaker
from components.claims.cache import cached_per_claims
from components.claims.claim import Claim, Source
from components.claims.model import Claims
from components.claims.period import Period, period

_NEWEST = 8  # quarters that are looked back on: what came before says little of today's habits


@dataclass(frozen=True)
class PastResults:
    """The first document in which a company published a quarter."""

    quarter: Period
    document: Source

    @property
    def days(self) -> int:
        """How many days after the end of the quarter it came."""
        return (self.document.day - self.quarter.end).days


def past_results(claims: Claims, company: str, quarter: Period) -> tuple[PastResults, ...]:
    """The last eight results of a company before a quarter, for quarters like it, oldest first.

    December quarters, which take longer, are looked at by themselves.
    """
    known = _documents(claims).get(company, {})
    like = [
        PastResults(past, known[past.name])
        for past in map(period, sorted(known))
        if past.end < quarter.end and (past.end.month == 12) == (quarter.end.month == 12)
    ]
    return tuple(like[-_NEWEST:])


@cached_per_claims(8)
def _documents(claims: Claims) -> Mapping[str, Mapping[str, Source]]:
    """The first document with the results of a quarter, by company and quarter.

    A document holds the results of the newest quarter it reports: older ones in it are there to
    compare with.
    """
    newest: dict[tuple[str, str], str] = {}
    for claim in claims.claims:
        if claim.when.is_quarter and _reports_own(claims, claim):
            document = claim.company, claim.source
            newest[document] = max(claim.period, newest.get(document, ""))
    found: dict[str, dict[str, Source]] = defaultdict(dict)
    for (company, name), quarter in newest.items():
        first = found[company].setdefault(quarter, claims.source[name])
        found[company][quarter] = min(first, claims.source[name], key=lambda source: source.day)
    return found


def _reports_own(claims: Claims, claim: Claim) -> bool:
    """Whether a company reports its own figure, in a document of a known day."""
    source = claims.source[claim.source]
    dated = source.to_the_day and not source.published_inferred
    told = claim.status in ("reported", "derived") and claim.yardstick is None
    return told and dated and source.kind in OWN and speaker(claims, source) == claim.company
