"""One clause held against one figure: for each word whether it agrees, differs or is not used."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from components.analysis.currency import rates
from components.analysis.tables import rows_of
from components.checker.amounts import Amount, Duration
from components.checker.figures import MOMENTS, Book, Figure, book
from components.checker.lexicon import words_of
from components.checker.parse import Clause, Token, metrics_said
from components.checker.periods import Said, dates_of
from components.claims.kept import kept
from components.claims.model import Claims

Mark = bool | None  # agrees, differs, or not used


@dataclass(frozen=True)
class Case:
    """A clause against a figure: the mark of each word, and what the clause leaves unsaid.

    `lacks` has pairs of a verdict that the lack brings and the reason.
    """

    figure: Figure
    marks: tuple[tuple[Token, str, Mark], ...]
    lacks: tuple[tuple[str, str], ...]

    def kinds(self, mark: Mark) -> set[str]:
        """The kinds of words that have this mark."""
        return {kind for _, kind, found in self.marks if found is mark}

    def tokens(self, mark: Mark) -> list[Token]:
        """The words that have this mark, each once."""
        return list(dict.fromkeys(token for token, _, found in self.marks if found is mark))


def cases(claims: Claims, clause: Clause) -> list[Case]:
    """The clause against every figure that it could be about."""
    held = book(claims)
    companies = clause.meanings("company")
    pool = held.levels if clause.amounts("level", "from", "step") else held.changes
    market = {c.name for c in claims.companies if c.role == "market"}
    wanted = companies or market
    return [case(claims, clause, f) for f in pool if f.company in wanted]


def case(claims: Claims, clause: Clause, figure: Figure) -> Case:
    """The clause against one figure."""
    held = book(claims)
    marks = tuple(
        (token, kind, mark)
        for token in clause.all
        for kind, mark in _marks(claims, held, clause, figure, token).items()
    )
    return Case(figure, marks, tuple(_lacks(claims, held, clause, figure)))


def _marks(
    claims: Claims, held: Book, clause: Clause, figure: Figure, token: Token
) -> dict[str, Mark]:
    """The mark of a word in each kind it is of; several meanings of a kind are alternatives."""
    found: dict[str, Mark] = {}
    for kind in dict.fromkeys(kind for kind, _ in token.senses):
        rule = _RULES.get(kind)
        found[kind] = rule(_Weighing(claims, held, clause, figure, token)) if rule else None
    if found.get("yardstick"):  # a yardstick's own words say its scope too
        found |= {kind: True for kind in ("scope", "metric") if kind in found}
    if found.get("house") and "yardstick" in found and len(found) == 2:
        found["yardstick"] = True
    if "product" in found and found["product"] is None and found.get("company"):
        found["product"] = False
    return found


@dataclass(frozen=True)
class _Weighing:
    claims: Claims
    held: Book
    clause: Clause
    figure: Figure
    token: Token

    def said(self, kind: str) -> tuple[str, ...]:
        return self.token.meanings(kind)


def _company(w: _Weighing) -> Mark:
    if w.figure.company in w.said("company"):
        return True
    return None if len(w.clause.meanings("company")) > 1 else False


def _cloud(w: _Weighing) -> Mark:
    about = w.claims.ruler.get(w.figure.ruler or "")
    return (
        True
        if (about
        and about.basis != "users")
        or "cloud" in w.figure.metric
        or w.figure.metric in ("volcano_revenue", "model_revenue")
        else None
    )


def _product(w: _Weighing) -> Mark:
    if w.figure.brand in w.said("product"):
        return True
    name = "" if w.figure.brand else None
    # A cloud is named by its company's best known product only where the file does so.
    return None if name is None or not w.figure.ruler else False


def _metric(w: _Weighing) -> Mark:
    said = metrics_said(w.clause, w.token)
    if w.figure.metric in said:
        return True
    others = set().union(*(metrics_said(w.clause, t) for t in w.clause.of("metric")))
    scopes = _scopes(w.claims, w.figure)
    if w.figure.metric in ("market_share", "market_rank", "market_size") and w.figure.ruler:
        basis = w.claims.ruler[w.figure.ruler].basis
        counted = {"revenue": "total_revenue", "tokens": "daily_tokens", "users": "app_users"}[
            basis
        ]
        if said & {counted, "cloud_revenue"} and (others & {w.figure.metric} or not _implied(w)):
            return (
                True if "revenue" not in counted or "cloud_revenue" not in said or scopes else None
            )
    if w.figure.metric in others:
        return True if _plan_word(w, said) else None
    return False


def _implied(w: _Weighing) -> bool:
    return w.figure.metric not in ("market_share", "market_rank", "market_size")


def _plan_word(w: _Weighing, said: set[str]) -> bool:
    return w.figure.forward and bool(said & {"capex_plan", "capex_guidance", "revenue_target"})


def _scope(w: _Weighing) -> Mark:
    own = _scopes(w.claims, w.figure)
    if own & set(w.said("scope")):
        return True
    ruler = w.claims.ruler.get(w.figure.ruler or "")
    if ruler and "china" in w.said("scope"):
        return ruler.scope != "worldwide"
    if ruler and "outside" in w.said("scope") and ruler.own_use == "included":
        return False
    if ruler and "own apps" in w.said("scope") and ruler.own_use == "excluded":
        return False
    if ruler and set(w.said("scope")) <= {"ai cloud", "cloud", "world", "public cloud", "iaas"}:
        return False
    if "cloud_external" in w.figure.metric and "outside" in w.said("scope"):
        return True
    return None


@kept(4096)
def _scopes_of(
    claims: Claims, metric: str, ruler_name: str | None, note: str | None
) -> frozenset[str]:
    """What a figure is about by its own words: those of its metric's label and of its ruler."""
    ruler = claims.ruler.get(ruler_name or "")
    texts = [claims.metric[metric].label] if metric in claims.metric else [metric.replace("_", " ")]
    texts += [note] if note else []
    if ruler:
        texts += [ruler.name, ruler.measures, *ruler.aliases]
    found = (
        {
            {"AI in China": "ai", "all cloud in China": "cloud", "worldwide": "world"}.get(
                ruler.scope, "apps"
            )
        }
        if ruler
        else set()
    )
    known = sorted(words_of("scope").items(), key=lambda pair: -len(pair[0]))
    for text in texts:
        rest = f" {re.sub(r'[,.;:()]', ' ', text.lower())} "
        for word, meaning in known:
            mark = f" {word} " if word.isascii() else word
            if mark in rest:
                found.add(meaning)
                rest = rest.replace(mark, "  ")
    return frozenset(found)


def _scopes(claims: Claims, figure: Figure) -> frozenset[str]:
    """What a figure is about; a plan, whose metric says only 'plan', also by its claim's note."""
    note = claims.claim[figure.ids[0]].note if figure.metric == "capex_plan" else None
    return _scopes_of(claims, figure.metric, figure.ruler, note)


def _period(w: _Weighing) -> Mark:
    said = w.token.value
    assert isinstance(said, Said)
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


def _amount(w: _Weighing) -> Mark:
    amount = w.token.value
    assert isinstance(amount, Amount)
    if w.token.role == "from":
        old = [w.held.before(w.figure, basis) for basis in ("year", "quarter")]
        known = [agrees(w.claims, w.token, f) for f in old if f]
        return any(known) if known else None
    if w.token.role == "step" or amount.unit in ("points", "times"):
        return None
    if w.token.role == "change" and not w.figure.basis:
        basis = _basis(w.clause)
        change = w.held.change(w.figure, basis)
        return agrees(w.claims, w.token, change) if change else None
    return agrees(w.claims, w.token, w.figure)


def _basis(clause: Clause) -> str:
    return next(iter(clause.meanings("basis")), "year")


def agrees(claims: Claims, token: Token, figure: Figure) -> bool:
    """Whether an amount agrees with a figure, by its bound and after rounding to its digits."""
    amount = token.value
    assert isinstance(amount, Amount)
    value = _in_unit(claims, amount, figure)
    if value is None:
        return False
    said = amount.value
    if figure.basis and said > 0:
        value = abs(value)
    return _close(said, value, amount.step, token.bound, figure)


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


@kept()
def _rates(claims: Claims) -> dict[str, Decimal]:
    """RMB for one US dollar by quarter."""
    return {row.period: Decimal(repr(row.rate)) for row in rows_of(rates(claims))}


def comparable(amount: Amount, figure: Figure) -> bool:
    """Whether an amount is of the figure's kind, so that another value contradicts it."""
    same = amount.unit == figure.unit or {amount.unit, figure.unit} == {"RMB", "USD"}
    return same or (amount.unit is None and figure.unit != "percent")


def _movement(w: _Weighing) -> Mark:
    directions = set(w.said("movement"))
    if w.figure.basis:
        signed = any(
            t.value.value < 0 for t in w.clause.amounts("change") if isinstance(t.value, Amount)
        )
        return signed or bool(_direction(w.figure.value) & directions)
    by = {t for t in w.clause.meanings("basis")} or {"year", "quarter"}
    if w.clause.amounts("change") and not w.clause.of("basis"):
        by = {"year"}
    known = [c for basis in by if (c := w.held.change(w.figure, basis))]
    agree = [bool(_direction(c.value) & directions) for c in known]
    return agree[0] if agree and len(set(agree)) == 1 else None


def _direction(value: Decimal) -> set[str]:
    return {"flat"} if abs(value) < Decimal("0.5") else {"up"} if value > 0 else {"down"}


def _based(w: _Weighing) -> Mark:
    if w.figure.basis:
        return w.figure.basis in w.said("basis")
    moves = w.clause.of("movement") or w.clause.amounts("change")
    return True if moves and any(w.held.change(w.figure, b) for b in w.said("basis")) else None


def _multiple(w: _Weighing) -> Mark:
    change = w.figure if w.figure.basis else w.held.change(w.figure, _basis(w.clause))
    if change is None or change.unit != "percent":
        return None
    ratio, times = 1 + change.value / 100, Decimal(w.said("multiple")[0])
    low, high = {"floor": ("1", "1.3"), "about": ("0.85", "1.05"), "below": ("0.8", "1")}.get(
        w.token.bound or "", ("0.95", "1.05")
    )
    return times * Decimal(low) <= ratio <= times * Decimal(high)


def _place(w: _Weighing) -> Mark:
    wanted = int(w.said("place")[0])
    if w.figure.metric in ("market_share", "market_rank") and not w.figure.basis:
        place = w.held.places.get(w.figure.ids[0])
        if place is None or w.claims.ruler[w.figure.ruler or ""].scope == "worldwide":
            return None
        return None if place[1] else place[0] == wanted
    if w.figure.basis or w.figure.forward or not w.clause.of("metric"):
        return None
    rivals = [
        f for f in w.held.levels
        if f.metric == w.figure.metric and f.when == w.figure.when and f.unit == w.figure.unit
        and f.company in w.claims.subjects and not f.kept_off and f.ruler == w.figure.ruler
    ]  # fmt: skip
    order = sorted({f.company: f.value for f in rivals}.items(), key=lambda p: -p[1])
    if len(order) < 2 or wanted > len(order):
        return None
    return order[wanted - 1][0] == w.figure.company


def _record(w: _Weighing) -> Mark:
    row = [f for f in w.held.rows.get(w.figure.series, ()) if f.months == w.figure.months]
    earlier = [f.value for f in row if f.when.end < w.figure.when.end]
    if len(earlier) < 4 or w.figure.basis:
        return None
    best = (
        max(earlier) < w.figure.value
        if "max" in w.said("record")
        else min(earlier) > w.figure.value
    )
    return best


def _rate(w: _Weighing) -> Mark:
    if w.figure.rate in w.said("rate"):
        return True
    if w.figure.basis and w.figure.months > 12 and "year" in w.said("rate"):
        return True
    lengths = {"month": 1, "quarter": 3, "year": 12}
    same = any(lengths.get(r) == w.figure.months for r in w.said("rate"))
    return None if same and not w.figure.rate else False


def _length(w: _Weighing) -> Mark:
    return any(
        {"year": 12, "half": 6, "quarter": 3}[n] == w.figure.months for n in w.said("length")
    )


def _duration(w: _Weighing) -> Mark:
    assert isinstance(w.token.value, Duration)
    return w.figure.months == w.token.value.months


def _status(w: _Weighing) -> Mark:
    said, status = set(w.said("status")), w.figure.status
    if "forward" in said:
        return w.figure.forward
    if "estimate" in said:
        return status in ("estimate", "projection")
    if "done" in said:
        return not w.figure.forward
    if "reported" in said and w.clause.of("house"):
        return True
    return (
        status in ("reported", "target", "guidance") if said & {"reported", "confirmed"} else None
    )


def _house(w: _Weighing) -> Mark:
    if any(house.casefold() in w.figure.house for house in w.said("house")):
        return True
    return None if len(w.clause.of("house")) > 1 else False


def _said(w: _Weighing) -> Mark:
    own = w.figure.status in ("reported", "guidance", "target")
    return True if w.clause.of("house") or w.clause.of("yardstick") or own else False


def _yardstick(w: _Weighing) -> Mark:
    return w.figure.ruler in w.said("yardstick")


def _total(w: _Weighing) -> Mark:
    """'All' of a plan: whether what is held of the spending in its time comes to it."""
    if "all" not in w.said("quantity") or w.figure.metric != "capex_plan":
        return None
    return spent_of(w.held, w.figure)[0] >= w.figure.value


def spent_of(held: Book, plan: Figure) -> tuple[Decimal, tuple[str, ...]]:
    """Capex held, quarter by quarter, within the time of a plan; and the claims."""
    row = held.rows.get((plan.company, "capex", None, None, plan.unit), ())
    used = [
        f
        for f in row
        if f.when.is_quarter and plan.when.start <= f.when.start and f.when.end <= plan.when.end
    ]
    return sum((f.value for f in used), Decimal(0)), tuple(i for f in used for i in f.ids)


_RULES: dict[str, Callable[[_Weighing], Mark]] = {
    "company": _company,
    "cloud": _cloud,
    "product": _product,
    "metric": _metric,
    "scope": _scope,
    "period": _period,
    "amount": _amount,
    "movement": _movement,
    "basis": _based,
    "multiple": _multiple,
    "place": _place,
    "record": _record,
    "rate": _rate,
    "length": _length,
    "duration": _duration,
    "status": _status,
    "house": _house,
    "said": _said,
    "yardstick": _yardstick,
    "quantity": _total,
}


def _lacks(claims: Claims, held: Book, clause: Clause, figure: Figure) -> Iterator[tuple[str, str]]:
    """What the clause leaves unsaid, that a reader would have to know."""
    if figure.kept_off:
        yield "unsupported", f"the file holds it but keeps it off the charts: {figure.kept_off}"
    if (
        not clause.of("metric")
        and not clause.of("yardstick")
        and not _unit_says(claims, clause, figure)
    ):
        yield "unclear", "the sentence does not say what is measured"
    if not clause.of("period") and not figure.forward and not _is_latest(held, figure):
        yield (
            "unclear",
            f"the sentence names no period; the figure is of {figure.when.words}, and newer ones are held",
        )
    if figure.forward and not clause.meanings("status") & {"forward", "possible"}:
        kind = "a forecast" if figure.status == "projection" else "a plan or an aim"
        yield "unsupported", f"this is {kind}, not a result"
    asserted = figure.status == "estimate" and figure.by and not figure.ruler
    if asserted and not (
        clause.of("house") or clause.meanings("status") & {"estimate", "possible"}
    ):
        yield "imprecise", f"it is an estimate by {figure.by}, not a published figure"
    if figure.brand and not clause.of("product"):
        yield "imprecise", f"the figure is of {figure.brand} alone"
    if (
        figure.rate == "day"
        and not clause.of("rate")
        and not any(
            "dai" in t.text.lower() or "日" in t.text or t.text.lower().startswith("dau")
            for t in clause.of("metric")
        )
    ):
        yield "imprecise", "it is a figure a day"
    for token in clause.amounts("level"):
        amount = token.value
        assert isinstance(amount, Amount)
        if figure.bound == "ceiling" and token.bound != "ceiling" and amount.unit == figure.unit:
            yield "imprecise", "the source says 'up to'"
        if {amount.unit, figure.unit} == {"RMB", "USD"}:
            printed = "the plan itself is in" if figure.forward else "the figure is published in"
            if figure.forward or figure.usd is None:
                yield "imprecise", f"{printed} {figure.unit}; the other currency is a conversion"


def _unit_says(claims: Claims, clause: Clause, figure: Figure) -> bool:
    if figure.basis:
        return bool(clause.of("cloud")) and "cloud_revenue" in figure.metric
    if figure.metric == "market_share":
        return bool(clause.of("place") or clause.of("house") or clause.of("scope"))
    return figure.unit == "tokens" and figure.rate == "day"


def _is_latest(held: Book, figure: Figure) -> bool:
    """Whether nothing newer of its series is held: of the same length, or under its ruler."""
    pool = held.changes if figure.basis else held.levels
    newer = (
        f for f in pool
        if f.series[:4] == figure.series[:4] and f.basis == figure.basis and f.when.end > figure.when.end
        and not f.kept_off and not f.forward and (figure.ruler or f.months == figure.months)
    )  # fmt: skip
    return next(newer, None) is None
