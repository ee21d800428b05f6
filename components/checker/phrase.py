"""Figures in words: the short phrases of a verdict, and sentences safe to print."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from components.checker.figures import Figure
from components.claims.claim import bound_words
from components.claims.model import Claims

_VERBS = {"target": "was set at", "guidance": "was guided at"} | dict.fromkeys(
    ("projection", "estimate"), "was put at"
)


def listed_words(said: Sequence[str]) -> str:
    """'a', 'b' and 'c'."""
    return f"{', '.join(said[:-1])} and {said[-1]}" if len(said) > 1 else "".join(said)


def quoted(text: str) -> str:
    """A word of the sentence as a verdict names it."""
    return f"“{text}”"


def sentence_of(claims: Claims, figure: Figure) -> str:
    """A figure with everything that qualifies it, as a sentence that can be printed."""
    name = _who(claims, figure)
    whose = "The joint" if figure.companies else f"{name}'" if name.endswith("s") else f"{name}'s"
    amount, when = amount_words(figure), when_words(figure)
    if figure.metric == "market_share" and not figure.basis:
        market = _small(claims.yardstick[figure.yardstick or ""].measures)
        said = f"{name} held {amount} of {market} {when}"
    elif figure.basis:
        verb = "is put" if figure.status == "projection" else "was"
        said = f"{whose} {metric_name(claims, figure)} {verb} {_moved(figure)}, {when}"
    elif figure.unit in ("tokens", "users") and figure.metric != "market_size":
        counted = {"app_users": "in the month", "app_daily_users": "a day"}.get(
            figure.metric, "a day"
        )
        said = f"{name} had {amount} {counted} {when}"
    elif figure.metric == "market_size":
        said = f"The market counted by {figure.yardstick or 'all'} was put at {amount} {when}"
    else:
        verb = _VERBS.get(figure.status, "was")
        of = f" of {listed_words(figure.companies)}" if figure.companies else ""
        said = f"{whose} {metric_name(claims, figure)}{of} {verb} {amount} {when}"
    by = f", by {figure.by}" if figure.by else ""
    return f"{said}{by} ({figure.status})."


def figure_words(claims: Claims, figure: Figure, bare: bool = False, amount: bool = False) -> str:
    """A figure in a phrase: 'Alibaba capex, April to June 2026: RMB 67.678 billion (reported)'.

    `bare` is a change alone, 'up 75 % on the year'; `amount` the amount alone.
    """
    if amount:
        return amount_words(figure)
    moved = _moved(figure) if figure.basis else amount_words(figure)
    if bare:
        return moved
    of = f" under {figure.yardstick}" if figure.yardstick else ""
    who = "the market" if claims.company[figure.company].role == "market" else _who(claims, figure)
    by = f", {figure.by}" if figure.by and not figure.yardstick else ""
    what = f"{who}, {metric_name(claims, figure)}{of}, {figure.when.words}"
    return f"{what}: {moved} ({figure.status}{by})"


def _who(claims: Claims, figure: Figure) -> str:
    if figure.companies:
        return f"{listed_words(figure.companies)} together"
    if figure.brand:
        return f"{figure.brand} ({figure.company})"
    cloud = claims.company[figure.company].cloud
    if figure.metric == "market_share" and cloud not in ("none", figure.company):
        return cloud if figure.company in cloud else f"{cloud} ({figure.company})"
    return figure.company


def _moved(figure: Figure) -> str:
    word = "up" if figure.value >= 0 else "down"
    amount = amount_words(replace(figure, value=abs(figure.value), bound=None))
    bound = bound_words(figure.bound)
    return f"{word} {bound}{amount} on the {'year' if figure.basis == 'year' else 'quarter before'}"


def metric_name(claims: Claims, figure: Figure) -> str:
    """The name of a figure's metric inside a sentence: 'cloud revenue'."""
    metric = claims.metric.get(figure.metric)
    return (
        _small(metric.label).removesuffix(" growth" if figure.basis else "\0")
        if metric
        else (figure.metric.replace("_", " "))
    )


def _small(text: str) -> str:
    """The text with a small first letter, unless it begins with a name: AI, Volcano Engine."""
    first, *rest = text.split(" ")
    name = any(w[:1].isupper() and not w.isupper() for w in rest)
    return text if name or any(c.isupper() for c in first[1:]) else text[:1].lower() + text[1:]


def amount_words(figure: Figure) -> str:
    """A figure as printed: 'more than RMB 380 billion', '49.2 %', '180 trillion tokens'."""
    value, minus = abs(figure.value), "minus " if figure.value < 0 else ""
    match figure.unit:
        case "percent":
            said = f"{minus}{_digits(round(value, 1 if figure.status == 'derived' else 2))}%"
        case "points":
            said = f"{minus}{_digits(round(value, 1))} points"
        case "RMB" | "USD" | "HKD":
            said = f"{minus}{figure.unit} {_scaled(value)}"
        case "rank":
            said = f"place {_digits(value)}"
        case _:
            said = f"{_scaled(value)} {figure.unit}"
    if figure.rate == "million tokens":
        said += " for a million tokens"
    if figure.made == "mean":
        said += f" a {figure.rate} on average"
    upper = replace(figure, value=figure.high, high=None) if figure.high is not None else None
    return f"{bound_words(figure.bound)}{said}{f' to {amount_words(upper)}' if upper else ''}"


def _scaled(value: Decimal) -> str:
    for size, name in ((12, "trillion"), (9, "billion"), (6, "million")):
        if abs(value) >= Decimal(10) ** size:
            return f"{_digits(value.scaleb(-size))} {name}"
    return _digits(value)


def _digits(value: Decimal) -> str:
    return f"{float(value):,.6g}"


def when_words(figure: Figure) -> str:
    """The period with its preposition: 'in the first half of 2025', 'from April to June 2026'."""
    said = figure.when.words
    if "half" in said or figure.when.name.startswith("ttm"):
        return f"in the {said}"
    if " to " in said or ".." in figure.when.name:
        return f"from {said}"
    return f"on {said}" if figure.when.start == figure.when.end else f"in {said}"
