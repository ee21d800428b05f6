"""The whole dataset in one zip: claims and sources as tables, described as a data package."""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from components.analysis.grades.grades import grades
from components.claims.claim import STATUSES
from components.claims.model import Claims
from components.publish.caption import NAME
from components.publish.files.data_file import inert
from components.publish.links import ADDRESS

_NUMBERS = ("value", "low", "high", "usd", "growth")
_FIELDS: dict[str, str] = {
    "id": "the name of the claim; no two are alike",
    "company": "whom the claim is about; Market where it is about the whole",
    "metric": "what is measured; see the metrics in claims.json",
    "yardstick": "the house's definition of a market that a share or place belongs to",
    "brand": "the product meant, where it is one",
    "period": "the time meant, such as 2025-Q3, 2025-H1, 2025 or ttm-2025-Q3",
    "fiscal": "the company's own name of that time",
    "value": "the number as printed, in the unit beside it",
    "unit": "the unit of the value",
    "text": "a statement, in place of a number",
    "low": "the low end of a stated range",
    "high": "the high end of a stated range",
    "bound": "floor (more than), ceiling (up to) or about",
    "usd": "the same in USD million, where that was printed too",
    "growth": "the printed growth on the year, in percent",
    "status": "how the number came to be",
    "grade": "A to E: how well the claim is evidenced, worked out by written rules",
    "house": "who made the estimate or forecast",
    "source": "the id of the source, in sources.csv",
    "where": "where in the source it stands: page, table, row",
    "corroborated_by": "ids of further sources that say the same, separated by spaces",
    "also_at": "addresses at which the same can be read, separated by spaces",
    "derived_from": "ids of the claims it is worked out from, separated by spaces",
    "formula": "how it is worked out",
    "do_not_plot": "why it is kept and not drawn",
    "odd": "why it is right although it looks like a slip",
    "added": "the edition it came in",
    "supersedes": "the claim it takes the place of",
    "withdrawn": "the edition it was taken back in",
    "because": "why it supersedes another or was withdrawn",
    "note": "what else a reader should know",
}
_SOURCE_FIELDS: dict[str, str] = {
    "id": "the name of the source; no two are alike",
    "title": "the title of the document",
    "publisher": "who published it",
    "published": "the day it was published, or the month or year where no day is known",
    "published_inferred": "true if that day was worked out and not read",
    "kind": "filing, company_release, house_release, press or digest",
    "url": "its address",
    "original_url": "where its publisher put it, if that page itself was not read",
    "via": "the copy through which it was read",
    "sha256": "the SHA-256 of the document",
    "read": "the day it was last read",
}
README = """{name}, edition {edition}

claims.csv        {claims} claims, one a row, with status, grade and the id of the source
sources.csv       {sources} sources, one a row
claims.parquet    the same claims, typed, for pandas, R, DuckDB and their like
claims.json       the same and more: companies, metrics, yardsticks, events, scenarios
datapackage.json  what each column means (Data Package, version 2)
checksums.sha256  check with: sha256sum -c checksums.sha256

Yardsticks differ in what they count. Never add, average or join shares under different yardsticks.
A status other than 'reported' is no number printed by the company itself.
In the CSV files, text that a spreadsheet would run as a formula begins with an apostrophe.

The claims are under Creative Commons Attribution 4.0; the sources belong to their publishers.
Cite: {name}, edition {edition}, {address}
"""


def bundle(claims: Claims, base: str = ADDRESS) -> bytes:
    """The bytes of the zip. The same claims give the same bytes, whenever it is made."""
    whole = claims.whole
    letters = {name: found.letter for name, found in grades(whole).items()}
    rows = [_row(claim, _FIELDS) | {"grade": letters[claim.id]} for claim in whole.claims]
    files = {
        "claims.csv": _csv(_FIELDS, rows),
        "sources.csv": _csv(_SOURCE_FIELDS, [_row(s, _SOURCE_FIELDS) for s in whole.sources]),
        "claims.parquet": _parquet(rows),
        "claims.json": _json(_everything(whole, letters)),
        "README.txt": README.format(
            name=NAME,
            edition=whole.edition,
            claims=len(whole.claims),
            sources=len(whole.sources),
            address=base,
        ).encode("utf-8"),
    }
    files["datapackage.json"] = _json(_package(whole, files, base))
    sums = [f"{hashlib.sha256(body).hexdigest()}  {name}\n" for name, body in files.items()]
    files["checksums.sha256"] = "".join(sums).encode("ascii")
    return _zipped(files)


def _row(part: Any, names: Iterable[str]) -> dict[str, Any]:
    """The named fields of a claim or source; a list as its parts with spaces between."""
    found = {name: getattr(part, name, None) for name in names}
    return {n: " ".join(v) if isinstance(v, tuple) else v for n, v in found.items()}


def _csv(names: Iterable[str], rows: Iterable[dict[str, Any]]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(names), lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _cell(value) for name, value in row.items()})
    return out.getvalue().encode("utf-8-sig")  # so that Excel reads Chinese


def _parquet(rows: Sequence[dict[str, Any]]) -> bytes:
    """The claims as Parquet: numbers as numbers, all else as text, by the library of Streamlit."""
    table = pd.DataFrame(rows, columns=list(_FIELDS))
    kinds = {name: "float64" if name in _NUMBERS else "str" for name in _FIELDS}
    return bytes(table.astype(kinds).to_parquet(index=False))


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else inert(value)


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, default=str) + "\n").encode("utf-8")


def _everything(claims: Claims, letters: dict[str, str]) -> dict[str, Any]:
    """The whole file as JSON, with the grade of each claim."""
    parts = ("companies", "metrics", "yardsticks", "sources", "claims", "events", "scenarios")
    said: dict[str, Any] = {"edition": claims.edition}
    for name in parts:
        said[name] = [p.model_dump(mode="json", exclude_none=True) for p in getattr(claims, name)]
    for claim in said["claims"]:
        claim["grade"] = letters[claim["id"]]
    return said


def _package(claims: Claims, files: dict[str, bytes], base: str) -> dict[str, Any]:
    """The description of the package, as Frictionless Data Package, version 2."""
    key = {"fields": ["source"], "reference": {"resource": "sources", "fields": ["id"]}}
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "china-ai-cloud-claims",
        "title": NAME,
        "version": claims.edition,
        "homepage": base,
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "path": "https://creativecommons.org/licenses/by/4.0/",
                "title": "Creative Commons Attribution 4.0",
            }
        ],
        "resources": [
            _resource("claims", _FIELDS, files, {"foreignKeys": [key]}),
            _resource("sources", _SOURCE_FIELDS, files, {}),
        ],
    }


def _resource(
    name: str, fields: dict[str, str], files: dict[str, bytes], more: dict[str, Any]
) -> dict[str, Any]:
    body = files[f"{name}.csv"]
    return {
        "name": name,
        "type": "table",
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(body),
        "hash": f"sha256:{hashlib.sha256(body).hexdigest()}",
        "dialect": {"lineTerminator": "\r\n"},
        "schema": {
            "fields": [_field(n, said) for n, said in fields.items()],
            "missingValues": [""],
            "primaryKey": ["id"],
            **more,
        },
    }


def _field(name: str, said: str) -> dict[str, Any]:
    kind = "number" if name in _NUMBERS else "string"
    if name == "published_inferred":
        kind = "boolean"
    fixed: dict[str, Sequence[str]] = {"status": STATUSES, "grade": "ABCDE"}
    rules: dict[str, Any] = {"required": True, "unique": True} if name == "id" else {}
    if name in fixed:
        rules["enum"] = list(fixed[name])
    field = {"name": name, "type": kind, "description": said}
    return field | ({"constraints": rules} if rules else {})


def _zipped(files: dict[str, bytes]) -> bytes:
    """A zip whose entries all bear the same date, so that equal contents make equal files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, body in files.items():
            made.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), body, zipfile.ZIP_DEFLATED)
    return out.getvalue()
