"""Claims made for one test: the small file with some added or left out; a view to see them by."""

from dataclasses import replace
from functools import cache
from itertools import count
from typing import Any

from components.analysis.view.view import View
from components.claims.claim import Claim
from components.claims.model import Claims
from components.claims.period import quarters
from components.figures.chart import Chart

_numbers = count(1)
_UNITS = {"market_share": "percent", "market_rank": "rank", "exchange_rate": "RMB per USD"}


def claim(company: str, metric: str, period: str, value: float | None, **other: Any) -> Claim:
    """A reported claim with an id of its own; money is in RMB million."""
    plain = {
        "id": f"made.{next(_numbers)}",
        "unit": _UNITS.get(metric, "RMB million"),
        "status": "reported",
        "source": "press-report",
        "added": "2026-06-30",
    }
    return Claim.model_validate(
        {**plain, **other, "company": company, "metric": metric, "period": period, "value": value}
    )


def by_quarter(company: str, metric: str, first: str, *values: float) -> list[Claim]:
    """One claim a quarter, from the first on."""
    names = quarters(first, "2030-Q4")
    return [claim(company, metric, q, v) for q, v in zip(names, values, strict=False)]


def adding(claims: Claims, *more: Claim) -> Claims:
    """The claims with more of them."""
    return replace(claims, claims=(*claims.claims, *more))


def without(claims: Claims, **same: str) -> Claims:
    """The claims without those that have the given fields, such as metric='capex'."""
    left = [c for c in claims.claims if any(getattr(c, k) != v for k, v in same.items())]
    assert len(left) < len(claims.claims)
    return replace(claims, claims=tuple(left))


@cache
def view_with_something(chart: Chart, claims: Claims) -> View:
    """The first view under which a chart is not empty: a bare link's, or by another yardstick."""
    bare = View.of(claims)
    others = (replace(bare, yardstick=one.name) for one in claims.yardsticks)
    return next((v for v in (bare, *others) if len(chart.table(claims, v))), bare)
