"""One entry of the ledger, and the words in which figures are set against each other."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from components.claims.claim import Claim
from components.claims.ledger_terms import LedgerKind
from components.claims.model import Claims
from components.claims.terms import MARKET
from components.wording.formats import exact_number, exact_words, metric_words


@dataclass(frozen=True)
class LedgerEntry:
    """A contradiction, a figure that is overdue, or a source nobody can open."""

    id: str
    kind: LedgerKind
    what: str
    by: str
    claims: tuple[str, ...]
    status: Literal["open", "explained", "withdrawn"] = "open"
    why: str | None = None
    due: date | None = None

    @property
    def anchor(self) -> str:
        """By what a link finds this entry on a page that lists the ledger."""
        return self.id.replace("+", "-")


def ids_of_claims(group: Iterable[Claim]) -> tuple[str, ...]:
    """The ids of claims, each once, in order."""
    return tuple(dict.fromkeys(claim.id for claim in group))


def slug(*parts: str | None) -> str:
    """The parts that are there as one id: 'growth', 'AI cloud' becomes growth.ai-cloud."""
    said = (re.sub(r"[^a-z0-9._+-]+", "-", part.lower()).strip("-") for part in parts if part)
    return ".".join(said)


def subject(claims: Claims, group: Sequence[Claim]) -> str:
    """What figures have in common: 'Baidu, cloud revenue, July to September 2025'."""
    kept = [names[0] for names in zip(*_names(claims, group), strict=True) if len(set(names)) == 1]
    return opening(*kept)


def opening(*names: str) -> str:
    """The names that are there as the opening of a sentence; the market needs no name."""
    said = ", ".join(name for name in names if name not in ("", MARKET))
    return said[:1].upper() + said[1:]


def against(claims: Claims, group: Sequence[Claim]) -> str:
    """Figures side by side, each with what sets it apart: who printed it, if nothing else does."""
    columns = list(zip(*_names(claims, group), strict=True))
    apart = [column for column in columns if len(set(column)) > 1]
    own = list(zip(*apart, strict=True)) if apart else [()] * len(group)
    said = [
        f"{exact_words(claim)} ({', '.join(filter(None, names)) or _printer(claims, claim)})"
        for claim, names in zip(group, own, strict=True)
    ]
    head = subject(claims, group)
    return f"{head}: {' against '.join(said) if len(said) == 2 else '; '.join(said)}."


def _names(claims: Claims, group: Sequence[Claim]) -> list[tuple[str, ...]]:
    return [
        (
            claim.company if claim.company != MARKET else claim.house or "",
            metric_words(claims, claim.metric),
            claim.yardstick or "",
            claim.brand or "",
            claim.when.words,
        )
        for claim in group
    ]


def _printer(claims: Claims, claim: Claim) -> str:
    return claim.house or claims.source[claim.source].publisher


def spread(group: Sequence[Claim]) -> str:
    """How far figures of one unit lie apart, in words; nothing where they cannot be compared."""
    numbers = [n for c in group for n in (c.value, c.low, c.high) if n is not None]
    units = {claim.unit for claim in group}
    return distance(min(numbers), max(numbers), units.pop()) if len(units) == 1 and numbers else ""


def distance(one: float, other: float, unit: str | None) -> str:
    """How far two numbers lie apart: 'RMB 2.1bn, 26 %', '10 points', '10 times'."""
    low, high = sorted((one, other))
    apart = round(high - low, 6)
    if not apart:
        return ""
    if unit == "percent":
        return f"{exact_number(round(apart, 1))} points"
    if unit == "rank":
        return f"{apart:g} places"
    if low > 0 and high / low >= 3:
        return f"{high / low:.3g} times"
    percent = (high / low - 1) * 100 if low > 0 else 0.0
    part = (f"{percent:.0f}%" if percent >= 9.95 else f"{percent:.2g}%") if percent else ""
    return ", ".join(filter(None, (_money(apart, unit), part))) or f"{apart:g}"


def _money(apart: float, unit: str | None) -> str:
    if unit not in ("RMB million", "USD million"):
        return ""
    return unit[:3] + (f" {apart / 1000:,.3g}bn" if apart >= 1000 else f" {apart:.3g}m")
