"""A number in its sentence: whose it is, of what, of when, and whether it is a growth."""

import re
from dataclasses import dataclass, replace

from components.analysis.headlines_rules import measures, words
from components.analysis.headlines_rules.amounts import Amount
from components.analysis.headlines_rules.periods import Said


@dataclass(frozen=True)
class Mention:
    """A company by the name the headline gives it."""

    company: str
    name: str
    cloud: bool
    start: int


@dataclass(frozen=True)
class Number:
    """A number with what it is said of: company, period, metrics; `change` for a growth."""

    amount: Amount
    mention: Mention | None
    period: str | None
    metrics: tuple[str, ...]
    change: bool
    delta: bool

    @property
    def text(self) -> str:
        """The number as printed in the sentence."""
        return self.amount.text


_CLAUSE = re.compile(r"[,、:(;]|(?<=\s)(?:while|and|but|from|against)\s|而")


def number_said(
    amount: Amount,
    sentence: str,
    bare: str,
    mentions: list[Mention],
    periods: list[Said],
    metrics: list[words.Found],
    previous: int,
) -> Number:
    """A number with all its sentence says of it; words of its own clause go before the rest.

    `bare` is the text without its periods, `previous` where the number before it ends.
    """
    begins = [m.end() for m in _CLAUSE.finditer(bare, previous, amount.start)]
    begin = max([previous, *begins])
    ends = _CLAUSE.search(bare, amount.end)
    end = ends.start() if ends else len(bare)
    before, after = bare[begin : amount.start], bare[amount.end : end]
    change, sign = _change(amount, before, after)
    signed = replace(amount, value=amount.value * sign, text=sentence[amount.start : amount.end])
    delta = amount.unit != "percent" and bool(re.search(r"\bby\s*$", before)) and _moves(before)
    who = _holder(mentions, amount, bare)
    near = min(periods, key=lambda p: _distance(p, amount, begin, end), default=None)
    return Number(
        signed,
        who,
        near.name if near else None,
        _metrics(metrics, amount, begin, end),
        change,
        delta,
    )


def _moves(text: str) -> bool:
    return bool({"up", "down"} & set(words.meanings(text, words.SIGNS)))


def _change(amount: Amount, before: str, after: str) -> tuple[bool, int]:
    """Whether a percent is a growth, and its sign; 'rose to 49%' is a level."""
    growing = words.found(before, words.SIGNS)
    moves = [w for w in growing if w.meaning in ("up", "down")]
    following = [w for w in words.found(after, words.SIGNS) if w.meaning in ("up", "down")]
    if amount.unit == "times":
        return "增长" in before, 1
    rate = re.search(r"增长率|增速|growth", before)
    level = re.search(r"(?:\bto|至|到|达)\s*$", before)
    if amount.unit != "percent" or (level and not rate):
        return False, 1
    near = following[:1] if following and following[0].start < 16 else []
    told = moves + near
    fell = any(w.meaning == "down" for w in told)
    return bool(told), -1 if fell and amount.value > 0 else 1


_TO_WHOM = re.compile(r"\s*(?:went |goes |share |was |held |belonged |for )*(?:to|for|by|at)\s*")
_BESIDE = re.compile(
    r"(?:overtook|overtaking|overtakes|beats?|beating|ahead of|behind|than|over|against|trails"
    r"|surpass(?:ed|es|ing)?|versus|vs\.?|超过|超越|领先|高于|低于|落后于?)\s*$"
)


def _holder(mentions: list[Mention], amount: Amount, text: str) -> Mention | None:
    """Whose a number is: 'to X' right after it, else the last named before it that is no rival.

    In 'X overtook Y with 49%' the number is of X.
    """
    after = [m for m in mentions if _TO_WHOM.fullmatch(text[amount.end : max(m.start, 0)])]
    if after:
        return after[0]
    before = [m for m in mentions if m.start < amount.start]
    subjects = [m for m in before if not _BESIDE.search(text[max(0, m.start - 16) : m.start])]
    if before:
        return (subjects or before)[-1]
    return mentions[0] if mentions else None


def _distance(said: Said, amount: Amount, begin: int, end: int) -> tuple[bool, int]:
    gap = amount.start - said.end if said.end <= amount.start else said.start - amount.end
    return not begin <= said.start <= end, gap


def _metrics(metrics: list[words.Found], amount: Amount, begin: int, end: int) -> tuple[str, ...]:
    """The metric of a number's own clause, else of the sentence; weak words yield to strong."""
    own = [m for m in metrics if begin <= m.start < end]
    for choice in (_strong(own), _strong(metrics), own, metrics):
        if choice:
            nearest = min(choice, key=lambda m: abs(m.start - amount.start))
            return (nearest.meaning,)
    return ()


def _strong(metrics: list[words.Found]) -> list[words.Found]:
    return [m for m in metrics if m.meaning not in measures.WEAK]
