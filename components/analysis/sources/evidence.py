"""Every claim as a row that can be searched, with its source."""

from collections.abc import Collection, Iterator

import pandas as pd

from components.analysis.grades.grades import grade
from components.analysis.view.view import View
from components.claims.cache import cached_per_claims
from components.claims.claim import Claim
from components.claims.model import Claims
from components.wording.claim_names import claim_value_words, measure_words
from components.wording.formats import date_words
from components.wording.statement_words import statement_words

SHOWN = {
    "grade": "Grade",
    "name": "Claim",
    "said": "Value or statement",
    "when": "Period",
    "status": "Status",
    "publisher": "Source",
    "published": "Published",
    "link": "Link",
    "note": "Note",
    "claim": "Id",
}
_CHOSEN_BY = ("company", "measure")  # and not shown


@cached_per_claims()
def all_claims(claims: Claims) -> pd.DataFrame:
    """Every claim of the file, those that count first.

    Columns are the keys of SHOWN, then those by which rows are chosen.
    """
    ordered = sorted(claims.claims, key=lambda claim: claim.id in claims.gone)
    columns = [*SHOWN, *_CHOSEN_BY]
    return pd.DataFrame([_row(claims, claim) for claim in ordered], columns=columns)


def found_claims(
    claims: Claims, view: View, named: Collection[str] | None, metrics: tuple[str, ...]
) -> pd.DataFrame:
    """The claims of the view's companies and statuses; of those `named` by their ids, if given.

    Claims about the market and about companies for comparison are always among them.
    """
    table = all_claims(claims)
    if table.empty:
        return table
    hidden = set(claims.subjects) - set(view.company)
    keep = ~table["company"].isin(hidden) & table["claim"].map(_status(claims)).isin(view.status)
    if metrics:
        keep &= table["measure"].isin(metrics)
    if named is not None:
        keep &= table["claim"].isin(list(named))
    return table[keep]


@cached_per_claims()
def _status(claims: Claims) -> dict[str, str]:
    return {claim.id: claim.status for claim in claims.claims}


def _row(claims: Claims, claim: Claim) -> dict[str, object]:
    source = claims.source[claim.source]
    whose = [claim.company, claim.brand, measure_words(claims, claim)]
    return {
        "grade": grade(claims, claim).letter,
        "name": ", ".join(filter(None, whose)),
        "said": statement_words(claim.text) if claim.text else claim_value_words(claim),
        "when": claim.when.words,
        "status": claim.status + (f", {claim.house}" if claim.house else ""),
        "publisher": source.publisher,
        "published": date_words(source.published),
        "link": source.url,
        "note": " ".join(filter(None, (claim.note, *_set_aside(claims, claim)))),
        "claim": claim.id,
        "company": claim.company,
        "measure": claims.metric[claim.metric].label,
    }


def _set_aside(claims: Claims, claim: Claim) -> Iterator[str]:
    """Why a claim is on record and not drawn."""
    if claim.do_not_plot:
        yield f"Not drawn: {claim.do_not_plot}"
    if newer := claims.superseded_by.get(claim.id):
        yield f"Superseded by {newer}: {claims.claim[newer].because}"
    elif claim.id in claims.gone:
        yield f"Withdrawn {claim.withdrawn}: {claim.because}"


@cached_per_claims()
def all_sources(claims: Claims) -> pd.DataFrame:
    """Every source with the number of claims that rest on it: id, publisher, title ... claims."""
    counts = pd.Series([claim.source for claim in claims.claims]).value_counts()
    return pd.DataFrame(
        [
            {
                "Publisher": source.publisher,
                "Title": source.title,
                "Published": date_words(source.published)
                + (" (inferred)" if source.published_inferred else ""),
                "Kind": source.kind.replace("_", " "),
                "Claims": int(counts.get(source.id, 0)),
                "Link": source.url,
                "Read through": source.via or "",
            }
            for source in claims.sources
        ]
    ).sort_values(["Claims", "Publisher"], ascending=[False, True])
