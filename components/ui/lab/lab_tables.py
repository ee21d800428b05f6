"""The lab's results as tables: what a scenario comes to, two side by side, houses ranked."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from components.analysis.scenarios.chosen import chosen_scenarios, lead_scenario
from components.analysis.scenarios.forecasts import ranking, scored, unscored
from components.analysis.scenarios.outlook import BIG
from components.analysis.scenarios.results import compared, results, two
from components.analysis.tables import records_of
from components.analysis.view.view import View
from components.claims.model import Claims
from components.ui.shell.text import aside, plain
from components.wording.formats import money, percent, plain_sentence
from components.wording.scenario_words import delta_words, outcome_words, result_words


def results_table(claims: Claims, view: View) -> None:
    """Every result of the leading scenario for the company in focus, behind a button."""
    scenario = lead_scenario(claims, view)
    if scenario is None:
        return
    found = results(claims, view, scenario)
    with st.expander(
        plain(f"All that {scenario.name} comes to for {view.focus}"), key="all-results"
    ):
        if found.empty:
            st.info(plain(f"Nothing can be worked out for {view.focus} under the choices made."))
            return
        shown = pd.DataFrame(
            {
                "Result": [outcome_words(r, view.yardstick) for r in found["result"]],
                "Value": [
                    result_words(r["value"], r["unit"], view.currency) for r in records_of(found)
                ],
                "How": found["formula"],
                "Claims": [" ".join(names) for names in found["claims"]],
            }
        )
        st.dataframe(shown, hide_index=True, key="results")


def payback_table(claims: Claims, view: View) -> None:
    """When each scenario chosen has earned back what is spent from now on."""
    rows = []
    for scenario in chosen_scenarios(claims, view):
        found = results(claims, view, scenario).set_index("result")["value"].to_dict()
        if "Payback" in found:
            rows.append(
                {
                    "Scenario": scenario.name,
                    "Earned back": result_words(found["Payback"], "years", view.currency),
                    "Pace in 2028": percent(found["Pace of payback in 2028"], 1),
                }
            )
    if rows:
        st.header("When does it pay back?", anchor="payback")
        st.dataframe(pd.DataFrame(rows), hide_index=True, key="payback")
        aside(
            "Earned back is when cash, the margin before the wear of servers, covers all capex for "
            "AI and cloud from now on. At a pace of 100% servers pay back in three years."
        )


def comparison_table(claims: Claims, view: View) -> None:
    """The leading scenario beside another: both values and the difference, result by result."""
    first, second = two(claims, view)
    if first is None or second is None:
        return
    table = compared(claims, view)
    if table.empty:
        st.info(plain(f"Neither scenario gives a result for {view.focus}."))
        return
    records = records_of(table)
    other = second.name if second.name != first.name else f"{second.name} again"
    shown = pd.DataFrame(
        {
            "Result": [outcome_words(r, view.yardstick) for r in table["result"]],
            first.name: [result_words(r["first"], r["unit"], view.currency) for r in records],
            other: [result_words(r["second"], r["unit"], view.currency) for r in records],
            "Difference": [delta_words(r["delta"], r["unit"], view.currency) for r in records],
        }
    )
    st.markdown(f"**{plain(_difference(records, first.name, other))}**")
    st.dataframe(shown, hide_index=True, key="compared")
    aside("Move a dial to compare a scenario of your own; the link keeps both.")


def _difference(records: Sequence[dict[str, Any]], first: str, second: str) -> str:
    """The difference that matters, in cloud revenue and then in margin, as a sentence."""
    by = {row["result"]: row for row in records}
    revenue, margin = by.get(BIG[0]), by.get(BIG[2])
    if revenue is None or revenue["delta"] != revenue["delta"]:
        return f"{second} and {first} do not compare: one of them gives no cloud revenue."
    if abs(revenue["delta"]) < 0.5:
        said = f"{second} and {first} come to the same cloud revenue in 2030"
    else:
        much = money(round(abs(revenue["delta"])), revenue["unit"])
        way = "more" if revenue["delta"] > 0 else "less"
        said = f"{second} brings {much} {way} cloud revenue in 2030 than {first}"
    if margin is None or not abs(margin["delta"]) >= 0.5:
        return f"{said}."
    points = round(abs(margin["delta"]))
    way = "higher" if margin["delta"] > 0 else "lower"
    return f"{said}, at a margin {points} point{'s' * (points != 1)} {way}."


def houses(claims: Claims, view: View) -> None:
    """Houses by their mean error, and what could not be scored."""
    table = scored(claims, view)
    if len(table):
        ranked = ranking(table)
        shown = pd.DataFrame(
            {
                "House": ranked["house"],
                "Forecasts that compare": ranked["forecasts"],
                "Missed by, on average": [
                    percent(round(e)) if e == e else "too few" for e in ranked["error"]
                ],
            }
        )
        st.header("Whose forecasts hold?", anchor="houses")
        st.dataframe(shown, hide_index=True, key="houses")
    waiting = unscored(claims, view)
    if waiting:
        with st.expander(f"Due, but no sound outcome is held ({len(waiting)})"):
            for claim in waiting:
                st.markdown(f"- {plain(plain_sentence(claims, claim))}")
