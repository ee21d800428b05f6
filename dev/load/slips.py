"""Plant a hundred slips of the hand in a claims file, one at a time, and say which of them land.

    python -m dev.load.slips
    python -m dev.load.slips --anywhere 300

Seventy are in the newest quarter of ten lead figures: a digit too many or too few, a year in the
quarter's place, dollars for yuan, thousands or billions for millions, a sign turned. Thirty are of
other kinds, three of each where the file has room for them. With --anywhere, the seven kinds are
planted in any figures of the file instead. Figures that have an `odd` already are left out: a slip
comes with a new claim. The last lines count what was caught, and in brackets what would have been
without doubts. Ends with 1 if the file is not sound.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any

from components.claims.claim import Claim
from components.claims.model import Claims
from components.claims.period import year_before
from components.claims.reading.doubt import FORWARD, by_series, figures_drawn
from components.claims.reading.load import claims_of_file, load_claims
from components.claims.reading.problems import ClaimsError, Problem
from components.claims.reading.read import Entry, Items, read

ROOT = Path(__file__).resolve().parents[2]
LEAD = ("capex", "cloud_revenue", "cloud_infra_revenue", "total_revenue", "fbs_revenue")
FIGURES, OF_EACH = 10, 3
_YUAN = 7.1

Fields = Mapping[str, Any]


@dataclass(frozen=True)
class Slip:
    """One slip: what is written into which claims by their ids, or a claim that is added."""

    kind: str
    claim: str
    written: Mapping[str, Fields] = field(default_factory=dict)
    copied: Fields | None = None


def slips(claims: Claims) -> list[Slip]:
    """Every slip that is planted in a sound file, in order."""
    others = (slip for kind in _OTHERS for slip in list(kind(claims))[:OF_EACH])
    return [*_of_lead_figures(claims), *others]


def slips_anywhere(claims: Claims, count: int) -> list[Slip]:
    """So many slips in figures of the file, the same on every machine."""
    random = Random(count)  # noqa: S311 - chosen, not secret
    figures = [c for c in _figures(claims) if c.status not in FORWARD]
    every = [slip for claim in figures for slip in _in_figure(claim)]
    return random.sample(every, min(count, len(every)))


def refusal(text: str, slip: Slip, doubting: bool = True) -> tuple[Problem, ...]:
    """What the loader says of a text with a slip in it; nothing if it lands."""
    file = read(text)
    entries: dict[str, Entry] = {entry["id"]: entry for entry in file["claims"]}
    for name, fields in slip.written.items():
        entries[name].update(fields)
    if slip.copied is not None:
        copy = Entry(entries[slip.claim].line)
        copy.update({**entries[slip.claim], **slip.copied})
        copy.lines = entries[slip.claim].lines
        lines = [*file["claims"].lines, copy.line]
        file["claims"] = Items([*file["claims"], copy], lines)
    try:
        claims_of_file(file, doubting)
    except ClaimsError as error:
        return error.problems
    return ()


def lead_figures(claims: Claims) -> list[Claim]:
    """The newest quarter of the lead figures: nine of subjects, and the first of a peer."""
    newest = _newest_quarters(claims)
    subjects = [
        newest[company, metric]
        for metric in LEAD
        for company in claims.subjects
        if (company, metric) in newest
    ]
    peers = [
        newest[c.name, m]
        for c in claims.companies
        if c.peer
        for m in LEAD[:1]
        if (c.name, m) in newest
    ]
    return [*subjects[: FIGURES - 1], *peers[:1]]


def _newest_quarters(claims: Claims) -> dict[tuple[str, str], Claim]:
    """The newest quarter that a company reported of a metric, where four or more are held."""
    found: dict[tuple[str, str], Claim] = {}
    for group in by_series(_reported(claims)).values():
        if len(group) >= 4:
            newest = max(group, key=lambda claim: claim.when)
            found[newest.company, newest.metric] = newest
    return found


def _reported(claims: Claims) -> list[Claim]:
    """The quarters reported, the newest first."""
    quarters = [c for c in _figures(claims) if c.status == "reported" and c.when.is_quarter]
    return sorted(quarters, key=lambda c: c.when, reverse=True)


def _figures(claims: Claims) -> list[Claim]:
    """The figures that a slip may be planted in."""
    return [c for c in figures_drawn(claims) if c.value and c.odd is None]


_SLIPS: dict[str, Callable[[float], float]] = {
    "a digit too many": lambda value: value * 10,
    "a digit too few": lambda value: value / 10,
    "a year in a quarter's place": lambda value: value * 4,
    "thousands for millions": lambda value: value * 1000,
    "billions for millions": lambda value: value / 1000,
    "sign turned": lambda value: -value,
}


def _of_lead_figures(claims: Claims) -> Iterator[Slip]:
    for claim in lead_figures(claims):
        yield from _in_figure(claim)


def _in_figure(claim: Claim) -> Iterator[Slip]:
    """The slips of a figure's size that its unit and period allow."""
    unit = claim.unit or ""
    for kind, slipped in _SLIPS.items():
        if "quarter" not in kind or claim.when.is_quarter:
            yield _valued(kind, claim, slipped(claim.number))
    if unit.startswith("RMB"):
        yield _valued("dollars for yuan", claim, claim.number / _YUAN)
    elif unit.startswith("USD"):
        yield _valued("yuan for dollars", claim, claim.number * _YUAN)


def _valued(kind: str, claim: Claim, value: float) -> Slip:
    return Slip(kind, claim.id, {claim.id: {"value": float(f"{value:.6g}")}})


def _companies_swapped(claims: Claims) -> Iterator[Slip]:
    """The figures of two companies for one metric and period, each in the other's place."""
    first: dict[tuple[str, str], Claim] = {}
    for claim in _reported(claims):
        one = first.setdefault((claim.metric, claim.period), claim)
        if one.company != claim.company and one.unit == claim.unit and claim.metric in LEAD:
            yield _swapped("companies' figures swapped", claim, one)


def _quarters_swapped(claims: Claims) -> Iterator[Slip]:
    """The figures of a quarter and of the one before, each in the other's place."""
    for group in by_series(_reported(claims)).values():
        if len(group) >= 4 and group[0].metric in LEAD:
            yield _swapped("quarters' figures swapped", group[0], group[1])


def _swapped(kind: str, one: Claim, other: Claim) -> Slip:
    values = {one.id: {"value": other.value}, other.id: {"value": one.value}}
    return Slip(kind, one.id, values)


def _wrong_companies(claims: Claims) -> Iterator[Slip]:
    """An entry copied from another company's, its company forgotten."""
    for claim in lead_figures(claims)[::OF_EACH]:
        other = next(name for name in claims.subjects if name != claim.company)
        yield Slip("another company's name", claim.id, {claim.id: {"company": other}})


def _wrong_quarters(claims: Claims) -> Iterator[Slip]:
    """An entry copied from that of a year before, its period forgotten."""
    for claim in lead_figures(claims):
        period = year_before(claim.period)
        yield Slip("the period of a year before", claim.id, {claim.id: {"period": period}})


def _wrong_fiscal_names(claims: Claims) -> Iterator[Slip]:
    """The company's own name of another quarter."""
    for company in claims.subjects:
        named = [c for c in _reported(claims) if c.company == company and c.fiscal]
        other = next((c for c in named if c.period != named[0].period), None)
        if other:
            written = {named[0].id: {"fiscal": other.fiscal}}
            yield Slip("another quarter's fiscal name", named[0].id, written)


def _entered_twice(claims: Claims) -> Iterator[Slip]:
    """A claim that is there already, under another id."""
    for claim in lead_figures(claims):
        yield Slip("entered twice", claim.id, copied={"id": f"{claim.id}.again"})


def _transposed(claims: Claims) -> Iterator[Slip]:
    """The first two digits of a figure that differ by two or more, in the other order."""
    for claim in lead_figures(claims):
        digits = f"{claim.number:.15g}"
        if digits[:2].isdigit() and abs(int(digits[0]) - int(digits[1])) >= 2 and digits[1] != "0":
            turned = float(digits[1] + digits[0] + digits[2:])
            yield _valued("two digits transposed", claim, turned)


def _shares_as_fractions(claims: Claims) -> Iterator[Slip]:
    """A share written 0.358 for 35.8."""
    for claim in _figures(claims):
        if claim.metric == "market_share":
            yield _valued("a fraction for a percentage", claim, claim.number / 100)


def _growth_as_fractions(claims: Claims) -> Iterator[Slip]:
    """Printed growth written 0.26 for 26."""
    for claim in _reported(claims):
        if claim.growth:
            written = {claim.id: {"growth": claim.growth / 100}}
            yield Slip("growth as a fraction", claim.id, written)


def _wrong_dollars(claims: Claims) -> Iterator[Slip]:
    """Dollars beside the yuan with a digit too few."""
    for claim in _reported(claims):
        if claim.usd and claim.unit == "RMB million":
            yield Slip(
                "dollars beside it, a digit too few", claim.id, {claim.id: {"usd": claim.usd / 10}}
            )


_OTHERS: tuple[Callable[[Claims], Iterator[Slip]], ...] = (
    *(_companies_swapped, _quarters_swapped, _wrong_companies, _wrong_quarters),
    *(_wrong_fiscal_names, _entered_twice, _transposed, _shares_as_fractions),
    *(_growth_as_fractions, _wrong_dollars),
)


def main() -> int:
    """Plant each slip, print what became of it, and last how many of each kind were caught."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", nargs="?", default=str(ROOT / "data" / "claims.yaml"))
    parser.add_argument("--anywhere", type=int, default=0, metavar="N", help="N slips anywhere")
    given = parser.parse_args()
    text = Path(given.file).read_text(encoding="utf-8")
    try:
        claims = load_claims(text)
    except ClaimsError as error:
        print(error, file=sys.stderr)
        return 1
    planted = slips_anywhere(claims, given.anywhere) if given.anywhere else slips(claims)
    caught: dict[str, list[tuple[bool, bool]]] = {}
    for slip in planted:
        found, without = refusal(text, slip), refusal(text, slip, doubting=False)
        caught.setdefault(slip.kind, []).append((bool(found), bool(without)))
        print(f"{'caught' if found else 'LANDED'}  {slip.kind}: {slip.claim}")
        for problem in sorted(found, key=lambda one: one.entry != slip.claim)[:1]:
            more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
            print(f"        line {problem.line}: {problem.entry}: {problem.wrong}{more}")
    caught["altogether"] = list(chain(*caught.values()))
    for kind, each in caught.items():
        now, without = (sum(part) for part in zip(*each, strict=True))
        print(f"{now:3d} of {len(each):3d} ({without:3d})  {kind}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
