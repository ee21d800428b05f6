"""What a found figure is, held against the claims: agrees, new, restates, or doubtful and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from components.analysis.ledger.ledger_numbers import claims_that_count, edges, give, room
from components.claims.claim import Claim
from components.claims.model import Claims
from components.claims.reading.neighbours import wrong_beside
from components.intake.findings import FoundFigure

Verdict = Literal["agrees", "new", "restates", "doubtful"]


@dataclass(frozen=True)
class Judged:
    """A finding with its verdict, the claim it was held against, and why it is doubted.

    `refused` is one that must not go in; `why` is a curator's reason to set its doubts aside.
    """

    finding: FoundFigure
    verdict: Verdict
    held: Claim | None = None
    doubts: tuple[str, ...] = ()
    refused: bool = False
    why: str = ""


def held_against(claims: Claims, finding: FoundFigure) -> Judged:
    """A finding held against the claim of the same thing and period, its neighbours and itself."""
    held = _held(claims, finding)
    doubts = tuple(_doubts(claims, finding, held))
    return Judged(finding, "doubtful" if doubts else _undoubted(finding, held), held, doubts)


def vouched_for(one: Judged, why: str) -> Judged:
    """A figure whose doubts, now or later, a curator sets aside for a reason."""
    return replace(one, verdict=_undoubted(one.finding, one.held), why=why)


def _undoubted(finding: FoundFigure, held: Claim | None) -> Verdict:
    if held is None:
        return "new"
    return "agrees" if _says_the_same(finding, held) else "restates"


def _held(claims: Claims, finding: FoundFigure) -> Claim | None:
    key = (finding.company, finding.metric, finding.yardstick, None, finding.unit)
    found = claims_that_count(claims).get((key, finding.when.name), [])
    return found[0] if found else None


def _says_the_same(finding: FoundFigure, held: Claim) -> bool:
    """Whether the claim held is this figure: as exact, or more so."""
    low, high = edges(held)
    apart = max(low - float(finding.value), float(finding.value) - high, 0.0)
    if apart == 0:
        return held.bound is None and held.value is not None
    coarser = float(finding.step) > 2 * room(held)
    return coarser and apart <= float(finding.step) / 2


def _doubts(claims: Claims, finding: FoundFigure, held: Claim | None) -> Iterator[str]:
    if finding.also:
        yield f"it is printed otherwise too: {'; '.join(finding.also[:3])}"
    yield from finding.doubts
    yield from _growth_doubts(finding)
    agrees = held is not None and _says_the_same(finding, held)
    if not agrees and (wrong := wrong_beside(claims, _as_claim(finding))):
        yield wrong


def _as_claim(finding: FoundFigure) -> Claim:
    """A finding as the claim it would be, as far as the rule of neighbours looks at it."""
    return Claim.model_construct(
        id="found",
        company=finding.company,
        metric=finding.metric,
        yardstick=finding.yardstick,
        period=finding.when.name,
        value=float(finding.value),
        unit=finding.unit,
        status=finding.status,
        source="",
        added="",
    )


def _growth_doubts(finding: FoundFigure) -> Iterator[str]:
    """Printed growth that the figure and the one a year before, printed beside it, do not give."""
    if finding.growth is None or not finding.year_ago or finding.year_ago < 0:
        return
    given = (finding.value / finding.year_ago - 1) * 100
    slack = Decimal(str(give(float(finding.growth)))) + 100 * finding.step / abs(finding.year_ago)
    if abs(given - finding.growth) > slack + Decimal("0.5"):
        yield (
            f"growth is printed as {finding.growth:f}%, the figure and that of a year before, "
            f"{finding.year_ago:,f}, give {given:.1f}%"
        )


def earlier_judged(claims: Claims, findings: Sequence[FoundFigure]) -> list[Judged]:
    """Figures that a release prints of earlier periods, where such a claim is held."""
    return [one for one in (held_against(claims, each) for each in findings) if one.held]
