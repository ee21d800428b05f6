"""The JSON Schema that editors use says what the loader says."""

import json
from pathlib import Path
from typing import Any

import pytest

from components.claims.reading.read import read
from components.claims.reading.schema import claims_schema

SHIPPED = Path(__file__).parents[2] / "data" / "claims.schema.json"


def _jsonschema() -> Any:
    import jsonschema  # here: it takes seconds, which every worker would wait to collect this file

    return jsonschema


def _faults(text: str) -> list[str]:
    """What the schema finds wrong with a text, as an editor would see it: dates are text."""
    file: Any = json.loads(json.dumps(read(text), default=str))
    checker = _jsonschema().Draft202012Validator(json.loads(claims_schema()))
    return [fault.message for fault in checker.iter_errors(file)]


@pytest.mark.skipif(not SHIPPED.exists(), reason="no schema is shipped")
def test_the_shipped_schema_is_the_one_the_loader_follows() -> None:
    assert SHIPPED.read_text(encoding="utf-8") == claims_schema()


def test_the_schema_is_a_schema() -> None:
    _jsonschema().Draft202012Validator.check_schema(json.loads(claims_schema()))


def test_a_sound_file_passes_the_schema(text: str) -> None:
    assert _faults(text) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("value: 24612", "value: yes"),
        ("value: 24612", "valu: 24612"),
        ("kind: press,", "kind: gossip,"),
        ("title: Alibaba results, ", ""),
        ("published: 2025-08-29", "published: summer"),
        ("aliases: [百度]", "aliases: 百度"),
        ("events:", "event:"),
    ],
)
def test_an_editor_sees_the_slips_that_the_loader_refuses(
    text: str, right: str, wrong: str
) -> None:
    assert _faults(text.replace(right, wrong, 1))


def test_each_field_is_explained() -> None:
    for kind in json.loads(claims_schema())["$defs"].values():
        for name, field in kind["properties"].items():
            assert field.get("description"), name
