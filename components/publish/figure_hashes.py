"""A short hash of every canonical figure, so that a change of code that moves a picture is seen.

Hashed is what Plotly is given, both forms of a chart that has two, and nothing that depends on a
machine: no font is measured, and numbers are rounded to six digits.
"""

import json
from array import array
from base64 import b64decode
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from components.claims.model import Claims
from components.figures.answer import Answer
from components.figures.theme import THEMES, Theme
from components.publish.canonical import DESK, canonical_views

Hashes = Mapping[str, tuple[str, ...]]  # of each figure by its name, one a theme

_HEAD = """\
# Every canonical figure by a short hash of what is drawn, in the light and in the dark theme. A
# line that changes is a picture that moved. Written by: python -m components figures --write
"""
_LENGTH = 8  # characters of a hash
# How Plotly writes columns of numbers: their type as it says it, and as Python's array does.
_TYPES = {
    "f8": "d",
    "f4": "f",
    "i1": "b",
    "i2": "h",
    "i4": "i",
    "i8": "q",
    "u1": "B",
    "u2": "H",
    "u4": "I",
    "u8": "Q",
}


def figure_hashes(claims: Claims) -> Hashes:
    """The hashes of every canonical figure, in the order of their names."""
    found = {
        shown.slug: tuple(_hash(shown.answer, theme) for theme in THEMES)
        for shown in canonical_views(claims)
    }
    return dict(sorted(found.items()))


def _hash(shown: Answer, theme: Theme) -> str:
    forms = [shown.figure(theme, width).to_dict() for width in (0, DESK)]
    return hash_of(forms)


def hash_of(figure: Any) -> str:
    """The hash of a figure's parts; the same wherever they are drawn the same."""
    text = json.dumps(_plain(figure), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode("utf-8")).hexdigest()[:_LENGTH]


def _plain(part: Any) -> Any:
    """Dicts, lists, words and rounded numbers, whatever the figure was made from."""
    match part:
        case {"bdata": data, "dtype": kind}:
            return _plain(array(_TYPES[kind], b64decode(data)).tolist())
        case dict():
            return {name: _plain(value) for name, value in part.items()}
        case str() | bool() | None:
            return part
        case int() | float():
            return float(f"{part:.6g}")
    if hasattr(part, "tolist"):  # of numpy, one number or many
        return _plain(part.tolist())
    return [_plain(value) for value in part] if hasattr(part, "__iter__") else str(part)


def hashes_text(hashes: Hashes) -> str:
    """The hashes as a file that a reviewer reads, one line a figure."""
    return _HEAD + "".join(f"{name} {' '.join(both)}\n" for name, both in hashes.items())


def hashes_in(text: str) -> Hashes:
    """The hashes that such a file holds."""
    lines = (line.split() for line in text.splitlines() if not line.startswith("#"))
    return {words[0]: tuple(words[1:]) for words in lines if words}


def differing(kept: Hashes, now: Hashes) -> dict[str, str]:
    """Each figure that is not as it was kept, with how: 'new', 'gone' or the themes that moved."""
    found = dict.fromkeys(kept.keys() - now.keys(), "gone")
    found |= dict.fromkeys(now.keys() - kept.keys(), "new")
    for name in kept.keys() & now.keys():
        moved = [t for t, a, b in zip(THEMES, kept[name], now[name], strict=True) if a != b]
        found |= {name: ", ".join(moved)} if moved else {}
    return dict(sorted(found.items()))
