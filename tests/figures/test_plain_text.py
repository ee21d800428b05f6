"""Words reach a figure as words: what Plotly would take for a tag or an entity is escaped."""

import json

import pytest

from components.analysis.view.view import View
from components.claims.reading.load import load_claims
from components.figures.charts.catalogue import charts
from components.figures.plain_text import escaped
from components.figures.theme import palette_of
from tests.hostile import filled

SEEN = "<a href='https://evil.example'>x</a> &lt; Qz"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<b>x</b>", "&lt;b>x&lt;/b>"),
        ("R&D & more", "R&D & more"),
        ("&lt; &#60; &amp;", "&amp;lt; &amp;#60; &amp;amp;"),
        (3.5, 3.5),
    ],
)
def test_tags_and_entities_are_escaped_and_nothing_else(text: object, plain: object) -> None:
    assert escaped(text) == plain


def test_no_chart_hands_plotly_a_tag_from_the_file(text: str) -> None:
    claims = load_claims(filled(text, SEEN))
    view = View.of(claims)
    drawn = ""
    for chart in charts().values():
        table = chart.table(claims, view)
        if not table.empty:
            drawn += json.dumps(
                chart.figure(table, view, palette_of(claims, "light")).to_plotly_json(), default=str
            )
    assert "&lt;a href" in drawn
    assert "<a href" not in drawn
