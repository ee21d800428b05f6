"""The few things to tell first: what changed since the edition before, and what is contested."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from components.analysis.ledger.entry import opening
from components.analysis.ledger.ledger import LedgerEntry, ledger
from components.claims.cache import cached_per_claims
from components.claims.claim import Claim, bound_words
from components.claims.model import Claims
from components.claims.reading.history import Change, changes
from components.wording.formats import amount, metric_words

# What the race is about, the most telling first; a file without one of these tells of the others.
_TELLING = ("capex_plan", "capex", "cloud_revenue", "market_share", "market_rank", "daily_tokens")
_HAPPENED = ("reported", "derived", "estimate")
_LARGE = 0.05  # a figure that moved by less was only printed more exactly
_PAIR = 2  # figures that can be told one against the other


@dataclass(frozen=True)
class FrontLine:
    """A line to be read: what it is about, and what is said of it."""

    about: str
    words: str


def edition_before(claims: Claims) -> str:
    """The day of the edition before that of the file; '' where there was none."""
    return _edition_before(claims.whole)


@cached_per_claims()
def _edition_before(whole: Claims) -> str:
    days = {claim.added for claim in whole.claims}
    return max((day for day in days if day < whole.edition), default="")


def all_changes(claims: Claims) -> tuple[Change, ...]:
    """Everything that changed since the edition before; nothing in a first edition."""
    since = edition_before(claims)
    return changes(claims, since) if since else ()


@cached_per_claims()
def changes_told(whole: Claims) -> tuple[FrontLine, ...]:
    """The changes of the companies' figures, one line a company and metric, most important first.

    First what moved by a twentieth or more, the largest first; then figures that are new; then
    those that are only more exact now. Figures that are drawn nowhere are not told.
    """
    found = [
        (change.old, change.new)
        for change in all_changes(whole)
        if change.new and _counts(whole, change.new) and not change.same_figure
    ]
    moved = sorted(found, key=lambda pair: _move(*pair), reverse=True)
    told = [
        (_series(new), FrontLine(_about(whole, new, new.when.words), _instead(old, new)))
        for old, new in moved
        if old and _move(old, new) >= _LARGE
    ]
    for said, group in (
        ("added", [new for old, new in found if not old]),
        ("now more exact", [new for old, new in found if old and _move(old, new) < _LARGE]),
    ):
        told += [
            (series, FrontLine(_about(whole, own[0]), _counted(own, said)))
            for series, own in _by_series(group)
        ]
    lines: dict[tuple[str, str], FrontLine] = {}
    for series, line in told:
        lines.setdefault(series, line)
    return tuple(lines.values())


def open_questions(claims: Claims) -> list[LedgerEntry]:
    """The entries of the ledger in which figures contradict one another, unexplained so far."""
    return [
        entry
        for entry in ledger(claims)
        if entry.status == "open" and entry.kind not in ("no link", "overdue")
    ]


def contested_told(claims: Claims) -> list[FrontLine]:
    """The open questions, most important first: one a metric, then the second of each, and so on.

    The metrics that tell most of the race come first, within them the newest figures.
    """
    waiting: dict[int, list[LedgerEntry]] = {}
    for entry in sorted(open_questions(claims), key=lambda e: _newest(claims, e), reverse=True):
        waiting.setdefault(_rank(claims, entry), []).append(entry)
    return [_question(entry) for entry in _in_turn(waiting[rank] for rank in sorted(waiting))]


def _counts(claims: Claims, claim: Claim) -> bool:
    """Whether a claim is a number of what a subject did, and is drawn."""
    return (
        claim.company in claims.subjects
        and claim.value is not None
        and claim.do_not_plot is None
        and claim.status in _HAPPENED
    )


def _move(old: Claim | None, new: Claim) -> float:
    """By which part a figure moved; 0 where it cannot be said."""
    if not (old and old.value and new.value) or old.unit != new.unit:
        return 0.0
    return abs(new.value / old.value - 1)


def _series(claim: Claim) -> tuple[str, str]:
    """Whose figure of what a claim is: shares go by their yardstick, whoever holds them."""
    return (claim.yardstick or claim.company, claim.metric)


def _by_series(found: Sequence[Claim]) -> list[tuple[tuple[str, str], list[Claim]]]:
    """Claims by series: the most telling metric first, then the longest series."""
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in found:
        groups.setdefault(_series(claim), []).append(claim)
    return sorted(groups.items(), key=lambda item: (_telling(item[0][1]), -len(item[1])))


def _telling(metric: str) -> int:
    return _TELLING.index(metric) if metric in _TELLING else len(_TELLING)


def _about(claims: Claims, claim: Claim, *when: str) -> str:
    """'Baidu, capex', with its period if asked; shares by the name of their yardstick."""
    return opening(claim.yardstick or claim.company, metric_words(claims, claim.metric), *when)


def _instead(old: Claim, new: Claim) -> str:
    """'RMB 12.1bn in place of about RMB 10.7bn'."""
    said = [bound_words(c.bound) + amount(c.number, c.unit or "") for c in (new, old)]
    return " in place of ".join(said)


def _counted(group: Sequence[Claim], said: str) -> str:
    """'10 figures added, January 2024 to June 2026'."""
    starts, ends = [c.when.start for c in group], [c.when.end for c in group]
    count = f"{len(group)} figure{'s' * (len(group) != 1)} {said}"
    first, last = f"{min(starts):%B %Y}", f"{max(ends):%B %Y}"
    return f"{count}, {last if first == last else f'{first} to {last}'}"


def _rank(claims: Claims, entry: LedgerEntry) -> int:
    """How telling an entry is: by its metric, if it is about a subject."""
    about = [claims.claim[name] for name in entry.claims if name in claims.claim]
    own = [_telling(claim.metric) for claim in about if claim.company in claims.subjects]
    return min(own, default=len(_TELLING) + 1)


def _newest(claims: Claims, entry: LedgerEntry) -> str:
    ends = [claims.claim[n].when.end.isoformat() for n in entry.claims if n in claims.claim]
    return max(ends, default="")


def _question(entry: LedgerEntry) -> FrontLine:
    """What stands against what; of many figures the reason tells it better than their list."""
    about, _, figures = entry.what.partition(": ")
    words = entry.why if entry.why and len(entry.claims) != _PAIR else figures
    return FrontLine(about, words.replace(" %", "%").removesuffix("."))


def _in_turn(lists: Iterable[list[LedgerEntry]]) -> Iterator[LedgerEntry]:
    """The first of each list, then the second of each, and so on."""
    several = [list(one) for one in lists]
    while any(several):
        for one in several:
            if one:
                yield one.pop(0)
