"""Rules for losses and turns of sign, and for what was done to a figure or came before it."""

from components.checker.agree import agrees
from components.checker.amounts import Amount
from components.checker.tokens import Clause
from components.checker.weighing import Mark, Weighing

SIGNED = (
    *("free_cash_flow", "operating_cash_flow", "operating_profit", "net_profit"),
    *("cloud_ebita", "group_ebita"),
)


def below_nothing(clause: Clause) -> bool:
    """Whether a clause speaks of a loss or an outflow."""
    return any("negative" in t.meanings("sign") for t in clause.of("sign"))


def sign_rule(w: Weighing) -> Mark:
    """Whether it stands below nothing or above."""
    if w.figure.basis or w.figure.metric not in SIGNED:
        return None
    return (w.figure.value < 0) == ("negative" in w.said("sign"))


def turn_rule(w: Weighing) -> Mark:
    """Whether its sign is the one said, and was the other one before, on every basis held."""
    if w.figure.basis or w.figure.forward or w.figure.metric not in SIGNED:
        return None
    below = "negative" in w.said("turn")
    if "either" in w.said("turn"):
        if not w.clause.of("sign"):
            return None
        below = below_nothing(w.clause)
    if (w.figure.value < 0) != below:
        return False
    by = w.clause.meanings("basis") or {"year", "quarter"}
    old = [f for basis in sorted(by) if (f := w.held.before(w.figure, basis))]
    was = {(f.value < 0) == below for f in old}
    return not was.pop() if len(was) == 1 else None


def act_rule(w: Weighing) -> Mark:
    """Something done to a figure: of a forecast it would be a revision, and none is held."""
    return None if w.figure.forward else True


def earned_rule(w: Weighing) -> Mark:
    """Said of revenue alone."""
    return True if "revenue" in w.figure.metric and not w.figure.basis else None


def earlier_rule(w: Weighing) -> Mark:
    """The period an amount 'from' was of."""
    times = any(isinstance(t.value, Amount) and t.value.unit == "times" for t in w.clause.all)
    if times or w.clause.of("multiple"):
        return (w.figure.basis or basis_of(w.clause)) in w.said("earlier")
    if not w.clause.amounts("from"):
        return None
    old = [w.held.before(w.figure, basis) for basis in w.said("earlier")]
    return any(f and agrees(w.claims, t, f) for f in old for t in w.clause.amounts("from"))


def slight_rule(w: Weighing) -> Mark:
    """Whether a movement called slight is one of five percent at the most."""
    change = w.figure if w.figure.basis else w.held.change(w.figure, basis_of(w.clause))
    if change is None or change.unit != "percent" or not w.clause.of("movement"):
        return None
    return abs(change.value) <= 5


def basis_of(clause: Clause) -> str:
    """Against which period a sentence sets its movement: the year before unless it says so."""
    return next(iter(clause.meanings("basis") or clause.meanings("earlier")), "year")
