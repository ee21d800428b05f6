"""The views of a chart worth a file each: a bare link's, and each choice that draws it anew."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.answer import Answer, answer
from components.figures.chart import Chart


def exported_views(chart: Chart, claims: Claims) -> Iterator[tuple[str, Answer]]:
    """Each answer with a name for its file: 'shares', 'shares-idc-model-calls'. None is empty."""
    found: list[Answer] = []
    bare = View.of(claims)
    for option, view in [("", bare), *_chosen(claims, bare)]:
        one = answer(claims, chart, view)
        if not one.is_empty and not any(one.table.equals(other.table) for other in found):
            found.append(one)
            yield "-".join(filter(None, [chart.name, _plain(option)])), one


def _chosen(claims: Claims, bare: View) -> Iterator[tuple[str, View]]:
    """Each option of a choice that sets views apart, with the view that it makes."""
    for choice in [name for name, one in View.choices().items() if one.apart_on]:
        for option in View.options(claims)[choice]:
            changed: dict[str, Any] = {choice: option}
            yield option, replace(bare, **changed)


def _plain(option: str) -> str:
    """An option as part of a file name: lower case, with hyphens."""
    return "-".join("".join(c if c.isalnum() else " " for c in option.lower()).split())
