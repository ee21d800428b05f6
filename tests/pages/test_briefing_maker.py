"""The briefing from the app: made when asked for, not before; what is said where it cannot be."""

from collections.abc import Generator
from contextlib import contextmanager

import pytest
from streamlit.testing.v1 import AppTest

from components.claims.model import Claims
from components.publish.poster.browser import NO_BROWSER, NoPicture
from components.ui.card import briefing_maker


def page_of(claims: "Claims") -> None:
    """A page that has nothing but the choice of paper and the button."""
    from components.analysis.view.view import View
    from components.ui.card.briefing_maker import briefing_maker

    briefing_maker(claims, View.of(claims), ["shares"])


@pytest.fixture
def asked(claims: Claims) -> AppTest:
    return AppTest.from_function(page_of, args=(claims,), default_timeout=60).run()


def make(app: AppTest) -> AppTest:
    """Press the button that makes the briefing."""
    assert not app.exception, app.exception
    [button] = [one for one in app.button if one.label == "Make the briefing"]
    return button.click().run()


def test_a_server_without_a_browser_says_what_it_needs(
    asked: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def none_found() -> Generator[None]:
        raise NoPicture(NO_BROWSER)
        yield

    monkeypatch.setattr(briefing_maker, "shared_browser", none_found)
    app = make(asked)
    assert not app.exception
    [said] = [one.value for one in app.warning]
    assert "cannot be printed here" in said
    assert "none was found" in said
    assert not any(one.label == "Download the briefing" for one in app.get("download_button"))


def test_it_is_made_when_asked_for_and_not_before(
    asked: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[tuple[str, ...]] = []

    @contextmanager
    def found() -> Generator[None]:
        yield

    def pictures(claims: object, view: object, charts: list[str]) -> list[object]:
        printed.append(tuple(charts))
        return []

    monkeypatch.setattr(briefing_maker, "shared_browser", found)
    monkeypatch.setattr(briefing_maker, "briefing_pictures", pictures)
    monkeypatch.setattr(briefing_maker, "briefing_pdf", lambda *given: b"%PDF")
    asked.run()
    assert printed == []
    app = make(asked)
    assert not app.exception
    assert printed == [("shares",)]
    assert any(one.label == "Download the briefing" for one in app.get("download_button"))
