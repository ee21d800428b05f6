"""Rules for words that say who and what: company, product, metric, scope, house, yardstick."""

import re

from components.checker.figures import Figure
from components.checker.lexicon import words_of
from components.checker.weighing import Mark, Weighing
from components.claims.cache import cached_per_claims
from components.claims.model import Claims


def company_rule(w: Weighing) -> Mark:
    """The company named."""
    if w.figure.company in w.said("company") or set(w.said("company")) & set(w.figure.companies):
        return True
    return None if len(w.clause.meanings("company")) > 1 else False


def cloud_rule(w: Weighing) -> Mark:
    """A name that means the company's cloud: the figure must be of it."""
    about = w.claims.yardstick.get(w.figure.yardstick or "")
    return (
        True
        if (about and about.basis != "users")
        or "cloud" in w.figure.metric
        or w.figure.metric in ("volcano_revenue", "model_revenue")
        else None
    )


def product_rule(w: Weighing) -> Mark:
    """The product named."""
    if w.figure.brand in w.said("product"):
        return True
    name = "" if w.figure.brand else None
    # A cloud is named by its company's best known product only where the file does so.
    return None if name is None or not w.figure.yardstick else False


def metric_rule(w: Weighing) -> Mark:
    """What is measured."""
    said = w.clause.metrics(w.token)
    if w.figure.metric in said or (w.figure.made == "so far" and "capex_plan" in said):
        return True
    others = set().union(*(w.clause.metrics(t) for t in w.clause.of("metric")))
    if w.figure.metric in ("market_share", "market_rank", "market_size") and w.figure.yardstick:
        basis = w.claims.yardstick[w.figure.yardstick].basis
        counted = {"revenue": "total_revenue", "tokens": "daily_tokens", "users": "app_users"}[
            basis
        ]
        money = {"cloud_revenue"} if basis == "revenue" else set()
        if said & ({counted} | money):
            return True
    planned = "forward" in w.clause.meanings("status")
    if w.figure.metric == "capex_plan" and "capex" in said and planned:
        return True
    if w.figure.metric in others:
        plan = w.figure.forward and said & {"capex_plan", "capex_guidance", "revenue_target"}
        return True if plan else None
    return False


def scope_rule(w: Weighing) -> Mark:
    """What part of it, by the words of the metric and the yardstick themselves."""
    own = _scopes(w.claims, w.figure)
    if own & set(w.said("scope")):
        return True
    yardstick = w.claims.yardstick.get(w.figure.yardstick or "")
    if yardstick and "china" in w.said("scope"):
        return yardstick.scope != "worldwide"
    if yardstick and "outside" in w.said("scope") and yardstick.own_use == "included":
        return False
    if yardstick and "own apps" in w.said("scope") and yardstick.own_use == "excluded":
        return False
    if yardstick and set(w.said("scope")) <= {"ai cloud", "cloud", "world", "public cloud", "iaas"}:
        return False
    if "cloud_external" in w.figure.metric and "outside" in w.said("scope"):
        return True
    return None


@cached_per_claims(4096)
def _scopes_of(
    claims: Claims, metric: str, yardstick_name: str | None, note: str | None
) -> frozenset[str]:
    """What a figure is about by its own words: those of its metric's label and of its yardstick."""
    yardstick = claims.yardstick.get(yardstick_name or "")
    texts = [claims.metric[metric].label] if metric in claims.metric else [metric.replace("_", " ")]
    texts += [note] if note else []
    if yardstick:
        texts += [yardstick.name, yardstick.measures, *yardstick.aliases]
    found = (
        {
            {"AI in China": "ai", "all cloud in China": "cloud", "worldwide": "world"}.get(
                yardstick.scope, "apps"
            )
        }
        if yardstick
        else set()
    )
    known = sorted(words_of("scope").items(), key=lambda pair: -len(pair[0]))
    for text in texts:
        rest = f" {re.sub(r'[,.;:()]', ' ', text.lower())} "
        for word, meaning in known:
            mark = f" {word} " if word.isascii() else word
            if mark in rest:
                found.add(meaning)
                rest = rest.replace(mark, "  ")
    return frozenset(found)


def _scopes(claims: Claims, figure: Figure) -> frozenset[str]:
    """What a figure is about; a plan, whose metric says only 'plan', also by its claim's note."""
    note = claims.claim[figure.ids[0]].note if figure.metric == "capex_plan" else None
    return _scopes_of(claims, figure.metric, figure.yardstick, note)


def house_rule(w: Weighing) -> Mark:
    """Who is named for the figure."""
    if any(house.casefold() in w.figure.house for house in w.said("house")):
        return True
    return None if len(w.clause.of("house")) > 1 else False


def said_rule(w: Weighing) -> Mark:
    """That somebody says so."""
    own = w.figure.status in ("reported", "guidance", "target")
    return bool(w.clause.of("house") or w.clause.of("yardstick") or own)


def yardstick_rule(w: Weighing) -> Mark:
    """The yardstick named."""
    return w.figure.yardstick in w.said("yardstick")
