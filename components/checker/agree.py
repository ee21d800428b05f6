"""When an amount said agrees with a figure: unit, rounding and bound."""

from decimal import Decimal

from components.analysis.money.currency import rates
from components.analysis.tables import rows_of
from components.checker.amounts import Amount
from components.checker.figures import Figure
from components.checker.tokens import Token
from components.claims.cache import cached_per_claims
from components.claims.model import Claims


def agrees(claims: Claims, token: Token, figure: Figure) -> bool:
    """Whether an amount agrees with a figure, by its bound and after rounding to its digits."""
    amount = token.value
    if not isinstance(amount, Amount):
        return False
    value = _in_unit(claims, amount, figure)
    if value is None:
        return False
    said = amount.value
    if figure.basis and said > 0:
        value = abs(value)
    if amount.high is not None:
        return _in_range(amount, value, figure)
    coarse = token.bound in (None, "about") and rounds_coarsely(amount, figure)
    return coarse or _close(said, value, amount.step, token.bound, figure)


def rounds_coarsely(amount: Amount, figure: Figure) -> bool:
    """Whether money or a count is said in fewer digits than it has: 80 for 79.198.

    It must be within 5 %, and not agree already to the last digit said.
    """
    if amount.unit != figure.unit or figure.unit in ("percent", "points", "rank"):
        return False
    if figure.basis or figure.bound or figure.high is not None or amount.high is not None:
        return False
    step, off = amount.step, abs(amount.value - figure.value)
    while amount.value and amount.value % (step * 10) == 0:
        step *= 10
    return amount.step < off * 2 <= step and off * 20 <= abs(figure.value)


def _in_range(amount: Amount, value: Decimal, figure: Figure) -> bool:
    """Whether a range said is the range held, or holds the figure."""
    high = amount.high or amount.value
    if figure.high is not None:
        ends = ((amount.value, value), (high, figure.high))
        return all(abs(said - held) * 2 <= amount.step for said, held in ends)
    return amount.value <= value <= high and figure.bound in (None, "about")


def _close(said: Decimal, value: Decimal, step: Decimal, bound: str | None, figure: Figure) -> bool:
    rounds = abs(said - value) * 2 <= step
    near = abs(said - value) <= abs(value) / 10
    match bound:
        case "floor":
            open_above = rounds and (figure.bound == "floor" or value > said)
            return open_above or (value > said and near and figure.bound != "ceiling")
        case "ceiling":
            return rounds and (figure.bound == "ceiling" or value <= said)
        case "below":
            return value < said and near and figure.bound in (None, "about", "ceiling")
        case "nearly":
            return value <= said + step / 2 and (rounds or (said - value) * 40 <= abs(value))
        case "about":
            return rounds or abs(said - value) * 40 <= abs(value)
    if figure.high is not None:
        return figure.value <= said <= figure.high
    return rounds


def _in_unit(claims: Claims, amount: Amount, figure: Figure) -> Decimal | None:
    """The figure in the unit of the amount; None where they do not compare."""
    if amount.unit == figure.unit:
        return figure.value
    if amount.unit is None:
        return figure.value if amount.scaled and figure.unit in ("RMB", "tokens", "users") else None
    if {amount.unit, figure.unit} != {"RMB", "USD"}:
        return None
    if figure.usd is not None:
        return figure.usd
    end = figure.when.end
    rate = _rates(claims).get(f"{end.year}-Q{(end.month + 2) // 3}")
    if rate is None or figure.forward:
        return None
    return figure.value / rate if amount.unit == "USD" else figure.value * rate


@cached_per_claims()
def _rates(claims: Claims) -> dict[str, Decimal]:
    """RMB for one US dollar by quarter."""
    return {row.period: Decimal(repr(row.rate)) for row in rows_of(rates(claims))}


def comparable(amount: Amount, figure: Figure) -> bool:
    """Whether an amount is of the figure's kind, so that another value contradicts it."""
    same = amount.unit == figure.unit or {amount.unit, figure.unit} == {"RMB", "USD"}
    return same or (amount.unit is None and figure.unit != "percent")
