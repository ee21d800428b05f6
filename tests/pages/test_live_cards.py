"""Cards that stay alive: sent small, the template once, and only when the library is there."""

import json
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.reading.load import load_claims
from components.figures.answer import answer
from components.figures.charts.market_share import SHARES
from components.figures.theme import template
from components.ui.card import live_card
from components.ui.serving import plotly_library

Open = Callable[..., AppTest]


@pytest.fixture
def fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, claims_file: Path) -> Iterator[Path]:
    """The folder with the library in it, as `make` leaves it, and the switch at its default."""
    (tmp_path / plotly_library.SMALL).write_text("// the library", encoding="utf-8")
    monkeypatch.setattr(plotly_library, "STATIC", tmp_path)
    monkeypatch.setattr(live_card, "CHARTS", "live")
    st.config.set_option("server.enableStaticServing", True)
    yield tmp_path
    st.config.set_option("server.enableStaticServing", True)


def parts(app: AppTest) -> list:
    """What was sent to each component of ours, in the order of the page."""
    return [part.proto for part in app.get("bidi_component")]


def unpacked(sent: bytes) -> dict:
    return json.loads(zlib.decompress(sent, -15))


def cards(app: AppTest) -> list[dict]:
    """What was sent to each card; the first part of a page is the library's."""
    return [unpacked(part.bytes) for part in parts(app)[1:] if part.bytes]


def test_a_page_asks_for_the_library_before_it_sends_its_first_chart(
    open_link: Open, fetched: Path
) -> None:
    first, *others = parts(open_link("market_share"))
    told = unpacked(first.bytes)
    assert told["address"] == f"app/static/{plotly_library.SMALL}"
    assert set(told["templates"]) == {"light", "dark"}
    assert others


def test_a_chart_is_sent_as_it_is_drawn_with_its_finding_and_without_its_template(
    open_link: Open, fetched: Path, claims_file: Path
) -> None:
    app = open_link("market_share")
    assert not app.exception
    assert not app.get("plotly_chart")
    claims = load_claims(claims_file.read_text(encoding="utf-8"))
    shares = answer(claims, SHARES, View.of(claims))
    first = cards(app)[0]
    assert first["alt"] == shares.reading
    assert "template" not in first["layout"]
    assert first["data"] == json.loads(shares.figure().to_json())["data"]
    assert shares.figure().layout.template == template("light")


def test_words_of_the_file_reach_a_card_as_they_are_written(
    open_link: Open, fetched: Path, claims_file: Path
) -> None:
    text = claims_file.read_text(encoding="utf-8")
    assert "publisher: Omdia" in text
    odd = "<b>[x]</b> :red[1]"
    claims_file.write_text(
        text.replace("publisher: Omdia", f'publisher: "{odd}"'), encoding="utf-8"
    )
    app = open_link("market_share")
    assert not app.exception
    shares = cards(app)[0]["words"]
    assert [who for who, _ in shares["sources"]] == [f"Omdia, via {odd}"]
    assert shares["finding"].startswith("Alibaba leads")
    assert list(shares["buttons"]) == ["away", "table", "ask"]


@pytest.mark.parametrize(
    ("told", "bare", "pressed"),
    [
        ("table", False, "table"),
        ("contested", False, None),
        ("<script>", False, None),
        (None, False, None),
        ("ask", True, None),
    ],
)
def test_only_a_button_that_is_offered_is_pressed(
    claims: Claims,
    monkeypatch: pytest.MonkeyPatch,
    told: str | None,
    bare: bool,
    pressed: str | None,
) -> None:
    monkeypatch.setattr(live_card, "_card", lambda **_: SimpleNamespace(more=told, mark=None))
    assert live_card.live_card(answer(claims, SHARES, View.of(claims)), bare) == (pressed, [])


def test_without_the_small_library_the_package_s_own_is_served(
    open_link: Open, fetched: Path
) -> None:
    (fetched / plotly_library.SMALL).unlink()
    app = open_link("market_share")
    assert not app.exception
    place = unpacked(parts(app)[0].bytes)["address"].removeprefix("app/static/")
    assert "plotly.js v" in (fetched / place).read_text(encoding="utf-8")[:200]
    assert [card["name"] for card in cards(app)][:1] == ["shares"]
    assert not app.get("plotly_chart")


@pytest.mark.parametrize("missing", ["disk", "switch", "serving"])
def test_streamlit_draws_where_the_library_cannot_be_had(
    open_link: Open, fetched: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    if missing == "disk":
        full = fetched / plotly_library.SMALL  # a file: no folder can be made in its place
        monkeypatch.setattr(plotly_library, "STATIC", full / "static")
    elif missing == "switch":
        monkeypatch.setattr(live_card, "CHARTS", "stock")
    else:
        st.config.set_option("server.enableStaticServing", False)
    app = open_link("market_share")
    assert not app.exception
    assert app.get("plotly_chart")
    assert cards(app) == []
