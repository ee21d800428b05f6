"""For each kind of word, the rule by which it agrees with a figure or not."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from components.checker.agree import agrees
from components.checker.amounts import Amount, Duration
from components.checker.figures import MOMENTS
from components.checker.identity import (
    cloud_rule,
    company_rule,
    house_rule,
    metric_rule,
    product_rule,
    said_rule,
    scope_rule,
    yardstick_rule,
)
from components.checker.periods import Said, dates_of
from components.checker.signs import (
    act_rule,
    basis_of,
    below_nothing,
    earlier_rule,
    earned_rule,
    sign_rule,
    slight_rule,
    turn_rule,
)
from components.checker.sums import spent_of
from components.checker.weighing import Mark, Weighing


def _period(w: Weighing) -> Mark:
    said = w.token.value
    if not isinstance(said, Said):
        return None
    start, end = dates_of(w.claims, w.figure.company, said)
    if (start, end) == (w.figure.when.start, w.figure.when.end):
        return True
    if w.figure.metric in MOMENTS and start <= w.figure.when.start <= w.figure.when.end <= end:
        row = w.held.rows.get(w.figure.series, ())
        return w.figure == [f for f in row if f.when.end <= end][-1] if w.figure in row else False
    if w.clause.amounts("from"):
        old = [w.held.before(w.figure, basis) for basis in ("year", "quarter")]
        return any(f and (f.when.start, f.when.end) == (start, end) for f in old)
    return None if len(w.clause.of("period")) > 1 else False


def _amount(w: Weighing) -> Mark:
    amount = w.token.value
    if not isinstance(amount, Amount):
        return None
    if w.token.role == "from":
        said = w.clause.meanings("basis") | w.clause.meanings("earlier") or {"year", "quarter"}
        old = [w.held.before(w.figure, basis) for basis in sorted(said)]
        known = [agrees(w.claims, w.token, f) for f in old if f]
        return any(known) if known else None
    if w.figure.plan is not None and len(w.clause.amounts("level")) > 1 and _of_the_plan(w):
        return agrees(w.claims, w.token, replace(w.figure, value=w.figure.plan, bound="floor"))
    if amount.unit == "times" and w.token.role == "level" and w.clause.of("earlier"):
        return _of_times(w, amount.value)
    if w.token.role == "step" or amount.unit in ("points", "times"):
        return None
    if w.token.role == "change" and w.clause.of("sign"):
        return None
    if w.token.role == "change" and not w.figure.basis:
        basis = basis_of(w.clause)
        change = w.held.change(w.figure, basis)
        return agrees(w.claims, w.token, change) if change else None
    if amount.value < 0 and any(t.meanings("metric") for t in w.clause.of("sign")):
        return None  # a loss of minus 15 may be meant either way
    if below_nothing(w.clause) and amount.value > 0:  # a loss of 15: a profit of minus 15
        return w.figure.bound in (None, "about") and agrees(
            w.claims, w.token, replace(w.figure, value=-w.figure.value, usd=None)
        )
    return agrees(w.claims, w.token, w.figure)


def _of_the_plan(w: Weighing) -> bool:
    """Whether an amount is the plan's own, by the word after it: 'of its RMB 380 bn plan'."""
    said = [t for t in w.clause.tokens if not t.idle]
    at = said.index(w.token) + 1 if w.token in said else len(said)
    return any(m.startswith("capex_plan") for t in said[at : at + 1] for m in t.meanings("metric"))


def _movement(w: Weighing) -> Mark:
    if w.clause.of("sign"):  # of a loss, 'grew' and 'fell' may be meant either way
        return None
    directions = set(w.said("movement"))
    if w.figure.basis:
        signed = any(
            t.value.value < 0 for t in w.clause.amounts("change") if isinstance(t.value, Amount)
        )
        return signed or bool(_direction(w.figure.value) & directions)
    by = w.clause.meanings("basis") | w.clause.meanings("earlier") or {"year", "quarter"}
    if w.clause.amounts("change") and not w.clause.of("basis"):
        by = {"year"}
    known = [c for basis in sorted(by) if (c := w.held.change(w.figure, basis))]
    agree = [bool(_direction(c.value) & directions) for c in known]
    return agree[0] if agree and len(set(agree)) == 1 else None


def _direction(value: Decimal) -> set[str]:
    return {"flat"} if abs(value) < Decimal("0.5") else {"up"} if value > 0 else {"down"}


def _based(w: Weighing) -> Mark:
    if w.figure.basis:
        return w.figure.basis in w.said("basis")
    if w.clause.of("sign"):
        return None
    moves = w.clause.of("movement") or w.clause.amounts("change") or w.clause.of("multiple")
    return True if moves and any(w.held.change(w.figure, b) for b in w.said("basis")) else None


def _multiple(w: Weighing) -> Mark:
    if w.token.text.endswith("倍") and not w.clause.of("earlier"):
        return None  # '增长三倍' may be three times or four; of the year before it is plain
    return _of_times(w, Decimal(w.said("multiple")[0]))


def _of_times(w: Weighing, times: Decimal) -> Mark:
    """Whether a figure is so many times the one before it."""
    basis = basis_of(w.clause)
    change = w.figure if w.figure.basis else w.held.change(w.figure, basis)
    if w.figure.basis not in ("", basis):
        return False
    if change is None or change.unit != "percent" or w.clause.of("sign"):
        return None
    ratio = 1 + change.value / 100
    low, high = {
        "floor": ("1", "1.3"),
        "about": ("0.9", "1.05"),
        "nearly": ("0.9", "1"),
        "below": ("0.8", "1"),
    }.get(w.token.bound or "", ("0.95", "1.05"))
    return times * Decimal(low) <= ratio <= times * Decimal(high)


def _place(w: Weighing) -> Mark:
    if w.clause.of("sign"):
        return None
    wanted = int(w.said("place")[0])
    if w.figure.metric in ("market_share", "market_rank") and not w.figure.basis:
        place = w.held.places.get(w.figure.ids[0])
        if place is None or w.claims.yardstick[w.figure.yardstick or ""].scope == "worldwide":
            return None
        return None if place[1] else place[0] == wanted
    if w.figure.basis or w.figure.forward or not w.clause.of("metric"):
        return None
    rivals = [
        f for f in w.held.levels
        if f.metric == w.figure.metric and f.when == w.figure.when and f.unit == w.figure.unit
        and f.company in w.claims.subjects and not f.kept_off and f.yardstick == w.figure.yardstick
    ]  # fmt: skip
    order = sorted({f.company: f.value for f in rivals}.items(), key=lambda p: -p[1])
    if len(order) < 2 or wanted > len(order):
        return None
    return order[wanted - 1][0] == w.figure.company


def _record(w: Weighing) -> Mark:
    row = [f for f in w.held.rows.get(w.figure.series, ()) if f.months == w.figure.months]
    earlier = [f.value for f in row if f.when.end < w.figure.when.end]
    if len(earlier) < 4 or w.figure.basis or w.clause.of("sign"):
        return None
    return (
        max(earlier) < w.figure.value
        if "max" in w.said("record")
        else min(earlier) > w.figure.value
    )


def _rate(w: Weighing) -> Mark:
    if w.figure.rate in w.said("rate"):
        return True
    yardstick = w.claims.yardstick.get(w.figure.yardstick or "")
    if yardstick and w.figure.metric == "market_share":
        counts = f"{yardstick.counts} ".lower()
        return any(f" a {rate} " in counts for rate in w.said("rate")) or None
    if w.figure.basis and w.figure.months > 12 and "year" in w.said("rate"):
        return True
    lengths = {"month": 1, "quarter": 3, "year": 12}
    same = any(lengths.get(r) == w.figure.months for r in w.said("rate"))
    return None if same and not w.figure.rate else False


def _length(w: Weighing) -> Mark:
    if w.figure.made == "mean":
        return w.figure.rate in w.said("length")
    return any(
        {"year": 12, "half": 6, "quarter": 3}[n] == w.figure.months for n in w.said("length")
    )


def _duration(w: Weighing) -> Mark:
    if not isinstance(w.token.value, Duration):
        return None
    return w.figure.months == w.token.value.months


def _status(w: Weighing) -> Mark:
    said, status = set(w.said("status")), w.figure.status
    if "forward" in said:
        return w.figure.forward or w.figure.made == "so far"
    if "pledged" in said:
        return status in ("target", "guidance")
    if "estimate" in said:
        return status in ("estimate", "projection")
    if "done" in said:
        return not w.figure.forward
    if said & {"reported", "announced"} and w.clause.of("house"):
        return True
    if "possible" in said:
        return True if status in ("estimate", "projection") else None
    return status in ("reported", "target", "guidance")


def _total(w: Weighing) -> Mark:
    """'All' of a plan: whether what is held of the spending in its time comes to it.

    'In total' of one company and more than a quarter adds up its quarters, and agrees.
    """
    if w.figure.made:
        return w.figure.made in w.said("quantity") or None
    if "sum" in w.said("quantity"):
        one = len(w.clause.meanings("company")) == len(w.clause.of("period")) == 1
        adds = w.figure.metric in w.claims.metric and w.claims.metric[w.figure.metric].adds_up
        return True if one and adds and w.figure.months > 3 and not w.figure.basis else None
    if "all" not in w.said("quantity") or w.figure.metric != "capex_plan":
        return None
    spent = spent_of(w.held, w.figure)
    return bool(spent and spent.value >= w.figure.value)


RULES: dict[str, Callable[[Weighing], Mark]] = {
    "company": company_rule,
    "cloud": cloud_rule,
    "product": product_rule,
    "metric": metric_rule,
    "scope": scope_rule,
    "period": _period,
    "amount": _amount,
    "movement": _movement,
    "basis": _based,
    "multiple": _multiple,
    "sign": sign_rule,
    "turn": turn_rule,
    "act": act_rule,
    "earned": earned_rule,
    "slight": slight_rule,
    "earlier": earlier_rule,
    "place": _place,
    "record": _record,
    "rate": _rate,
    "length": _length,
    "duration": _duration,
    "status": _status,
    "house": house_rule,
    "said": said_rule,
    "yardstick": yardstick_rule,
    "quantity": _total,
}
