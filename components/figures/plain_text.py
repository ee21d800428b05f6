"""The one door for words from the file into figures: Plotly shows them as they are written.

Plotly reads a text as a little HTML: `<b>`, `<a href>`, `<span style>` and entities. Builders use
that for their own marks; what comes from the claims file must not.
"""

import re
from dataclasses import fields, replace
from html import unescape
from typing import Any

import pandas as pd

from components.analysis.view.view import View
from components.figures.theme import Palette

_TAG = re.compile(r"<[^>]*>")
_ENTITY = re.compile(r"&(?=#?\w{1,31};)")


def in_plain_text(
    table: pd.DataFrame, view: View, palette: Palette
) -> tuple[pd.DataFrame, View, Palette]:
    """Table, view and palette with every word so escaped that Plotly shows just its characters.

    All three are escaped alike, so that names still meet their colours and rows.
    """
    return table.map(escaped), _plain_view(view), _plain_palette(palette)


def escaped(value: Any) -> Any:
    """Text without what Plotly takes for a tag or an entity; anything else unchanged."""
    if isinstance(value, str) and ("<" in value or "&" in value):
        return _ENTITY.sub("&amp;", value).replace("<", "&lt;")
    return value


def unmarked(text: str) -> str:
    """A text of a figure as it reads once drawn, its lines parted by commas."""
    return unescape(_TAG.sub("", text.replace("<br>", ", ")))


def _plain_view(view: View) -> View:
    chosen = {part.name: getattr(view, part.name) for part in fields(view)}
    plain: dict[str, Any] = {
        name: tuple(map(escaped, value)) if isinstance(value, tuple) else escaped(value)
        for name, value in chosen.items()
    }
    return replace(view, **plain)


def _plain_palette(palette: Palette) -> Palette:
    return replace(
        palette, company={escaped(name): color for name, color in palette.company.items()}
    )
