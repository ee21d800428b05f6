"""From how well a clause fits each figure to a verdict, and what the verdict rests on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from components.analysis.shares import latest_placings
from components.analysis.tables import records_of, together
from components.analysis.view import View
from components.checker.amounts import Amount
from components.checker.figures import book
from components.checker.match import Case, case, cases, comparable, spent_of
from components.checker.parse import Clause, Token
from components.checker.phrase import figure_words, listed, quoted, sentence_of
from components.claims.model import Claims
from components.claims.period import period

VERDICTS = ("contradicted", "unclear", "unsupported", "imprecise", "supported")  # the worst first
_PREDICATES = {
    *("movement", "basis", "multiple", "place", "record", "rate", "length", "duration"),
    *("status", "quantity", "said"),
}
_WHO = {"company", "metric", "period", "house", "yardstick", "scope", "cloud", "product"}


@dataclass(frozen=True)
class Finding:
    """A verdict on one clause: why, the figures it rests on, and the words not used."""

    verdict: str
    why: str
    claims: tuple[str, ...] = ()
    safe: str | None = None
    unused: tuple[Token, ...] = ()
    case: Case | None = None


def judged(claims: Claims, clause: Clause) -> Finding:
    """The verdict on one clause."""
    negated = clause.of("negation")
    if clause.of("question"):
        return _answer(claims, clause)
    if clause.of("compare") and not negated and (sides := _sides(clause)):
        return _compared(claims, clause, *sides)
    stated = clause.amounts("level", "change", "from", "step") or any(
        clause.of(kind) for kind in ("movement", "multiple", "record")
    )
    if not stated and clause.of("place") and not clause.of("metric"):
        return _place(claims, clause)
    if not stated and clause.of("place"):
        found = _places_of_money(claims, clause)
        return found or _place(claims, clause)
    if not stated:
        words = [t for t in clause.all if not set(k for k, _ in t.senses) & _WHO]
        return Finding(
            "unclear", "There is no figure, movement or place in it to check.", unused=tuple(words)
        )
    return _best(claims, clause, cases(claims, clause))


def _best(claims: Claims, clause: Clause, found: Sequence[Case]) -> Finding:
    """The first of these that there is: all agrees; a word is unused; one thing differs."""
    right = [c for c in found if not c.kinds(False)]
    whole = [c for c in right if not c.kinds(None)]
    if whole:
        return _agreed(claims, min(whole, key=_lacking))
    if right:
        best = min(right, key=lambda c: (len(c.tokens(None)), *_lacking(c)))
        return _unused(claims, clause, best)
    pinned = [c for c in found if c.kinds(False) <= _PREDICATES and _has_amount(c)]
    if pinned:
        best = min(pinned, key=lambda c: (len(c.tokens(None)), len(c.tokens(False)), *_lacking(c)))
        if not best.tokens(None):
            return _differs(claims, clause, best)
        return _unused(claims, clause, best)
    off = [
        c for c in found if c.kinds(False) <= {"amount", "movement", "multiple"} and _comparable(c)
    ]
    off = [c for c in off if not any(v == "unclear" for v, _ in c.lacks)] or []
    if off:
        best = min(off, key=lambda c: (len(c.tokens(None)), *_lacking(c), _distance(c)))
        if not best.tokens(None):
            return _contradicted(claims, best, found)
        return _unused(claims, clause, best)
    return _nothing(claims, clause, found)


def _lacking(found: Case) -> tuple[int, int, float]:
    worst = [VERDICTS.index(verdict) for verdict, _ in found.lacks]
    figure = found.figure
    status = ("reported", "derived", "guidance", "target", "estimate", "projection")
    return -min(worst, default=9), status.index(figure.status), -figure.when.end.toordinal()


def _has_amount(found: Case) -> bool:
    return any(kind == "amount" and mark for _, kind, mark in found.marks)


def _comparable(found: Case) -> bool:
    amounts = [t.value for t in found.tokens(False) if isinstance(t.value, Amount)]
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
    why = f"The number is right, but {reasons[0]}. Held: {figure_words(claims, figure)}."
    return Finding(verdict, why, figure.ids, safe, case=found)


def _unused(claims: Claims, clause: Clause, found: Case) -> Finding:
    words = found.tokens(None)
    figure = found.figure
    denied = [t for t in words if t.meanings("negation")]
    if denied and len(words) == len(denied) and not found.tokens(False):
        why = f"The sentence denies what is held: {figure_words(claims, figure)}."
        verdict = "unclear" if "denied" in denied[0].meanings("negation") else "contradicted"
        return Finding(verdict, why, figure.ids, sentence_of(claims, figure), tuple(words), found)
    why = f"Nothing held bears on {listed([quoted(t.text) for t in words])}, so the whole cannot be confirmed."
    if not found.tokens(False):
        why = f"{why} What is held: {figure_words(claims, figure)}."
    return Finding("unclear", why, figure.ids, sentence_of(claims, figure), tuple(words), found)


def _differs(claims: Claims, clause: Clause, found: Case) -> Finding:
    figure, words = found.figure, found.tokens(False)
    held, whole = figure_words(claims, figure), book(claims)
    said = listed([quoted(t.text) for t in words])
    why = f"The number is held, but not as {said}: {held}."
    ids = figure.ids
    moved = found.kinds(False) & {"movement", "basis", "multiple"}
    if moved and not figure.basis:
        known = [c for b in ("year", "quarter") if (c := whole.change(figure, b))]
        why += f" It was {listed([figure_words(claims, c, bare=True) for c in known])}."
        ids = tuple(dict.fromkeys([*ids, *(i for c in known for i in c.ids)]))
    if figure.metric == "capex_plan" and any(
        t.meanings("quantity") or "done" in t.meanings("status") for t in words
    ):
        spent, rests = spent_of(whole, figure)
        paid = replace(figure, metric="capex", value=spent, bound=None, high=None)
        if rests:
            why += (
                f" Capex held within it comes to {figure_words(claims, paid, amount=True)} so far."
            )
            ids = (*ids, *rests)
    return Finding("contradicted", why, ids, sentence_of(claims, figure), case=found)


def _contradicted(claims: Claims, best: Case, found: Sequence[Case]) -> Finding:
    figure = best.figure
    why = f"Held is {figure_words(claims, figure)}."
    elsewhere = [c for c in found if _has_amount(c) and c.kinds(False) and not c.figure.kept_off]
    ids = figure.ids
    if elsewhere:
        other = min(elsewhere, key=lambda c: (len(c.tokens(False)), len(c.tokens(None)))).figure
        if (
            other.series[:2] != figure.series[:2]
            or other.ruler != figure.ruler
            or other.when != figure.when
        ):
            why += f" The number itself is {figure_words(claims, other)}."
            ids = (*ids, *other.ids)
    return Finding("contradicted", why, ids, sentence_of(claims, figure), case=best)


def _nothing(claims: Claims, clause: Clause, found: Sequence[Case]) -> Finding:
    words = [t for t in clause.all if {k for k, _ in t.senses} & {"unknown", "negation", "number"}]
    near = [c for c in found if _has_amount(c) and not c.kinds(False) & {"company"}]
    if near:
        best = min(near, key=lambda c: (len(c.tokens(False)), len(c.tokens(None)), *_lacking(c)))
        said = listed([quoted(t.text) for t in best.tokens(False)])
        why = (
            f"Nothing is held that fits {said}. The number is {figure_words(claims, best.figure)}."
        )
        return Finding(
            "unsupported",
            why,
            best.figure.ids,
            sentence_of(claims, best.figure),
            tuple(words),
            best,
        )
    return Finding(
        "unsupported", "No figure is held for what the sentence names.", unused=tuple(words)
    )


def _sides(clause: Clause) -> tuple[Clause, Clause, Token] | None:
    """What stands on either side of a comparison, each with what only the other names."""
    tokens = list(clause.tokens)
    cut = next(
        (i for i, t in enumerate(tokens) if "than" in t.meanings("compare") and t.text != "比"),
        None,
    )
    word = next((t for t in tokens if set(t.meanings("compare")) & {"more", "less"}), None)
    if word is None:
        return None
    if "than" in {m for t in tokens for m in t.meanings("compare")} and cut is None:
        cut = next(i for i, t in enumerate(tokens) if t.text == "比")
    cut = tokens.index(word) if cut is None else cut
    left, right = (
        [t for t in part if not t.meanings("compare")] for part in (tokens[:cut], tokens[cut + 1 :])
    )
    if (
        not right
        or not left
        or not (any(t.meanings("company") or isinstance(t.value, Amount) for t in right))
    ):
        return None
    both = (left, right)
    filled = []
    for own, other in (both, both[::-1]):
        has = {k for t in own for k, _ in t.senses}
        more = [
            t
            for t in (*other, *clause.shared)
            if {k for k, _ in t.senses} & (_WHO | {"status", "rate", "length"})
            and not {k for k, _ in t.senses} & has
        ]
        filled.append(Clause(tuple(own), tuple(more)))
    return filled[0], filled[1], word


def _compared(claims: Claims, clause: Clause, left: Clause, right: Clause, word: Token) -> Finding:
    held = book(claims)
    fits = [
        [
            f.figure
            for f in (
                case(claims, side, level)
                for level in held.levels
                if level.company in side.meanings("company")
            )
            if not f.kinds(False) and not f.kinds(None) and not f.figure.kept_off
        ]
        for side in (left, right)
    ]
    pairs = [
        (a, b)
        for a in fits[0]
        for b in fits[1]
        if (a.unit == b.unit and a.ruler == b.ruler and a.metric == b.metric) or a.ids == b.ids
        if a.when == b.when or (left.of("period") and right.of("period"))
    ]
    loose = [
        t
        for t in clause.all
        if {k for k, _ in t.senses} <= {"unknown", "negation", "quantity", "number"}
    ]
    if not clause.of("period") and pairs:
        last = max(min(a.when.end, b.when.end) for a, b in pairs)
        pairs = [(a, b) for a, b in pairs if a.when.end == last or a.forward]
    if not pairs:
        return Finding(
            "unclear",
            "The two sides of the comparison are not both held, for one period and measure.",
            unused=tuple([*loose, word]),
        )
    more = "more" in word.meanings("compare")
    right_way = [(a.value > b.value) if more else (a.value < b.value) for a, b in pairs]
    a, b = pairs[0]
    ids = tuple(dict.fromkeys((*a.ids, *b.ids)))
    same = a.ids == b.ids
    said = (
        f"Both are one figure: {figure_words(claims, a)}."
        if same
        else f"{figure_words(claims, a)}; {figure_words(claims, b)}."
    )
    safe = (
        f"{sentence_of(claims, a)} {sentence_of(claims, b)}" if not same else sentence_of(claims, a)
    )
    if loose:
        return Finding(
            "unclear",
            f"Held: {said} But nothing bears on {listed([quoted(t.text) for t in loose])}.",
            ids,
            safe,
            tuple(loose),
        )
    if len(set(right_way)) > 1:
        return Finding(
            "unclear", f"It depends on which figure is meant. One pair: {said}", ids, safe
        )
    estimate = [f for f in (a, b) if f.status in ("estimate", "projection") and not f.ruler]
    if right_way[0] and estimate and not clause.of("house"):
        return Finding("imprecise", f"It holds, but on an estimate. {said}", ids, safe)
    return Finding("supported" if right_way[0] else "contradicted", said, ids, safe)


def _places_of_money(claims: Claims, clause: Clause) -> Finding | None:
    """'Alibaba had the highest capex in ...': the figure it would have to be."""
    if clause.meanings("metric") & {"market_share market_rank", "market_size"}:
        return None
    found = [c for c in cases(claims, replace(clause, tokens=(*clause.tokens, _LEVEL)))]
    fits = [Case(c.figure, tuple(m for m in c.marks if m[0] is not _LEVEL), c.lacks) for c in found]
    return _best(claims, clause, [c for c in fits if not c.figure.basis]) if fits else None


_LEVEL = Token("", 0, (("amount", ""),), Amount(Decimal(0), None, Decimal(1)), role="level")


def _standings(claims: Claims, clause: Clause) -> list[list[dict[str, Any]]]:
    """The latest places under every yardstick that the words leave open, one list a yardstick."""
    view = replace(View.of(claims), period=("1990-Q1", "2100-Q4"))
    rows = records_of(latest_placings(claims, view))
    found: dict[str, list[dict[str, Any]]] = {}
    said = clause.meanings("scope")
    for row in rows:
        ruler = claims.ruler[row["ruler"]]
        named = clause.meanings("yardstick")
        houses = clause.meanings("house")
        wide = said & {"ai", "ai cloud"} and ruler.scope != "AI in China"
        narrow = (
            "cloud" in said
            and not said & {"ai", "ai cloud"}
            and ruler.scope != "all cloud in China"
        )
        if not (
            (named and ruler.name not in named)
            or (houses and not any(h.casefold() in ruler.house.casefold() for h in houses))
            or (not named and (wide or narrow))
            or (ruler.basis == "users")
        ):
            found.setdefault(ruler.name, []).append(row)
    return list(found.values())


def _place(claims: Claims, clause: Clause) -> Finding:
    """A claim to a place, under every yardstick that the words leave open."""
    odd = [t for t in clause.all if not {k for k, _ in t.senses} <= _WHO | {"place", "said"}]
    odd += [
        t
        for t in clause.of("scope")
        if not set(t.meanings("scope")) & {"ai", "ai cloud", "cloud", "china"}
    ]
    odd += [t for t in clause.of("period")]
    company, standings = next(iter(clause.meanings("company")), ""), _standings(claims, clause)
    wanted = next((int(t.meanings("place")[0]) for t in clause.of("place")), 1)
    named = [s for s in standings if any(r["company"] == company for r in s)]
    right = [s for s in standings if _holds(s, company, wanted)]
    ids = together(
        *(r["claims"] for s in standings for r in s if r["company"] == company or r["leads"])
    )
    if not company or not named:
        return Finding("unsupported", "No place of the company named is held.", unused=tuple(odd))
    kept = [s for s in named if s not in right]
    told = " ".join(_told(s) for s in (right[:2] + kept[:2]))
    if odd or len(clause.meanings("company")) > 1:
        why = f"Nothing held bears on {listed([quoted(t.text) for t in odd]) or 'two companies at once'}. {told}"
        return Finding("unclear", why, ids, unused=tuple(odd))
    if right and len(right) == len(standings):
        return Finding("supported", f"So under {_count(right)}. {told}", ids, _safe_place(right[0]))
    if not right:
        return Finding(
            "contradicted",
            f"Not under any of {_count(standings)}. {told}",
            ids,
            _safe_place(standings[0]),
        )
    why = f"It depends on the yardstick: so under {_count(right)} of {len(standings)}. {told}"
    return Finding("unclear", why, ids, _safe_place(right[0]))


def _holds(rows: list[dict[str, Any]], company: str, place: int) -> bool:
    there = [r["company"] for r in rows if r["place"] == place]
    return there == [company]


def _count(standings: Sequence[object]) -> str:
    return f"{len(standings)} yardstick{'s' if len(standings) != 1 else ''}"


def _told(rows: list[dict[str, Any]]) -> str:
    first = listed([_row_words(r) for r in rows if r["place"] == 1]) or "not named here"
    return f"{rows[0]['ruler']}, {_when(rows)}: first is {first}."


def _row_words(row: dict[str, Any]) -> str:
    share = row["share"]
    held = isinstance(share, float) and share == share
    return f"{row['company']} ({share:g} %)" if held else str(row["company"])


def _when(rows: list[dict[str, Any]]) -> str:
    return period(str(rows[0]["period"])).words


def _safe_place(rows: list[dict[str, Any]]) -> str:
    first = listed([_row_words(r) for r in rows if r["place"] == 1])
    return f"By the yardstick {rows[0]['ruler']}, {first} came first in {'the ' if 'half' in _when(rows) else ''}{_when(rows)} (estimate)."


def _answer(claims: Claims, clause: Clause) -> Finding:
    """A simple question: who leads under each yardstick, or the figures that its words name."""
    odd = tuple(
        t for t in clause.all if {k for k, _ in t.senses} & {"unknown", "negation", "quantity"}
    )
    if "who" in clause.meanings("question") and clause.of("place") and not _money(clause):
        standings = _standings(claims, clause)
        ids = together(*(r["claims"] for s in standings for r in s if r["leads"]))
        why = f"It depends on the yardstick. {' '.join(_told(s) for s in standings)}"
        return Finding(
            "answer" if standings else "unsupported",
            why if standings else "No place is held.",
            ids,
            unused=odd,
        )
    bare = replace(
        clause,
        tokens=tuple(t for t in clause.tokens if not t.meanings("question") and t not in odd),
    )
    pool = book(claims).changes if clause.of("movement") else book(claims).levels
    held = [case(claims, bare, f) for f in pool if f.company in clause.meanings("company")]
    fits = [c for c in held if not c.kinds(False) and not c.kinds(None) and not c.figure.kept_off]
    fits = [c for c in fits if not any(v == "unclear" for v, _ in c.lacks)]
    firm = [c for c in fits if not c.figure.forward] or fits
    best = sorted(firm, key=_lacking)[:6]
    if not best:
        return Finding("unsupported", "Nothing is held that answers it.", unused=odd)
    why = " ".join(sentence_of(claims, c.figure) for c in best)
    ids = tuple(dict.fromkeys(i for c in best for i in c.figure.ids))
    return Finding("answer", why, ids, sentence_of(claims, best[0].figure), odd)


def _money(clause: Clause) -> bool:
    return any("market" not in m for m in clause.meanings("metric"))
