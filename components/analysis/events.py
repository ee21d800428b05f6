"""Dated events as rows of a chart's table: they stand beside the figures and carry no claim."""

import pandas as pd

from components.analysis.tables import framed
from components.analysis.view import View
from components.claims.model import Claims

KINDS = ("plan", "export control", "chip", "deal", "price")
COLUMNS = (
    "claim",
    "company",
    "measure",
    "label",
    "short",
    "kind",
    "period",
    "start",
    "end",
    "source",
)


def events_of(claims: Claims, view: View, first: pd.Timestamp, last: pd.Timestamp) -> pd.DataFrame:
    """Events that concern a company of the view between two days, one row a company and event.

    Columns: claim (empty), company, measure ('event'), label (what happened), short, kind, period
    (the date as written), start and end (the day), source.
    """
    rows = [
        (
            "",
            company,
            "event",
            event.title,
            event.short,
            event.kind,
            event.date,
            day,
            day,
            event.source,
        )
        for event in claims.events
        if event.kind in KINDS and first <= (day := pd.Timestamp(event.day)) <= last
        for company in event.companies
        if company in view.company
    ]
    return framed(rows, COLUMNS)
