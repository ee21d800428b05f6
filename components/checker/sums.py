"""Figures worked out for a sentence: averages, sums of companies, what is spent of a plan."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from components.checker.figures import Book, Figure, book
from components.checker.periods import Said
from components.checker.tokens import Clause
from components.claims.model import Claims

_MONTHS = {"month": 1, "quarter": 3}
# Nothing is held of how such a figure moved or ranked, so these words cannot agree with one.
NOT_OF_SUMS = (
    *("movement", "basis", "multiple", "record", "place", "earlier", "turn", "slight", "sign"),
)


def worked_out(claims: Claims, clause: Clause) -> Iterator[Figure]:
    """The averages, joint sums and amounts spent of a plan that a clause's words ask for."""
    held, said = book(claims), clause.meanings("quantity")
    if "mean" in said:
        for rate in clause.meanings("rate") | clause.meanings("length"):
            yield from _means(claims, clause, held, rate)
    if "joint" in said:
        yield from _joint(claims, clause, held)
    if any(m.startswith("capex_plan") for m in clause.meanings("metric")):
        for plan in _plans(held, clause.meanings("company")):
            spent = spent_of(held, plan)
            yield from [spent] if spent else []


def _means(claims: Claims, clause: Clause, held: Book, rate: str) -> Iterator[Figure]:
    for figure in held.levels:
        months = _MONTHS.get(rate, 99)
        whole = figure.company in clause.meanings("company") and _adds_up(claims, figure)
        if whole and figure.months > months and figure.months % months == 0:
            value = figure.value * months / figure.months
            yield replace(figure, value=value, rate=rate, made="mean", status="derived", usd=None)


def _joint(claims: Claims, clause: Clause, held: Book) -> Iterator[Figure]:
    names = sorted(clause.meanings("company"))
    fiscal = any(isinstance(t.value, Said) and t.value.fiscal for t in clause.all)
    for series, row in held.rows.items() if len(names) > 1 and not fiscal else ():
        for figure in row if series[0] == names[0] else ():
            parts = [
                f
                for name in names
                for f in held.rows.get((name, *series[1:]), ())
                if f.when == figure.when and _adds_up(claims, f)
            ]
            if len(parts) == len(names):
                yield _sum(parts, companies=tuple(names), made="joint")


def _plans(held: Book, companies: frozenset[str]) -> list[Figure]:
    return [f for f in held.levels if f.metric == "capex_plan" and f.company in companies]


def spent_of(held: Book, plan: Figure) -> Figure | None:
    """Capex held, quarter by quarter, within the time of a plan, added up; None if none is."""
    row = held.rows.get((plan.company, "capex", None, None, plan.unit), ())
    parts = [f for f in row if f.when.is_quarter and plan.when.start <= f.when.start]
    parts = [f for f in parts if f.when.end <= plan.when.end]
    return _sum(parts, plan=plan.value, made="so far") if parts else None


def _sum(parts: list[Figure], **changes: object) -> Figure:
    last = parts[-1].when
    when = replace(last, start=parts[0].when.start, name=f"{parts[0].when.name}..{last.name}")
    return replace(
        parts[0],
        ids=tuple(i for f in parts for i in f.ids),
        value=sum((f.value for f in parts), Decimal(0)),
        when=last if parts[0].when == last else when,
        **({"status": "derived", "bound": None, "usd": None} | changes),  # type: ignore[arg-type]
    )


def _adds_up(claims: Claims, figure: Figure) -> bool:
    firm = figure.status in ("reported", "derived") and not figure.kept_off and not figure.bound
    metric = claims.metric.get(figure.metric)
    return bool(metric and metric.adds_up and firm and not figure.basis and not figure.yardstick)
