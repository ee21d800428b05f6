"""What stands beside figures in words: how fresh, which yardstick, which headline figure."""

from components.analysis.money.key_figures import KeyFigure
from components.analysis.sources.freshness import freshness
from components.analysis.tables import parts_of
from components.analysis.view.view import View
from components.claims.cache import cached_per_claims
from components.claims.claim import bound_words
from components.claims.model import Claims
from components.claims.scenario import Assumption
from components.claims.terms import MARKET, Yardstick
from components.wording.formats import (
    amount,
    brief,
    coin,
    company_name,
    day_words,
    for_each,
    listed,
    spoken,
)
from components.wording.scenario_words import about_words, range_words, value_words


@cached_per_claims(16)
def freshness_words(claims: Claims, view: View) -> str:
    """The newest quarter of each company, and the day of the edition."""
    table = freshness(claims, view)
    newest = [
        f"{listed(list(rows['company']))}, {spoken(period)}"
        for period, rows in parts_of(table, "period")
    ]
    held = set(freshness(claims.whole, view)["company"])
    silent = [c for c in view.company if c not in held]
    verb = "publishes" if len(silent) == 1 else "publish"
    none = f" {listed(silent)} {verb} no quarter of its own." if silent else ""
    known = f"Newest quarter: {'; '.join(newest)}." if newest else "No quarterly figure is left."
    return f"How fresh? {known}{none} This is the edition of {day_words(claims.edition)}."


def yardstick_lines(claims: Claims, yardstick: Yardstick) -> dict[str, str]:
    """A yardstick in words, so that nobody quotes a share without its definition."""
    vendors = listed([company_name(claims, name) for name in yardstick.quoted_by_vendor])
    lines = {
        "House": yardstick.house,
        "Counts": yardstick.counts,
        "Leaves out": yardstick.leaves_out,
        "Names": yardstick.named,
        "Own use": f"{yardstick.own_use.capitalize()}. {yardstick.own_use_note}",
        "Commissioned by": yardstick.commissioned_by or "",
        "Quoted by": f"{vendors}, in advertising" if vendors else "",
        "Before you quote it": yardstick.caveat,
    }
    return {label: words for label, words in lines.items() if words}


def key_figure_words(headline: KeyFigure, currency: str) -> tuple[str, str, str]:
    """A headline figure as label, value and period, with its change on the year if it has one.

    What is spent for each yuan, or dollar, of `currency` is told beside what it was.
    """
    latest = headline.latest
    doubts = ["est."] if latest["status"] == "estimate" else []
    doubts += filter(None, [bound_words(latest.get("bound")).strip()])
    doubt = f" ({', '.join(doubts)})" if doubts else ""
    value = amount(latest["value"], str(latest["unit"]))
    when = brief(str(latest["period"]))
    moved = when if headline.change is None else f"{headline.change * 100:+.0f}%, {when}"
    moved += f", {headline.note}" if headline.note else ""
    if latest["unit"] == "times":
        return _ratio_words(headline, currency, when)
    short = value.replace(" trillion tokens per day", " trillion")
    return f"{headline.company} {headline.label}{doubt}", short, moved


def _ratio_words(headline: KeyFigure, currency: str, when: str) -> tuple[str, str, str]:
    """A ratio is told in money, and what it was in place of a percentage of a ratio."""
    value = float(headline.latest["value"])
    label = f"{headline.company} capex for each {coin(currency)} of cloud revenue"
    moved = when
    if headline.change is not None:
        moved = f"from {for_each(value / (1 + headline.change), currency)} a year earlier, {when}"
    return label, for_each(value, currency), moved


def range_owner(assumption: Assumption) -> str:
    """Whose a range is that no claim gives, as it is said beside the range."""
    newsletter = assumption.range_from == "newsletter"
    return (
        "newsletter's range, no source found" if newsletter else "our judgement, no claim gives it"
    )


def assumption_words(assumption: Assumption) -> tuple[str, str]:
    """An assumption as what it is about, and its rate with the span that claims support."""
    span = ""
    if assumption.low is not None and assumption.high is not None:
        outside = not assumption.low <= assumption.value <= assumption.high
        ends = range_words(assumption.about, assumption.low, assumption.high)
        whose = "claims" if assumption.evidenced else range_owner(assumption)
        span = f" ({whose}: {ends}{', outside it' if outside else ''})"
    steps = [f", from {s.year} {value_words(assumption.about, s.value)}" for s in assumption.then]
    rate = value_words(assumption.about, assumption.value) + "".join(steps) + span
    under = f" under {assumption.yardstick}" if assumption.yardstick else ""
    about = about_words(assumption.about)
    if about.startswith("RMB") and assumption.company == MARKET:
        return about, rate  # an exchange rate is nobody's
    return f"{assumption.company} {about[:1].lower()}{about[1:]}{under}", rate
