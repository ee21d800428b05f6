"""The reader's choices in the scenario lab: dials, sections, goals; what each may be."""

from dataclasses import dataclass
from typing import Any

from components.claims.cache import cached_per_claims
from components.claims.model import Claims
from components.claims.scenario import About

SECTIONS = (
    "Revenue",
    "Capex",
    "Payback",
    "Shares",
    "Uncertainty",
    "What must be true",
    "Compare",
    "Old forecasts",
)
YEARS = ("2028", "2026", "2027", "2029", "2030")  # the first is the default
OUTCOMES = (
    "Cloud revenue in 2030",
    "Capex over cloud revenue in 2030",
    "Depreciation in 2030",
    "Operating margin in 2030",
    "Payback",
    "Share under the yardstick in 2030",
)
SOLVED: dict[str, About] = {
    "Margin before depreciation": "cash_margin",
    "Cloud revenue growth": "cloud_growth",
    "Capex growth": "capex_growth",
    "AI and cloud part of capex": "cloud_capex_share",
}
PAYBACK_GOAL, TARGET_GOAL = "Servers pay back in three years", "USD 100bn of outside revenue"


@dataclass(frozen=True)
class Dial:
    """One slider: the assumption it moves, its ends, its step, and how it is called."""

    about: About
    label: str
    group: str
    least: float
    most: float
    step: float = 1

    def values(self) -> list[str]:
        """Every value it can stand at, as it is written in a link."""
        count = round((self.most - self.least) / self.step)
        return [f"{self.least + n * self.step:g}" for n in range(count + 1)]

    def nearest(self, value: float) -> float:
        """The value it can stand at that lies nearest."""
        steps = round((min(max(value, self.least), self.most) - self.least) / self.step)
        return round(self.least + steps * self.step, 6)


DIALS = {
    "growth": Dial("cloud_growth", "Cloud revenue growth, % a year", "Growth", -30, 100),
    "capex_growth": Dial("capex_growth", "Capex growth, % a year", "Growth", -60, 500),
    "margin": Dial("cash_margin", "Margin before depreciation, % of revenue", "Money", -20, 80),
    "life": Dial("server_life", "Useful life of servers, years", "Money", 1, 10),
    "cloud_capex": Dial("cloud_capex_share", "AI and cloud, % of capex", "Money", 0, 100),
    "outside": Dial("outside_share", "Outside customers, % of cloud revenue", "Money", 0, 100),
    "market_growth": Dial("market_growth", "Market growth, % a year", "Market", -20, 150),
    "fx": Dial("exchange_rate", "RMB per USD", "Market", 5, 9, 0.1),
}


@cached_per_claims()
def lab_options(whole: Claims) -> dict[str, list[str]]:
    """What each choice of the lab may be, its default first, save for `against`."""
    names = [scenario.name for scenario in whole.scenarios] or ["none"]
    pairs = [f"{a} passes {b}" for a in whole.subjects for b in whole.subjects if a != b]
    return {
        "base": names,
        "against": names,
        "lab": list(SECTIONS),
        "outcome": list(OUTCOMES),
        "goal": [PAYBACK_GOAL, TARGET_GOAL, *pairs],
        "solve": list(SOLVED),
        "by": list(YEARS),
        **{name: dial.values() for name, dial in DIALS.items()},
    }


def lab_defaults(options: dict[str, list[str]]) -> dict[str, Any]:
    """The lab of a bare link: the first of each choice, compared with the second scenario."""
    first: dict[str, Any] = {
        name: options[name][0] for name in ("base", "lab", "outcome", "goal", "solve", "by")
    }
    return {**first, "against": options["against"][min(1, len(options["against"]) - 1)]}
