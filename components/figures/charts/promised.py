"""What is owed to banks, signed for or paid ahead, where that is held."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.analysis.money.abroad import BEFORE, NEWEST
from components.analysis.money.earnings import promised
from components.analysis.tables import rows_of
from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.bar_rows import BarRow, bar_rows, mark_upright
from components.figures.chart import Chart, Plain, Sentences, weak
from components.figures.theme import Palette
from components.wording.formats import amount, change, listed, money, spoken, within_sentence

# How each metric is said of a company, with its amount.
_DONE: Mapping[str, str] = MappingProxyType(
    {
        "capital_commitments": "has signed for {} of capex not yet on its books",
        "bank_borrowings": "owes banks {}",
        "compute_prepayment": "has paid {} ahead for computing",
    }
)


def _figure(table: pd.DataFrame, view: View, palette: Palette) -> go.Figure:
    """A bar for each sum, the largest on top."""
    newest, then = table[table["moment"] == NEWEST], table[table["moment"] == BEFORE]
    before = {_key(row): row.value for row in rows_of(then)}
    rows = [
        BarRow(
            name=row.company,
            beside=f"{within_sentence(row.label)}, {spoken(row.period)}",
            figure=f"{row.value:,.1f}",
            moved=change(row.value / before[_key(row)] - 1) if _key(row) in before else "",
            ink=palette.company[row.company],
            fill=palette.paper if hollow else palette.company[row.company],
            words=_words(row),
        )
        for row, hollow in zip(rows_of(newest), weak(newest), strict=True)
    ]
    figure = bar_rows(newest, rows, max(float(table["value"].max()), 0.1), palette)
    keys = [_key(row) for row in rows_of(newest)]
    places = [keys.index(_key(row)) for row in rows_of(then)]
    words = [_words(row) for row in rows_of(then)]
    mark_upright(figure, then, places, words, "a year before", palette)
    return figure


def _key(row: Any) -> tuple[str, str]:
    return row.company, row.metric


def _words(row: Any) -> str:
    return (
        f"<b>{row.company}</b> {within_sentence(row.label)}: {amount(row.value, row.unit)}<br>"
        f"{spoken(row.period)}, {row.status}"
    )


def _reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    """First the sum that can be compared with a year before, then the others."""
    newest = table[table["moment"] == NEWEST]
    if newest.empty:
        return ("Nothing owed or promised is left under the choices made.",)
    before = {_key(row): row.value for row in rows_of(table[table["moment"] == BEFORE])}
    first, *others = sorted(rows_of(newest), key=lambda row: _key(row) not in before)
    then = before.get(_key(first))
    moved = f", {change(first.value / then - 1)} in a year" if then else ""
    more = (f"{'; '.join(map(_done, others))}.",) if others else ()
    return f"{_done(first)}{moved}.", *more, *_not_held(newest, claims, view)


def _done(row: Any) -> str:
    """What a company has done with a sum: 'Alibaba owes banks RMB 71.8bn'."""
    return f"{row.company} {_DONE[row.metric].format(money(row.value, row.unit))}"


def _not_held(newest: pd.DataFrame, claims: Claims, view: View) -> Iterator[str]:
    """Of whom nothing is shown: because of the choices made, or because nothing is held."""
    missing = [company for company in view.company if company not in set(newest["company"])]
    known = {c.company for c in claims.whole.claims if c.metric in _DONE and not c.do_not_plot}
    if hidden := [company for company in missing if company in known]:
        yield f"Not shown under the choices made: {listed(hidden)}."
    if never := [company for company in missing if company not in known]:
        yield f"Of {listed(never)} none is held; they may owe as much."


def _measured(claims: Claims, view: View) -> str:
    """What is drawn; the line of a year before, where there is one."""
    then = (promised(claims, view)["moment"] == BEFORE).any()
    return f"{_basis(view)} The upright line is a year before." if then else _basis(view)


def _basis(view: View) -> str:
    return (
        f"{view.currency} bn, on the day or in the period named. Compute prepayments are no part "
        "of capex."
    )


PROMISED = Chart(
    name="owed-and-promised",
    page="capex",
    question="What is already owed or promised?",
    measured=_measured,
    table=promised,
    draw=_figure,
    reading=_reading,
    columns={
        "company": "Company",
        "label": "What",
        "moment": "Which",
        "period": "When",
        "value": "Value",
        "unit": "Unit",
        "status": "Status",
    },
    plain=Plain(
        along="label",
        label=lambda row: f"{row.company}, {within_sentence(row.label)}",
        measured=lambda claims, view: _basis(view),
    ),
)
