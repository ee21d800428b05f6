"""The address tells the view at every moment, whatever page is opened and whatever is closed.

Without it Streamlit drops from the address the choices of controls that its browser has not drawn,
as in a closed popover, once another page is chosen: the page still shows them, and whoever copies
the address shares another view. A bound parameter cannot be set by a script.
No issue is known.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

import streamlit as st

from components.analysis.view.choices import Dial
from components.analysis.view.view import View
from components.claims.model import Claims

_SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
_bar = st.components.v2.component("address_bar", js=_SCRIPT)


def tell_address(claims: Claims, view: View, page: str) -> None:
    """Have the address say what a page shows and a first visit would not; the rest stays in it.

    Dials are left to Streamlit: they are never drawn where it forgets them, and start where their
    scenario does.
    """
    choices = View.choices()
    dials = [name for name, one in choices.items() if isinstance(one.kind, Dial)]
    at_start: dict[str, Any] = dict.fromkeys(dials)
    shown = replace(view, **at_start)
    told = {
        "page": page,
        "query": shown.to_short_query(claims, page),
        "names": [*sorted(choices.keys() - dials), *View.former_names()],
    }
    _bar(key="address-bar", data=told, height=1)
