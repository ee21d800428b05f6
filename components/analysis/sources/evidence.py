"""Every claim as a row that can be searched, with its source."""

from collections.abc import Iterator

import pandas as pd

from components.analysis.view.view import View
from components.claims.cache import cached_per_claims
from components.claims.claim import Claim, bound_words
from components.claims.model import Claims

SHOWN = {
    "company": "Company",
    "measure": "Measure",
    "yardstick": "Yardstick",
    "period": "Period",
    "said": "Value or statement",
    "unit": "Unit",
    "status": "Status",
    "publisher": "Source",
    "link": "Link",
    "published": "Published",
    "note": "Note",
    "claim": "Claim",
}


@cached_per_claims()
def all_claims(claims: Claims) -> pd.DataFrame:
    """Every claim of the file, those that count first; columns are the keys of SHOWN."""
    ordered = sorted(claims.claims, key=lambda claim: claim.id in claims.gone)
    return pd.DataFrame([_row(claims, claim) for claim in ordered], columns=list(SHOWN))


def found_claims(claims: Claims, view: View, words: str, metrics: tuple[str, ...]) -> pd.DataFrame:
    """The claims of the view's companies and statuses in which every word asked for occurs.

    Claims about the market and about companies for comparison are always among those searched.
    """
    table = all_claims(claims)
    if table.empty:
        return table
    hidden = set(claims.subjects) - set(view.company)
    keep = ~table["company"].isin(hidden) & table["status"].isin(view.status)
    if metrics:
        keep &= table["measure"].isin(metrics)
    for word in words.lower().split()[:20]:
        keep &= _words(claims).str.contains(word, regex=False)
    return table[keep]


@cached_per_claims()
def _words(claims: Claims) -> pd.Series:
    """All that stands in each row of `all_claims`, in small letters, as one text to search."""
    rows = all_claims(claims).fillna("").astype(str).to_numpy()
    return pd.Series([" ".join(row).lower() for row in rows], dtype="str")


def _row(claims: Claims, claim: Claim) -> dict[str, object]:
    source = claims.source[claim.source]
    return {
        "company": claim.company,
        "measure": claims.metric[claim.metric].label,
        "yardstick": claim.yardstick or "",
        "period": claim.period,
        "said": _said(claim),
        "unit": claim.unit or "",
        "status": claim.status,
        "publisher": source.publisher,
        "link": source.url,
        "published": source.published,
        "note": " ".join(filter(None, (claim.note, *_set_aside(claims, claim)))),
        "claim": claim.id,
    }


def _set_aside(claims: Claims, claim: Claim) -> Iterator[str]:
    """Why a claim is on record and not drawn."""
    if claim.do_not_plot:
        yield f"Not drawn: {claim.do_not_plot}"
    if newer := claims.superseded_by.get(claim.id):
        yield f"Superseded by {newer}: {claims.claim[newer].because}"
    elif claim.id in claims.gone:
        yield f"Withdrawn {claim.withdrawn}: {claim.because}"


def _said(claim: Claim) -> str:
    bound = bound_words(claim.bound)
    if claim.text:
        return claim.text
    if claim.value is None:
        return f"{claim.low:,g} to {claim.high:,g}"
    return f"{bound}{claim.value:,.10g}"


def all_sources(claims: Claims) -> pd.DataFrame:
    """Every source with the number of claims that rest on it: id, publisher, title ... claims."""
    counts = pd.Series([claim.source for claim in claims.claims]).value_counts()
    return pd.DataFrame(
        [
            {
                "Publisher": source.publisher,
                "Title": source.title,
                "Published": source.published
                + (" (inferred)" if source.published_inferred else ""),
                "Kind": source.kind.replace("_", " "),
                "Claims": int(counts.get(source.id, 0)),
                "Link": source.url,
                "Read through": source.via or "",
            }
            for source in claims.sources
        ]
    ).sort_values(["Claims", "Publisher"], ascending=[False, True])
