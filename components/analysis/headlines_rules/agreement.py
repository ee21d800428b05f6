"""When a number says what a figure says: after rounding, in either currency, or by a slip."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Context, Decimal

from components.analysis.headlines_rules.amounts import Amount
from components.analysis.headlines_rules.figures import Figure
from components.claims.kept import kept
from components.claims.model import Claims
from components.claims.period import quarters

_WIDE = Context(prec=80)  # a pasted number may be absurdly long


def agrees(claims: Claims, said: Amount, figure: Figure) -> bool:
    """Whether a number says what a figure says, after rounding to the digits it is given in."""
    return any(_fits(said, value) for value, _ in worths(claims, said, figure))


def conversion(claims: Claims, said: Amount, figure: Figure) -> tuple[str, ...]:
    """The exchange-rate claims by which the two agree; none if no conversion was needed."""
    fitting = [ids for value, ids in worths(claims, said, figure) if _fits(said, value)]
    return fitting[0] if fitting else ()


def worths(claims: Claims, said: Amount, figure: Figure) -> list[tuple[Decimal, tuple[str, ...]]]:
    """What a figure is worth in the unit said, each with the claims of the rates used."""
    unit = said.unit
    if unit == "times":
        return [(figure.value / 100, ())] if figure.change else []
    if unit == figure.unit or (unit == "plain" and figure.unit != "percent"):
        return [(figure.value, ())]
    if {unit, figure.unit} != {"RMB", "USD"}:
        return []
    printed = [(figure.usd, ())] if figure.usd is not None and unit == "USD" else []
    return [*printed, *_converted(claims, figure, unit)]


def _converted(claims: Claims, figure: Figure, unit: str) -> list[tuple[Decimal, tuple[str, ...]]]:
    first, last = (f"{d.year}-Q{(d.month + 2) // 3}" for d in (figure.when.start, figure.when.end))
    known = _rates(claims)
    names = quarters(first, last)
    if len(names) > 8 or not set(names) <= set(known):
        return []
    mean = sum((known[n][0] for n in names), Decimal(0)) / len(names)
    rates = {mean: tuple(known[n][1] for n in names), known[last][0]: (known[last][1],)}
    return [
        (figure.value / rate if unit == "USD" else figure.value * rate, ids)
        for rate, ids in rates.items()
    ]


@kept()
def _rates(claims: Claims) -> dict[str, tuple[Decimal, str]]:
    return {
        c.period: (Decimal(repr(c.number)), c.id)
        for c in claims.claims
        if c.metric == "exchange_rate"
        and c.value is not None
        and c.do_not_plot is None
        and c.id not in claims.gone
    }


def _fits(said: Amount, value: Decimal) -> bool:
    if _rounded(value, said.step) == said.value:
        return True
    if said.compared == "exact":
        return False
    step = said.loose_step
    if said.compared == "floor":
        return said.value <= value < said.value + step
    if said.compared == "ceiling":
        return said.value - step < value <= said.value
    if said.compared == "about":
        return _rounded(value, step) == said.value
    return False


def _rounded(value: Decimal, step: Decimal) -> Decimal:
    return (value / step).quantize(Decimal(1), ROUND_HALF_UP, _WIDE) * step


def same_kind(said: Amount, figure: Figure) -> bool:
    """Whether a number could be of a figure's kind: money, a part in percent, tokens or users."""
    if said.unit == "plain":
        return figure.unit != "percent"
    if said.unit == "times":
        return figure.change
    return said.unit == figure.unit or {said.unit, figure.unit} <= {"RMB", "USD", "HKD"}


def slip(claims: Claims, said: Amount, figure: Figure) -> str | None:
    """The likely slip of the pen by which a number misses a figure: a power of ten, or a sign."""
    for factor, slipped in ((10, "ten"), (100, "a hundred"), (1000, "a thousand")):
        for scale in (Decimal(1) / factor, Decimal(factor)):
            other = replace(said, value=said.value * scale, step=said.step * scale)
            if agrees(claims, other, figure):
                way = "too large" if scale < 1 else "too small"
                return f"{slipped} times {way}"
    other = replace(said, value=-said.value)
    return "the wrong way round: the sign differs" if agrees(claims, other, figure) else None
