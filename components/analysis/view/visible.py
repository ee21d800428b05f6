"""What a reader sees of the claims: held in an edition, known by a day, at least of a grade."""

from datetime import date

from components.analysis.grades.grades import at_least
from components.analysis.view.view import GRADES, View
from components.claims.clocks import held_on, known_by
from components.claims.model import Claims


def visible_claims(claims: Claims, view: View) -> Claims:
    """The claims under the view's two clocks and its grade; the one door to every chart.

    Each step is cached by its own choice, so readers with the same clocks share one value.
    """
    if view.edition < claims.edition:
        claims = held_on(claims, view.edition)
    if view.known_by < claims.edition:
        claims = known_by(claims, date.fromisoformat(view.known_by))
    return claims if view.grade == GRADES[-1] else at_least(claims, view.grade)
