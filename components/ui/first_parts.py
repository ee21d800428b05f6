"""What the browser is sent before a page: its styles as one part, its scripts as another.

Each part more has a place of its own in the page, and holds up a first load.
"""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import streamlit as st

from components.figures.theme import templates
from components.ui.card.card_words import LETTERS
from components.ui.card.live_card import CARDS_SCRIPT, CARDS_STYLES, deflated
from components.ui.patches.address_bar import KEEP_ADDRESS
from components.ui.patches.date_on_enter import TAKE_DAY_ON_ENTER
from components.ui.patches.first_frame import OPENING, SHOW_WHEN_WHOLE
from components.ui.patches.narrow_window import SHUT_WHERE_NARROW
from components.ui.patches.touch import FIT_TO_FINGERS
from components.ui.serving.plotly_library import script_address, script_text
from components.ui.shell.find_box import FIND_BY_KEY
from components.ui.shell.head import FRAME
from components.ui.shell.markup import read_text, style_sheets

PAGE_STYLES = (OPENING, FRAME, FIT_TO_FINGERS)
_SCRIPTS = (
    (SHOW_WHEN_WHOLE,),
    (KEEP_ADDRESS,),
    (SHUT_WHERE_NARROW,),
    (TAKE_DAY_ON_ENTER,),
    FIND_BY_KEY,
)


def _script() -> str:
    """The page's scripts, each a block with names of its own, and that of the cards.

    The blocks run once: a component that is put into the page anew runs its script again.
    """
    blocks = "".join(f"{{\n{''.join(map(read_text, files))}}}\n" for files in _SCRIPTS)
    return f"if (!window.liveCardsPage) {{\n{blocks}}}\n{read_text(CARDS_SCRIPT)}"


_scripts = st.components.v2.component(
    "first_parts",
    css="".join(map(read_text, CARDS_STYLES)),
    js=_script(),
    isolate_styles=False,
)


def first_parts(styles: Sequence[Path] = PAGE_STYLES) -> None:
    """Send the style sheets, and the scripts of a page, which ask for the chart library at once.

    A first visit is shown once it is whole, up to its `page_end`, so that nothing jumps.
    """
    st.html(style_sheets(styles))
    _scripts(key="page-scripts", data=_told(script_address()), height=1)


@cache
def _told(address: str | None) -> bytes:
    """What all cards need, the same for everybody, as the browser unpacks it."""
    script = {"address": address} if address else {"script": script_text()}
    return deflated(json.dumps({**script, "templates": templates(), "letters": LETTERS}))
