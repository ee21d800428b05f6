"""What was withdrawn: since when, and that nothing rests on it any more."""

from collections.abc import Iterator

from components.claims.fields import last_day
from components.claims.model import Claims
from components.claims.reading.problems import Problem
from components.claims.reading.pydantic_problems import entry_name
from components.claims.reading.read import Entry


def standing_problems(claims: Claims, file: Entry) -> list[Problem]:
    """Withdrawals out of time, and whatever still rests on a claim that no longer counts."""
    return [*_dates(claims, file), *_derived(claims, file), *_told(claims, file)]


def _dates(claims: Claims, file: Entry) -> Iterator[Problem]:
    for claim, entry in zip(claims.claims, file["claims"], strict=True):
        if claim.withdrawn is None:
            continue
        line, day = entry.lines["withdrawn"], last_day(claim.withdrawn)
        if day > last_day(claims.edition):
            wrong = f"withdrawn {claim.withdrawn}, after the edition {claims.edition}"
            cure = "write the edition it was withdrawn in, or raise edition"
            yield Problem(line, claim.id, wrong, cure)
        elif day < last_day(claim.added):
            wrong = f"withdrawn {claim.withdrawn}, before it was added, {claim.added}"
            cure = "write the edition it was withdrawn in"
            yield Problem(line, claim.id, wrong, cure)


def _derived(claims: Claims, file: Entry) -> Iterator[Problem]:
    """Derived claims that are still drawn although a figure they start from no longer counts."""
    for claim, entry in zip(claims.claims, file["claims"], strict=True):
        lost = [name for name in claim.derived_from if name in claims.gone]
        if lost and claim.do_not_plot is None and claim.id not in claims.gone:
            newer = claims.superseded_by.get(lost[0])
            wrong = f"derived from {lost[0]}, which was {'superseded' if newer else 'withdrawn'}"
            cure = f"supersede it with one derived from {newer}" if newer else "withdraw it too"
            yield Problem(entry.lines["derived_from"], claim.id, wrong, cure)


def _told(claims: Claims, file: Entry) -> Iterator[Problem]:
    """Scenarios and statements of the article that rest on a withdrawn claim."""
    withdrawn = claims.gone - claims.superseded_by.keys()
    for section, key in (("scenarios", "rests_on"), ("article", "claims")):
        for entry in file[section]:
            for part in entry.get("assumptions", (entry,)):
                for name in withdrawn.intersection(part.get(key) or ()):
                    cure = "take it out, or name a claim that stands"
                    wrong = f"{key} names {name}, which was withdrawn"
                    yield Problem(part.lines[key], entry_name(entry, section), wrong, cure)
