"""The claims as figures a headline's number can be held against, and when the two agree."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from components.analysis.headlines_rules import measures
from components.claims.claim import Claim
from components.claims.kept import kept
from components.claims.model import Claims
from components.claims.period import Period, period, quarters, year_before

OUTCOMES = ("reported", "derived")
FORWARD = ("guidance", "target", "projection")
_UNITS = {
    "percent": ("percent", Decimal(1)),
    "RMB million": ("RMB", Decimal("1e6")),
    "USD million": ("USD", Decimal("1e6")),
    "USD": ("USD", Decimal(1)),
    "HKD": ("HKD", Decimal(1)),
    "trillion tokens per day": ("tokens", Decimal("1e12")),
    "trillion tokens": ("tokens", Decimal("1e12")),
    "million users": ("users", Decimal("1e6")),
    "RMB per million tokens": ("RMB", Decimal(1)),
}


@dataclass(frozen=True)
class Figure:
    """One number of the file in base units; `change` when it is a growth in percent.

    `ids` are the claims it rests on; `kept_off` says why it is not drawn, if it is not.
    """

    ids: tuple[str, ...]
    company: str
    metric: str
    change: bool
    value: Decimal
    unit: str
    when: Period
    ruler: str | None = None
    house: str | None = None
    brand: str | None = None
    status: str = "reported"
    bound: str | None = None
    kept_off: str | None = None
    usd: Decimal | None = None
    published: str = ""

    @property
    def rank(self) -> int:
        """How firm it is: 0 an outcome, 1 an estimate, 2 a forecast or plan."""
        return 0 if self.status in OUTCOMES else 1 if self.status == "estimate" else 2


@kept()
def figures(claims: Claims) -> tuple[Figure, ...]:
    """Every number of the file that still counts, printed growths included."""
    made: list[Figure] = []
    for claim in claims.claims:
        if claim.id not in claims.gone:
            made += _figures_of(claims, claim)
    return tuple(made)


def _figures_of(claims: Claims, claim: Claim) -> list[Figure]:
    values = [v for v in (claim.value, claim.low, claim.high) if v is not None]
    base = Figure(
        ids=(claim.id,),
        company=claim.company,
        metric=measures.GROWTH_OF.get(claim.metric, claim.metric),
        change=claim.metric in measures.GROWTH_OF,
        value=Decimal(0),
        unit="percent",
        when=claim.when,
        ruler=claim.ruler,
        house=claim.house,
        brand=claim.brand,
        status=claim.status,
        bound=claim.bound,
        kept_off=claim.do_not_plot,
        published=claims.source[claim.source].published,
    )
    made = []
    if claim.unit in _UNITS:
        unit, factor = _UNITS[claim.unit]
        usd = Decimal(repr(claim.usd)) * 1_000_000 if claim.usd is not None else None
        made = [replace(base, value=Decimal(repr(v)) * factor, unit=unit, usd=usd) for v in values]
    if claim.growth is not None:
        made.append(replace(base, value=Decimal(repr(claim.growth)), change=True, bound=None))
    return made


def summed(claims: Claims, company: str, metric: str, when: Period) -> Figure | None:
    """The sum of the quarters of a longer period, where the file holds each and they add up."""
    if metric not in claims.metric or not claims.metric[metric].adds_up or when.is_quarter:
        return None
    first, last = (f"{d.year}-Q{(d.month + 2) // 3}" for d in (when.start, when.end))
    names = quarters(first, last)
    if not 2 <= len(names) <= 4 or period(f"{first}..{last}").start != when.start:
        return None
    parts = [_outcome(claims, company, metric, name) for name in names]
    found = [p for p in parts if p is not None]
    if len(found) < len(names) or period(f"{first}..{last}").end != when.end:
        return None
    total = sum((p.value for p in found), Decimal(0))
    ids = tuple(i for p in found for i in p.ids)
    return replace(
        found[0], ids=ids, value=total, when=when, status="derived", bound=None, usd=None
    )


def computed_growth(claims: Claims, company: str, metric: str, when: Period) -> Figure | None:
    """The growth on the year worked out from two figures, where none is printed."""
    try:
        before = period(year_before(when.name))
    except ValueError:
        return None
    now, then = (_outcome(claims, company, metric, p.name) for p in (when, before))
    if now is None or then is None or then.value <= 0 or now.unit != then.unit:
        return None
    rate = (now.value / then.value - 1) * 100
    ids = (*now.ids, *then.ids)
    return replace(
        now,
        ids=ids,
        value=rate,
        unit="percent",
        change=True,
        status="derived",
        bound="about",
        usd=None,
    )


def _outcome(claims: Claims, company: str, metric: str, name: str) -> Figure | None:
    own = (
        f for f in _by_place(claims).get((company, metric, name), ())
        if f.status in OUTCOMES and not f.kept_off and not f.change and f.ruler is None
    )  # fmt: skip
    return next(own, None)


@kept()
def _by_place(claims: Claims) -> dict[tuple[str, str, str], tuple[Figure, ...]]:
    places: dict[tuple[str, str, str], tuple[Figure, ...]] = {}
    for one in figures(claims):
        key = (one.company, one.metric, one.when.name)
        places[key] = (*places.get(key, ()), one)
    return places


def latest(pool: Iterable[Figure]) -> list[Figure]:
    """The newest figures of each length of time (quarters, halves, years), ruler by ruler."""
    newest: dict[tuple[object, ...], list[Figure]] = {}
    for one in pool:
        level = one.metric in measures.LEVELS
        length = 0 if level else round((one.when.end - one.when.start).days / 30)
        key = (one.metric, one.ruler, one.change, length)
        kept = newest.get(key, [])
        if not kept or one.when.end > kept[0].when.end:
            newest[key] = [one]
        elif one.when.end == kept[0].when.end:
            kept.append(one)
    return [one for group in newest.values() for one in group]
