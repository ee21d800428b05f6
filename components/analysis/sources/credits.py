"""Whom a chart's figures are owed to: who stands for most first, its maker before a reprinter."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from components.analysis.grades.grades import grades_of
from components.analysis.grades.publishers import OWN, house_of, short, speaker
from components.analysis.tables import roots
from components.claims.claim import Claim
from components.claims.model import Claims

RESULTS = " results"  # after the name of the company whose own papers they are


@dataclass(frozen=True)
class Credit:
    """Who stands for some of the figures, as said under a chart, and one page to check them at."""

    name: str
    url: str | None


def credits_of(claims: Claims, ids: Iterable[str]) -> list[Credit]:
    """Everyone whom claims rest on, each once: who stands for most of them first.

    Among equals a company's results come first, then the best evidenced. A company whose results
    are named is not named again for its other pages. Derived claims are followed down to the
    printed ones. The page is that of the best evidenced claim of that name which has an address.
    """
    found = grades_of(claims, roots(claims, ids))
    resting = [claims.claim[name] for name in found]
    pages: dict[str, str | None] = {}
    count: Counter[str] = Counter()
    for claim in sorted(resting, key=lambda claim: found[claim.id].letter):
        name = credit_name(claims, claim)
        count[name] += 1
        pages[name] = pages.get(name) or claims.source[claim.source].url
    names = [name for name in pages if f"{name}{RESULTS}" not in pages]
    names.sort(key=lambda name: (-count[name], not name.endswith(RESULTS)))
    return [Credit(name, pages[name]) for name in names]


def credit_name(claims: Claims, claim: Claim) -> str:
    """Whose figure it is and who told it: 'Alibaba results', 'IDC via Caizhongshe', 'Reuters'."""
    source = claims.source[claim.source]
    company, publisher = speaker(claims, source), short(source.publisher)
    if company:
        return f"{company}{RESULTS}" if source.kind in OWN else company
    house = house_of(claims, claim)
    made = short(house) if house else ""
    if not made or "compan" in made.casefold() or made.casefold().startswith("not named"):
        return publisher
    return made if made.casefold() in publisher.casefold() else f"{made} via {publisher}"
