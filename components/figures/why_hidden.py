"""Why a chart is empty that has something to show: which choice of the reader hides it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd

from components.analysis.tables import ids_of, roots
from components.analysis.view.view import View
from components.analysis.view.visible import visible_claims
from components.claims.model import Claims
from components.figures.chart import Chart, Sentences
from components.wording.formats import day_words, listed

# What a chart is about and as what it is shown, which its own words tell; any other may hide it.
_ABOUT = (
    *("focus", "yardstick", "theme", "claim", "currency", "goal", "solve", "by", "outcome"),
    *("shown_as", "index_from"),
)


def why_hidden(claims: Claims, chart: Chart, view: View) -> Sentences:
    """Which choices empty a chart, in sentences; none where nothing is hidden by a choice.

    A choice is named when the chart has something to show without it and with all the others, and
    all of them are where it takes more than one.
    """
    whole = claims.whole
    usual = View.of(whole)
    changed = {
        name: getattr(usual, name)
        for name, one in View.choices().items()
        if name not in _ABOUT
        and one.bears_on(chart.page)
        and getattr(view, name) != getattr(usual, name)
    }

    def shown(change: dict[str, Any]) -> pd.DataFrame:
        freed = replace(view, **change)
        return chart.table(visible_claims(whole, freed), freed)

    if not changed or shown(changed).empty:
        return ()
    alone = [name for name in changed if len(shown({name: changed[name]}))] or list(changed)
    if alone == ["known_by"]:
        return (_first(whole, view, shown),)
    if alone == ["company"] and len(view.company):
        return (_of_others(chart, view),)
    said = "; ".join(_said(view, usual, name) for name in alone)
    return (f"Your choice{'s' * (len(alone) > 1)} hide{'s' * (len(alone) == 1)} this: {said}.",)


def _of_others(chart: Chart, view: View) -> str:
    """What is said where the chart holds nothing of just those companies that are chosen."""
    if View.choices()["focus"].bears_on(chart.page) and view.focus not in view.company:
        return f"{view.focus} is not among the companies chosen: {listed(view.company)}."
    chosen = "companies" if len(view.company) > 1 else "company"
    return f"There is nothing here of {listed(view.company)}, the only {chosen} chosen."


def _said(view: View, usual: View, name: str) -> str:
    """A choice as it stands in the sentence: 'grade A', 'only Baidu is chosen'."""
    value, one = getattr(view, name), View.choices()[name]
    if name == "company":
        return f"only {listed(value)}" if value else "no company"
    if name == "edition":
        return f"the edition of {day_words(value)}"
    if name == "status":
        return f"only the status {listed(value, 'or')}" if value else "no status"
    if words := one.said(value, getattr(usual, name)):
        return words
    texts = listed([text for text in one.kind.write(value) if text])
    if not texts:
        return f"no {one.label.lower().removesuffix('s')}"
    return f"{one.label.lower()} {texts}"


def _first(whole: Claims, view: View, shown: Callable[[dict[str, Any]], pd.DataFrame]) -> str:
    """When the first of what the day hides came out, of which nothing had been published."""
    known = roots(whole, ids_of(shown({"known_by": View.of(whole).known_by})))
    days = sorted({whole.known_on(whole.claim[name]).isoformat() for name in known})
    later = [day for day in days if day > view.known_by]
    while len(later) > 1:  # more is known from day to day, so halving finds the first
        half = len(later) // 2
        later = later[:half] if len(shown({"known_by": later[half - 1]})) else later[half:]
    first = f"; the first was on {day_words(later[0])}" if later else ""
    return f"Nothing of this had been published by {day_words(view.known_by)}{first}."
