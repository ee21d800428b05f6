"""The JSON Schema of the claims file, for editors that complete and check YAML."""

import json

from pydantic import TypeAdapter

from components.claims.reading.load import OPTIONAL, SECTIONS


def claims_schema() -> str:
    """The schema as JSON text, ending in a newline."""
    definitions: dict[str, object] = {}
    properties: dict[str, object] = {
        "edition": {"type": "string", "format": "date", "description": "the day of this edition"}
    }
    for section, kind in SECTIONS.items():
        schema = TypeAdapter(kind).json_schema(ref_template="#/$defs/{model}")
        definitions |= schema.pop("$defs", {})
        definitions[kind.__name__] = schema
        items = {"$ref": f"#/$defs/{kind.__name__}"}
        properties[section] = {"type": "array", "items": items}
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The claims of China's AI cloud race",
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in OPTIONAL],
        "additionalProperties": False,
        "$defs": definitions,
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"
