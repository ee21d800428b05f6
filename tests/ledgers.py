"""The ledger of the small file: without its flaws, changed, or with an explanation."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from components.analysis.ledger.ledger import LedgerEntry, ledger
from components.claims.ledger_terms import Explanation
from components.claims.model import Claims
from components.claims.reading.load import load_claims
from components.claims.terms import Metric
from tests.made import claim, without

SMALL = load_claims((Path(__file__).parent / "claims.yaml").read_text(encoding="utf-8"))
SLIP = "alibaba.cloud_revenue.2025-Q2.slip"
PERCENT = {
    "cloud_growth": "cloud_revenue",
    "market_growth": "market_size",
    "market_share_top": None,
}  # of what each is the growth
METRICS = tuple(
    Metric(
        name=name,
        label=name,
        units=("percent",),
        adds_up=False,
        meaning="A percentage.",
        growth_of=size,
    )
    for name, size in PERCENT.items()
)
RIVAL = claim("Alibaba", "capex", "2025-Q3", 35000, id="rival", do_not_plot="A slip.")
FIRST = "alibaba.capex.2025-Q3"


def clean_claims() -> Claims:
    """The small file without its slip and without the source that has no address."""
    sound = replace(SMALL, metrics=(*SMALL.metrics, *METRICS))
    return without(without(sound, id=SLIP), source="idc-digest")


def entries(claims: Claims, kind: str) -> list[LedgerEntry]:
    """The entries of one kind, in which nothing may be left that the file does not hold."""
    found = [entry for entry in ledger(claims) if entry.kind == kind]
    assert all(name in claims.claim for entry in found for name in entry.claims)
    assert len({entry.id for entry in ledger(claims)}) == len(ledger(claims))
    return found


def changed(claims: Claims, name: str, **fields: Any) -> Claims:
    """The claims with some fields of one of them changed."""
    kept = (c.model_copy(update=fields) if c.id == name else c for c in claims.claims)
    return replace(claims, claims=tuple(kept))


def explaining(claims: Claims, *names: str, **other: Any) -> Claims:
    """The claims with an explanation of some of them."""
    told = {"claims": names, "why": "Because.", "status": "explained"} | other
    return replace(claims, explained=(Explanation.model_validate(told),))
