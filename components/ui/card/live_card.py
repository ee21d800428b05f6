"""Cards that stay alive: words, chart and buttons are one part, whose graph gets each new figure.

Where the library cannot be served, because `static/` can neither be written nor holds it, or where
DASHBOARD_CHARTS=stock says so, Streamlit draws the charts itself.
"""

import json
import zlib
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from plotly.io.json import to_json_plotly

from components.claims.cache import cached_per_claims
from components.claims.model import Claims
from components.figures.answer import Answer
from components.figures.theme import templates
from components.ui.card.card_words import card_words
from components.ui.card.mark_listener import kept_mark
from components.ui.serving.opening_style import OPENING
from components.ui.serving.plotly_library import charts_script
from components.ui.shell.settings import CHARTS
from components.ui.shell.text import visible

_SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
_STYLE = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")
# Two lines: Streamlit takes a single one for the name of a file.
_PUSH = """// Every card sends this again, so it is short.
export default (card) => void (window.liveCards ??= []).push(card)"""
_page = st.components.v2.component("live_cards", css=_STYLE, js=_SCRIPT, isolate_styles=False)
_card = st.components.v2.component("live_card", js=_PUSH, isolate_styles=False)


def charts_are_live() -> bool:
    """Whether the library can be served, and nobody asked for Streamlit's own charts."""
    return CHARTS != "stock" and charts_script() is not None


def ask_for_library() -> None:
    """Have the browser fetch the library now, while the page is still being worked out.

    A first visit is shown once it is whole, up to its `page_end`, so that nothing jumps.
    """
    if charts_are_live():
        st.html(OPENING)
        _page(key="charts-library", data=_told(charts_script()), height=1)


@cache
def _told(script: str | None) -> bytes:
    """What all cards need, the same for everybody, as the browser unpacks it."""
    return _deflated(json.dumps({"address": script, "templates": templates()}))


def live_card(answer: Answer, bare: bool) -> tuple[str | None, list[str]]:
    """Draw a card; which of its buttons is pressed, and the claim ids of the mark last clicked.

    A button that a new view does not offer any more is not pressed either.
    """
    told = _card(
        key=f"card-{answer.chart.name}",
        data=_packed(answer, bare),
        on_mark_change=lambda: None,
        on_more_change=lambda: None,
    )
    pressed = told.more
    if pressed and (bare or pressed not in card_words(answer).buttons):
        pressed = None
    return pressed, kept_mark(answer.chart.name, told.mark)


def _packed(answer: Answer, bare: bool) -> bytes:
    """A card as the browser unpacks it, for all readers of the view."""
    return _packed_once(answer.claims.whole, answer, bare)


@cached_per_claims(512)
def _packed_once(whole: Claims, answer: Answer, bare: bool) -> bytes:
    """Figure and words as deflated JSON; the figure's template is sent once, by itself."""
    words: dict[str, Any] = asdict(card_words(answer))
    if bare:
        words["buttons"] = {}
    parts: dict[str, Any] = answer.figure().to_dict()
    sent = {
        "alt": answer.reading,
        "theme": answer.theme,
        "data": parts["data"],
        "layout": {name: part for name, part in parts["layout"].items() if name != "template"},
        "name": answer.chart.name,
        "words": _seen(words),
    }
    return _deflated(to_json_plotly(sent))


def _deflated(text: str) -> bytes:
    """The text as raw deflate, which a browser unpacks by itself."""
    packer = zlib.compressobj(level=6, wbits=-zlib.MAX_WBITS)
    return packer.compress(text.encode("utf-8")) + packer.flush()


def _seen(part: Any) -> Any:
    """The words with each character that cannot be seen written as its number."""
    if isinstance(part, str):
        return visible(part)
    if isinstance(part, dict):
        return {name: _seen(value) for name, value in part.items()}
    return [_seen(value) for value in part] if isinstance(part, (list, tuple)) else part
