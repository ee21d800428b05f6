"""A picture dropped on the Evidence page: its view opens, and what has changed since is listed."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.reading.load import load_claims
from components.figures.answer import answer
from components.figures.charts.catalogue import charts
from components.publish.poster.image import poster_of
from components.wording.formats import day_words
from tests.pages.cards import cards
from tests.pages.test_pages import said

Open = Callable[..., AppTest]
NEWER = Path(__file__).parents[1] / "claims-newer.yaml"


def svg_of(chart: str, claims: Claims, view: View) -> bytes:
    """The file of a picture, before its chart is drawn: the stamp is what is read back."""
    return poster_of(answer(claims, charts()[chart], view)).svg.encode("utf-8")


def dropped(app: AppTest, content: bytes, name: str = "picture.svg") -> AppTest:
    return app.file_uploader(key="picture").upload(name, content, "image/svg+xml").run()


def test_the_view_of_a_picture_opens(open_link: Open, claims: Claims, view: View) -> None:
    chosen = replace(view, company=("Alibaba",), currency="USD")
    app = dropped(open_link("evidence"), svg_of("capex-and-revenue", claims, chosen))
    assert not app.exception
    names = " ".join(str(trace.get("name")) for trace in cards(app)["capex-and-revenue"]["data"])
    assert "Alibaba capex" in names
    assert "Baidu" not in names
    assert "USD bn a quarter" in said(app)
    assert "**0 of " in said(app)


def test_what_has_changed_since_a_picture_was_made_is_listed(
    open_link: Open, claims_file: Path, claims: Claims, view: View
) -> None:
    picture = svg_of("capex-and-revenue", claims, view)
    claims_file.write_text(NEWER.read_text(encoding="utf-8"), encoding="utf-8")
    app = dropped(open_link("evidence"), picture)
    newer = load_claims(NEWER.read_text(encoding="utf-8"))
    assert "**1 of " in said(app)
    assert f"figures have changed since the edition of {day_words(claims.edition)}" in said(app)
    assert "The company recast the quarter." in said(app)
    values = str(cards(app)["capex-and-revenue"]["data"])
    assert "alibaba.cloud_revenue.2026-Q1.recast" not in values
    assert newer.edition > claims.edition


def test_a_picture_of_somebody_else_is_named_as_one(open_link: Open) -> None:
    app = dropped(open_link("evidence"), b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    assert "carries no view" in app.warning[0].value
    assert not cards(app)


@pytest.mark.parametrize("was", ["capex-and-revenue", "company=Alibaba"])
def test_a_picture_that_was_tampered_with_breaks_nothing(
    open_link: Open, claims: Claims, view: View, was: str
) -> None:
    picture = svg_of("capex-and-revenue", claims, view)
    app = dropped(open_link("evidence"), picture.replace(was.encode(), b"%00\xff=;drop"))
    assert not app.exception
