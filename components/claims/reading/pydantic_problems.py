"""Pydantic's errors in the words of the file: where it is, what was found, what to write.

A field's own description is its cure, so each is worded once.
"""

from datetime import date
from difflib import get_close_matches
from typing import get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from components.claims.fields import Part, shown
from components.claims.reading.problems import Problem
from components.claims.reading.read import Entry

_Loc = tuple[int | str, ...]


def entry_problems(kind: type[Part], entry: Entry, error: ValidationError) -> list[Problem]:
    """Each thing that keeps an entry from being of its kind."""
    name = entry_name(entry, kind.__name__.lower())
    found = error.errors(include_url=False)
    return [_problem(kind, entry, name, details["loc"], details) for details in found]


def entry_name(entry: Entry, otherwise: str) -> str:
    """What an entry is called in a report: its id, name or statement, else what it is."""
    name = entry.get("id", entry.get("name", entry.get("statement")))
    if not isinstance(name, str) or not name.strip():
        return otherwise
    short = name if len(name) <= 60 else name[:57] + "..."
    return short if short.isprintable() else repr(short)


def _problem(
    kind: type[Part], entry: Entry, name: str, loc: _Loc, details: ErrorDetails
) -> Problem:
    """One error; what lies in an entry's own entries (breaks, assumptions) is followed there."""
    match loc:
        case (str() as key, int() as index, *rest):
            item, inner = entry[key][index], _inner(kind, key)
            if inner and isinstance(item, Entry):
                return _problem(inner, item, name, tuple(rest), details)
            wrong, right = _words(kind, key, "holds", details)
            return Problem(entry[key].lines[index], name, wrong, right)
        case (str() as key, *_):
            wrong, right = _words(kind, key, "is", details)
            return Problem(entry.lines.get(key, entry.line), name, wrong, right)
    whole = details["ctx"]
    return Problem(entry.lines.get(whole["key"], entry.line), name, whole["wrong"], whole["right"])


def _inner(kind: type[Part], key: str) -> type[Part] | None:
    """The kind of the entries that a field lists, if it lists entries."""
    first = next(iter(get_args(kind.model_fields[key].annotation)), None)
    return first if isinstance(first, type) and issubclass(first, Part) else None


def _words(kind: type[Part], key: str, verb: str, details: ErrorDetails) -> tuple[str, str]:
    """What is wrong with a field or an item of it, and what would be right."""
    given, context = details["input"], details.get("ctx", {})
    wrong, right = f"{key} {verb} {shown(given)}", f"write {key}: {_cure(kind, key)}"
    match details["type"]:
        case "missing":
            return f"'{key}' is missing", right
        case "extra_forbidden":
            return f"{shown(key)} is no field of the {kind.__name__.lower()}", _nearest(kind, key)
        case "fault":
            return f"{key} {context['wrong']}", context["right"] or right
        case "string_type":
            return wrong, _quoted(given) or right
        case "float_type":
            return wrong, _as_number(key, given) or right
        case "string_pattern_mismatch":
            return wrong, f"{right} (letters, digits and . _ + - only, the first one small)"
        case "tuple_type":
            return f"{wrong}, not a list", f"write {key} as a list, [a, b]: {_cure(kind, key)}"
        case "model_type":
            return f"{wrong}, not an entry", right
        case "string_too_long" | "too_long":
            units = "characters" if isinstance(given, str) else "items"
            return f"{key} has {len(given)} {units}", f"write at most {context['max_length']}"
    return wrong, right


def _cure(kind: type[Part], key: str) -> str:
    field = kind.model_fields.get(key)
    return (field.description if field else None) or "a value of the right kind"


def _nearest(kind: type[Part], key: str) -> str:
    fields = list(kind.model_fields)
    if near := get_close_matches(key, fields, n=1):
        return f"write {near[0]}, or delete it"
    return f"use {any_of(fields)}"


def _quoted(given: object) -> str:
    """The cure for a text that YAML takes for something else, if quotes are all it needs."""
    if isinstance(given, bool):
        return "quote the word: YAML reads yes, no, on and off as true and false"
    return f"write '{shown(given)}', in quotes" if isinstance(given, int | float | date) else ""


def _as_number(key: str, given: object) -> str:
    """The cure for a number in quotes, with commas or in another notation, if it is one."""
    try:
        number = float(given.replace(",", "")) if isinstance(given, str) else float("nan")
    except ValueError:
        return ""
    return f"write {key}: {number:.15g} (a plain number)" if abs(number) < 1e15 else ""


def any_of(names: list[str]) -> str:
    """The names as a choice: 'a, b or c'."""
    return f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else "".join(names)
