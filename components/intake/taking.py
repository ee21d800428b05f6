"""A document taken in: its figures judged, the claims they come to, the file with them put in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from components.analysis.ledger.entry import LedgerEntry
from components.analysis.ledger.rates import conversions, growth
from components.analysis.ledger.rules import disagreements, sums
from components.claims.claim import Claim
from components.claims.model import Claims
from components.claims.reading.doubts import ACKNOWLEDGE, IN_DOUBT
from components.claims.reading.load import load_claims
from components.claims.reading.problems import ClaimsError, Problem
from components.intake.document import Document
from components.intake.entries import Additions, acknowledged, additions, put_in
from components.intake.findings import FoundFigure
from components.intake.judgement import Judged, held_against, vouched_for

RULES = (growth, conversions, disagreements, sums)


@dataclass(frozen=True)
class Intake:
    """What a document comes to: its figures judged, those of earlier periods, what was not found.

    `source` is the document as an entry of the file, without its id; its day may be missing.
    `document` is what its figures stand in; None for structured data.
    """

    of: str
    source: dict[str, Any]
    own: Sequence[Judged]
    earlier: Sequence[Judged] = ()
    missing: Sequence[str] = ()
    document: Document | None = None

    @property
    def sound(self) -> bool:
        """Whether nothing is doubtful and nothing that was looked for is missing."""
        doubtful = any(one.verdict == "doubtful" for one in (*self.own, *self.earlier))
        return not (doubtful or self.missing) and bool(self.own)

    @property
    def taken(self) -> list[Judged]:
        """The figures that go into the file when asked: the document's own, new or restated."""
        return [one for one in self.own if one.verdict in ("new", "restates") and not one.refused]


@dataclass(frozen=True)
class Decision:
    """What a curator says of a figure: whether it goes in, as corrected, and why it is right."""

    takes: bool
    corrected: FoundFigure | None = None
    why: str = ""


def decided(
    claims: Claims, text: str, intake: Intake, decisions: Sequence[Decision], today: date
) -> Intake:
    """The intake after a decision on each of its own figures, weighed again with what goes in."""
    own = [
        _decided(claims, one, decision) for one, decision in zip(intake.own, decisions, strict=True)
    ]
    return weighed(claims, text, replace(intake, own=own), today)


def _decided(claims: Claims, one: Judged, decision: Decision) -> Judged:
    if decision.corrected:
        one = held_against(claims, decision.corrected)
    if not decision.takes:
        return replace(one, refused=True)
    afresh = held_against(claims, one.finding)  # without doubts that rest on the other figures
    return vouched_for(afresh, decision.why) if decision.why else afresh


def weighed(claims: Claims, text: str, intake: Intake, today: date) -> Intake:
    """The intake with doubts that only show beside the claims: sums, growth, dollars, rivals.

    The figures are put in on trial, and the rules of the ledger are asked what they then find.
    """
    if not intake.taken or "published" not in intake.source:
        return intake
    added = additions(claims, intake.source, intake.taken, today)
    names = [str(entry["id"]) for entry in added.claims]
    try:
        _, _, trial = _put_together(text, added)
    except ClaimsError as error:
        return _refused(intake, names, error)
    doubts: dict[str, list[str]] = {name: [] for name in names}
    known = {entry.id for rule in RULES for entry in rule(claims)}
    for entry in (entry for rule in RULES for entry in rule(trial)):
        for name in set(entry.claims) & set(names) if entry.id not in known else ():
            if not _told_in_itself(
                trial, entry, trial.claim[name], intake.taken[names.index(name)]
            ):
                doubts[name].append(entry.what)
    return _doubted(intake, names, doubts)


def _told_in_itself(trial: Claims, entry: LedgerEntry, claim: Claim, one: Judged) -> bool:
    """Whether an entry says only what the document itself explains: a base it prints anew, or a
    figure that this one replaces.
    """
    if entry.kind == "disagreement":
        return sum(name not in trial.gone for name in entry.claims) < 2
    return entry.kind == "growth" and one.finding.year_ago is not None and claim.growth is not None


def _refused(intake: Intake, names: Sequence[str], error: ClaimsError) -> Intake:
    """Each figure that the checks of the file refuse is doubted, in their words."""
    doubts: dict[str, list[str]] = {name: [] for name in names}
    for problem in error.problems:
        for name in [problem.entry] if problem.entry in doubts else names:
            doubts[name].append(_why(problem))
    return _doubted(intake, names, doubts)


def _why(problem: Problem) -> str:
    """Why a check refuses a figure; how to acknowledge a doubt is said where that can be done."""
    if problem.right == ACKNOWLEDGE:
        return problem.wrong.removeprefix(IN_DOUBT)
    return f"{problem.wrong}; {problem.right}"


def _doubted(intake: Intake, names: Sequence[str], doubts: dict[str, list[str]]) -> Intake:
    taken = dict(zip(map(id, intake.taken), names, strict=True))
    own = [
        replace(one, verdict="doubtful", doubts=tuple(dict.fromkeys(said)))
        if (said := doubts.get(taken.get(id(one), ""), [])) and not one.why
        else one
        for one in intake.own
    ]
    return replace(intake, own=own)


def written(claims: Claims, text: str, intake: Intake, today: date) -> tuple[str, Additions] | None:
    """The text of the claims file with what is sound, and what that is; None if nothing is.

    Raises ClaimsError where the file would not stand.
    """
    if not intake.taken:
        return None
    whole, added, _ = _put_together(text, additions(claims, intake.source, intake.taken, today))
    return whole, added


def _put_together(text: str, added: Additions) -> tuple[str, Additions, Claims]:
    """The whole text, what was put into it, and its claims.

    A reason to set doubts aside stands as `odd` where the check of the file has that doubt too,
    and else as a note: an `odd` that nothing calls for is refused.
    """
    whole = put_in(text, added)
    try:
        return whole, added, load_claims(whole)
    except ClaimsError as error:
        again = acknowledged(added, {problem.entry for problem in error.problems})
        if again == added:
            raise
        whole = put_in(text, again)
        return whole, again, load_claims(whole)
