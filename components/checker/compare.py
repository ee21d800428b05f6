"""Comparisons: two sides, each held against its own figures, then one against the other."""

from components.checker.amounts import Amount
from components.checker.figures import book
from components.checker.finding import WHO, Finding
from components.checker.match import case
from components.checker.phrase import figure_words, listed_words, quoted, sentence_of
from components.checker.tokens import Clause, Token
from components.claims.model import Claims


def sides(clause: Clause) -> tuple[Clause, Clause, Token] | None:
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
            if {k for k, _ in t.senses} & (WHO | {"status", "rate", "length"})
            and not {k for k, _ in t.senses} & has
        ]
        filled.append(Clause(tuple(own), tuple(more)))
    return filled[0], filled[1], word


def comparison_verdict(
    claims: Claims, clause: Clause, left: Clause, right: Clause, word: Token
) -> Finding:
    """The verdict on a comparison: every pair of figures that fits both sides, set in order."""
    held, grown = book(claims), bool(clause.of("movement") or clause.of("basis"))
    fits = [
        [
            f.figure
            for f in (
                case(claims, side, level)
                for level in (held.changes if grown else held.levels)
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
        if (a.unit == b.unit and a.yardstick == b.yardstick and a.metric == b.metric)
        or a.ids == b.ids
        if (a.when == b.when or (left.of("period") and right.of("period"))) and a.basis == b.basis
    ]
    on_the_year = [p for p in pairs if p[0].basis == "year"]
    pairs = pairs if clause.of("basis") else on_the_year or pairs
    loose = [
        t
        for t in clause.all
        if {k for k, _ in t.senses} <= {"unknown", "negation", "quantity", "number"}
    ]
    if not clause.of("period") and pairs:
        last = max(min(a.when.end, b.when.end) for a, b in pairs)
        pairs = [(a, b) for a, b in pairs if a.when.end == last or a.forward]
    firm = [p for p in pairs if all(f.status in ("reported", "derived") for f in p)]
    pairs = firm or pairs
    if not pairs:
        why = "It cannot be told which two figures held here are compared."
        return Finding("unclear", why, unused=(*loose, word))
    more = "more" in word.meanings("compare")
    right_way = [(a.value > b.value) if more else (a.value < b.value) for a, b in pairs]
    a, b = pairs[0]
    ids = tuple(dict.fromkeys((*a.ids, *b.ids)))
    safe = " ".join(dict.fromkeys(sentence_of(claims, f) for f in (a, b)))
    said = f"{figure_words(claims, a)}; {figure_words(claims, b)}."
    if a.ids == b.ids:
        said = f"Both are one figure: {figure_words(claims, a)}."
    if loose:
        words = listed_words([quoted(t.text) for t in loose])
        why = f"Held: {said} But nothing bears on {words}."
        return Finding("unclear", why, ids, safe, tuple(loose))
    if len(set(right_way)) > 1:
        why = f"It depends on which figure is meant. One pair: {said}"
        return Finding("unclear", why, ids, safe)
    estimate = [f for f in (a, b) if f.status in ("estimate", "projection") and not f.yardstick]
    if right_way[0] and estimate and not clause.of("house"):
        return Finding("imprecise", f"It holds, but on an estimate. {said}", ids, safe)
    return Finding("supported" if right_way[0] else "contradicted", said, ids, safe)
