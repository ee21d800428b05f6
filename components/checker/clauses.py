"""Tokens to clauses: what each amount is there for, and what each part states."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from components.checker.amounts import Amount
from components.checker.tokens import Clause, Token

_SHARED = ("company", "metric", "period", "house", "yardstick", "scope", "cloud", "product")
# Said after a percentage, they make it a change: 'a 34 % rise'.
_CHANGES = "growth rise increase drop fall decline higher lower jump surge 增长 的增长".split()
_STATES = ("amount", "movement", "multiple", "place", "record", "question", "sign", "turn")


def in_roles(tokens: list[Token]) -> Iterator[Token]:
    """Amounts with their role: a level, a change, a step (by so much money), or where from."""
    meant = [
        t for t in tokens if t.text.strip().lower() not in ("by", "了", "of", "为", "是", "达")
    ]
    for token in tokens:
        if not isinstance(token.value, Amount) or token.senses[0][0] == "number":
            yield token
            continue
        at = meant.index(token)
        before = next((t for t in reversed(meant[:at]) if t.senses[0][0] not in ("bound",)), None)
        yield replace(token, role=_role(token.value, meant, at, before))


def _role(amount: Amount, meant: Sequence[Token], at: int, before: Token | None) -> str:
    said = before.text.lower() if before else ""
    apart = any(_apart(after) for after in meant[at + 1 : at + 2])
    if said in ("from", "从", "由"):
        return "from"
    if amount.unit in ("percent", "points", "times"):
        later = bool(meant[at + 1 : at + 2]) and meant[at + 1].text.lower() in _CHANGES
        return "change" if later or apart or _moved(meant, at) else "level"
    if apart:
        return "step"  # 'RMB 29 bn more than a year earlier'
    if before is not None and before.meanings("earlier") and at > 1:
        further = meant[at - 2]
        if further.meanings("movement"):
            return "from"  # '低于上一季度的88亿元'
    moves = before is not None and before.meanings("movement") and said[-1] not in "至到"
    return "step" if moves else "level"


def _apart(token: Token) -> bool:
    """Whether a word says both a direction and against what: 'more than a year earlier'."""
    return bool(token.meanings("movement") and token.meanings("basis"))


def _moved(meant: Sequence[Token], at: int) -> bool:
    """Whether a movement is said before, with no 'to' and no other amount in between."""
    for token in reversed(meant[:at]):
        if token.meanings("movement") or token.meanings("basis"):
            return token.text[-1] not in "至到"
        if token.text.lower() in ("to", "at", "至", "到", "with") or isinstance(
            token.value, Amount
        ):
            return False
        if token.meanings("mark") and token.text in ",;.，。；":
            return False
    return False


def clauses_of(tokens: Sequence[Token]) -> list[Clause]:
    """Parts between commas and joining words, joined up until each states something."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.meanings("join") or (
            token.meanings("mark") and token.text in ",;.，。；、!！:：—"
        ):
            parts.append([])
        else:
            parts[-1].append(token)
    clauses: list[list[Token]] = []
    waiting: list[Token] = []
    for part in filter(None, parts):
        stated = [k for t in part for k, _ in t.senses if k in _STATES]
        before = clauses[-1] if clauses else []
        goes_on = "company" not in {k for t in part for k, _ in t.senses} and (
            not any(isinstance(t.value, Amount) for t in before)
        )
        if before and not waiting and (_compares(part) or (stated and goes_on)):
            before += part
        elif stated:
            clauses.append([*waiting, *part])
            waiting = []
        elif before and not waiting and {k for t in part for k, _ in t.senses} & {"house", "said"}:
            before += part
        else:
            waiting += part
    if clauses:
        clauses[-1] += waiting
    return [Clause(tuple(part)) for part in (clauses or [waiting])]


def _compares(part: Sequence[Token]) -> bool:
    """Whether a part compares something said before it: it names nobody before its comparison."""
    at = next(
        (i for i, t in enumerate(part) if {"more", "less"} & set(t.meanings("compare"))), None
    )
    if at is None:
        return False
    named = [bool(t.meanings("company")) for t in part]
    return any(named[at:]) and not any(named[:at])


def sharing(clauses: list[Clause]) -> Iterator[Clause]:
    """The clauses, each with what it takes from those beside it: company, period, measure."""
    for i, clause in enumerate(clauses):
        taken: list[Token] = []
        near = [*reversed(clauses[:i]), *clauses[i + 1 :]]
        has = {kind for token in clause.tokens for kind, _ in token.senses}
        for kind in _SHARED:
            if kind not in has and not (kind in ("scope", "cloud") and has & {"metric", "company"}):
                giver = next((c for c in near if any(t.meanings(kind) for t in c.tokens)), None)
                taken += [t for t in giver.tokens if t.meanings(kind)] if giver else []
        yield replace(clause, shared=tuple(dict.fromkeys(taken)))
