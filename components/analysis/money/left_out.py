"""Why a figure is not shown: nobody published it, or the reader's own choice leaves it out."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from components.analysis.money.timeline import series, yearly_only
from components.analysis.view.view import GRADES, View
from components.analysis.view.visible import visible_claims
from components.claims.claim import STATUSES
from components.claims.model import Claims


def left_out(claims: Claims, view: View, metric: str, company: str) -> str:
    """Which choice keeps a metric of a company out of the view: '' where none was published.

    A choice is named when the figure would be there without it and with all the others.
    """
    whole = claims.whole
    bare = View.of(whole)
    if not _held(whole, replace(bare, company=(company,)), metric, company):
        return ""
    span = (
        "no four quarters in a row" if view.span == "four quarters" else f"none by the {view.span}"
    )
    loosened: dict[str, dict[str, Any]] = {
        f"below grade {view.grade}": {"grade": GRADES[-1]},
        "of a status not chosen": {"status": STATUSES},
        "outside the time chosen": {"period": bare.period},
        f"not known by {view.known_by}": {"known_by": bare.known_by},
        f"not in the edition of {view.edition}": {"edition": bare.edition},
        span: {"span": "quarter"},
    }
    for reason, change in loosened.items():
        if _held(whole, replace(view, **change), metric, company):
            return reason
    return "left out by the choices made"


def reasons(
    claims: Claims, view: View, metric: str, shown: Collection[str]
) -> dict[str, list[str]]:
    """Why the companies chosen and not `shown` are not: those of each reason, '' if never held."""
    why: dict[str, list[str]] = {}
    for company in [company for company in view.company if company not in shown]:
        why.setdefault(left_out(claims, view, metric, company), []).append(company)
    return why


def _held(whole: Claims, view: View, metric: str, company: str) -> bool:
    """Whether a view shows a metric of a company, by its span or by the year."""
    visible = visible_claims(whole, view)
    own = replace(view, company=(company,))
    return any(
        len(table)
        for table in (
            series(visible, own, metric, own.company),
            yearly_only(visible, own, metric) if view.span != "year" else (),
        )
    )
