"""What must hold of every sentence and every figure, whatever chart it belongs to."""

import math
import re
from collections.abc import Iterator
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.claims.model import Claims
from components.figures.theme import Palette

# 'None' opens a sentence such as 'None of the companies'; anywhere else it is a slip.
SLIP = re.compile(r"\b(nan|NaN|NaT|inf|null)x?\b|(?<![.] )(?<!^)\bNone\b|  |\{|\}|\bfloat|\blambda")
MACHINE = re.compile(r"\bttm-|\d{4}-[QH]\d|\d\.\.\d|\bRMB million \d|\d %|\bNone\b(?! )|RMB -")
LONGEST = 45  # words


def faults_of_words(said: str) -> list[str]:
    """What is wrong with a reading or a note; nothing if it is sound."""
    faults = [f"slip {found.group()!r}" for found in SLIP.finditer(said)]
    faults += [f"machine word {found.group()!r}" for found in MACHINE.finditer(said)]
    if not said.endswith("."):
        faults.append("no full stop")
    if len(said.split()) > LONGEST:
        faults.append(f"{len(said.split())} words")
    return [f"{fault} in: {said}" for fault in faults]


def faults_of_sentence(said: str) -> list[str]:
    """What is wrong with one sentence of a reading; nothing if it is one, and whole."""
    more = re.findall(r"[a-z0-9)%]\. [A-Z0-9]", re.sub(r"\best\.", "est", said))
    faults = [f"a second sentence at {found!r}" for found in more]
    faults += ["no full stop"] * (not said.endswith("."))
    faults += ["a space at its edge"] * (said != said.strip())
    return [f"{fault} in: {said}" for fault in faults]


def faults_of_table(table: pd.DataFrame, columns: dict[str, str], claims: Claims) -> list[str]:
    """Columns that are missing, and rows that rest on no claim and (for events) on no source."""
    missing = [f"no column {name}" for name in columns if name not in table]
    sources = table["source"] if "source" in table else [None] * len(table)
    unfounded = [
        f"a row rests on {ids!r}"
        for ids, source in zip(table["claims"], sources, strict=True)
        if not set(ids) <= claims.claim.keys() or not (ids or source in claims.source)
    ]
    return missing + unfounded


def faults_of_figure(figure: go.Figure, claims: Claims, palette: Palette) -> list[str]:
    """Marks without claims or words, a foreign template, a figure that can be dragged."""
    faults = []
    template = palette.template
    if figure.layout.template != template:
        faults.append("not our template")
    if figure.layout.dragmode not in (None, False) or template.layout.dragmode is not False:
        faults.append("it can be dragged")
    for trace in figure.data:
        for drawn, carried in marks_of(trace):
            faults += [
                f"{trace.name}: {fault}" for fault in _faults_of_mark(drawn, carried, claims)
            ]
    return faults


def machine_words(figure: go.Figure) -> list[str]:
    """The words of a figure, drawn or told on hover, that nobody would say aloud."""
    said = [note.text or "" for note in figure.layout.annotations]
    for trace in figure.data:
        said += [str(text) for text in _each(trace.text)]
        said += [str(carried[1]) for carried in _each(trace.customdata)]
    for axis in (figure.layout.xaxis, figure.layout.yaxis):
        said += [str(text) for text in _each(axis.ticktext)]
        said.append(axis.title.text or "")
    return [text for text in said if MACHINE.search(text)]


def _each(values: Any) -> list[Any]:
    if values is None:
        return []
    return [values] if isinstance(values, str) else list(values)


def _faults_of_mark(needs: bool, carried: Any, claims: Claims) -> list[str]:
    if carried is None:
        return ["a mark that carries nothing"]
    ids, said = str(carried[0]).split(), str(carried[1])
    faults = [f"slip {found.group()!r} in {said}" for found in SLIP.finditer(said)]
    if not set(ids) <= claims.claim.keys():
        faults.append(f"a mark rests on {ids}")
    if needs and not (ids and said):
        faults.append("a mark without claims or words")
    return faults


def marks_of(trace: Any) -> Iterator[tuple[bool, Any]]:
    """Each mark of a trace that can be asked: whether it is drawn, and what it carries."""
    if trace.hoverinfo == "skip" or _is_absence(trace):
        return
    xs, ys = list(trace.x), list(trace.y)
    carried = [None] * len(xs) if trace.customdata is None else list(trace.customdata)
    assert len(xs) == len(ys) == len(carried)
    for x, y, carries in zip(xs, ys, carried, strict=True):
        yield not (_is_missing(x) or _is_missing(y)), carries


def _is_absence(trace: Any) -> bool:
    """Dots that say that nothing was published: there is no claim they could rest on."""
    return trace.name == "not published" and trace.customdata is None


def _is_missing(value: object) -> bool:
    return value is None or (isinstance(value, float) and math.isnan(value))
