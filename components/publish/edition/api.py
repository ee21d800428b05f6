"""The edition for programs: every claim as JSON, by id and by query, and each canonical view."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from components.analysis.grades.grades import grade
from components.analysis.sources.links import archive_link, figure_link
from components.analysis.sources.receipt import citation_sentence
from components.claims.claim import Claim
from components.claims.model import Claims
from components.figures.theme import THEMES
from components.publish.addresses import Addresses, File
from components.publish.canonical import DESK, Canonical, slug_of
from components.publish.files.data_file import csv_file, inert
from components.publish.files.text_files import json_file
from components.wording.claim_names import claim_names
from components.wording.formats import said

# The shape of what is answered. One more where a field is renamed or taken away; a field that is
# added changes nothing for those who read the others.
API_VERSION = 1
# The queries answered: each is a folder of files, one for each combination that has a claim.
QUERIES = (
    ("company",),
    ("metric",),
    ("yardstick",),
    ("period",),
    ("status",),
    ("company", "metric"),
)


def claim_json(claims: Claims, claim: Claim, addresses: Addresses) -> dict[str, Any]:
    """A claim with its source, grade and page; fields without a value are left out."""
    found = grade(claims, claim)
    newer = claims.superseded_by.get(claim.id)
    return {
        **claim.model_dump(mode="json", exclude_none=True, exclude_defaults=True),
        "said": said(claim),
        "sentence": citation_sentence(claims, claim, said(claim)),
        "starts": claim.when.start.isoformat(),
        "ends": claim.when.end.isoformat(),
        "grade": found.letter,
        "grade_reasons": list(found.reasons),
        "source": claims.source[claim.source].model_dump(mode="json", exclude_none=True),
        "superseded_by": newer,
        "link": figure_link(claim, claims.source[claim.source]),
        "archive": archive_link(claims.source[claim.source]),
        "counts": claim.id not in claims.gone,
        "page": addresses.of(f"claims/{claim.id}.html"),
    }


def claim_files(claims: Claims, addresses: Addresses) -> Iterator[File]:
    """Every claim by its id, all in one file, by query, and the index of these."""
    whole = {c.id: claim_json(claims, c, addresses) for c in claims.claims}
    for name, found in whole.items():
        yield f"api/claims/{name}.json", as_json(found)
    head = {"api": API_VERSION, "edition": claims.edition, "license": "CC BY 4.0"}
    yield "api/claims.json", as_json({**head, "claims": list(whole.values())})
    queries = dict(_queries(claims))
    for path, names in queries.items():
        asked = {**head, "query": _asked(path), "claims": [whole[name] for name in names]}
        yield path, as_json(asked)
    yield (
        "api/index.json",
        as_json(
            {
                **head,
                "all": "api/claims.json",
                "by_id": "api/claims/{id}.json",
                "ids": sorted(whole),
                "by_query": {path: len(names) for path, names in queries.items()},
                "by_view": "api/views/index.json",
            }
        ),
    )


def _queries(claims: Claims) -> Iterator[tuple[str, list[str]]]:
    """The file of each query, with the ids of the claims that answer it, in the file's order."""
    for fields in QUERIES:
        found: dict[str, list[str]] = defaultdict(list)
        for claim in claims.claims:
            values = [getattr(claim, name) for name in fields]
            if all(values):
                parts = zip(fields, values, strict=True)
                folder = "/".join(f"{name}/{query_slug(name, value)}" for name, value in parts)
                found[f"api/{folder}.json"].append(claim.id)
        yield from sorted(found.items())


def query_slug(name: str, value: str) -> str:
    """A value as part of an address: names in lower case, all else as the file writes it."""
    return slug_of(value) if name in ("company", "yardstick") else value


def _asked(path: str) -> dict[str, str]:
    words = path.removeprefix("api/").removesuffix(".json").split("/")
    return dict(zip(words[::2], words[1::2], strict=True))


def view_files(views: Sequence[Canonical], addresses: Addresses) -> Iterator[File]:
    """Each canonical view as CSV and JSON, and the list of them by their query."""
    for shown in views:
        yield f"tables/{shown.slug}.csv", csv_file(shown.answer, addresses.app)
        yield f"api/views/{shown.slug}.json", as_json(view_json(shown, addresses))
    yield (
        "api/views/index.json",
        as_json(
            [
                {
                    "view": s.slug,
                    "title": s.title,
                    "query": s.answer.view.to_query(),
                    "json": f"api/views/{s.slug}.json",
                    "csv": f"tables/{s.slug}.csv",
                    "page": addresses.of(s.path),
                }
                for s in views
            ]
        ),
    )


def view_json(shown: Canonical, addresses: Addresses) -> dict[str, Any]:
    """A canonical view: its question, finding, definition, query and rows."""
    found: dict[str, Any] = json.loads(json_file(shown.answer, addresses.app))
    rows = found.pop("rows")
    page, query = addresses.of(shown.path), shown.answer.view.to_query()
    return {
        "api": API_VERSION,
        **found,
        "apart": shown.apart,
        "query": query,
        "page": page,
        "rows": rows,
    }


def figure_file(shown: Canonical) -> File:
    """The figures of a view in both themes, and its claims' names, as a script.

    A page opened from a disk may load no other kind of file. Of each theme a list: the form for any
    width, and after it one for a desk's page, if the chart has it.
    """
    leasts = sorted({shown.answer.chart.least(width) for width in (0, DESK)})
    figures = {
        theme: [
            {"least": least, **json.loads(shown.answer.figure(theme, least).to_json())}
            for least in leasts
        ]
        for theme in THEMES
    }
    slug = shown.slug
    names = claim_names(shown.answer.claims, shown.answer.ids)
    drawn, named = (
        json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in (figures, names)
    )
    script = f'edition.figures["{slug}"] = {drawn};\nObject.assign(edition.names, {named});\n'
    return f"figures/{slug}.js", script.encode()


def as_json(value: Any) -> bytes:
    """A value as JSON for people and programs."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


TABLE = (
    *(
        "claim",
        "company",
        "metric",
        "yardstick",
        "brand",
        "period",
        "starts",
        "ends",
        "value",
        "unit",
    ),
    *("low", "high", "bound", "text", "status", "grade", "house", "counts", "drawn"),
    *(
        "publisher",
        "title",
        "published",
        "url",
        "original_url",
        "where",
        "sha256",
        "read",
        "added",
        "withdrawn",
        "superseded_by",
        "note",
    ),
)


def claims_csv(claims: Claims, addresses: Addresses) -> bytes:
    """Every claim as a row of CSV, in UTF-8 with a mark so that Excel reads Chinese."""
    rows = []
    for claim in claims.claims:
        found = claim_json(claims, claim, addresses)
        row = {**found["source"], **found, "claim": claim.id, "drawn": claim.do_not_plot is None}
        rows.append([inert(row.get(name)) for name in TABLE])
    table = pd.DataFrame(rows, columns=list(TABLE), dtype=object)
    return str(table.to_csv(index=False)).encode("utf-8-sig")
