"""The results asked for most, each as a large number with its range and what it rests on."""

from typing import Any

import streamlit as st

from components.analysis.scenarios.baselines import revenue_metric
from components.analysis.scenarios.outlook import BIG, big_results, range_of_growth
from components.analysis.tables import records_of
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.theme import palette_of
from components.ui.lab.range_strip import span_strip
from components.ui.shell.text import aside, plain
from components.wording.formats import for_each, listed, money, percent
from components.wording.scenario_words import range_words

_MEANS = {
    BIG[1]: "For each yuan of cloud revenue.",
    BIG[2]: "After the wear of servers.",
    BIG[3]: "At 100% servers pay back in three years.",
}


def big_numbers(claims: Claims, view: View) -> None:
    """Up to four results of the leading scenario side by side; none where there is none."""
    rows = records_of(big_results(claims, view))
    ranged = range_of_growth(claims, view)
    color = palette_of(claims.whole, "dark" if view.theme == "dark" else "light").company[
        view.focus
    ]
    over = ""
    if ranged and ranged[1].low is not None and ranged[1].high is not None:
        over = f" if it grows by {range_words('cloud_growth', ranged[1].low, ranged[1].high)}"
    if not rows:
        return
    with st.container(key="big-numbers"):
        columns = st.columns(len(BIG))
    for place, (column, row) in enumerate(zip(columns, rows, strict=False)):
        key = f"result-{place}"
        with column.container(border=True, key=key, height="stretch", gap="xsmall"):
            _result(_named(claims, view, row["result"]), row, over, view, color)


def _named(claims: Claims, view: View, result: str) -> str:
    """A result under the name of the line that is carried on."""
    label = claims.metric[revenue_metric(claims, view.focus, view.status)].label
    return result.replace("Cloud revenue", label)


def _result(label: str, row: dict[str, Any], over: str, view: View, color: str) -> None:
    st.metric(plain(label), _said(row["value"], row, view))
    if row["low"] == row["low"]:
        span = f"{_said(row['low'], row, view)} to {_said(row['high'], row, view)}"
        marks = [row["now"]] if row["now"] == row["now"] else []
        st.image(
            span_strip(row["low"], row["high"], row["value"], marks, color),
            width="stretch",
            alt=f"{label}: {span}",
        )
        st.markdown(plain(f"{span}{over}."))
    if row["now"] == row["now"]:
        aside(plain(f"{_said(row['now'], row, view)} today, over four quarters."))
    if row["result"] in _MEANS:
        means = _MEANS[row["result"]]
        aside(plain(means.replace("yuan", "dollar") if view.currency == "USD" else means))
    if row["judged"]:
        aside(plain(f"Rests on our judgement: {listed(row['judged'])}."))


def _said(value: float, row: dict[str, Any], view: View) -> str:
    if row["unit"] == "times":
        return for_each(value, view.currency)
    if row["unit"] == "percent":
        return percent(value, 1)
    return money(round(value) if abs(value) >= 10 else value, row["unit"])
