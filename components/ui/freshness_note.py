"""How fresh the data is, in a sentence."""

from components.analysis.freshness import freshness
from components.analysis.tables import rows_of
from components.analysis.view import View
from components.claims.model import Claims
from components.figures.words import listed
from components.ui.text import aside, plain


def freshness_note(claims: Claims, view: View) -> None:
    """The newest quarter of each company, and the day the file was last curated."""
    table = freshness(claims, view)
    said = [f"{row.company} {row.period}" for row in rows_of(table)]
    silent = [c for c in view.company if c not in set(table["company"])]
    none = f" {listed(silent)} publishes no quarter of its own." if silent else ""
    newest = f"Newest quarter: {listed(said)}." if said else "No quarterly figure is chosen."
    aside(plain(f"How fresh? {newest}{none} The file was last curated on {claims.edition}."))
