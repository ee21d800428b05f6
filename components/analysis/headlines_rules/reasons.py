"""Why a number does not stand: what the file has instead, and what the number really is."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from components.analysis.headlines_rules.agreement import agrees, slip, worths
from components.analysis.headlines_rules.amounts import Amount
from components.analysis.headlines_rules.case import Case, Finding, oldest
from components.analysis.headlines_rules.figures import Figure, figures
from components.analysis.headlines_rules.wording import (
    amount_words,
    measure,
    safe_sentence,
    short,
    when_words,
)


def named(case: Case, figure: Figure, amount: bool = True) -> str:
    """'Alibaba's capex from April to June 2026 (RMB 67.678 billion)'."""
    printed = f" ({amount_words(figure)})" if amount else ""
    by = f" by {figure.house}" if figure.house else ""
    return f"{measure(case.claims, figure)}{by} {when_words(figure)}{printed}"


def otherwise(case: Case, rivals: list[Figure]) -> str:
    """What the rivals of a figure say, the first rulers of the file first."""
    order = [r.name for r in case.claims.rulers]
    if case.share:
        rivals = sorted(rivals, key=lambda f: order.index(f.ruler or ""))
        parts = [f"under {r.ruler} it is {amount_words(r)}" for r in rivals[:2]]
    else:
        parts = [f"{r.house or 'another source'} has {amount_words(r)}" for r in rivals[:2]]
    said = ", and ".join(parts)
    return said[0].upper() + said[1:] + "."


def kept_off(case: Case, kept: Figure, current: list[Figure]) -> Finding:
    """The number is one that the file keeps off its charts, with the reason."""
    why = f"{case.number.text} is a figure kept off the charts: {short(kept.kept_off or '')}."
    safe = None
    ids = kept.ids
    if current:
        why += f" The file stands by {amount_words(current[0])} {when_words(current[0])}."
        safe = safe_sentence(case.claims, current[0])
        ids = (*kept.ids, *current[0].ids)
    return Finding("contradicted", why, ids, safe)


def differs(case: Case, current: list[Figure]) -> Finding:
    """The file has what the sentence means, and it is another number."""
    nearest = min(current, key=lambda f: _gap(case, f))
    why = f"The file has {amount_words(nearest)} as {named(case, nearest, False)}."
    slipped = slip(case.claims, case.number.amount, nearest)
    hint, other_figure = (f"The number is {slipped}.", None) if slipped else _elsewhere(case)
    if not slipped and not hint and len(current) > 1 and case.share:
        other = next(f for f in current if f is not nearest)
        hint = f"Under {other.ruler} it is {amount_words(other)}."
    ids = other_figure.ids if other_figure else ()
    every = tuple(dict.fromkeys((*nearest.ids, *ids)))
    return Finding(
        "contradicted", f"{why} {hint}".strip(), every, safe_sentence(case.claims, nearest)
    )


def _gap(case: Case, figure: Figure) -> tuple[int, int, bool, int, Decimal]:
    """How close a figure is to what the sentence means: a slip, the firmest, the nearest.

    Under several rulers the first of the file comes first, and a split of late before an old one.
    """
    amount = case.number.amount
    there = worths(case.claims, amount, figure)
    slipped = slip(case.claims, amount, figure) is not None
    gap = min((abs(value - amount.value) for value, _ in there), default=Decimal("1e30"))
    order = [r.name for r in case.claims.rulers]
    place = order.index(figure.ruler) if case.share and figure.ruler in order else 0
    return 0 if slipped else 1, figure.rank, figure.when.end < oldest(case), place, gap


def missing(case: Case) -> Finding:
    """The file has no figure of what the sentence means."""
    time = f" for {case.when.words}" if case.when else ""
    what = case.metrics[0].replace("_", " ")
    known = case.claims.metric.get(case.metrics[0])
    if known:
        what = (
            known.label[0].lower() + known.label[1:] if known.label[1:2].islower() else known.label
        )
    house = f" by {case.read.houses[0]}" if case.read.houses else ""
    kind = " growth" if case.number.change else ""
    plan = "planned " if "forward" in case.read.signs else ""
    why = f"The file has no {plan}{what}{kind} of {case.company}{house}{time} as put here."
    hint, figure = _elsewhere(case)
    safe = safe_sentence(case.claims, figure) if figure else None
    return Finding("unsupported", f"{why} {hint}".strip(), figure.ids if figure else (), safe)


def _elsewhere(case: Case) -> tuple[str, Figure | None]:
    """What the number is instead: another period, ruler, measure, currency or company."""
    for pool, amount in _places_to_look(case):
        hits = [f for f in pool if not f.kept_off and agrees(case.claims, amount, f)]
        if hits:
            best = max(hits, key=lambda f: (-f.rank, f.when.end))
            unit = f", in {best.unit}" if amount is not case.number.amount else ""
            status = f" ({best.status})" if best.rank else ""
            return f"{case.number.text} is {named(case, best, False)}{unit}{status}.", best
    return "", None


def _places_to_look(case: Case) -> Iterable[tuple[list[Figure], Amount]]:
    amount = case.number.amount
    every = figures(case.claims)
    own = [f for f in every if f.company == case.company]
    same = [f for f in own if f.metric in case.metrics and f.change == case.number.change]
    yield same, amount
    if amount.unit in ("RMB", "USD"):
        yield same, replace(amount, unit="USD" if amount.unit == "RMB" else "RMB")
    yield [f for f in own if f.change == case.number.change], amount
    yield [f for f in own if f.unit == "percent"], amount
    yield [f for f in every if f.metric in case.metrics and case.timely(f)], amount
