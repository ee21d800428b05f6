"""What must hold of a claims file as a whole, once each entry is sound on its own."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from difflib import get_close_matches
from graphlib import CycleError, TopologicalSorter
from typing import Any

from components.claims.claim import Claim
from components.claims.fields import last_day, shown
from components.claims.formula import evaluate
from components.claims.model import Claims
from components.claims.reading.doubt import half_unit
from components.claims.reading.doubts import doubt_problems
from components.claims.reading.problems import Problem
from components.claims.reading.pydantic_problems import any_of, entry_name
from components.claims.reading.read import Entry, Items
from components.claims.reading.withdrawal_checks import standing_problems
from components.claims.terms import MARKET

FORWARD_LOOKING = {"guidance", "target", "projection", "estimate"}
SHARES_AT_MOST = 100.5  # percent: shares are printed rounded


def check_whole(claims: Claims, file: Entry, doubting: bool = True) -> list[Problem]:
    """Every problem that only shows when the entries of a file are held against each other.

    Names and dates come first; sums, circles and formulae are followed once those are sound, and,
    if `doubting`, figures that look like a slip are named.
    """
    pairs = list(zip(claims.claims, file["claims"], strict=True))
    lines: dict[str, Entry] = {claim.id: entry for claim, entry in pairs}
    problems = [
        *_borrowed(claims, file),
        *_former_names(claims, file),
        *_role_faults(claims, file),
        *(fault for name, key in _IDENTITIES.items() for fault in _repeated(file[name], key)),
        *_unknown_names(claims, file),
        *_fiscal_names(claims, lines),
        *(fault for claim, entry in pairs for fault in _faults(claim, entry, claims)),
    ]
    return problems or [
        *_circles(claims, lines),
        *_formula_problems(claims, lines),
        *_share_sums(claims, lines),
        *standing_problems(claims, file),
        *(doubt_problems(claims, lines) if doubting else ()),
    ]


def _role_faults(claims: Claims, file: Entry) -> Iterator[Problem]:
    if not claims.subjects:
        cure = "write role: subject for each company that the pages are about"
        yield Problem(file.lines["companies"], "companies", "no company is a subject", cure)
    for company, entry in zip(claims.companies, file["companies"], strict=True):
        if (company.role == "market") != (company.name == MARKET):
            cure = f"write name: {MARKET} and role: market, or neither"
            yield Problem(entry.line, company.name, f"its role is {company.role}", cure)


_IDENTITIES = {
    "companies": "name",
    "metrics": "name",
    "yardsticks": "name",
    "houses": "name",
    "sources": "id",
    "claims": "id",
    "events": "name",
    "scenarios": "name",
    "glossary": "name",
}


def _repeated(entries: tuple[Entry, ...], key: str) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for entry in entries:
        name = entry[key]
        if name in first:
            wrong = f"this {key} is used already, in line {first[name]}"
            yield Problem(entry.lines[key], name, wrong, "write another, or delete the entry")
        first.setdefault(name, entry.lines[key])


def _unknown_names(claims: Claims, file: Entry) -> Iterator[Problem]:
    """Names that point at nothing: companies, metrics, yardsticks, sources and claims."""
    known: dict[str, dict[str, Any]] = {
        "company": claims.company,
        "companies": claims.company,
        "quoted_by_vendor": claims.company,
        "metric": claims.metric,
        "stands_for": claims.metric,
        "growth_of": claims.metric,
        "forecast_of": claims.metric,
        "yardstick": claims.yardstick,
        "pays_for": claims.yardstick,
        "source": claims.source,
        "corroborated_by": claims.source,
        "derived_from": claims.claim,
        "supersedes": claims.claim,
        "rests_on": claims.claim,
        "claims": claims.claim,
    }
    for section in (*_IDENTITIES, "article", "calendar", "explained"):
        for entry in file[section]:
            for part in (
                entry,
                *entry.get("assumptions", ()),
                *entry.get("breaks", ()),
                *entry.get("definitions", ()),
            ):
                for key in known.keys() & part.keys():
                    if not _are_known(part[key], known[key]):
                        name = entry_name(entry, section)
                        yield from _missing_names(part, key, name, known[key])


def _are_known(wanted: Any, known: dict[str, Any]) -> bool:
    """Whether there is each of the names that a field gives, one or several."""
    if isinstance(wanted, Items):
        return known.keys() >= set(wanted)
    return wanted is None or wanted in known


def _borrowed(claims: Claims, file: Entry) -> Iterator[Problem]:
    """Scenarios that take the rest from one that is not there, or that itself borrows."""
    whole = {s.name: s for s in claims.scenarios if s.like is None}
    for scenario, entry in zip(claims.scenarios, file["scenarios"], strict=True):
        if scenario.like is not None and scenario.like not in whole:
            wrong = f"like {shown(scenario.like)} is not a scenario that states everything"
            cure = f"write {any_of(list(whole))}" if whole else "take it out"
            yield Problem(entry.lines["like"], scenario.name, wrong, cure)


def _former_names(claims: Claims, file: Entry) -> Iterator[Problem]:
    """Older names of scenarios by which a link would not know which one is meant."""
    taken = {scenario.name: scenario.name for scenario in claims.scenarios}
    for scenario, entry in zip(claims.scenarios, file["scenarios"], strict=True):
        for old in scenario.formerly:
            if old in taken:
                wrong = f"formerly {shown(old)} is a name of {shown(taken[old])} too"
                cure = "write each older name once, and none that is in use"
                yield Problem(entry.lines["formerly"], scenario.name, wrong, cure)
            taken.setdefault(old, scenario.name)


def _fiscal_names(claims: Claims, lines: dict[str, Entry]) -> Iterator[Problem]:
    """Names of a period that are not the company's usual one, or that name another period too."""
    named: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    meant: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims.claims:
        if claim.fiscal is not None:
            named[claim.company, claim.period].append(claim)
            meant[claim.company, claim.fiscal].append(claim)
    cure = "write one name for one period, or mend the period"
    for groups, key, other in ((named, "fiscal", "period"), (meant, "period", "fiscal")):
        for group in groups.values():
            usual = Counter(getattr(claim, key) for claim in group).most_common(1)[0][0]
            model = next(claim for claim in group if getattr(claim, key) == usual)
            for claim in group:
                if getattr(claim, key) != usual:
                    found, of = shown(getattr(claim, key)), shown(getattr(claim, other))
                    wrong = f"{key} of {of} is {found} here and {shown(usual)} in {model.id}"
                    yield Problem(lines[claim.id].lines["fiscal"], claim.id, wrong, cure)


def _missing_names(part: Entry, key: str, name: str, known: dict[str, Any]) -> Iterator[Problem]:
    wanted = part[key]
    if not isinstance(wanted, Items):
        wanted = Items((wanted,), (part.lines[key],))
    for target, line in zip(wanted, wanted.lines, strict=True):
        if target is not None and target not in known:
            near = get_close_matches(target, known, n=3, cutoff=0.5) or list(known)[:5]
            cure = f"write {any_of(near)}, or add it to the file" if near else "add it to the file"
            yield Problem(line, name, f"{key} {shown(target)} is not in the file", cure)


def _faults(claim: Claim, entry: Entry, claims: Claims) -> Iterator[Problem]:
    """What is wrong with one claim in the light of its metric, source and period."""

    def problem(key: str, wrong: str, right: str) -> Problem:
        return Problem(entry.lines.get(key, entry.line), claim.id, wrong, right)

    metric = claims.metric.get(claim.metric)
    if metric and (claim.unit or "text") not in metric.units:
        wrong = f"unit is {shown(claim.unit)}" if claim.unit else "it is a text"
        cure = f"{claim.metric} is in {any_of(list(metric.units))}"
        yield problem("unit" if claim.unit else "text", wrong, cure)
    if claim.metric == "market_share":
        yield from _share_problems(claim, problem)
    source = claims.source.get(claim.source)
    measured = claim.text is None and claim.status not in FORWARD_LOOKING
    if source and measured and source.day < claim.when.end:
        wrong = f"published {source.published}, before {claim.period} ended"
        yield problem("period", wrong, "mend the period, or use guidance, target or projection")
    if source and claim.do_not_plot is None and claim.id not in claims.gone:
        known, edition = claims.known_on(claim), date.fromisoformat(claims.edition)
        if known > edition:
            wrong = f"known from {known}, by the date of {source.id}; the edition is {edition}"
            cure = "mend the day that source was published, raise edition, or write do_not_plot"
            yield problem("source", wrong, cure)
    if last_day(claim.added) > date.fromisoformat(claims.edition):
        wrong = f"added {claim.added}, after the edition {claims.edition}"
        yield problem("added", wrong, "write the edition it entered, or raise edition")


def _share_problems(claim: Claim, problem: Callable[[str, str, str], Problem]) -> Iterator[Problem]:
    if claim.yardstick is None:
        yield problem("metric", "a market share without a yardstick", "write yardstick: its name")
    for key in ("value", "low", "high"):
        share = getattr(claim, key)
        if share is not None and not 0 <= share <= 100:
            yield problem(key, f"{key} is {share:g}, of a share", "write a number from 0 to 100")


def _circles(claims: Claims, lines: dict[str, Entry]) -> Iterator[Problem]:
    """Claims that rest on themselves, by way of derived_from or supersedes."""
    for key in ("derived_from", "supersedes"):
        try:
            steps_of = {c.id: names for c in claims.claims if (names := getattr(c, key))}
            TopologicalSorter(steps_of).prepare()
        except CycleError as error:
            circle: list[str] = error.args[1]
            steps = [*circle[:6], "..."] if len(circle) > 7 else circle
            wrong = f"{key} runs in a circle: {' -> '.join(steps)}"
            line = lines[circle[0]].lines[key]
            yield Problem(line, circle[0], wrong, "take one step of the circle out")


def _formula_problems(claims: Claims, lines: dict[str, Entry]) -> Iterator[Problem]:
    for claim in claims.claims:
        if claim.formula is None:
            continue
        line = lines[claim.id].lines["formula"]
        inputs = [claims.claim[name] for name in claim.derived_from]
        if blank := [c.id for c in inputs if c.value is None]:
            wrong = f"the formula starts from {blank[0]}, which has no value"
            yield Problem(line, claim.id, wrong, "derive it from claims with a value")
            continue
        try:
            result = evaluate(claim.formula, [c.number for c in inputs])
        except ValueError as error:
            cure = "write arithmetic such as a - b, one letter for each claim of derived_from"
            yield Problem(line, claim.id, f"formula: {error}", cure)
            continue
        if abs(result - claim.number) > max(
            abs(claim.number) * 0.001, min(0.5, half_unit(claim.number))
        ):
            wrong = f"the formula gives {result:,.6g}, the value is {claim.number:,.6g}"
            yield Problem(line, claim.id, wrong, "mend the formula, its inputs or the value")


def _share_sums(claims: Claims, lines: dict[str, Entry]) -> Iterator[Problem]:
    """Shares of one yardstick and period that add up to more than the whole, ranges left out."""
    shares: dict[tuple[str | None, str], list[Claim]] = defaultdict(list)
    for claim in claims.claims:
        left_out = claim.do_not_plot is not None or claim.id in claims.gone
        if claim.metric == "market_share" and claim.value is not None and not left_out:
            shares[claim.yardstick, claim.period].append(claim)
    for (yardstick, when), group in shares.items():
        total = sum(claim.number for claim in group)
        if total > SHARES_AT_MOST:
            last = group[-1]
            wrong = f"shares under {yardstick} in {when} add up to {total:g}"
            cure = "mend a share, or mark a rival figure with do_not_plot"
            yield Problem(lines[last.id].lines["value"], last.id, wrong, cure)
