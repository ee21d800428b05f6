"""What a document came to, in lines: each figure with its verdict, where it stands and why."""

from collections.abc import Iterator
from decimal import Decimal

from components.claims.claim import Claim
from components.claims.model import Claims
from components.intake.findings import FoundFigure
from components.intake.judgement import Judged
from components.intake.printed import written_number
from components.intake.taking import Intake
from components.wording.formats import metric_words


def told(claims: Claims, intake: Intake) -> Iterator[str]:
    """The lines of a report: the figures, which earlier ones differ, what is missing."""
    yield intake.of
    yield ""
    for one in intake.own:
        yield from _figure(claims, one)
    restated = [one for one in intake.earlier if one.verdict != "agrees"]
    agree = len(intake.earlier) - len(restated)
    if intake.earlier:
        yield f"earlier periods printed beside them: {agree} agree with what is held"
    for one in restated:
        yield from _figure(claims, one)
    for metric in intake.missing:
        yield f"not found   {metric_words(claims, metric)}"
    yield ""
    yield _count(intake)


def _figure(claims: Claims, one: Judged) -> Iterator[str]:
    found = one.finding
    measure = metric_words(claims, found.metric)
    by = f" by {found.yardstick}" if found.yardstick else ""
    yield f"{one.verdict:<11} {found.company}, {measure}{by}, {found.when.words}: {_amount(found)}"
    if one.verdict == "restates" and one.held:
        yield f"            {against_held(found, one.held)}"
    for doubt in one.doubts:
        yield f"            why: {doubt}"
    yield f"            {found.where}"
    yield f"            ... {found.before} [{found.after}]"


def _amount(found: FoundFigure) -> str:
    said = f"{written_number(found.value)} {found.unit}"
    beside = [
        f"USD {written_number(found.usd)} million" if found.usd is not None else "",
        f"{written_number(found.growth)}% on the year" if found.growth is not None else "",
        found.fiscal or "",
    ]
    more = ", ".join(filter(None, beside))
    return f"{said} ({more})" if more else said


def against_held(found: FoundFigure, held: Claim) -> str:
    """What is held in place of a figure, and how far the figure is from it."""
    if held.value is None:
        return f"held: {held.low:g} to {held.high:g} ({held.id})"
    old = Decimal(str(held.value))
    return f"held: {written_number(old)} ({held.id}); this is {off_by(found, old)}"


def off_by(found: FoundFigure, old: Decimal) -> str:
    """How far a figure is from the one held: '+0.02%'."""
    return f"{(found.value - old) / abs(old) * 100:+.2f}%" if old else "from nothing"


def _count(intake: Intake) -> str:
    counted: list[str] = [one.verdict for one in (*intake.own, *intake.earlier)]
    kinds = ("agrees", "new", "restates", "doubtful")
    said = ", ".join(f"{counted.count(kind)} {kind}" for kind in kinds)
    return f"{said}, {len(intake.missing)} not found"
