"""One edition against another: what changed for a good reason, and what changed in silence.

A claim, once in an edition, stays as it is. A better figure is a new claim that supersedes it, a
wrong one is withdrawn; both name their reason. So a link to an old edition shows what it showed.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from components.claims.cache import cached_per_claims
from components.claims.claim import Claim, Source
from components.claims.clocks import held_on
from components.claims.fields import last_day, shown
from components.claims.model import Claims
from components.claims.period import period
from components.claims.reading.problems import Problem
from components.claims.reading.read import read

Kind = Literal["added", "superseded", "withdrawn"]

# What a claim says and where it stands; its words for the reader (note, fiscal, because) and what
# else bears it out (corroborated_by, also_at) may be bettered at any time.
FIXED = (
    *("company", "metric", "yardstick", "brand", "period", "value", "unit", "text", "low", "high"),
    *("bound", "usd", "growth", "status", "house", "source", "derived_from", "formula"),
    *("supersedes", "added"),
)
_FIGURE = ("metric", "period", "value", "unit", "text", "low", "high", "bound")
FIXED_OF_SOURCE = ("title", "publisher", "published", "kind", "url")


@dataclass(frozen=True)
class Change:
    """One figure that is not what it was: the claim before, the claim now, why, and since when."""

    old: Claim | None
    new: Claim | None
    because: str
    on: date
    kind: Kind

    @property
    def same_figure(self) -> bool:
        """Whether only the source is another: what the claim says of its period is unchanged."""
        return bool(self.old and self.new) and all(
            getattr(self.old, name) == getattr(self.new, name) for name in _FIGURE
        )


@cached_per_claims(16)
def changes(claims: Claims, since: str) -> tuple[Change, ...]:
    """What has changed from an edition to the file's own, in the order of the file.

    A claim replaced twice is one change, from the first to the last, with both reasons.
    """
    whole = claims.whole
    then = held_on(whole, since)
    stood = [claim for claim in then.claims if claim.id not in then.gone]
    found = [change for claim in stood if (change := _fate(whole, claim))]
    told = whole.gone | {change.new.id for change in found if change.new}
    later = [c for c in whole.claims if c.id not in then.claim and c.id not in told]
    return (*found, *(Change(None, c, "", last_day(c.added), "added") for c in later))


def _fate(whole: Claims, old: Claim) -> Change | None:
    """What became of a claim, or None if it stands as it did."""
    now, reasons = old, []
    while newer := whole.superseded_by.get(now.id):
        now = whole.claim[newer]
        reasons.append(now.because or "")
    if now.withdrawn and now.id in whole.gone:
        because = " ".join([*reasons[:-1], now.because or ""])
        return Change(old, None, because, last_day(now.withdrawn), "withdrawn")
    if now is old:
        return None
    return Change(old, now, " ".join(reasons), last_day(now.added), "superseded")


@cached_per_claims(4)
def changed_figures(claims: Claims) -> frozenset[str]:
    """The ids of all claims that no longer stand: withdrawn, or another figure in their place."""
    whole = claims.whole
    fates = {claim.id: _fate(whole, claim) for claim in whole.claims}
    return frozenset(name for name, fate in fates.items() if fate and not fate.same_figure)


def changed_since(claims: Claims, since: str, ids: Collection[str]) -> list[Change]:
    """The changes since an edition that concern some claims, such as those of the marks shown."""
    wanted = set(ids)
    return [
        change
        for change in changes(claims, since)
        if any(claim and claim.id in wanted for claim in (change.old, change.new))
    ]


def silent_changes(old: Claims, new: Claims, lines: Mapping[str, int]) -> list[Problem]:
    """Every way in which a file departs from an older edition without saying so, by line.

    `lines` is where things stand in the new file, as `lines_of` gives it.
    """
    faults = (*_edition_faults(old, new), *_claim_faults(old, new), *_source_faults(old, new))
    return sorted(Problem(_line(lines, where), *words) for where, *words in faults)


def lines_of(text: str) -> dict[str, int]:
    """The line of the edition, of both sections, and of each claim and source with its fields.

    Keys are such as `edition`, `claims`, `claims/alibaba.capex.2025` and, for a field of it,
    `claims/alibaba.capex.2025/value`; no id holds a slash.
    """
    file = read(text)
    found = {name: file.lines[name] for name in ("edition", "sources", "claims")}
    for section in ("sources", "claims"):
        for entry in file[section]:
            where = f"{section}/{entry['id']}"
            found[where] = entry.line
            found |= {f"{where}/{key}": line for key, line in entry.lines.items()}
    return found


def _line(lines: Mapping[str, int], where: str) -> int:
    """The line of a field; without one, of its entry; without that, of its section."""
    while where not in lines and "/" in where:
        where = where.rpartition("/")[0]
    return lines.get(where, 1)


_Fault = tuple[str, str, str, str]  # where it stands, entry, what is wrong, what would be right


def _edition_faults(old: Claims, new: Claims) -> Iterator[_Fault]:
    moved = sum(
        claim.id not in old.claim
        or (claim.withdrawn is not None and old.claim[claim.id].withdrawn is None)
        for claim in new.claims
    )
    cure = f"write the day of this edition, later than {old.edition}"
    if new.edition < old.edition:
        wrong = f"edition {new.edition} is before the older file's, {old.edition}"
        yield "edition", "file", wrong, cure
    elif new.edition == old.edition and moved:
        wrong = f"still edition {old.edition}, with {moved} claims added or withdrawn"
        yield "edition", "file", wrong, cure


def _claim_faults(old: Claims, new: Claims) -> Iterator[_Fault]:
    for claim in old.claims:
        if claim.id in new.claim:
            yield from _changed(claim, new.claim[claim.id], "claims", FIXED, _MEND)
            yield from _hidden(claim, new.claim[claim.id], old.edition)
        else:
            yield "claims", claim.id, "the claim has vanished", f"put it back, and {_WITHDRAW}"
    for claim in new.claims:
        if claim.id not in old.claim and last_day(claim.added) <= last_day(old.edition):
            wrong = f"new, but added {claim.added}: edition {old.edition} did not hold it"
            cure = "write added: the day of this edition"
            yield f"claims/{claim.id}/added", claim.id, wrong, cure


def _source_faults(old: Claims, new: Claims) -> Iterator[_Fault]:
    for source in old.sources:
        if source.id not in new.source:
            yield "sources", source.id, "the source has vanished", "put it back"
            continue
        newer = new.source[source.id]
        found = {  # what was missing may be found: an address, or the day within a month or year
            "url": source.url is None,
            "published": _refines(newer.published, source.published),
        }
        fixed = tuple(name for name in FIXED_OF_SOURCE if not found.get(name))
        cure = "for another document add a source, and claims that supersede these"
        yield from _changed(source, newer, "sources", fixed, cure)


def _refines(exact: str, rough: str) -> bool:
    """Whether a date only says more exactly what another said: a day of that month or year."""
    inner, outer = period(exact), period(rough)
    return outer.start <= inner.start and inner.end <= outer.end


_WITHDRAW = "withdraw it with a date (withdrawn) and a reason (because)"
_MEND = "for a better figure add a claim with supersedes and because"


def _changed(
    old: Claim | Source, new: Claim | Source, section: str, fields: tuple[str, ...], cure: str
) -> Iterator[_Fault]:
    for field in fields:
        before, now = getattr(old, field), getattr(new, field)
        if now != before:
            wrong = f"{field} was {_said(before)}, now {_said(now)}"
            right = f"{'put it back' if before else 'take it out'}; {cure}"
            yield f"{section}/{old.id}/{field}", old.id, wrong, right


def _hidden(old: Claim, new: Claim, edition: str) -> Iterator[_Fault]:
    """A claim hidden from readers of the older edition, or brought back, by a word in passing."""
    where = f"claims/{old.id}/"
    if new.do_not_plot and not old.do_not_plot:
        cure = f"take it out, and {_WITHDRAW}"
        yield f"{where}do_not_plot", old.id, "do_not_plot is new: it hides a figure", cure
    if old.do_not_plot and not new.do_not_plot:
        wrong = "do_not_plot is gone: a figure appears that was kept back"
        yield f"{where}do_not_plot", old.id, wrong, f"put it back; {_MEND}"
    if old.withdrawn and new.withdrawn != old.withdrawn:
        wrong = f"withdrawn was {old.withdrawn}, now {new.withdrawn or 'empty'}"
        yield f"{where}withdrawn", old.id, wrong, "put it back; what holds again is a new claim"
    elif new.withdrawn and not old.withdrawn and last_day(new.withdrawn) <= last_day(edition):
        wrong = f"withdrawn {new.withdrawn}, but it stood in edition {edition}"
        yield f"{where}withdrawn", old.id, wrong, "write withdrawn: the day of this edition"


def _said(value: object) -> str:
    """A field's value as a reader of the file knows it."""
    match value:
        case float():
            return f"{value:.15g}"
        case tuple():
            return f"[{', '.join(map(str, value))}]"
    return shown(value)
