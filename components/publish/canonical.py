"""The views of a chart worth a file each: a bare link's, and each choice that draws it anew."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from components.analysis.view import View, options
from components.claims.model import Claims
from components.figures.chart import Chart

_CHOICES = ("ruler", "span", "focus")  # of a chart's own page; the shared ones are the reader's


def canonical_views(chart: Chart, claims: Claims) -> Iterator[tuple[str, View]]:
    """Each view with a name for its file: 'shares', 'shares-idc-model-calls'. None is empty."""
    bare = View.of(claims)
    first = chart.table(claims, bare)
    yield chart.name, bare
    for choice in _CHOICES:
        for option in options(claims)[choice]:
            changed: dict[str, Any] = {choice: option}
            view = replace(bare, **changed)
            table = chart.table(claims, view)
            if view != bare and len(table) and not table.equals(first):
                yield f"{chart.name}-{_plain(option)}", view


def _plain(option: str) -> str:
    """An option as part of a file name: lower case, with hyphens."""
    return "-".join("".join(c if c.isalnum() else " " for c in option.lower()).split())
