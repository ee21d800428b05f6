"""From how well a clause fits each figure to a verdict, and what the verdict rests on."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from components.checker.about import about, other_periods
from components.checker.agree import comparable
from components.checker.amounts import Amount
from components.checker.compare import comparison_verdict, sides
from components.checker.figures import book
from components.checker.finding import VERDICTS, WHO, Finding, lacking
from components.checker.match import Case, cases
from components.checker.phrase import figure_words, listed_words, quoted, sentence_of
from components.checker.places import answer_finding, place_judged
from components.checker.sums import spent_of
from components.checker.tokens import Clause, Token
from components.claims.model import Claims

_PREDICATES = {
    *("movement", "basis", "multiple", "place", "record", "rate", "length", "duration"),
    *("status", "quantity", "said"),
}
_MEASURED = {"amount", "movement", "multiple", "sign", "turn"}


def verdict_of(claims: Claims, clause: Clause) -> Finding:
    """The verdict on one clause."""
    negated = clause.of("negation")
    if clause.of("question"):
        return answer_finding(claims, clause)
    if clause.of("compare") and not negated and not clause.of("sign") and (both := sides(clause)):
        return comparison_verdict(claims, clause, *both)
    stated = clause.amounts("level", "change", "from", "step") or any(
        clause.of(kind) for kind in ("movement", "multiple", "record", "sign", "turn")
    )
    if not stated and clause.of("place") and not clause.of("metric"):
        return place_judged(claims, clause)
    if not stated and clause.of("place"):
        found = _places_of_money(claims, clause)
        return found or place_judged(claims, clause)
    if not stated:
        words = [t for t in clause.all if not {k for k, _ in t.senses} & WHO]
        return Finding(
            "unclear", "There is no figure, movement or place in it to check.", unused=tuple(words)
        )
    return _best(claims, clause, cases(claims, clause))


def _best(claims: Claims, clause: Clause, found: Sequence[Case]) -> Finding:
    """The first of these that there is: all agrees; a word is unused; one thing differs.

    A figure that is kept off the charts is no evidence: it can only tell why it is kept off.
    """
    whole = [c for c in found if not c.kinds(False) and not c.kinds(None)]
    if whole:
        return _agreed(claims, min(whole, key=lacking))
    found = [c for c in found if not c.figure.kept_off]
    if right := [c for c in found if not c.kinds(False)]:
        best = _least(
            right, lambda c: (not about(clause, c), other_periods(claims, c), *lacking(c))
        )
        return _unused(claims, clause, best, found) or _agreed(claims, best)
    near = [c for c in found if about(clause, c)]
    if pinned := [c for c in near if c.kinds(False) <= _PREDICATES and _has_amount(c)]:
        best = _least(pinned, lambda c: (len(c.tokens(False)), *lacking(c)))
        return _unused(claims, clause, best, found) or _differs(claims, best)
    off = [c for c in near if c.kinds(False) <= _MEASURED and _comparable(c)]
    if off := [c for c in off if not any(v == "unclear" for v, _ in c.lacks)]:
        best = _least(off, lambda c: (*lacking(c), _distance(c)))
        return _unused(claims, clause, best, found) or _contradicted(claims, best, near)
    return _nothing(claims, clause, found, near)


def _least(found: Sequence[Case], key: Callable[[Case], tuple[float, ...]]) -> Case:
    """The case with the fewest words not used; of several, the least by the key."""
    return min(found, key=lambda c: (len(c.tokens(None)), *key(c)))


def _has_amount(found: Case) -> bool:
    return any(kind == "amount" and mark for _, kind, mark in found.marks)


def _comparable(found: Case) -> bool:
    said = [(t.role, t.value) for t in found.tokens(False) if isinstance(t.value, Amount)]
    parts = [a for role, a in said if role == "level" and a.unit == "percent"]
    if parts and not found.figure.basis and found.figure.unit != "percent":
        return False  # 35 % of something is no other amount of it
    amounts = [a for _, a in said]
    level = [a for a in amounts if not (a.unit in ("percent", "times") and not found.figure.basis)]
    return all(comparable(a, found.figure) or found.figure.unit == "percent" for a in level)


def _distance(found: Case) -> float:
    said = [t.value.value for t in found.tokens(False) if isinstance(t.value, Amount)]
    own = float(found.figure.value) or 1.0
    return min((abs(float(s) / own - 1) for s in said), default=0.0)


def _agreed(claims: Claims, found: Case) -> Finding:
    figure = found.figure
    safe = sentence_of(claims, figure)
    if not found.lacks:
        why = f"Every word agrees with what is held: {figure_words(claims, figure)}."
        return Finding("supported", why, figure.ids, safe, case=found)
    verdict = min((v for v, _ in found.lacks), key=VERDICTS.index)
    reasons = [reason for v, reason in found.lacks if v == verdict]
    if figure.kept_off:
        return Finding(verdict, f"It cannot be rested on: {reasons[0]}.", case=found)
    only = "The number is rounded" if reasons[0] == "rounded" else "The number is right, but "
    why = f"{only}{reasons[0].removeprefix('rounded')}. Held: {figure_words(claims, figure)}."
    ids = (*figure.ids, *(found.newer.ids if found.newer else ()))
    return Finding(verdict, why, ids, safe, case=found)


def _asked_for(claims: Claims, clause: Clause, best: Case, others: Sequence[Case]) -> Case:
    """The best case, or one of the period named if the best is of another."""
    if not other_periods(claims, best):
        return best
    own = [c for c in others if about(clause, c) and not other_periods(claims, c)]
    return min(own, key=lambda c: (len(c.tokens(False)), *lacking(c)), default=best)


def _unused(claims: Claims, clause: Clause, found: Case, others: Sequence[Case]) -> Finding | None:
    """What is told of the words that were not used; None where there are none."""
    if not (words := found.tokens(None)):
        return None
    asked = _asked_for(claims, clause, found, others)
    figure = asked.figure
    denied = [t for t in words if t.meanings("negation")]
    if denied and len(words) == len(denied) and not found.tokens(False):
        told = figure_words(claims, figure)
        verdict, why = "contradicted", f"The sentence denies what is held: {told}."
        if "denied" in denied[0].meanings("negation"):
            verdict, why = "unclear", f"No denial is held. What is held: {told}."
        return Finding(verdict, why, figure.ids, sentence_of(claims, figure), tuple(words), found)
    said = listed_words([quoted(t.text) for t in words])
    why = f"Nothing held bears on {said}, so the whole cannot be confirmed."
    if not about(clause, asked):
        return Finding("unclear", why, unused=tuple(words), case=found)
    if not asked.tokens(False):
        why = f"{why} What is held: {figure_words(claims, figure)}."
    return Finding("unclear", why, figure.ids, sentence_of(claims, figure), tuple(words), found)


def _differs(claims: Claims, found: Case) -> Finding:
    figure, words = found.figure, found.tokens(False)
    held, whole = figure_words(claims, figure), book(claims)
    said = listed_words([quoted(t.text) for t in words])
    why = f"The number is known, but not as {said}: {held}."
    ids = figure.ids
    moved, changed = _how_it_moved(claims, found)
    why, ids = why + moved, tuple(dict.fromkeys([*ids, *changed]))
    if figure.metric == "capex_plan" and any(
        t.meanings("quantity") or "done" in t.meanings("status") for t in words
    ):
        spent = spent_of(whole, figure)
        paid = figure_words(claims, spent, amount=True) if spent else "nothing"
        why += f" Capex held within it comes to {paid} so far."
        ids = (*ids, *(spent.ids if spent else ()))
    return Finding("contradicted", why, ids, sentence_of(claims, figure), case=found)


def _how_it_moved(claims: Claims, found: Case) -> tuple[str, tuple[str, ...]]:
    """How a figure moved, where that is what differs, and the claims it rests on; else nothing."""
    figure, moved = found.figure, found.kinds(False) & {"movement", "basis", "multiple"}
    grown = any(t.role == "change" for t in found.tokens(False))
    known = [c for b in ("year", "quarter") if (c := book(claims).change(figure, b))]
    if figure.basis or not known or not (moved or grown):
        return "", ()
    said = listed_words([figure_words(claims, c, bare=True) for c in known])
    return f" It was {said}.", tuple(i for c in known for i in c.ids)


def _contradicted(claims: Claims, best: Case, near: Sequence[Case]) -> Finding:
    figure = best.figure
    moved, changed = _how_it_moved(claims, best)
    why = f"Held is {figure_words(claims, figure)}.{moved}"
    elsewhere = [c for c in near if _has_amount(c) and c.kinds(False)] if not moved else []
    ids = tuple(dict.fromkeys((*figure.ids, *changed)))
    if elsewhere:
        other = min(elsewhere, key=lambda c: (len(c.tokens(False)), len(c.tokens(None)))).figure
        if (*other.series[:3], other.when) != (*figure.series[:3], figure.when):
            why += f" The number itself is {figure_words(claims, other)}."
            ids = (*ids, *other.ids)
    return Finding("contradicted", why, ids, sentence_of(claims, figure), case=best)


def _nothing(
    claims: Claims, clause: Clause, found: Sequence[Case], near: Sequence[Case]
) -> Finding:
    words = [t for t in clause.all if {k for k, _ in t.senses} & {"unknown", "negation", "number"}]
    scoped = [c for c in found if c.kinds(False) == {"scope"} and _has_amount(c)]
    if not near and scoped:
        best = min(scoped, key=lambda c: (len(c.tokens(None)), *lacking(c)))
        said = listed_words([quoted(t.text) for t in best.tokens(False)])
        why = f"The number is known, but not for {said}: {figure_words(claims, best.figure)}."
        return Finding("unsupported", why, best.figure.ids, unused=tuple(words), case=best)
    if not near:
        why = "No figure is held for what the sentence names."
        return Finding("unsupported", why, unused=tuple(words))
    best = min(
        near,
        key=lambda c: (
            not _has_amount(c),
            other_periods(claims, c),
            len(c.tokens(False)),
            len(c.tokens(None)),
            *lacking(c),
        ),
    )
    figure = best.figure
    odd = best.tokens(False) or best.tokens(None)
    told = "The number" if _has_amount(best) else "The nearest"
    why = (
        f"Nothing is held that fits {listed_words([quoted(t.text) for t in odd])}. "
        f"{told} is {figure_words(claims, figure)}."
    )
    safe = sentence_of(claims, figure)
    return Finding("unsupported", why, figure.ids, safe, tuple(words), best)


def _places_of_money(claims: Claims, clause: Clause) -> Finding | None:
    """'Alibaba had the highest capex in ...': the figure it would have to be."""
    if clause.meanings("metric") & {"market_share market_rank", "market_size"}:
        return None
    found = cases(claims, replace(clause, tokens=(*clause.tokens, _LEVEL)))
    fits = [Case(c.figure, tuple(m for m in c.marks if m[0] is not _LEVEL), c.lacks) for c in found]
    return _best(claims, clause, [c for c in fits if not c.figure.basis]) if fits else None


_LEVEL = Token("", 0, (("amount", ""),), Amount(Decimal(0), None, Decimal(1)), role="level")
