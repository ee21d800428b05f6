"""The claims as figures that a sentence can be held against: levels, changes and sums."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from components.analysis.market.shares import placings
from components.analysis.tables import records_of
from components.analysis.view.view import View
from components.claims.cache import cached_per_claims
from components.claims.claim import Claim
from components.claims.model import Claims
from components.claims.period import Period, period, quarters

OWN_GROWTH = ("business_services_growth", "gpu_cloud_growth")
FORWARD = ("guidance", "target", "projection")
PLANS = ("capex_plan", "capex_guidance", "revenue_target", "price_target")
MOMENTS = ("daily_tokens", "app_users", "app_daily_users", "ai_run_rate", "model_price")
_UNITS = {
    "percent": ("percent", "1"),
    "RMB million": ("RMB", "1e6"),
    "USD million": ("USD", "1e6"),
    "USD": ("USD", "1"),
    "HKD": ("HKD", "1"),
    "trillion tokens per day": ("tokens", "1e12"),
    "trillion tokens": ("tokens", "1e12"),
    "million users": ("users", "1e6"),
    "RMB per million tokens": ("RMB", "1"),
    "rank": ("rank", "1"),
}
Series = tuple[str, str, str | None, str | None, str]


@dataclass(frozen=True)
class Figure:
    """One number of the file in base units; `basis` if it is a change: on the year, the quarter.

    `ids` are the claims it rests on; `kept_off` says why it is not drawn, if it is not. `made` says
    what it was worked out for: 'mean', 'joint' (of `companies`) or 'so far' (of a `plan`'s amount).
    """

    ids: tuple[str, ...]
    company: str
    metric: str
    value: Decimal
    unit: str
    when: Period
    yardstick: str | None = None
    house: str = ""  # all who may be named for it: house, the yardstick's house, publisher
    by: str | None = None
    brand: str | None = None
    status: str = "reported"
    bound: str | None = None
    kept_off: str | None = None
    usd: Decimal | None = None
    rate: str = ""
    basis: str = ""
    high: Decimal | None = None
    made: str = ""
    companies: tuple[str, ...] = ()
    plan: Decimal | None = None

    @property
    def series(self) -> Series:
        """What it is one of a row of."""
        return self.company, self.metric, self.yardstick, self.brand, self.unit

    @property
    def forward(self) -> bool:
        """Whether it is about what is to come."""
        return self.status in FORWARD or self.metric in PLANS

    @property
    def months(self) -> int:
        """How long its period is."""
        return self.when.months


@dataclass(frozen=True)
class Book:
    """All figures of a file: levels and changes, levels by series, and places in markets."""

    levels: tuple[Figure, ...]
    changes: tuple[Figure, ...]
    rows: dict[Series, tuple[Figure, ...]]
    places: dict[str, tuple[int, bool]]

    def of_series(self, figure: Figure, basis: str) -> list[Figure]:
        """The changes of a figure's series on a basis, or its levels where that is ""; any unit."""
        return self._by_series.get((*figure.series[:4], basis), [])

    @cached_property
    def _by_series(self) -> dict[tuple[str | None, ...], list[Figure]]:
        found: dict[tuple[str | None, ...], list[Figure]] = {}
        for figure in (*self.levels, *self.changes):
            found.setdefault((*figure.series[:4], figure.basis), []).append(figure)
        return found

    def before(self, figure: Figure, basis: str) -> Figure | None:
        """The figure of its series a year, or one period of the same length, earlier."""
        held = self.rows.get(figure.series, ())
        if basis == "quarter" and figure.metric in MOMENTS:
            older = [f for f in held if f.when.end < figure.when.end]
            return older[-1] if older else None
        months = 12 if basis == "year" else figure.months
        if basis == "quarter" and figure.months >= 12:
            return None
        end = _months(figure.when.end) - months
        same = (f for f in held if _months(f.when.end) == end and f.months == figure.months)
        return next(same, None)

    def change(self, figure: Figure, basis: str) -> Figure | None:
        """The change of a level on a basis: as printed, else worked out."""
        same = [c for c in self.of_series(figure, basis) if c.when == figure.when]
        firm = ("reported", "derived")
        return min(
            same,
            key=lambda c: (figure.ids[0] not in c.ids, c.status not in firm),
            default=None,
        )


def _months(day: date) -> int:
    return day.year * 12 + day.month


@cached_per_claims()
def book(claims: Claims) -> Book:
    """The book of a claims file, worked out once an edition."""
    found = [f for c in claims.claims if c.id not in claims.gone for f in _of_claim(claims, c)]
    levels, printed = ([f for f in found if bool(f.basis) is b] for b in (False, True))
    rows: dict[Series, list[Figure]] = {}
    firm = sorted(levels, key=lambda f: (f.status not in ("reported", "derived"), f.forward))
    for figure in firm:
        held = rows.setdefault(figure.series, [])
        if not figure.kept_off and all(f.when != figure.when for f in held):
            held.append(figure)
    sums = [s for held in rows.values() for s in _sums(claims, held)]
    for figure in sums:
        rows[figure.series].append(figure)
    ordered = {k: tuple(sorted(v, key=lambda f: f.when.end)) for k, v in rows.items()}
    whole = Book((*levels, *sums), tuple(printed), ordered, {})
    worked_out = [c for f in whole.levels for c in _changes(whole, f)]
    known = {(c.series[:4], c.when, c.basis) for c in printed if not c.forward and not c.kept_off}
    new = [c for c in worked_out if (c.series[:4], c.when, c.basis) not in known]
    view = replace(View.of(claims), period=("1990-Q1", "2100-Q4"))
    places = {
        row["claims"][0]: (int(row["place"]), bool(row["tied"]))
        for row in records_of(placings(claims, view))
    }
    return replace(whole, changes=(*printed, *new), places=places)


def _of_claim(claims: Claims, claim: Claim) -> Iterator[Figure]:
    yardstick = claims.yardstick.get(claim.yardstick or "")
    named = (
        claim.house,
        yardstick.house if yardstick else "",
        claims.source[claim.source].publisher,
    )
    about = claims.metric[claim.metric].about
    change = about != claim.metric or claim.metric in OWN_GROWTH
    own = Figure(
        ids=(claim.id,),
        company=claim.company,
        metric=about,
        value=Decimal(0),
        unit="percent",
        when=claim.when,
        yardstick=claim.yardstick,
        house=" | ".join(filter(None, named)).casefold(),
        by=claim.house or (yardstick.house if yardstick and claim.status != "reported" else None),
        brand=claim.brand,
        status=claim.status,
        bound=claim.bound,
        kept_off=claim.do_not_plot,
        basis="year" if change else "",
        rate=_rate(claim),
    )
    if claim.unit in _UNITS:
        unit, factor = _UNITS[claim.unit]
        low, high = (_base(v, factor) for v in (claim.low, claim.high))
        value = _base(claim.value, factor) if claim.value is not None else low
        usd = _base(claim.usd, "1e6")
        yield replace(own, value=value or Decimal(0), unit=unit, usd=usd, high=high)
    if claim.growth is not None:
        grown = Decimal(repr(claim.growth))
        yield replace(own, value=grown, unit="percent", basis="year", bound=None, rate="")


def _base(value: float | None, factor: str) -> Decimal | None:
    return None if value is None else Decimal(repr(value)) * Decimal(factor)


def _rate(claim: Claim) -> str:
    if claim.metric in ("daily_tokens", "app_daily_users") or "per day" in (claim.unit or ""):
        return "day"
    many = {"app_users": "month", "model_price": "million tokens", "ai_run_rate": "year"}
    return many.get(claim.metric, "")


def _sums(claims: Claims, held: list[Figure]) -> Iterator[Figure]:
    """Two to four quarters in a row added up, where the metric allows and nothing is printed."""
    by_name = {f.when.name: f for f in held if f.when.is_quarter and not f.forward}
    if not by_name or not claims.metric[held[0].metric].adds_up or held[0].yardstick:
        return
    spans = {(f.when.start, f.when.end) for f in held}
    for name in by_name:
        for many in (2, 3, 4):
            last = int(name[:4]) * 4 + int(name[-1]) - 1 + many - 1
            names = quarters(name, f"{last // 4}-Q{last % 4 + 1}")
            parts = [by_name[n] for n in names if n in by_name]
            when = period(f"{names[0]}..{names[-1]}")
            firm = all(p.status in ("reported", "derived") for p in parts)
            if len(parts) == many and firm and (when.start, when.end) not in spans:
                total = sum((p.value for p in parts), Decimal(0))
                ids = tuple(i for p in parts for i in p.ids)
                yield replace(
                    parts[0],
                    ids=ids,
                    value=total,
                    when=when,
                    status="derived",
                    bound=None,
                    usd=None,
                )


def _changes(whole: Book, figure: Figure) -> Iterator[Figure]:
    if figure.kept_off or figure.forward:
        return
    for basis in ("year", "quarter"):
        old = whole.before(figure, basis)
        if old is None or old.forward or old.value <= 0 or figure.unit == "rank":
            continue
        points = figure.unit == "percent"
        value = figure.value - old.value if points else (figure.value / old.value - 1) * 100
        yield replace(
            figure,
            ids=(*figure.ids, *old.ids),
            value=value,
            unit="points" if points else "percent",
            status=figure.status if figure.status == "estimate" else "derived",
            basis=basis,
            bound=None,
            rate="",
            usd=None,
        )
