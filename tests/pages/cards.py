"""What the app sends to a browser's cards, unpacked as the browser would."""

import json
import zlib
from types import SimpleNamespace
from typing import Any

import pytest
from markupsafe import escape
from streamlit.testing.v1 import AppTest

from components.publish.caption import NAME
from components.ui.card import live_card


def unpacked(sent: bytes) -> dict[str, Any]:
    """The JSON in raw deflate that a part of a page was sent."""
    return json.loads(zlib.decompress(sent, -zlib.MAX_WBITS))


def parts(app: AppTest) -> list[dict[str, Any]]:
    """What was sent to each part of ours: first what draws the cards, then each card."""
    sent = [part.proto.bytes for part in app.get("bidi_component")]
    return [unpacked(each) for each in sent if each]


def cards(app: AppTest) -> dict[str, dict[str, Any]]:
    """The cards of a page, by the chart's name: `words`, `alt`, the figure's `data`, `layout`."""
    return {part["name"]: part for part in parts(app) if "words" in part}


def has_masthead(app: AppTest) -> bool:
    """Whether the page stands in its frame: under the product's name, once."""
    return sum(escape(NAME) in part.proto.body for part in app.get("html")) == 1


def pages_linked(app: AppTest) -> list[str]:
    """The titles of the other pages, as the way to them stands under the masthead."""
    return [link.proto.label for link in app.get("page_link")]


def press(monkeypatch: pytest.MonkeyPatch, item: str = "", mark: str = "") -> None:
    """With the next run this item is chosen in every card's menu, or this mark pressed, once."""
    card, told = live_card._card, set()

    def pressed(**sent: Any) -> SimpleNamespace:
        card(**sent)
        first = sent["key"] not in told
        told.add(sent["key"])
        return SimpleNamespace(more=item if first else None, mark=mark if first else None)

    monkeypatch.setattr(live_card, "_card", pressed)


def slips(app: AppTest) -> list[str]:
    """The receipts that lie over the page's charts, as HTML."""
    return [part.proto.body for part in app.get("html") if 'class="slip"' in part.proto.body]
