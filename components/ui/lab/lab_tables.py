"""The lab's results as tables: what a scenario comes to, two side by side, houses ranked."""

import pandas as pd
import streamlit as st

from components.analysis.scenarios.chosen import chosen_scenarios, lead_scenario
from components.analysis.scenarios.forecasts import FEWEST, ranking, scored, unscored
from components.analysis.scenarios.results import compared, results, two
from components.analysis.tables import records_of
from components.analysis.view.view import View
from components.claims.model import Claims
from components.ui.shell.text import aside, plain
from components.wording.formats import percent, said
from components.wording.scenario_words import delta_words, result_words

_LEAD = (
    "Cloud revenue in 2030",
    "Depreciation in 2030",
    "Operating margin in 2030",
    "Share under the yardstick in 2030",
)


def lead_line(claims: Claims, view: View) -> None:
    """In one line, above everything: what the leading scenario comes to."""
    scenario = lead_scenario(claims, view)
    if scenario is None:
        return
    found = results(claims, view, scenario)
    told = [
        f"{r['result'].removesuffix(' in 2030').lower()} {result_words(r['value'], r['unit'])}"
        for r in records_of(found)
        if r["result"] in _LEAD
    ]
    if told:
        st.markdown(plain(f"{scenario.name}, {view.focus} in 2030: {'; '.join(told)}."))


def results_table(claims: Claims, view: View) -> None:
    """Every result of the leading scenario for the company in focus, with its formula."""
    scenario = lead_scenario(claims, view)
    found = results(claims, view, scenario) if scenario else pd.DataFrame()
    name = scenario.name if scenario else view.base
    st.markdown(f"**{plain(f'What {name} comes to for {view.focus}')}**")
    if found.empty:
        st.info(
            plain(
                f"Nothing can be worked out for {view.focus}: no quarter is held to start from, or "
                f"{name} supposes nothing of it."
            )
        )
        return
    shown = pd.DataFrame(
        {
            "Result": found["result"],
            "Value": [result_words(r["value"], r["unit"]) for r in records_of(found)],
            "How": found["formula"],
            "Claims": [" ".join(names) for names in found["claims"]],
        }
    )
    st.dataframe(shown, hide_index=True, key="results")


def payback_lines(claims: Claims, view: View) -> None:
    """When each scenario chosen has earned back what is spent from now on."""
    said_of = []
    for scenario in chosen_scenarios(claims, view):
        found = results(claims, view, scenario).set_index("result")["value"].to_dict()
        if "Payback" in found:
            when = result_words(found["Payback"], "years")
            pace = percent(found["Three-year payback reached in 2028"])
            words = f"{scenario.name}: {when}; in 2028 at {pace} of the pace of three years."
            said_of.append(f"- {plain(words)}")
    if said_of:
        st.markdown("**Payback of all cloud capex from now on**\n" + "\n".join(said_of))
        aside(
            "Cash is margin before depreciation times cloud revenue. Paid back is when cash added "
            "up covers cloud capex added up. At 100 % of the pace, cash of the year equals a third "
            "of the cloud capex of the three years before."
        )


def comparison(claims: Claims, view: View) -> None:
    """The leading scenario beside another: both values and the difference, result by result."""
    first, second = two(claims, view)
    if first is None or second is None:
        return
    table = compared(claims, view)
    st.header("What does the difference come to?", anchor="comparison")
    if table.empty:
        st.info(plain(f"Neither scenario gives a result for {view.focus}."))
        return
    records = records_of(table)
    other = second.name if second.name != first.name else f"{second.name} again"
    shown = pd.DataFrame(
        {
            "Result": table["result"],
            first.name: [result_words(r["first"], r["unit"]) for r in records],
            other: [result_words(r["second"], r["unit"]) for r in records],
            "Difference": [delta_words(r["delta"], r["unit"]) for r in records],
            "How": table["formula"],
            "Claims": [" ".join(names) for names in table["claims"]],
        }
    )
    changed = [r for r in records if abs(r["delta"]) >= 0.005 or r["delta"] != r["delta"]]
    told = f"{other} differs from {first.name} in {len(changed)} of {len(records)} results."
    st.markdown(f"**{plain(told)}**")
    st.dataframe(shown, hide_index=True, key="compared")
    aside("Move a dial to compare a scenario of your own; the link keeps both.")


def houses(claims: Claims, view: View) -> None:
    """Houses by their mean error, and what could not be scored."""
    table = scored(claims, view)
    if len(table):
        ranked = ranking(table)
        shown = pd.DataFrame(
            {
                "House": ranked["house"],
                "Comparable forecasts": ranked["forecasts"],
                "Mean error": [
                    percent(e) if e == e else f"no rank below {FEWEST}" for e in ranked["error"]
                ],
            }
        )
        st.markdown("**Houses ranked**")
        st.dataframe(shown, hide_index=True, key="houses")
    waiting = unscored(claims, view)
    if waiting:
        with st.expander(f"Due, but no sound outcome is held ({len(waiting)})"):
            for claim in waiting:
                house = claim.house or claim.company
                label = claims.metric[claim.metric].label
                words = f"{house}: {claim.company}, {label}, {claim.period}: {said(claim)}."
                st.markdown(f"- {plain(words)} `{claim.id}`")
