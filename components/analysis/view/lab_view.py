"""The reader's choices in the scenario lab: dials, sections, goals; what each may be."""

from dataclasses import dataclass

from components.analysis.view.choices import (
    Dial,
    Menu,
    Offered,
    One,
    Several,
    choice,
    choices_of,
    unsaid,
)
from components.claims.model import Claims
from components.claims.scenario import About

SECTIONS = ("Outlook", "Payback", "Shares", "Track record")
FORMER_SECTIONS = {
    "Revenue": "Outlook",
    "Capex": "Payback",
    "Uncertainty": "Outlook",
    "What must be true": "Outlook",
    "Compare": "Outlook",
    "Old forecasts": "Track record",
}
YEARS = ("2026", "2027", "2028", "2029", "2030")
OUTCOMES = (
    "Cloud revenue in 2030",
    "Capex over cloud revenue in 2030",
    "Depreciation in 2030",
    "Operating margin in 2030",
    "Payback",
    "Share by the yardstick in 2030",
)
FORMER_OUTCOMES = {"Share under the yardstick in 2030": "Share by the yardstick in 2030"}
SOLVED: dict[str, About] = {
    "Margin before depreciation": "cash_margin",
    "Cloud revenue growth": "cloud_growth",
    "Capex growth": "capex_growth",
    "AI and cloud part of capex": "cloud_capex_share",
}
PAYBACK_GOAL, TARGET_GOAL = "Servers pay back in three years", "USD 100bn of outside revenue"
LAB = ("scenarios",)  # the page all of these are on


def _scenarios(claims: Claims) -> Offered:
    return [scenario.name for scenario in claims.scenarios]


def _former(claims: Claims) -> dict[str, str]:
    return claims.former_scenarios


def _starts(claims: Claims) -> Offered:
    return _scenarios(claims) or ["none"]


def _goals(claims: Claims) -> Offered:
    names = claims.subjects
    return [PAYBACK_GOAL, TARGET_GOAL, *(f"{a} passes {b}" for a in names for b in names if a != b)]


def _dial(label: str, dial: Dial) -> float | None:
    """A choice that is a dial: the lab says itself what was moved."""
    made: float | None = choice(label, dial, dial.values(), words=unsaid, pages=LAB)
    return made


@dataclass(frozen=True, kw_only=True)
class LabView:
    """The choices of the lab; they bear on its page alone, and its lines say them."""

    scenario: tuple[str, ...] = choice(
        "Scenarios",
        Several(),
        _scenarios,
        words=unsaid,
        pages=LAB,
        renamed=_former,
    )
    base: str = choice("Start from", Menu(), _starts, words=unsaid, pages=LAB, renamed=_former)
    against: str = choice(
        "Compare with",
        Menu(),
        _starts,
        default=lambda offered: offered[min(1, len(offered) - 1)],
        words=unsaid,
        pages=LAB,
        renamed=_former,
    )
    lab: str = choice(
        "Part of the page",
        One(),
        SECTIONS,
        words=unsaid,
        pages=LAB,
        renamed=lambda claims: FORMER_SECTIONS,
    )
    outcome: str = choice(
        "Result",
        Menu(),
        OUTCOMES,
        default=lambda offered: "Operating margin in 2030",  # more than one range bears on it
        words=unsaid,
        pages=LAB,
        renamed=lambda claims: FORMER_OUTCOMES,
    )
    goal: str = choice("What must come true", Menu(), _goals, words=unsaid, pages=LAB)
    solve: str = choice("Solve for", Menu(), tuple(SOLVED), words=unsaid, pages=LAB)
    by: str = choice(
        "By the end of", One(), YEARS, default=lambda offered: "2028", words=unsaid, pages=LAB
    )
    growth: float | None = _dial(
        "Cloud revenue growth, % a year", Dial("cloud_growth", "Growth", -30, 100)
    )
    capex_growth: float | None = _dial(
        "Capex growth, % a year", Dial("capex_growth", "Growth", -60, 500)
    )
    margin: float | None = _dial(
        "Margin before depreciation, % of revenue", Dial("cash_margin", "Money", -20, 80)
    )
    life: float | None = _dial("Useful life of servers, years", Dial("server_life", "Money", 1, 10))
    cloud_capex: float | None = _dial(
        "AI and cloud, % of capex", Dial("cloud_capex_share", "Money", 0, 100)
    )
    outside: float | None = _dial(
        "Outside customers, % of cloud revenue", Dial("outside_share", "Money", 0, 100)
    )
    market_growth: float | None = _dial(
        "Market growth, % a year", Dial("market_growth", "The market", -20, 150)
    )
    fx: float | None = _dial("RMB per USD", Dial("exchange_rate", "The market", 5, 9, 0.1))


DIALS = {name: one.kind for name, one in choices_of(LabView).items() if isinstance(one.kind, Dial)}
