"""How fresh the data is, in a sentence."""

from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.sentences import freshness_words
from components.ui.shell.text import aside, plain


def freshness_note(claims: Claims, view: View) -> None:
    """The newest quarter of each company, and the day of the edition."""
    aside(plain(freshness_words(claims, view)))
