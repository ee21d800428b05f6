"""The choices of the scenario lab: scenarios, sections, dials that start from claims."""

from dataclasses import replace

import streamlit as st

from components.analysis.scenarios.chosen import (
    base_scenario,
    concerns,
    evidence_of,
    speaking,
    told_of,
)
from components.analysis.view.choices import Dial
from components.analysis.view.lab_view import DIALS, PAYBACK_GOAL
from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.scenario import Assumption
from components.figures.sentences import range_owner
from components.ui.card.receipt_panel import receipt_panel
from components.ui.lab.range_strip import range_strip
from components.ui.shell.choice_control import control
from components.ui.shell.controls import view_now
from components.ui.shell.text import aside, plain
from components.wording.claim_names import claim_names
from components.wording.scenario_words import range_words, value_words

_TOLD = "lab-told-of"  # the company that the dials were last drawn for
FIRST_DIALS = ("growth", "capex_growth", "margin")  # those that move a result most


def scenario_choice(claims: Claims) -> None:
    """Where the dials start and which scenarios are drawn beside it; only those that speak of it.

    In the link, ?base=Price+war&scenario=Price+war. One scenario alone is no choice.
    """
    view = told_of(claims, view_now(claims))
    known = [scenario.name for scenario in speaking(claims, view.focus)]
    if len(known) == 1:
        aside(plain(f"The only scenario that supposes anything about {view.focus}: {known[0]}."))
        return
    base = base_scenario(claims, _without(claims, view, "base"))
    usual = base.name if base else None
    control(claims, "base", known, usual, on_change=_start_anew, args=(claims,))
    with st.popover("Scenarios drawn", width="stretch", key="scenarios-drawn"):
        control(claims, "scenario", offered=known, label_visibility="collapsed")


def section_choice(claims: Claims) -> None:
    """Which part of the page is open; in the link, ?lab=Shares."""
    control(claims, "lab", label_visibility="collapsed")


def start_with_company(claims: Claims) -> None:
    """With another company in focus than before the dials start from what is supposed of it."""
    focus = told_of(claims, view_now(claims)).focus
    if st.session_state.setdefault(_TOLD, focus) != focus:
        st.session_state[_TOLD] = focus
        _start_anew(claims)


def _without(claims: Claims, view: View, name: str) -> View:
    """The view before a choice was made: what it shows is the default, which no link carries."""
    return replace(view, **{name: getattr(View.of(claims), name)})


def _start_anew(claims: Claims) -> None:
    """Dials start from what is supposed: with another start, or on demand, they start again.

    Each is set, not forgotten: a browser keeps a slider that is merely forgotten where it stands,
    and the link follows the slider by itself.
    """
    view = told_of(claims, view_now(claims))
    base = base_scenario(claims, view)
    for name, dial in DIALS.items():
        for assumption in base.assumptions if base else ():
            if assumption.about == dial.about and concerns(assumption, view):
                st.session_state[name] = dial.to_control(assumption.value)


def dials(claims: Claims) -> None:
    """A slider for each thing supposed of the company in focus, three at once, and a way back."""
    view = told_of(claims, view_now(claims))
    base = base_scenario(claims, view)
    if base is None:
        st.info("The claims file holds no scenario to start from.")
        return
    supposed = {
        name: a
        for name, dial in DIALS.items()
        for a in base.assumptions
        if a.about == dial.about and concerns(a, view)
    }
    first = [name for name in supposed if name in FIRST_DIALS]
    for name in first:
        with st.container(gap="xsmall"):
            _dial(claims, name, supposed[name])
    others = [name for name in supposed if name not in first]
    if others:
        with st.expander("More assumptions", key="dials-more"):
            for name in others:
                with st.container(gap="xsmall"):
                    _dial(claims, name, supposed[name])
    st.button(
        "Reset to the scenario",
        icon=":material/undo:",
        on_click=_start_anew,
        args=(claims,),
        key="reset",
    )


def _dial(claims: Claims, name: str, assumption: Assumption) -> None:
    """One slider under a label that opens its evidence; outside the evidence a line says so."""
    dial, label = DIALS[name], View.choices()[name].label
    asked = st.popover(label, type="tertiary", on_change="rerun", key=f"why-{name}")
    if asked.open:
        with asked:
            _evidence(claims, assumption, name)
    value = st.slider(
        label,
        dial.to_control(dial.least),
        dial.to_control(dial.most),
        dial.to_control(assumption.value),
        int(dial.step) if dial.step == int(dial.step) else dial.step,
        key=name,
        bind="query-params",
        label_visibility="collapsed",
    )
    _where(claims, dial, assumption, float(value))


def _where(claims: Claims, dial: Dial, assumption: Assumption, value: float) -> None:
    """The ranges that claims give, drawn under the dial and told, and whether it stands in one."""
    held = [(n, a.low, a.high) for n, a in evidence_of(claims, assumption)]
    ranges = [(n, low, high) for n, low, high in held if low is not None and high is not None]
    told = [f"{name}: {range_words(dial.about, low, high)}" for name, low, high in ranges]
    if ranges:
        st.image(
            range_strip(dial, [(low, high) for _, low, high in ranges], value),
            width="stretch",
            alt=f"The ranges that claims give, on the slider's scale. {'; '.join(told)}",
        )
    lines = [f"What claims give, by the scenario that uses it: {'; '.join(told)}."] if told else []
    if assumption.low is not None and assumption.high is not None and not assumption.evidenced:
        own = range_words(dial.about, assumption.low, assumption.high)
        whose = range_owner(assumption)
        lines.append(f"{whose[:1].upper()}{whose[1:]}: {own}.")
    aside(plain(" ".join(lines or ["No claim gives a range."])))
    at_start = value == dial.nearest(assumption.value)
    inside = any(dial.nearest(low) <= value <= dial.nearest(high) for _, low, high in ranges)
    if ranges and not inside and not (at_start and assumption.evidenced):
        st.markdown(":small[:material/warning: Outside the evidence.]")


def _evidence(claims: Claims, assumption: Assumption, name: str) -> None:
    """What an assumption rests on: its reason, and the receipt of each claim."""
    value = value_words(assumption.about, assumption.value)
    st.markdown(f"**{plain(f'{assumption.company}: {value}')}** in the scenario")
    if assumption.judgement:
        st.markdown(plain(assumption.judgement))
    known = [claim for claim in assumption.rests_on if claim in claims.claim]
    if not known:
        aside("A judgement: no claim gives it.")
        return
    chosen = known[0]
    if len(known) > 1:
        named, label = claim_names(claims, known), f"It rests on {len(known)} figures"
        key = f"why-{name}-claim"
        chosen = st.selectbox(label, known, key=key, format_func=named.__getitem__)
    receipt_panel(claims, chosen, f"why-{name}")


def against_choice(claims: Claims) -> None:
    """Which scenario yours is set against; in the link, ?against=Houses."""
    view = told_of(claims, view_now(claims))
    known = [scenario.name for scenario in speaking(claims, view.focus)]
    usual = View.of(claims).against
    control(claims, "against", known, usual if usual in known else known[-1])


def outcome_choice(claims: Claims) -> None:
    """Which result the tornado is about; in the link, ?outcome=Payback."""
    control(claims, "outcome")


def goal_choice(claims: Claims) -> None:
    """What must come true, what is solved for it, and by when."""
    control(claims, "goal")
    goal = view_now(claims).goal
    if goal == PAYBACK_GOAL:  # the other goals turn on growth alone
        control(claims, "solve")
    if "USD" not in goal:
        control(claims, "by")
