"""Cards that stay alive: words, chart and menu are one part; its graph gets each new figure."""

import zlib
from pathlib import Path
from typing import Any

import streamlit as st
from plotly.io.json import to_json_plotly

from components.claims.cache import cached_per_claims
from components.claims.model import Claims
from components.figures.answer import Answer
from components.ui.card.card_words import words_and_menu
from components.ui.shell.text import visible
from components.wording.glossary import with_terms

# What draws the cards of a page, sent once before the first.
CARDS_SCRIPT = Path(__file__).with_suffix(".js")
CARDS_STYLES = (
    Path(__file__).with_suffix(".css"),
    Path(__file__).with_name("receipt_face.css"),
    Path(__file__).with_name("paper.css"),
)
_EXPLAINED = ("question", "finding", "rest", "measured")  # in the order they are read
_PUSH = """export default (card) => {
  (window.liveCards ??= []).push(card); // each card sends this again, so it is short
};"""
_card = st.components.v2.component("live_card", js=_PUSH, isolate_styles=False)


def live_card(answer: Answer, bare: bool, lead: bool = False) -> tuple[tuple[str, ...], str]:
    """Draw a card; the claim ids of the mark just pressed, and the item just chosen in its menu.

    Each is told once; where nothing was pressed it is empty.
    """
    told = _card(
        key=f"card-{answer.chart.name}",
        data=_packed(answer, bare, lead),
        on_mark_change=lambda: None,
        on_more_change=lambda: None,
    )
    return tuple(str(told.mark or "").split()), str(told.more or "")


def _packed(answer: Answer, bare: bool, lead: bool) -> bytes:
    """A card as the browser unpacks it, for all readers of the view."""
    return _packed_once(answer.claims.whole, answer, bare, lead)


@cached_per_claims(512)
def _packed_once(whole: Claims, answer: Answer, bare: bool, lead: bool) -> bytes:
    """Figure and words as deflated JSON; the figure's template is sent once, by itself."""
    words = _seen(words_and_menu(answer, bare))
    wider = [{"least": one.least, **_parts(answer, one.least)} for one in answer.chart.wider]
    sent = {
        "alt": answer.reading,
        "theme": answer.theme,
        **_parts(answer),
        "wider": wider,
        "name": answer.chart.name,
        "lead": lead,
        "words": words,
        "explained": _explained(answer.claims, words),
    }
    return deflated(to_json_plotly(sent))


def _explained(claims: Claims, words: dict[str, str]) -> dict[str, list[list[str]]]:
    """The texts of a card in pieces, where one is a term of the glossary: its word and meaning."""
    texts = with_terms(claims, [words[place] for place in _EXPLAINED])
    return {
        place: [[one.text, visible(one.term.meaning)] if one.term else [one.text] for one in pieces]
        for place, pieces in zip(_EXPLAINED, texts, strict=True)
        if any(one.term for one in pieces)
    }


def _parts(answer: Answer, width: int = 0) -> dict[str, Any]:
    """The figure for a width without its template."""
    parts: dict[str, Any] = answer.figure(width=width).to_dict()
    layout = {name: part for name, part in parts["layout"].items() if name != "template"}
    return {"data": parts["data"], "layout": layout}


def deflated(text: str) -> bytes:
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
