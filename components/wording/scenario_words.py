"""Assumptions and results as a reader says them."""

import math

from components.wording.formats import for_each, money, ordinal, percent

_ABOUT = {
    "cloud_growth": "Cloud revenue growth",
    "capex_growth": "Capex growth",
    "cash_margin": "Margin before depreciation",
    "server_life": "Useful life of servers",
    "cloud_capex_share": "AI and cloud part of capex",
    "outside_share": "Outside part of cloud revenue",
    "market_growth": "Market growth",
    "token_growth": "Growth of tokens",
    "price_change": "Price of a token",
    "exchange_rate": "RMB per USD",
}


def about_words(about: str) -> str:
    """What an assumption is about, to open a line with."""
    return _ABOUT[about]


def value_words(about: str, value: float) -> str:
    """An assumption's value with its unit: 25% a year, 5 years, 6.785."""
    if about == "server_life":
        return f"{value:.3g} years"
    if about == "exchange_rate":
        return f"{value:.4g}"
    if about.endswith(("growth", "change")):
        return f"{percent(value)} a year"
    return percent(value)


def range_words(about: str, low: float, high: float) -> str:
    """A range with its unit said once: 20 to 30% a year, 3 to 6 years."""
    first, last = value_words(about, low), value_words(about, high)
    for unit in ("% a year", "%", " years"):
        if last.endswith(unit):
            return f"{first.removesuffix(unit)} to {last}"
    return f"{first} to {last}"


def outcome_words(outcome: str, yardstick: str) -> str:
    """A result by its name, with the yardstick it goes by: 'Share by Omdia AI cloud in 2030'."""
    return outcome.replace("the yardstick", yardstick)


def result_words(value: float, unit: str, currency: str) -> str:
    """A result with its unit; what is never reached is said so.

    Percentages all have one digit, for they are set against each other. `currency` is that in which
    capex is told for each unit of revenue: RMB 0.27.
    """
    if math.isinf(value) or math.isnan(value):
        return "not by 2030"
    match unit:
        case "years":
            return f"{value:.1f} years"
        case "rank":
            return ordinal(round(value))
        case "percent":
            return percent(value, 1)
        case "times":
            return for_each(value, currency)
    return money(value, unit)


def delta_words(value: float, unit: str, currency: str) -> str:
    """A difference between two results, signed; nothing where there is none to tell."""
    if math.isnan(value):
        return "not comparable"
    if abs(value) < 0.005:
        return "the same"
    sign = "+" if value > 0 else "−"
    if unit == "percent":
        return f"{sign}{abs(value):.1f} points"
    if unit == "rank":
        return f"{sign}{abs(value):.0f}"
    return sign + result_words(abs(value), unit, currency)
