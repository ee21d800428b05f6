"""Figures in words: safe sentences and the short phrases of a verdict, in plain British English."""

from dataclasses import replace
from decimal import Decimal

from components.analysis.headlines_rules.figures import Figure
from components.claims.claim import bound_words
from components.claims.model import Claims

_VERBS = {"target": "was set at", "guidance": "was guided at"} | dict.fromkeys(
    ("projection", "estimate"), "was put at"
)


def safe_sentence(claims: Claims, figure: Figure) -> str:
    """A figure with everything that qualifies it, as a sentence that can be quoted."""
    who, amount, when = _subject(claims, figure), amount_words(figure), when_words(figure)
    if figure.metric == "market_share" and not figure.change:
        counted = lower(claims.ruler[figure.ruler].measures) if figure.ruler else "the market"
        said = f"{who} held {amount} of {counted} {when}"
    elif figure.change:
        said = f"{possessive(who)} {label(claims, figure)} {_moved(figure)} on the year {when}"
    elif figure.unit in ("tokens", "users") and figure.metric != "market_size":
        amount = amount_words(replace(figure, unit="plain"))
        said = f"{who} had {amount} {label(claims, figure)} {when}"
    elif figure.metric == "market_size":
        said = f"{who} was put at {amount} {when}"
    else:
        verb = _VERBS.get(figure.status, "was")
        said = f"{possessive(who)} {label(claims, figure)} {verb} {amount} {when}"
    return f"{said}{_by(claims, figure)} ({figure.status})."


def _subject(claims: Claims, figure: Figure) -> str:
    if claims.company[figure.company].role == "market":
        return f"The market as {figure.ruler or 'a whole'} counts it"
    if figure.brand:
        return f"{figure.brand} ({figure.company})"
    cloud = claims.company[figure.company].cloud
    if figure.metric == "market_share" and cloud not in ("none", figure.company):
        return f"{cloud} ({figure.company})" if figure.company not in cloud else cloud
    return figure.company


def possessive(name: str) -> str:
    """A name with its 's."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _by(claims: Claims, figure: Figure) -> str:
    """The house or counter, in as few words as name it."""
    if figure.house:
        return f", by {figure.house}"
    if not figure.ruler:
        return ""
    if figure.metric in ("market_share", "market_size"):
        return f", by {house_words(claims.ruler[figure.ruler].house)}"
    return f", as counted under {figure.ruler}"


def house_words(house: str) -> str:
    """A house inside a sentence; 'Not named' gets its small letter."""
    return f"a house {lower(house)}" if house.startswith("Not ") else house


def _moved(figure: Figure) -> str:
    amount = amount_words(replace(figure, value=abs(figure.value)))
    return f"{'fell' if figure.value < 0 else 'rose'} {amount}"


def label(claims: Claims, figure: Figure) -> str:
    """The name of a figure's metric inside a sentence: 'cloud revenue'."""
    metric = claims.metric.get(figure.metric)
    named = lower(metric.label) if metric else figure.metric.replace("_", " ")
    return named.removesuffix(" growth") if figure.change else named


def lower(text: str) -> str:
    """The text with a small first letter, unless it begins with a name: AI, Volcano Engine."""
    first, *rest = text.split(" ")
    name = any(w[:1].isupper() and not w.isupper() for w in rest)
    return text if name or any(c.isupper() for c in first[1:]) else text[:1].lower() + text[1:]


def amount_words(figure: Figure) -> str:
    """A figure as printed: 'more than RMB 380 billion', '49.2 %', '180 trillion tokens'."""
    return bound_words(figure.bound) + _plain_amount(figure)


def _plain_amount(figure: Figure) -> str:
    if figure.unit == "percent":
        sign = "minus " if figure.value < 0 else ""
        return f"{sign}{_digits(round(abs(figure.value), 2))} %"
    if figure.metric == "model_price":
        return f"RMB {_digits(figure.value)} for a million tokens"
    if figure.unit in ("RMB", "USD", "HKD"):
        sign = "minus " if figure.value < 0 else ""
        return f"{sign}{figure.unit} {_scaled(abs(figure.value))}"
    noun = {"tokens": " tokens", "users": " users"}.get(figure.unit, "")
    return _scaled(figure.value) + noun


def _scaled(value: Decimal) -> str:
    for size, name in ((12, "trillion"), (9, "billion"), (6, "million")):
        if abs(value) >= Decimal(10) ** size and (name != "trillion" or value >= Decimal("1e13")):
            return f"{_digits(value.scaleb(-size))} {name}"
    return _digits(value)


def _digits(value: Decimal) -> str:
    return f"{float(value):,.6g}" if abs(value) < 1_000_000 else f"{value:,.0f}"


def when_words(figure: Figure) -> str:
    """The period with its preposition: 'in the first half of 2025', 'from April to June 2026'."""
    said = figure.when.words
    if figure.when.name.startswith("ttm"):
        return f"in the {said}"
    if " to " in said:
        return f"from {said}"
    if "half" in said:
        return f"in the {said}"
    return f"on {said}" if figure.when.start == figure.when.end else f"in {said}"


def measure(claims: Claims, figure: Figure) -> str:
    """Whose figure of what: 'Alibaba's capex growth', 'ByteDance's share under Omdia AI cloud'."""
    whose = possessive(figure.company)
    if claims.company[figure.company].role == "market":
        return f"{label(claims, figure)} under {figure.ruler}"
    if figure.metric == "market_share" and not figure.change:
        return f"{whose} share under {figure.ruler}"
    return f"{whose} {label(claims, figure)}{' growth' if figure.change else ''}"


def short(text: str, most: int = 16) -> str:
    """The first sentence of a text, cut after so many words; no full stop."""
    words = text.split(". ")[0].rstrip(".").split()
    return " ".join(words) if len(words) <= most else " ".join(words[:most]) + " …"
