"""Claims kept in a database: the same sections and fields as the file, one table a section.

A column is a field of the same name, and null where the field is left out. The column `position`
says in which order the rows stand, which a database does not keep by itself. Lists, and whatever
else is not one plain value, are JSON. The table `file` has one row with the edition. Problems are
named by table and row, as those of the file are by line.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from components.claims.fields import Part
from components.claims.model import Claims
from components.claims.reading.load import SECTIONS, claims_of_file
from components.claims.reading.problems import ClaimsError, Problem
from components.claims.reading.read import Entry, Items

POSITION = "position"

Row = Mapping[str, Any]


def claims_of_rows(tables: Mapping[str, Iterable[Row]]) -> Claims:
    """The claims that tables hold, by name; raises ClaimsError naming every problem and its row."""
    file = Entry(1)
    for name, rows in tables.items():
        file.lines[name] = 1
        if name == "file":
            continue
        entries = [_entry(SECTIONS.get(name), row, at) for at, row in enumerate(rows, 1)]
        file[name] = Items(entries, range(1, len(entries) + 1))
    editions = [row["edition"] for row in tables.get("file", ())]
    if len(editions) != 1:
        wrong = f"the table 'file' has {len(editions)} rows"
        raise ClaimsError([Problem(1, "file", wrong, "keep one row, with the edition")])
    file["edition"], file.lines["edition"] = _field(None, editions[0], 1), 1
    return claims_of_file(file)


def _entry(kind: type[Part] | None, row: Row, line: int) -> Entry:
    """A row as an entry of the file would be read: no nulls, JSON as lists and mappings."""
    entry = Entry(line)
    entry.update((name, value) for name, value in row.items() if value is not None)
    entry.pop(POSITION, None)
    forms = _forms(kind) if kind else {}
    for name, value in entry.items():
        if name in forms or type(value) not in _PLAIN:
            entry[name] = _field(forms.get(name), value, line)
    entry.lines = dict.fromkeys(entry, line)
    return entry


_PLAIN = (str, int, float)


def _field(form: str | None, value: Any, line: int) -> Any:
    if form == "bool":
        return bool(value)
    if form == "list" and isinstance(value, str) and value[:1] == "[":
        value = [] if value == "[]" else json.loads(value)
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date):
        return value.isoformat()
    return _valued(value, line)


@cache
def _forms(kind: type[Part]) -> dict[str, str]:
    """The fields of a section that no database has a plain type for, and what they are."""
    said = {name: str(field.annotation).lower() for name, field in kind.model_fields.items()}
    lists = {name: "list" for name, form in said.items() if "tuple" in form}
    return lists | {name: "bool" for name, form in said.items() if "'bool'" in form}


def _valued(value: Any, line: int) -> Any:
    """JSON as the file's reader gives it: every list and mapping knows its row."""
    if isinstance(value, list):
        items = [_valued(one, line) for one in value]
        return Items(items, [line] * len(items))
    if isinstance(value, dict):
        entry = Entry(line)
        for name, one in value.items():
            entry[name], entry.lines[name] = _valued(one, line), line
        return entry
    return value


def rows_of_claims(claims: Claims) -> dict[str, list[dict[str, Any]]]:
    """The claims as tables of plain values, one mapping a row: what `claims_of_rows` reads."""
    tables: dict[str, list[dict[str, Any]]] = {"file": [{"edition": claims.edition}]}
    for section, kind in SECTIONS.items():
        names = list(kind.model_fields)
        parts = [part.model_dump(mode="json") for part in getattr(claims, section)]
        tables[section] = [
            {POSITION: position, **{name: _cell(part[name]) for name in names}}
            for position, part in enumerate(parts, 1)
        ]
    return tables


def _cell(value: Any) -> Any:
    if isinstance(value, list | dict):
        return json.dumps(_without_nulls(value), ensure_ascii=False)
    return value


def _without_nulls(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_nulls(one) for one in value]
    if isinstance(value, dict):
        return {name: _without_nulls(one) for name, one in value.items() if one is not None}
    return value
