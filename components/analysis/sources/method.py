"""How the figures were chosen and what is missing, in sentences; said in the app and in print."""

from components.claims.fields import last_day
from components.claims.model import Claims


def missing(claims: Claims) -> list[str]:
    """What was looked for and not found, a sentence each, with what it is about in front."""
    return [f"{gap.about}: {gap.text}" for gap in claims.missing]


def looked_until(claims: Claims) -> str:
    """The latest day up to which missing figures were looked for; '' if none is missing."""
    days = [last_day(gap.as_of) for gap in claims.missing]
    return f"{max(days):%-d %B %Y}" if days else ""


def principles(claims: Claims) -> list[str]:
    """How the figures were chosen, a sentence each."""
    return [choice.text for choice in claims.method]
