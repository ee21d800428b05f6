"""Hostile text, and the small claims file with it in every text field."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args, get_type_hints

import yaml

from components.claims.fields import Label, Name, Part, Text, Title
from components.claims.ledger_terms import Explanation
from components.claims.reading.load import SECTIONS
from components.claims.reading.read import read

_FREE = ((Text, 600), (Name, 80), (Title, 48), (Label, 14))  # and the most characters of each
# Text that must be something: arithmetic, the name of an entry, or the reason for a replacement.
_BOUND = ("formula", "company", "companies", "yardstick", "like", "unit", "because", "do_not_plot")
_OWN = ("fiscal", "odd")  # one name for a period, and a reason where the check has a doubt
_ADDED = {"sources": ("via",), "claims": ("note", "house")}
_UNIT = "trillion tokens per day"  # the one unit that no arithmetic knows


def payloads() -> dict[str, list[str]]:
    """Every hostile text, by what would take it for more than text."""
    file = Path(__file__).with_name("payloads.yaml")
    return dict(yaml.safe_load(file.read_text(encoding="utf-8")))


def visible() -> list[str]:
    """Every hostile text that a claims file may hold."""
    return [text for kind, texts in payloads().items() if kind != "invisible" for text in texts]


def text_fields(kind: type[Part]) -> Iterator[tuple[str, int]]:
    """The fields of a kind that hold free text, each with the most characters it may have."""
    for name, hint in get_type_hints(kind, include_extras=True).items():
        for part in (hint, *get_args(hint)):
            for free, most in _FREE:
                if part == free and name not in (*_BOUND, *_OWN):
                    yield name, most


def filled(text: str, payload: str) -> str:
    """A claims file with the payload as every text it may be, as YAML."""
    file = read(text)
    for section, kind in SECTIONS.items():
        for number, entry in enumerate(file.get(section, ())):
            _fill(entry, kind, payload, number, _ADDED.get(section, ()))
            _rename(entry, payload)
    return _written(file)


def with_names(text: str, payload: str) -> str:
    """A claims file whose first company and first scenario are named like the payload."""
    file = read(text)
    file["scenarios"][0]["name"] = payload
    first = file["companies"][0]["name"]
    file["companies"][0]["name"] = payload
    for section in SECTIONS:
        for entry in file.get(section, ()):
            for part in (entry, *entry.get("assumptions", ())):
                if part.get("company") == first:
                    part["company"] = payload
                if first in part.get("companies", ()):
                    part["companies"] = [payload if c == first else c for c in part["companies"]]
    return _written(file)


def _fill(
    entry: dict[str, Any], kind: type[Part], payload: str, number: int, added: tuple[str, ...]
) -> None:
    for name, most in text_fields(kind):
        if name not in entry and name not in added:
            continue
        short = payload[:most].strip()
        if name == "name":  # a house's: no two are the same
            entry[name] = f"{payload} {number}"
        elif name == "units":
            entry[name] = [short if unit == _UNIT else unit for unit in entry[name]]
        elif isinstance(entry.get(name), tuple):
            entry[name] = [short for _ in entry[name]]
        else:
            entry[name] = short
    if kind is Explanation:  # its reason is limited in words, so of a type of its own
        entry["why"] = payload
    for name, inner in (("assumptions", "judgement"), ("breaks", "why")):
        for part in entry.get(name, ()):
            if inner in part:
                part[inner] = payload


def _rename(entry: dict[str, Any], payload: str) -> None:
    """What names the unit is renamed with it, and each period has one name of the company's own."""
    if "metric" in entry and "period" in entry:
        entry["fiscal"] = f"{payload[:60].strip()} {entry['period']}"
    if entry.get("unit") == _UNIT:
        entry["unit"] = payload
    for name in ("because", "do_not_plot"):
        if name in entry:
            entry[name] = payload


def _written(file: Mapping[str, Any]) -> str:
    """A claims file as YAML: one entry a line, as JSON, which is YAML too."""
    lines = []
    for section, value in file.items():
        if isinstance(value, tuple | list):
            rows = "".join(f"\n- {json.dumps(e, ensure_ascii=False, default=str)}" for e in value)
            lines.append(f"{section}:{rows or ' []'}")
        else:
            lines.append(f"{section}: {value}")
    return "\n".join(lines).replace("\x85", "\\x85") + "\n"  # written out, YAML reads a space
