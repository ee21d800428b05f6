"""Made-up claims on made-up sources, and the grade that one of them gets."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from components.analysis.grades.grades import Grade, grade
from components.claims.claim import Claim, Source
from components.claims.model import Claims
from components.claims.reading.load import load_claims

SMALL = load_claims((Path(__file__).parent / "claims.yaml").read_text(encoding="utf-8"))

OWN = {"kind": "company_release", "publisher": "Alibaba (SEC filing)"}
HOUSE = {"kind": "house_release", "publisher": "Omdia"}
PRESS = {"kind": "press", "publisher": "The Gazette"}
DIGEST = {"kind": "digest", "publisher": "Some digest"}
SHARE = {
    "metric": "market_share",
    "yardstick": "Omdia AI cloud",
    "value": 35.8,
    "unit": "percent",
    "status": "estimate",
}


def source(name: str = "made-up", **fields: Any) -> Source:
    """A source with an address and a day, unless the fields say otherwise."""
    known = {"title": "A title", "published": "2026-05-20", "url": f"https://{name}.com/page"}
    return Source.model_validate({"id": name, **known, **fields})


def claim(name: str = "made.up", **fields: Any) -> Claim:
    """A reported figure on the made-up source, unless the fields say otherwise."""
    about = {"company": "Alibaba", "metric": "capex", "period": "2025-Q3", "status": "reported"}
    if not {"value", "low", "text"} & fields.keys():
        about |= {"value": 31500, "unit": "RMB million"}
    known = {"id": name, "source": "made-up", "added": "2026-06-30", **about}
    known |= {key: value for key, value in fields.items() if value is not None}
    known |= {"unit": "RMB million"} if "value" in known and "unit" not in known else {}
    known |= {"because": "It is newer."} if known.get("supersedes") else {}
    lists = ("derived_from", "supersedes", "corroborated_by", "also_at")
    return Claim.model_validate({k: tuple(v) if k in lists else v for k, v in known.items()})


def file_of(*parts: Source | Claim) -> Claims:
    """The small file with only these claims, and these sources besides its own."""
    sources = tuple(part for part in parts if isinstance(part, Source))
    made = tuple(part for part in parts if isinstance(part, Claim))
    every = (*SMALL.sources, *sources)
    return replace(SMALL, sources=every, claims=made, scenarios=(), article=())


def graded(from_: dict[str, Any], *more: Source | Claim, **fields: Any) -> Grade:
    """The grade of one claim on one source, in a file that holds some more."""
    made = claim(**fields)
    return grade(file_of(source(**from_), made, *more), made)
