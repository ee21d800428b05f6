"""The exchange rates by quarter in words, each with where it was read."""

import re
from dataclasses import dataclass

from components.analysis.grades.grades import grade
from components.analysis.money.currency import rates
from components.analysis.tables import rows_of
from components.claims.cache import cached_per_claims
from components.claims.model import Claims
from components.wording.formats import date_words, spoken

CONVERTED = (
    "Money of a quarter is converted at that quarter's own rate, money of a longer period at the "
    "mean of its quarters. Each rate is that of the quarter's last day, from a figure that its "
    "source prints in both currencies."
)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True)
class RateWords:
    """RMB for one US dollar in a quarter: the rate, what it is worked out from, who printed that.

    `formula` is '' where the rate itself was printed; `claim` is the id of its receipt.
    """

    quarter: str
    value: float
    rate: str
    formula: str
    publisher: str
    published: str
    url: str | None
    grade: str
    claim: str


@cached_per_claims()
def rate_words(claims: Claims) -> list[RateWords]:
    """The rate of every quarter that has one, the newest first."""
    table = rates(claims).sort_values("period", ascending=False)
    return [_words(claims, str(row.claims[0])) for row in rows_of(table)]


def rates_finding(told: list[RateWords]) -> str:
    """What rates, newest first, came to: 'A US dollar was RMB 6.79 in April to June 2026, ...'."""
    newest, first = told[0], told[-1]
    before = f", RMB {first.value:.2f} in {first.quarter}" if len(told) > 1 else ""
    return f"A US dollar was RMB {newest.value:.2f} in {newest.quarter}{before}"


def _words(claims: Claims, name: str) -> RateWords:
    claim = claims.claim[name]
    source = claims.source[claim.source]
    return RateWords(
        quarter=spoken(claim.period),
        value=claim.number,
        rate=f"{claim.number:.4f}",
        formula=_formula(claim.formula or ""),
        publisher=source.publisher,
        published=date_words(source.published),
        url=source.url,
        grade=grade(claims, claim).letter,
        claim=name,
    )


def _formula(formula: str) -> str:
    """'268,953 ÷ 39,639' from '268953 / 39639'."""
    spaced = _NUMBER.sub(lambda found: f"{float(found[0]):,.10g}", formula)
    return spaced.replace("/", "÷").replace("*", "×")
