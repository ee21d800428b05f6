"""What changed from edition to edition, for the page of changes and the feed."""

from dataclasses import dataclass
from datetime import date

from components.claims.claim import Claim
from components.claims.fields import last_day
from components.claims.model import Claims

_MOST = 40  # editions that a feed tells of


@dataclass(frozen=True)
class DayOfChange:
    """One edition: the claims it added, those it replaced (old, new), and those it withdrew."""

    on: date
    added: tuple[Claim, ...]
    superseded: tuple[tuple[Claim, Claim], ...]
    withdrawn: tuple[Claim, ...]

    @property
    def words(self) -> str:
        """The edition's changes counted: '3 added, 1 superseded'."""
        parts = (
            (len(self.added), "added"),
            (len(self.superseded), "superseded"),
            (len(self.withdrawn), "withdrawn"),
        )
        return ", ".join(f"{n:,} {what}" for n, what in parts if n)


def days_of_change(claims: Claims) -> list[DayOfChange]:
    """Every edition in which something changed, the newest first."""
    today = last_day(claims.edition)
    added = {c.id: last_day(c.added) for c in claims.claims}
    gone = {c.id: last_day(c.withdrawn) for c in claims.claims if c.withdrawn}
    days = sorted({*added.values(), *(day for day in gone.values() if day <= today)}, reverse=True)
    return [
        DayOfChange(
            on=day,
            added=tuple(c for c in claims.claims if added[c.id] == day and not c.supersedes),
            superseded=tuple(
                (claims.claim[old], c)
                for c in claims.claims
                if added[c.id] == day
                for old in c.supersedes
                if old in claims.claim
            ),
            withdrawn=tuple(c for c in claims.claims if gone.get(c.id) == day),
        )
        for day in days[:_MOST]
    ]
