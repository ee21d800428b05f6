"""A number of a headline as a case: what it may measure, and the figures that bear on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from components.analysis.headlines_rules import measures
from components.analysis.headlines_rules.agreement import agrees
from components.analysis.headlines_rules.figures import Figure
from components.analysis.headlines_rules.markets import made_by, names_ruler, rulers_meant
from components.analysis.headlines_rules.reading import Reading
from components.analysis.headlines_rules.statement import Number
from components.claims.model import Claims
from components.claims.period import Period

RECENT = timedelta(days=2 * 365 + 1)  # an older split is history where no period is named


@dataclass(frozen=True)
class Finding:
    """What holds of one statement, why, by which claims, and what could safely be said."""

    verdict: str
    why: str
    claims: tuple[str, ...] = ()
    safe: str | None = None


@dataclass(frozen=True)
class Case:
    """A number with all it is judged by: the figures in question, and the time it names."""

    claims: Claims
    read: Reading
    number: Number
    company: str
    metrics: tuple[str, ...]
    when: Period | None
    pool: tuple[Figure, ...]

    @property
    def share(self) -> bool:
        """Whether the number is of a market, and so a matter of the ruler."""
        return bool({"market_share", "market_size", "market_share_top"} & set(self.metrics))

    def agree(self, pool: Iterable[Figure]) -> list[Figure]:
        """Those figures the number says."""
        return [f for f in pool if agrees(self.claims, self.number.amount, f)]

    def timely(self, figure: Figure) -> bool:
        """Whether a figure is of the time named, or of any time if none is."""
        when = self.when
        if when is None or (figure.when.start, figure.when.end) == (when.start, when.end):
            return True
        if figure.metric in measures.LEVELS:
            return when.start <= figure.when.start and figure.when.end <= when.end
        announced = figure.metric in measures.MONEY_PLANS and len(when.name) in (7, 10)
        return announced and figure.published.startswith(when.name)


def metrics_meant(claims: Claims, read: Reading, number: Number) -> tuple[str, ...]:
    """The metrics a number may be of, the closest first; none if the sentence does not say."""
    named = number.metrics[0] if number.metrics else ""
    cloud = number.mention is not None and number.mention.cloud
    if number.mention and claims.company[number.mention.company].role == "market":
        percent = number.amount.unit == "percent" and not number.change
        size = "market_share_top" if percent else "market_size"
        named = size if named in ("", *measures.WEAK, "cloud_revenue") else named
    if named == "total_revenue" or (number.change and named in ("", "market_share") and cloud):
        named = _revenue(number, cloud)
    if number.amount.unit in ("percent", "times") and not number.change:
        return _part_of(read, number, named)
    if named == "spending":
        named = "capex"
    if named in ("", "market_share"):
        named = {"tokens": "daily_tokens", "users": "app_users"}.get(number.amount.unit, "")
    if not named or number.change:
        return (named,) if named else ()
    return (named, *_companions(claims, read, named))


def _revenue(number: Number, cloud: bool) -> str:
    if number.mention and number.mention.name.lower() in ("kunlunxin", "昆仑芯"):
        return "chip_revenue"
    return "cloud_revenue" if cloud else "total_revenue"


def _part_of(read: Reading, number: Number, named: str) -> tuple[str, ...]:
    if "ai_revenue" in (named, *read.metrics):
        return ("ai_revenue_share",)
    if named in ("", "market_share", "total_revenue", "cloud_revenue", "daily_tokens"):
        told = "market_share" in read.metrics or names_ruler(read)
        return ("market_share",) if told else ()
    return (named,)


def _companions(claims: Claims, read: Reading, named: str) -> tuple[str, ...]:
    if named == "cloud_revenue":
        stand_ins = tuple(m.name for m in claims.metrics if m.stands_for == named)
        aim = ("revenue_target",) if "forward" in read.signs else ()
        return (*stand_ins, "volcano_revenue", *aim)
    if named == "capex" and "forward" in read.signs:
        return ("capex_plan", "capex_guidance")
    return ()


def narrowed(case: Case) -> tuple[Figure, ...]:
    """The figures by the ruler, the house and the firmness that the sentence names."""
    pool = list(case.pool)
    houses = case.read.houses
    if case.share:
        meant = {r.name for r in rulers_meant(case.claims, case.read)}
        return tuple(f for f in pool if f.ruler in meant)
    if houses:
        theirs = [f for f in pool if made_by(f, houses)]
        pool = theirs or [f for f in pool if f.rank == 0]
    return tuple(f for f in pool if f.kept_off or _firm_enough(case, f, bool(houses)))


def _firm_enough(case: Case, figure: Figure, by_house: bool) -> bool:
    """A plan is no outcome, an outcome no plan, an estimate no report."""
    if figure.metric in ("price_target", "payback_claim"):
        return True
    if "forward" in case.read.signs:
        return figure.rank == 2 or (figure.rank == 1 and figure.metric in measures.MONEY_PLANS)
    if "reported" in case.read.signs and not by_house:
        return figure.rank == 0
    return figure.rank < 2


def oldest(case: Case) -> date:
    """The last day a split of a market is history, where no period is named."""
    return date.fromisoformat(case.claims.edition) - RECENT
