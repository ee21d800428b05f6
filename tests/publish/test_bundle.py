"""The whole dataset in one zip: complete, described, checked by a library that is not ours."""

import csv
import hashlib
import io
import json
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from frictionless import Package

from components.claims.claim import Claim, Source
from components.claims.model import Claims
from components.publish.files.bundle import bundle
from tests.made import adding, claim


@pytest.fixture(scope="module")
def folder(claims: Claims, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip, unpacked."""
    place = tmp_path_factory.mktemp("bundle")
    zipfile.ZipFile(io.BytesIO(bundle(claims))).extractall(place)
    return place


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_package_is_valid_by_its_own_description(folder: Path) -> None:
    report = Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])
    described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert described["$schema"].startswith("https://datapackage.org/profiles/2.0/")


def test_every_claim_and_every_source_is_there_with_every_field(
    folder: Path, claims: Claims
) -> None:
    found = rows(folder, "claims.csv")
    assert [row["id"] for row in found] == [c.id for c in claims.claims]
    assert [row["id"] for row in rows(folder, "sources.csv")] == [s.id for s in claims.sources]
    assert set(found[0]) == {*Claim.model_fields, "grade"}
    assert set(rows(folder, "sources.csv")[0]) == set(Source.model_fields)
    for row, one in zip(found, claims.claims, strict=True):
        assert row["value"] == ("" if one.value is None else str(one.value))
        assert row["grade"] in set("ABCDE")


def test_the_json_says_the_same(folder: Path, claims: Claims) -> None:
    whole = json.loads((folder / "claims.json").read_text(encoding="utf-8"))
    assert whole["edition"] == claims.edition
    assert [c["value"] for c in whole["claims"] if "value" in c] == [
        c.value for c in claims.claims if c.value is not None
    ]
    assert [r["name"] for r in whole["yardsticks"]] == [r.name for r in claims.yardsticks]


def test_its_tables_begin_with_the_mark_by_which_excel_knows_chinese(folder: Path) -> None:
    for name in ("claims.csv", "sources.csv"):
        assert (folder / name).read_bytes().startswith(b"\xef\xbb\xbf")


def test_parquet_holds_the_same_claims_with_numbers_as_numbers(
    folder: Path, claims: Claims
) -> None:
    table = pd.read_parquet(folder / "claims.parquet")
    assert list(table["id"]) == [one.id for one in claims.claims]
    assert list(table.columns) == list(rows(folder, "claims.csv")[0])
    valued = {one.id: one.value for one in claims.claims if one.value is not None}
    read = table.dropna(subset="value").set_index("id")["value"]
    assert read.dtype == "float64"
    assert read.to_dict() == valued
    assert set(table["grade"]) <= set("ABCDE")
    text = table.set_index("id")["yardstick"]
    assert text[text.notna()].to_dict() == {c.id: c.yardstick for c in claims.claims if c.yardstick}


def test_the_checksums_are_those_of_the_files(folder: Path) -> None:
    lines = (folder / "checksums.sha256").read_text(encoding="ascii").splitlines()
    sums = dict(reversed(line.split("  ")) for line in lines)
    assert sums.keys() == {p.name for p in folder.iterdir()} - {"checksums.sha256"}
    for name, found in sums.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == found


def test_equal_claims_make_an_equal_file(claims: Claims) -> None:
    assert bundle(claims) == bundle(claims)


def test_text_that_a_spreadsheet_would_run_is_inert_and_numbers_are_not_touched(
    claims: Claims, tmp_path: Path
) -> None:
    bad = claim("Baidu", "capex", "2025-Q1", -12.5, note="=1+1")
    zipfile.ZipFile(io.BytesIO(bundle(adding(claims, bad)))).extractall(tmp_path)
    last = rows(tmp_path, "claims.csv")[-1]
    assert last["note"] == "'=1+1"
    assert float(last["value"]) == bad.value
