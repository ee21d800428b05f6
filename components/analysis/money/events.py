"""Dated events as rows of a chart's table: they stand beside the figures and carry no claim."""

import pandas as pd

from components.analysis.tables import typed_frame
from components.analysis.view.view import View
from components.claims.model import Claims

KINDS = ("plan", "export control", "chip", "deal", "price")
COLUMNS = "claims company measure label short kind period start end source".split()


def events_of(claims: Claims, view: View, first: pd.Timestamp, last: pd.Timestamp) -> pd.DataFrame:
    """Events that concern a company of the view between two days, one row a company and event.

    Columns: claims (none), company, measure ('event'), label (what happened), short, kind, period
    (the date as written), start and end (the day), source.
    """
    rows = [
        ((), company, "event", e.title, e.short, e.kind, e.date, day, day, e.source)
        for e in claims.events
        if e.kind in KINDS and first <= (day := pd.Timestamp(e.day)) <= last
        for company in e.companies
        if company in view.company
    ]
    return typed_frame(rows, COLUMNS)
