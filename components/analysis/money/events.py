"""Dated events as rows of a chart's table: the few moments that a chart of the race is read by."""

import pandas as pd

from components.analysis.tables import typed_frame
from components.analysis.view.view import View
from components.claims.model import Claims
from components.wording.statement_words import statement_words

COLUMNS = "claims company measure label period start end source".split()


def events_of(claims: Claims, view: View, first: pd.Timestamp, last: pd.Timestamp) -> pd.DataFrame:
    """The moments that concern a company of the view between two days, by date, one row each.

    A moment is an event that names the claims it rests on. Columns: claims, company (all it
    concerns, in one text), measure ('event'), label (what happened), period (the date as written),
    start and end (the day), source.
    """
    rows = [
        (
            e.claims,
            ", ".join(e.companies),
            "event",
            statement_words(e.title),
            e.date,
            day,
            day,
            e.source,
        )
        for e in claims.events
        if e.claims
        and set(e.claims) <= claims.claim.keys()
        and first <= (day := pd.Timestamp(e.day)) <= last
        and set(e.companies) & set(view.company)
    ]
    return typed_frame(rows, COLUMNS).sort_values("start", kind="stable", ignore_index=True)
