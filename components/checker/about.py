"""Whether a figure is what a sentence speaks of, so that it may be cited or suggested."""

from components.checker.finding import WHO
from components.checker.match import Case
from components.checker.periods import Said, dates_of
from components.checker.tokens import Clause
from components.claims.model import Claims


def about(clause: Clause, found: Case) -> bool:
    """Whether a figure is what the clause speaks of, so that it may be told or suggested.

    It must be of the company, the measure and the yardstick named, and a change only where a
    change is spoken of. A word not known may narrow 'revenue' to something else.
    """
    figure = found.figure
    agreed = found.kinds(True)
    measure = agreed & {"metric", "yardstick"} or (figure.yardstick and agreed & {"house", "place"})
    changes = clause.amounts("change") or any(
        clause.of(kind) for kind in ("movement", "basis", "multiple")
    )
    vague = clause.of("unknown") and (
        figure.metric == "total_revenue"
        or (figure.yardstick and not agreed & {"yardstick", "house"})
    )
    named = not clause.of("company") or "company" in agreed
    return bool(
        measure
        and named
        and not vague
        and not found.kinds(False) & (WHO - {"period"})
        and (changes or not figure.basis)
    )


def other_periods(claims: Claims, found: Case) -> int:
    """How many of the periods named are not the figure's own."""
    when = (found.figure.when.start, found.figure.when.end)
    said = {t.value for t, kind, _ in found.marks if kind == "period"}
    return sum(
        isinstance(p, Said) and dates_of(claims, found.figure.company, p) != when for p in said
    )
