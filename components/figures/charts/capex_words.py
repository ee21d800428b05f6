"""Capex and revenue in words: how far one outruns the other, and what nobody has published."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pandas as pd

from components.analysis.money.left_out import left_out
from components.analysis.money.timeline import intensity
from components.analysis.tables import rows_of
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.chart import Sentences
from components.wording.formats import (
    change,
    coin,
    distinct,
    for_each,
    listed,
    metric_words,
    money,
    spoken,
    within_sentence,
)

Pair = tuple["pd.Series[Any]", "pd.Series[Any]"]


def capex_words(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    """How the largest spender's capex and revenue have grown, and what the one is for the other."""
    capex = table[table["measure"] == "capex"]
    table = table[table["measure"] != "event"]
    if capex.empty:
        if table.empty:
            return ("No capex or cloud revenue is left under the choices made.",)
        return _known_by_the_year(table[table["measure"] == "capex by the year"], table)
    latest = capex[capex["end"] == capex["end"].max()].sort_values("value", ascending=False)
    outrun = _outrun(latest, table)
    first = latest.iloc[0]
    if len(outrun) > 1:
        told = {row["company"] for row, _ in outrun}
        rest = latest.iloc[1:]
        spends = list(_spends(first, claims, view))
        growths = listed([_against(*pair) for pair in outrun])
        return (
            f"Capex grows faster than cloud revenue: {growths}.",
            *spends,
            *_others(rest[~rest["company"].isin(told)], is_dated=not spends),
            *_without_panel(table, claims, view),
        )
    return (
        _largest(first, table, claims, view),
        *_others(latest.iloc[1:]),
        *_without_panel(table, claims, view),
    )


def _outrun(latest: pd.DataFrame, table: pd.DataFrame) -> list[Pair]:
    """The capex and cloud revenue of each company whose capex grew faster; none if one's did not.

    Of those for which both growths of the newest period are known.
    """
    revenue = table[(table["measure"] == "cloud_revenue") & table["grown"].notna()]
    pairs: list[Pair] = []
    for _, capex in latest[latest["grown"].notna()].iterrows():
        of_company = revenue["company"] == capex["company"]
        own = revenue[of_company & (revenue["period"] == capex["period"])]
        if len(own):
            pairs.append((capex, own.iloc[-1]))
    return pairs if all(capex["grown"] > own["grown"] > 0 for capex, own in pairs) else []


def _against(capex: pd.Series, revenue: pd.Series) -> str:
    """'75% against 45% at Alibaba'; a narrower line of revenue is named."""
    said = f"{capex['grown']:.0%} against {revenue['grown']:.0%} at {capex['company']}"
    is_narrow = revenue["metric"] != revenue["measure"]
    return f"{said} ({revenue['label'].removesuffix(' revenue')})" if is_narrow else said


def _spends(first: pd.Series, claims: Claims, view: View) -> Iterator[str]:
    """What the largest spends for each yuan of cloud revenue, in the newest period and in four."""
    ratios, sold = _ratios(claims, view, first["company"], first["period"])
    if ratios:
        over = f", {ratios[1]} over four quarters" if len(ratios) > 1 else ""
        yield (
            f"In {_when(first)} {first['company']} spent {ratios[0]} for each "
            f"{coin(view.currency)} of {sold}{over}."
        )


def _when(row: "pd.Series[Any]") -> str:
    """The period of a row, within a sentence."""
    return spoken(row["period"]).replace("four quarters", "the four quarters")


def _largest(first: pd.Series, table: pd.DataFrame, claims: Claims, view: View) -> str:
    """The finding of the largest spender; what it spent, where its growth is not known."""
    name, when = first["company"], first["period"]
    own = table[(table["company"] == name) & (table["period"] == when)]
    revenue = own[(own["measure"] == "cloud_revenue") & own["grown"].notna()]
    if pd.isna(first["grown"]):
        said = f"{_spent(first)} in {spoken(when)}"
    else:
        guess = "estimated " if first["status"] == "estimate" else ""
        said = f"{name}'s {guess}capex is {change(first['grown'])} in a year"
        said += f", its {_beside(first['grown'], revenue.iloc[0])}" if len(revenue) else ""
    ratios, sold = _ratios(claims, view, name, when)
    if not ratios:
        return f"{said}."
    over = f", {ratios[1]} over four quarters" if len(ratios) > 1 else ""
    return (
        f"{said}: {ratios[0]} is {_now(view)}spent for each {coin(view.currency)} of {sold}{over}."
    )


def _now(view: View) -> str:
    return "now " if view.span == "quarter" else ""


def _beside(grown: float, revenue: pd.Series) -> str:
    """'cloud revenue 45%' beside capex that rose too; 'cloud revenue down 3%' where it fell."""
    words = change(revenue["grown"])
    alike = change(grown).split()[0] == words.split()[0] and " " in words
    return f"{within_sentence(revenue['label'])} {words.split()[1] if alike else words}"


def _ratios(claims: Claims, view: View, company: str, when: str) -> tuple[list[str], str]:
    """What is spent for each yuan of cloud revenue in a period and in the four quarters to it.

    And what that revenue is called, for a narrower line has a name of its own.
    """
    spans = [(view.span, when)]
    spans += [("four quarters", f"ttm-{when}")] if view.span == "quarter" else []
    found, sold = [], "cloud revenue"
    for span, name in spans:
        table = intensity(claims, replace(view, span=span, company=(company,)))
        rows = table[table["period"] == name]
        if len(rows):
            found.append(for_each(rows["value"].iloc[-1], view.currency))
            sold = metric_words(claims, str(rows["metric"].iloc[-1]))
    return found, sold


def _others(rows: pd.DataFrame, is_dated: bool = True) -> Iterator[str]:
    """How the capex of the other spenders of a period moved, in one sentence.

    It says the period if it `is_dated`: where the sentence before does not.
    """
    if rows.empty:
        return
    when = _when(rows.iloc[0])
    grown = rows[rows["grown"].notna()]
    if grown.empty:
        yield f"{_spent(rows.iloc[0])} in {when}."
        return
    moves = [f"{_moved(row.grown)} at {row.company}" for row in rows_of(grown)]
    verbs = {move.split()[0] for move in moves}
    if len(verbs) == 1:
        moves[1:] = [move.split(" ", 1)[1] for move in moves[1:]]
    yield f"In {when} capex {listed(moves)}." if is_dated else f"Capex {listed(moves)}."


def _moved(grown: float) -> str:
    """'rose 45%' or 'fell 3%'."""
    return f"{'rose' if grown >= 0 else 'fell'} {abs(grown) * 100:.0f}%"


def _without_panel(table: pd.DataFrame, claims: Claims, view: View) -> Iterator[str]:
    """Which companies chosen have no panel, and which choice leaves them out."""
    for company in view.company:
        why = left_out(claims, view, "capex", company)
        if company not in set(table["company"]) and why:
            yield f"{company} is not shown: its capex is {why}."


def _known_by_the_year(years: pd.DataFrame, table: pd.DataFrame) -> Sentences:
    """What is said where no capex of this span is published: the latest whole year, if any."""
    none = f"No capex at this span for {listed(distinct(table['company']))}"
    if years.empty:
        return (f"{none}.",)
    last = years.sort_values(["end", "value"]).iloc[-1]
    return f"{none}.", f"{_spent(last)} in all of {spoken(last['period'])}."


def _spent(row: pd.Series) -> str:
    """Who spent how much; an estimate is called one, by whose estimate it is."""
    guessed = row["status"] == "estimate"
    by = f" ({row['house']})" if guessed and isinstance(row["house"], str) else ""
    size = money(row["value"], row["unit"])
    return f"{row['company']} spent {'an estimated ' if guessed else ''}{size}{by}"
