"""One number of a headline held against the figures of the file."""

from collections.abc import Sequence
from dataclasses import replace

from components.analysis.headlines_rules import measures, words
from components.analysis.headlines_rules.agreement import agrees, conversion, same_kind
from components.analysis.headlines_rules.case import Case, Finding, metrics_meant, narrowed, oldest
from components.analysis.headlines_rules.figures import (
    Figure,
    computed_growth,
    figures,
    latest,
    summed,
)
from components.analysis.headlines_rules.markets import names_ruler
from components.analysis.headlines_rules.periods import period_meant
from components.analysis.headlines_rules.reading import Reading
from components.analysis.headlines_rules.reasons import differs, kept_off, missing, named, otherwise
from components.analysis.headlines_rules.statement import Number
from components.analysis.headlines_rules.wording import (
    amount_words,
    label,
    safe_sentence,
    when_words,
)
from components.claims.model import Claims
from components.claims.period import Period


def number_finding(claims: Claims, read: Reading, number: Number) -> Finding:
    """The verdict on one number; `unclear` where the sentence leaves out what decides.

    supported: a figure of the file says the same of the same company, measure, ruler and period.
    contradicted: the file has that figure and it differs, or the number is one it keeps off charts.
    unsupported: the file has no such figure. unclear: right by one reading, wrong by another.
    """
    refused = _refused(read, number)
    if refused or number.mention is None:
        return refused or Finding("unclear", "The sentence names no company of the file.")
    company = number.mention.company
    metrics = metrics_meant(claims, read, number)
    if not metrics:
        return _unnamed_measure(claims, number, company)
    when = period_meant(claims, company, number.period) if number.period else None
    own = [
        f
        for f in figures(claims)
        if f.company == company and f.metric in metrics and f.change == number.change
        if same_kind(number.amount, f)
    ]
    case = Case(claims, read, number, company, metrics, when, tuple(own))
    return _judged(replace(case, pool=narrowed(case)))


def _refused(read: Reading, number: Number) -> Finding | None:
    """What the rules do not judge at all."""
    if "negation" in read.signs:
        return Finding(
            "unclear", "The sentence denies something; only plain statements are checked."
        )
    if number.amount.unit == "points":
        why = (
            f"{number.text} is a difference in points; the file holds shares and growth in percent."
        )
        return Finding("unsupported", why)
    if number.delta:
        return Finding(
            "unsupported", f"{number.text} is a change in amount; the file holds levels."
        )
    if number.amount.unit == "times" and not number.change:
        return Finding("unsupported", f"{number.text} is a multiple; the file holds none to check.")
    return None


def _unnamed_measure(claims: Claims, number: Number, company: str) -> Finding:
    same = [f for f in figures(claims) if f.company == company and not f.kept_off]
    said = [f for f in same if agrees(claims, number.amount, f)][:1]
    hint = f" It may be {label(claims, said[0])} {when_words(said[0])}." if said else ""
    ids = said[0].ids if said else ()
    return Finding("unclear", f"The sentence does not say what {number.text} measures.{hint}", ids)


def _judged(case: Case) -> Finding:
    drawn = [f for f in case.pool if not f.kept_off and case.timely(f)]
    drawn = _closest(case, drawn)
    if not drawn and case.when:
        drawn = _worked_out(case, case.when)
    current = latest(drawn) if case.when is None or _levels(drawn) else drawn
    said = case.agree(current) or case.agree(drawn)
    said = [f for f in said if not any(r.rank < f.rank for r in _rivals(case, f, current))] or []
    if said:
        return _agreed(case, said, current)
    kept = [f for f in case.agree(f for f in case.pool if f.kept_off) if case.timely(f)]
    if kept:
        return kept_off(case, kept[0], current)
    return differs(case, current) if current else missing(case)


def _levels(pool: list[Figure]) -> bool:
    return all(f.metric in measures.LEVELS for f in pool)


def _closest(case: Case, drawn: list[Figure]) -> list[Figure]:
    """A stand-in line counts only where the metric named has no figure for the time named."""
    first = [f for f in drawn if f.metric == case.metrics[0]]
    plans = "forward" in case.read.signs
    return first if first and case.when and not plans else drawn


def _worked_out(case: Case, when: Period) -> list[Figure]:
    if case.share or case.read.houses or "forward" in case.read.signs:
        return []
    work_out = computed_growth if case.number.change else summed
    made = (work_out(case.claims, case.company, m, when) for m in case.metrics)
    return [f for f in made if f is not None][:1]


def _rivals(case: Case, figure: Figure, current: Sequence[Figure]) -> list[Figure]:
    """Figures as good that say otherwise: under another ruler, or by another house."""
    return [
        r
        for r in current
        if r.metric == figure.metric
        and not agrees(case.claims, case.number.amount, r)
        and (r.when == figure.when or (case.share and r.ruler != figure.ruler))
        and (case.when or r.when.end >= oldest(case))
    ]


def _agreed(case: Case, said: list[Figure], current: list[Figure]) -> Finding:
    best = max(said, key=lambda f: (-f.rank, f.when.end))
    safe = safe_sentence(case.claims, best)
    rivals = [r for r in _rivals(case, best, current) if r.ruler not in {f.ruler for f in said}
              or not case.share]  # fmt: skip
    if rivals:
        why = f"{case.number.text} fits {named(case, best)}. {otherwise(case, rivals)}"
        ids = (*best.ids, *(i for r in rivals for i in r.ids))
        return Finding("unclear", why, tuple(dict.fromkeys(ids)), safe)
    newer = [c for c in current if c.when.end > best.when.end and c.ruler == best.ruler
             and c.metric == best.metric]  # fmt: skip
    if best not in current and newer:
        why = (
            f"{case.number.text} fits {named(case, best)}. No period is named, and the latest"
            f" is {amount_words(newer[0])}, {when_words(newer[0])}."
        )
        return Finding("unclear", why, (*best.ids, *newer[0].ids), safe)
    if case.read.relative and case.when is None:
        why = (
            f"{case.number.text} fits {named(case, best)}. The sentence dates itself by"
            f" '{case.read.relative}'; name the period."
        )
        return Finding("unclear", why, best.ids, safe)
    doubt = _doubt(case, best)
    if doubt:
        return Finding(
            "unclear", f"{case.number.text} fits {named(case, best)}. {doubt}", best.ids, safe
        )
    return _supported(case, best, said, safe)


def _doubt(case: Case, best: Figure) -> str:
    """Why a number that agrees may still mislead: the sentence says more, or names no market."""
    if "beyond" in case.read.signs:
        word = next(w.word for w in words.found(case.read.sentence.lower(), words.SIGNS)
                    if w.meaning == "beyond")  # fmt: skip
        return f"But the sentence says more, by '{word}', than the rules can weigh."
    cloud = case.number.mention is not None and case.number.mention.cloud
    if case.share and not (cloud or case.read.scope or names_ruler(case.read)):
        return "But the sentence does not say of which market."
    if case.share and case.when is None and best.rank < 2 and best.when.end < oldest(case):
        return "But that is long past, and the sentence names no period."
    return ""


def _supported(case: Case, best: Figure, said: list[Figure], safe: str) -> Finding:
    rates = conversion(case.claims, case.number.amount, best)
    why = f"The file has {amount_words(best)} as {named(case, best, False)}."
    if rates:
        rate = f"{case.claims.claim[rates[0]].number:g} RMB to the dollar, the quarter's end rate"
        rate = f"the mean rate of {len(rates)} quarters" if len(rates) > 1 else rate
        why += f" Converted at {rate}."
    elif len(best.ids) > 1:
        why += " It is worked out from " + f"{len(best.ids)} claims."
    elif best.status not in ("reported", "derived"):
        why += f" It is {_a(best.status)}, not a reported figure."
    ids = tuple(dict.fromkeys((*(i for f in said if f.when == best.when for i in f.ids), *rates)))
    return Finding("supported", why, ids, safe)


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
