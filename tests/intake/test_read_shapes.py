"""Every shape of sentence and table in shapes.yaml gives the figures it prints, and no other."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.intake.conftest import Reading
from tests.intake.made_releases import Block, as_html, as_pdf, as_text, as_tight_text, block

SHAPES: Mapping[str, Any] = yaml.safe_load(
    Path(__file__).with_name("shapes.yaml").read_text(encoding="utf-8")
)
FORMS = {"text": as_text, "tight": as_tight_text, "html": as_html, "pdf": as_pdf}


def below_its_beginning(shape: Mapping[str, Any]) -> Sequence[Block]:
    parts = [SHAPES["beginnings"][shape["of"]], shape["said"]]
    return [block(part) for part in "\n\n".join(parts).split("\n\n")]


def gives(reading: Reading, shape: Mapping[str, Any], form: str) -> Mapping[str, float]:
    intake = reading(below_its_beginning(shape), FORMS[form])
    assert [one.doubts for one in intake.own if one.doubts] == []
    return {
        f"{one.finding.metric} {one.finding.when.name}": float(one.finding.value)
        for one in intake.own
    }


@pytest.mark.parametrize(
    "shape", SHAPES["sentences"], ids=lambda shape: f"{shape['of']}-{shape['said'][:40]}"
)
def test_a_sentence_gives_just_its_figures(reading: Reading, shape: Mapping[str, Any]) -> None:
    assert gives(reading, shape, "text") == shape["gives"]


@pytest.mark.parametrize(
    ("shape", "form"),
    [(shape, form) for shape in SHAPES["tables"] for form in shape.get("forms", FORMS)],
    ids=lambda one: one if isinstance(one, str) else f"{one['of']}-{one['said'][:40]}",
)
def test_a_table_gives_just_its_figures(
    reading: Reading, shape: Mapping[str, Any], form: str
) -> None:
    assert gives(reading, shape, form) == shape["gives"]
