"""How well each claim is evidenced, A to E, worked out from its source and never typed.

Where a claim starts:

- A: a filing or release of the company itself. A claim about the whole market without a yardstick,
  such as an exchange rate, may stand in the document of any company of the file.
- B: an analyst house's own release of its own figure.
- C: one report, by a newspaper, by a house on another's figure, or by another company.
- D: an aggregator or digest, also one of a company's own results.

What it can be at best, however good the document:

- B: a company's document that was read in a copy. The newswire a company publishes through is not
  a copy; the same text carried on a portal is.
- D: a source without a public address.
- D: anything else read in a copy, mirror, summary, translation or archive. A newspaper or house
  carried in full by another site, under its name and with a link, keeps its letter.
- D: a figure by a house that is not named, or an estimate or projection for which no analyst house
  stands: none is given, or it is a newspaper's own, which means people the paper does not name.

Then, in this order:

- One step lower, once: its period ended more than three years before the edition, or it looked
  ahead (guidance, target, projection, a number estimated over a month before its period ended) and
  that is over. Where the period is only the month or day in which it was said, as with a price
  target, it is over a year later.
- One step higher, once, never above B: a source that is a newspaper or better, has a public address
  and another publisher says the same; or two further pages do, on sites that differ from the
  source's and from each other. Two publishers are the same if one's name occurs in the other's,
  as in "Business Times (Reuters)". So two agreeing reports are a B, and a digest that a newspaper
  bears out is a C. A source without an address can rise too: the page that agrees has one. Further
  pages do not lift a figure nobody stands for by name: they echo it.
- E, whatever else holds: only the year of publication is known, of it and of all that bear it out;
  or a company advertises a figure that a house made; or the claim is contradicted.

A claim is contradicted by another of the same company, brand, metric, yardstick, period and unit
whose value differs by more than rounding. A forecast contradicts nothing and nothing contradicts
it. An estimate is not contradicted by another house, a company's own document only by another such
one.
Figures marked do-not-plot, superseded or withdrawn contradict nobody, but a slip so marked is
contradicted by the figure drawn in its place. An input does not contradict what is derived from it,
and a derived claim marked do-not-plot is sound arithmetic on another basis, not a slip.

Derived claims have the worst letter of their inputs, at best B, and only a fault changes it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from graphlib import TopologicalSorter

from components.analysis.grades.rules import GRADE_RULES
from components.analysis.tables import roots
from components.claims.cache import cached_per_claims
from components.claims.claim import Claim
from components.claims.clocks import claims_known_by
from components.claims.model import Claims

LETTERS = "ABCDE"
RULES = (
    ("A", "The company's own filing or release, read where the company published it."),
    (
        "B",
        "The company's document in a copy with a link, an analyst house's own release, or two "
        "independent reputable reports that agree.",
    ),
    ("C", "One reputable report, or a weaker source that an independent one bears out."),
    (
        "D",
        "A digest, a mirrored copy, a source without a public address, or people or a house "
        "not named.",
    ),
    (
        "E",
        "Contradicted by another figure, of unknown date, a company's advertising of someone "
        "else's figure, or a D that is out of date.",
    ),
)


@dataclass(frozen=True)
class Grade:
    """A letter from A to E and the sentences that led to it."""

    letter: str
    reasons: tuple[str, ...]


def grade(claims: Claims, claim: Claim) -> Grade:
    """How well one claim of the file is evidenced, and why."""
    return grades_of(claims, [claim.id])[claim.id]


@cached_per_claims()
def grades(claims: Claims) -> dict[str, Grade]:
    """The grade of every claim by its id, in the order of the file; not to be changed in place."""
    return grades_of(claims, claims.claim)


def grades_of(claims: Claims, names: Iterable[str]) -> dict[str, Grade]:
    """The grades of some claims by id; of a large file a page shows few, and needs no others."""
    names = list(names)
    found = _worked_out(claims)
    inputs = {name: claims.claim[name].derived_from for name in roots(claims, names)}
    for name in TopologicalSorter(inputs).static_order():
        if name not in found:
            claim = claims.claim[name]
            found[name] = (
                _of_derived(claims, claim, found) if claim.derived_from else _of(claims, claim)
            )
    return {name: found[name] for name in names}


@cached_per_claims()
def _worked_out(claims: Claims) -> dict[str, Grade]:
    """The grades asked for so far, by id; the one result that grows."""
    return {}


@cached_per_claims(32)
def at_least(claims: Claims, letter: str) -> Claims:
    """The claims graded `letter` or better; what was dropped is the difference in length.

    A derived claim stays only with all its inputs, a superseded one only with the one that
    replaced it: else an old figure would come back in place of a weak new one.
    """
    if letter not in tuple(LETTERS):
        raise ValueError(f"a grade is one of {', '.join(LETTERS)}, not {letter!r}")
    cached_per_claims = {name for name, found in grades(claims).items() if found.letter <= letter}
    while lost := {
        name
        for name in cached_per_claims
        if not _rests_on(claims, claims.claim[name]) <= cached_per_claims
    }:
        cached_per_claims -= lost
    return claims_known_by(claims, lambda claim: claim.id in cached_per_claims)


def _rests_on(claims: Claims, claim: Claim) -> set[str]:
    newer = claims.superseded_by.get(claim.id)
    return {*claim.derived_from, *([newer] if newer else [])}


def _of(claims: Claims, claim: Claim) -> Grade:
    letter = LETTERS[-1]
    reasons: list[str] = []
    for rule in GRADE_RULES:
        found = rule.finds(claims, claim)
        if found is None:
            continue
        before, letter = letter, rule.moved(letter)
        if letter != before or rule.effect not in ("lower", "higher"):
            reasons.append(rule.sentence.format(found))
    return Grade(letter, tuple(reasons))


def _of_derived(claims: Claims, claim: Claim, found: dict[str, Grade]) -> Grade:
    worst = claims.claim[max(claim.derived_from, key=lambda name: found[name].letter)]
    letter = found[worst.id].letter
    label = claims.metric[worst.metric].label
    reasons = [
        f"Worked out from other claims, the weakest a {letter}: {label}, {worst.when.words}."
    ]
    if letter == "A":
        letter = "B"
        reasons.append("Nobody prints it: B at best.")
    for rule in GRADE_RULES:
        if rule.effect == "becomes" and (fault := rule.finds(claims, claim)) is not None:
            letter = rule.letter
            reasons.append(rule.sentence.format(fault))
    return Grade(letter, tuple(reasons))
