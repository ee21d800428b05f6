"""Cards that stay alive: sent small, the template once, and Plotly by whatever way there is."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.reading.load import load_claims
from components.figures.answer import answer
from components.figures.charts.market_share import SHARES
from components.figures.theme import template
from components.ui import first_parts
from components.ui.card import live_card
from components.ui.serving import plotly_library
from tests.pages.cards import cards, parts

Open = Callable[..., AppTest]


def test_a_page_asks_for_the_library_before_it_sends_its_first_chart(open_link: Open) -> None:
    first, *others = parts(open_link("market_share"))
    assert first["address"] == f"app/static/{plotly_library.SMALL}"
    assert set(first["templates"]) == {"light", "dark"}
    assert others


def test_what_a_page_needs_before_its_parts_is_two_of_them(open_link: Open) -> None:
    app = open_link("evidence")
    scripts = [part.proto for part in app.get("bidi_component") if part.proto.js_content]
    first, bar = (part.js_content for part in scripts if len(part.js_content) > 50)
    assert "liveCardsPage" in first
    assert "addressBar" in bar
    assert len(bar) < 200, "what each run sends again is short"
    styles = [part.proto.body for part in app.get("html") if part.proto.body.startswith("<style>")]
    assert len(styles) == 1, "the sheets of all pages; Evidence has none of its own"


def test_a_chart_is_sent_as_it_is_drawn_with_its_finding_and_without_its_template(
    open_link: Open, claims_file: Path
) -> None:
    app = open_link("market_share")
    assert not app.exception
    claims = load_claims(claims_file.read_text(encoding="utf-8"))
    shares = answer(claims, SHARES, View.of(claims))
    first = cards(app)["shares"]
    assert first["alt"] == shares.reading
    assert "template" not in first["layout"]
    assert first["data"] == json.loads(shares.figure().to_json())["data"]
    assert shares.figure().layout.template == template("light")


def test_words_of_the_file_reach_a_card_as_they_are_written(
    open_link: Open, claims_file: Path
) -> None:
    text = claims_file.read_text(encoding="utf-8")
    assert "publisher: Omdia" in text
    odd = "<b>[x]</b> :red[1]"
    claims_file.write_text(
        text.replace("publisher: Omdia", f'publisher: "{odd}"'), encoding="utf-8"
    )
    app = open_link("market_share")
    assert not app.exception
    shares = cards(app)["shares"]["words"]
    assert [source["name"] for source in shares["sources"]] == [f"Omdia via {odd}"]
    assert shares["finding"].startswith("By Omdia's count, Alibaba holds")
    assert list(shares["menu"]) == ["table", "ask", "away"]
    assert shares["evidence"] == [["C", 5]]


@pytest.mark.parametrize(
    ("more", "mark", "told"),
    [("table", None, ((), "table")), (None, "a b", (("a", "b"), "")), (None, None, ((), ""))],
)
def test_a_card_tells_what_was_just_pressed(
    claims: Claims,
    monkeypatch: pytest.MonkeyPatch,
    more: str | None,
    mark: str | None,
    told: tuple[tuple[str, ...], str],
) -> None:
    monkeypatch.setattr(live_card, "_card", lambda **_: SimpleNamespace(more=more, mark=mark))
    assert live_card.live_card(answer(claims, SHARES, View.of(claims)), bare=False) == told


def test_without_the_small_library_the_package_s_own_is_served(
    open_link: Open, claims_file: Path
) -> None:
    static = claims_file.parent
    (static / plotly_library.SMALL).unlink()
    app = open_link("market_share")
    assert not app.exception
    place = parts(app)[0]["address"].removeprefix("app/static/")
    assert "plotly.js v" in (static / place).read_text(encoding="utf-8")[:200]
    assert "shares" in cards(app)


def forget() -> None:
    """As on a server that has just started."""
    first_parts._told.cache_clear()
    plotly_library._copy_once.cache_clear()
    plotly_library._say_why_not.cache_clear()


@pytest.fixture
def no_static_files() -> Iterator[None]:
    """A server that serves no file of ours."""
    forget()
    st.config.set_option("server.enableStaticServing", False)
    yield
    st.config.set_option("server.enableStaticServing", True)


@pytest.fixture
def logged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the log is told of the script: what happened, and why."""
    told: list[str] = []
    monkeypatch.setattr(
        plotly_library, "log", lambda event, reason: told.append(f"{event}: {reason}")
    )
    return told


@pytest.fixture
def read_only(claims_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk on which no static folder can be made: a file stands in its way, also for root."""
    monkeypatch.setattr(plotly_library, "STATIC", claims_file / "static")
    forget()


@pytest.mark.usefixtures("no_static_files")
def test_where_no_file_is_served_the_page_gets_the_script_itself(open_link: Open) -> None:
    app = open_link("market_share")
    assert not app.exception
    assert parts(app)[0]["script"] == "// the library"
    assert "shares" in cards(app)


@pytest.mark.usefixtures("read_only")
def test_where_the_disk_cannot_be_written_the_page_gets_the_script_itself_and_the_log_says_so_once(
    open_link: Open, logged: list[str]
) -> None:
    app = open_link("market_share").run()
    assert not app.exception
    assert "plotly.js v" in parts(app)[0]["script"][:200]
    assert "shares" in cards(app)
    assert len(logged) == 1
    assert "not served: static/ cannot be written" in logged[0]


def said_of(card: dict[str, Any]) -> str:
    """The words of a card that may carry a meaning."""
    return " ".join(card["words"][place] for place in card["explained"])


def test_a_word_of_the_glossary_reaches_a_card_once_with_its_meaning_as_it_is_written(
    open_link: Open, claims_file: Path
) -> None:
    odd = "<b>[x]</b> :red[1]"
    text = claims_file.read_text(encoding="utf-8")
    assert text.count("Money spent on what lasts.") == 1
    claims_file.write_text(text.replace("Money spent on what lasts.", f'"{odd}"'), "utf-8")
    for card in cards(open_link("capex")).values():
        told = [
            piece for pieces in card["explained"].values() for piece in pieces if len(piece) > 1
        ]
        capex = [(word, meaning) for word, meaning in told if word.casefold() == "capex"]
        assert [meaning for _, meaning in capex] == [odd] * ("capex" in said_of(card).casefold())
        for place, pieces in card["explained"].items():
            assert "".join(piece[0] for piece in pieces) == card["words"][place]


def test_a_card_without_such_a_word_is_sent_whole(open_link: Open, claims_file: Path) -> None:
    text = claims_file.read_text(encoding="utf-8")
    claims_file.write_text(text[: text.index("glossary:")], encoding="utf-8")
    found = cards(open_link("capex"))
    assert found
    assert [card["explained"] for card in found.values()] == [{}] * len(found)
