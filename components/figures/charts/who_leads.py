"""Who leads? Yardsticks as rows, each with its shares on one scale, grouped by what they count."""

from functools import partial

import pandas as pd
import plotly.graph_objects as go

from components.analysis.market.standings import leaders, standings
from components.analysis.tables import parts_of, sources_of
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.chart import Chart, Plain, Sentences, Wider, weak
from components.figures.share_strips import MIDDLE_FORM, NARROW_FORM, WIDE_FORM, Form, strips
from components.figures.theme import Palette
from components.wording.formats import (
    company_name,
    in_words,
    listed,
    spoken,
    within_sentence,
)
from components.wording.yardstick_words import interest_words

_NAMED = 2  # yardsticks of one company that are told by name; more are counted


def _table(claims: Claims, view: View) -> pd.DataFrame:
    table = standings(claims, view)
    return table.assign(
        title=[claims.yardstick[name].heading for name in table["yardstick"]],
        told_by=[
            f"{name}, {_when(period)}"
            for name, period in zip(table["yardstick"], table["period"], strict=True)
        ],
        interest=table["yardstick"].map(
            {name: _interest(claims, rows) for name, rows in parts_of(table, "yardstick")}
        ),
        resting=table["yardstick"].map(
            {name: _resting(claims, rows) for name, rows in parts_of(table, "yardstick")}
        ),
        column=[company_name(claims, company) for company in table["company"]],
    )


def _when(period: str) -> str:
    """A period as it is said, a year as a whole one."""
    return f"whole year {period}" if len(period) == len("2025") else spoken(period)


def _interest(claims: Claims, rows: pd.DataFrame) -> str:
    """Whose interest is in a yardstick, by its rows."""
    leading = rows[rows["leads"]]
    yardstick = claims.yardstick[rows["yardstick"].iloc[0]]
    return interest_words(claims, yardstick, set(leading["company"]), bool(leading["tied"].any()))


def _resting(claims: Claims, rows: pd.DataFrame) -> str:
    return "one weak source" if len(sources_of(claims, rows)) == 1 else "weak sources"


def _draw(table: pd.DataFrame, view: View, palette: Palette, form: Form) -> go.Figure:
    return strips(table, palette, form)


def _reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    """Who leads by how many of the yardsticks, and by what the others lead."""
    if table.empty:
        return ("No yardstick is left that splits a market between two of the companies chosen.",)
    if len(view.company) == 1:
        return (_of_one(table, claims, view.company[0]),)
    every = table["yardstick"].nunique()
    table = table[table.groupby("yardstick")["company"].transform("size") > 1]
    if table.empty:
        return ("No yardstick names two of those shown.",)
    alone, level = leaders(table)
    total, name = table["yardstick"].nunique(), partial(company_name, claims)
    narrower = "" if total == every else " that compare them"
    everyone = set(view.company) == set(claims.subjects)
    of_those = "" if everyone else "Of those shown, "
    most = [c for c in alone if len(alone[c]) == len(next(iter(alone.values())))]
    if not alone:
        found = f"{of_those}nobody leads alone by any of {_yardsticks(total)}{narrower}"
        found = found[:1].upper() + found[1:]
    else:
        verb = "leads" if len(most) == 1 else "each lead"
        found = f"{of_those}{listed([name(c) for c in most])} {verb} by "
        found += f"{_of(len(alone[most[0]]), total)}{narrower}"
    ties = [names for names in level.values() if len(most) == 1 and most[0] in names]
    if len(ties) == 1:
        others = listed([name(c) for c in ties[0] if c != most[0]])
        found += f", and is level with {others} by one more"
    elif ties:
        found += f", and is level by {in_words(len(ties))} more"
    rest = [f"{name(c)} {_by(table, alone[c])}" for c in alone if c not in most]
    rest.sort(key=lambda words: " weak source" in words)
    rest += [
        f"{listed([name(c) for c in names])} are level {_by(table, [yardstick])}"
        for yardstick, names in level.items()
        if names not in ties
    ]
    if not rest:
        return (f"{found}.",)
    first_of = set(alone).union(*level.values())
    silent = [name(c) for c in view.company if c not in first_of]
    if silent and everyone:
        rest.append(f"{listed(silent)} by none")
    return f"{found}.", f"{_led(rest)}."


def _led(parts: list[str]) -> str:
    """'Baidu leads by ..., Tencent by none': the verb stands once, with the first that leads."""
    at = next((i for i, part in enumerate(parts) if " by " in part and " are " not in part), -1)
    said = [
        part.replace(" by ", " leads by ", 1) if i == at else part for i, part in enumerate(parts)
    ]
    return listed(said) if len(said) < 3 else f"{'; '.join(said)}"


def _of_one(table: pd.DataFrame, claims: Claims, company: str) -> str:
    """Where the only company chosen stands among all."""
    own = table[table["company"] == company]
    if own.empty:
        return f"No yardstick left by the choices made names {company_name(claims, company)}."
    alone, level = int((own["leads"] & ~own["tied"]).sum()), int((own["leads"] & own["tied"]).sum())
    shared = f", and level with another by {in_words(level)} more" if level else ""
    first = in_words(alone) if alone else "none"
    return (
        f"{company_name(claims, company)} is first by {first} of the {_yardsticks(len(own))} "
        f"that name it{shared}."
    )


def _yardsticks(count: int) -> str:
    return f"{in_words(count)} yardstick{'s' * (count != 1)}"


def _of(count: int, total: int) -> str:
    """'six of nine yardsticks'."""
    if count == total:
        return "the only yardstick" if total == 1 else f"all {_yardsticks(total)}"
    return f"{in_words(count)} of {_yardsticks(total)}"


def _by(table: pd.DataFrame, yardsticks: list[str]) -> str:
    """By what somebody leads: a yardstick or two by name, weak evidence said."""
    if len(yardsticks) > _NAMED:
        return f"by {in_words(len(yardsticks))}"
    said = []
    for yardstick in yardsticks:
        rows = table[table["yardstick"] == yardstick]
        is_weak = any(weak(rows[rows["first"]])) if "grade" in rows else False
        resting = f" (on {rows['resting'].iloc[0]})" if is_weak else ""
        said.append(f"{within_sentence(rows['title'].iloc[0])}{resting}")
    return f"by {listed(said)}"


WHO_LEADS = Chart(
    name="who-leads",
    page="overview",
    question="Who leads China's AI cloud, and by whose yardstick?",
    measured=lambda claims, view: (
        "Each dot is a company's share of the market that a house counts, by that house's own "
        "estimate. The line is the leader's lead over the second."
    ),
    table=_table,
    draw=partial(_draw, form=NARROW_FORM),
    wider=(
        Wider(640, partial(_draw, form=MIDDLE_FORM)),
        Wider(1080, partial(_draw, form=WIDE_FORM)),
    ),
    reading=_reading,
    columns={
        "group": "What sort of thing is counted",
        "title": "What is counted",
        "yardstick": "Yardstick",
        "period": "Period",
        "company": "Company",
        "share": "Share, %",
        "place": "Place",
        "status": "Status",
    },
    plain=Plain(
        measured=lambda claims, view: (
            "A company's share of the market that a house counts, by that house's own estimate."
        )
    ),
    marks_weak=False,
)
