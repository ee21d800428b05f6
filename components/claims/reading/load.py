"""Text to Claims, or every problem with its line."""

from typing import Any

from pydantic import ValidationError

from components.claims.claim import Claim, Source
from components.claims.fields import Part, last_day, shown
from components.claims.ledger_terms import Due, Explanation
from components.claims.model import Claims
from components.claims.reading.checks import check_whole
from components.claims.reading.problems import ClaimsError, Problem
from components.claims.reading.pydantic_problems import any_of, entry_problems
from components.claims.reading.read import Entry, Items, read
from components.claims.reading.unswept import unswept
from components.claims.scenario import Scenario
from components.claims.story import Event, Gap, Principle, Statement, Term
from components.claims.terms import Company, House, Metric, Yardstick

SECTIONS: dict[str, type[Part]] = {
    "companies": Company,
    "metrics": Metric,
    "yardsticks": Yardstick,
    "houses": House,
    "sources": Source,
    "claims": Claim,
    "events": Event,
    "scenarios": Scenario,
    "article": Statement,
    "calendar": Due,
    "explained": Explanation,
    "missing": Gap,
    "method": Principle,
    "glossary": Term,
}
OPTIONAL = ("houses", "calendar", "explained", "missing", "method", "glossary")  # may be left out


_FORMER = {"rulers": "yardsticks", "ruler": "yardstick"}  # as editions before 2026-11-27 wrote them


@unswept()
def load_claims(text: str, doubting: bool = True) -> Claims:
    """The claims in a YAML text; raises ClaimsError naming every problem and its line.

    Entries are checked first, each on its own; only when all are sound is the file checked as a
    whole (names that must exist, sums, dates, formulae), and then figures that look like a slip.
    Those are let be unless `doubting`: in an older edition nothing can be acknowledged any more.
    """
    return claims_of_file(read(text), doubting)


def claims_of_file(file: Entry, doubting: bool = True) -> Claims:
    """The claims that a file's sections come to, read from YAML or from elsewhere; checked."""
    _bring_up_to_date(file)
    for name in OPTIONAL:
        file.setdefault(name, Items((), ()))
    problems = _section_problems(file)
    parts: dict[str, Any] = {
        section: _parts(kind, section, file[section], problems)
        for section, kind in SECTIONS.items()
        if isinstance(file.get(section), Items)
    }
    if problems:
        raise ClaimsError(problems)
    claims = Claims(edition=str(file["edition"]), **parts)
    if faults := check_whole(claims, file, doubting):
        raise ClaimsError(faults)
    return claims


def _bring_up_to_date(part: Any) -> None:
    """Give sections and fields that were once called otherwise the names they have today."""
    if isinstance(part, Entry):
        for former, name in _FORMER.items():
            if former in part:
                part[name] = part.pop(former)
                part.lines[name] = part.lines.pop(former)
    for inner in part.values() if isinstance(part, Entry) else part:
        if type(inner) in (Entry, Items) and inner:  # of millions few are: isinstance takes longer
            _bring_up_to_date(inner)


def _section_problems(file: Entry) -> list[Problem]:
    known = ["edition", *SECTIONS]
    problems = [
        Problem(file.lines[name], "file", f"{shown(name)} is not a section", f"use {any_of(known)}")
        for name in file
        if name not in known
    ]
    for name in known:
        if name not in file:
            cure = "write edition: 2026-11-23" if name == "edition" else f"write {name}: []"
            problems.append(Problem(file.line, "file", f"'{name}' is missing", cure))
        elif name != "edition" and not isinstance(file[name], Items):
            wrong, cure = f"{name} is {shown(file[name])}, not a list", _LIST
            problems.append(Problem(file.lines[name], "file", wrong, cure))
    if "edition" in file and not _is_day(file["edition"]):
        wrong = f"edition is {shown(file['edition'])}, not a day"
        problems.append(Problem(file.lines["edition"], "file", wrong, "write edition: 2026-11-23"))
    return problems


_LIST = "write a list: each entry starts with '- ', and no entry at all is []"


def _is_day(value: Any) -> bool:
    try:
        return last_day(str(value)).isoformat() == str(value)
    except ValueError:
        return False


def _parts(
    kind: type[Part], section: str, entries: Items, problems: list[Problem]
) -> tuple[Any, ...]:
    """The entries of a section as parts of its kind; what is wrong with one is noted instead."""
    parts: list[Part] = []
    for entry, line in zip(entries, entries.lines, strict=True):
        if not isinstance(entry, Entry):
            wrong, right = f"{shown(entry)} is not an entry", "write - {field: value, ...}"
            problems.append(Problem(line, section, wrong, right))
            continue
        try:
            parts.append(kind.model_validate(entry))
        except ValidationError as error:
            problems.extend(entry_problems(kind, entry, error))
    return tuple(parts)
