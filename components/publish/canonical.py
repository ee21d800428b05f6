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
    bare = View.of(claims)
    first = answer(claims, chart, bare)
    yield chart.name, first
    for choice in [name for name, one in View.choices().items() if one.apart_on]:
        for option in View.options(claims)[choice]:
            changed: dict[str, Any] = {choice: option}
            other = answer(claims, chart, replace(bare, **changed))
            if other is not first and not other.is_empty and not other.table.equals(first.table):
                yield f"{chart.name}-{_plain(option)}", other


def _plain(option: str) -> str:
    """An option as part of a file name: lower case, with hyphens."""
    return "-".join("".join(c if c.isalnum() else " " for c in option.lower()).split())
