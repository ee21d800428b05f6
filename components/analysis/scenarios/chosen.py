"""What a scenario supposes in full, and the reader's own scenario made from it."""

from dataclasses import replace

from components.analysis.scenarios.baselines import start
from components.analysis.view.lab_view import DIALS
from components.analysis.view.view import View
from components.claims.cache import cached_per_claims
from components.claims.claim import STATUSES
from components.claims.model import Claims
from components.claims.scenario import Assumption, Scenario
from components.claims.terms import MARKET

YOURS = "Yours"


def complete(claims: Claims, scenario: Scenario) -> Scenario:
    """The scenario with all that it takes from another one; its own assumptions come first."""
    lent = next((s.assumptions for s in claims.scenarios if s.name == scenario.like), ())
    own = {_subject(a) for a in scenario.assumptions}
    rest = tuple(a for a in lent if _subject(a) not in own)
    return scenario.model_copy(update={"assumptions": (*scenario.assumptions, *rest)})


def _subject(assumption: Assumption) -> tuple[str, str, str | None]:
    return assumption.company, assumption.about, assumption.yardstick


def speaking(claims: Claims, company: str) -> list[Scenario]:
    """The scenarios that suppose anything about a company, each in full."""
    every = [complete(claims, scenario) for scenario in claims.scenarios]
    return [s for s in every if any(a.company == company for a in s.assumptions)]


def base_scenario(claims: Claims, view: View) -> Scenario | None:
    """The scenario that the dials start from, in full; None in a file without any.

    The one of the view or, where that says nothing about the company in focus, the first that does.
    """
    named = [s for s in claims.scenarios if s.name == view.base] or list(claims.scenarios[:1])
    fit = speaking(claims, view.focus)
    own = [s for s in fit if s.name in {one.name for one in named}] or fit
    return own[0] if own else next((complete(claims, one) for one in named), None)


@cached_per_claims()
def carried_on(claims: Claims) -> tuple[str, ...]:
    """The companies whose cloud revenue a scenario can carry on: growth supposed, four quarters."""
    every = tuple(STATUSES)
    return tuple(
        company
        for company in claims.subjects
        if start(claims, company, "cloud_revenue", every)
        and any(found(s, "cloud_growth", company) for s in speaking(claims, company))
    )


def told_of(claims: Claims, view: View) -> View:
    """The view with a company in focus that it shows and, if one can be, that is carried on."""
    fit = [company for company in view.company if company in carried_on(claims.whole)]
    shown = fit or view.company or (view.focus,)
    return view if view.focus in shown else replace(view, focus=shown[0])


def chosen_scenarios(claims: Claims, view: View) -> list[Scenario]:
    """The scenarios of the view, and the reader's own where a dial was moved off its start."""
    chosen = [complete(claims, s) for s in claims.scenarios if s.name in view.scenario]
    own = your_scenario(claims, view)
    return [*chosen, own] if own else chosen


def lead_scenario(claims: Claims, view: View) -> Scenario | None:
    """What results are told of: the reader's own scenario, or else the one it would start from."""
    return your_scenario(claims, view) or base_scenario(claims, view)


def your_scenario(claims: Claims, view: View) -> Scenario | None:
    """The base with the dials that were moved; None while all stand at their start."""
    base = base_scenario(claims, view)
    if base is None:
        return None
    moved = tuple(_dialled(a, view) for a in base.assumptions)
    if moved == base.assumptions:
        return None
    story = f"{base.name}, with what you changed."
    return base.model_copy(update={"name": YOURS, "story": story, "assumptions": moved})


def _dialled(assumption: Assumption, view: View) -> Assumption:
    for name, dial in DIALS.items():
        value = getattr(view, name)
        if assumption.about != dial.about or value is None or not concerns(assumption, view):
            continue
        if value != dial.nearest(assumption.value):
            whose = "claims" if assumption.evidenced else assumption.range_from or "judgement"
            own = {"rests_on": (), "judgement": "Your own value.", "range_from": whose}
            return assumption.moved_to(float(value)).model_copy(update=own)
    return assumption


def concerns(assumption: Assumption, view: View) -> bool:
    """Whether the dials of a view move this assumption: its company or its yardstick's market."""
    if assumption.company == MARKET:
        return assumption.yardstick in (None, view.yardstick)
    return assumption.company == view.focus


def found(
    scenario: Scenario, about: str, company: str, yardstick: str | None = None
) -> Assumption | None:
    """What a scenario supposes of one thing, or None."""
    return next(
        (
            a
            for a in scenario.assumptions
            if (a.about, a.company, a.yardstick) == (about, company, yardstick)
        ),
        None,
    )


def evidence_of(claims: Claims, assumption: Assumption) -> list[tuple[str, Assumption]]:
    """Every range that claims give for what an assumption is about, by its scenario's name."""
    same = [
        (scenario.name, a)
        for scenario in claims.scenarios
        for a in scenario.assumptions
        if _subject(a) == _subject(assumption) and a.evidenced
    ]
    return list({(a.low, a.high): (name, a) for name, a in reversed(same)}.values())[::-1]
