"""The address tells the view at every moment, and Back undoes a choice instead of leaving a page.

Without it the browser's history holds pages alone, and more than one entry of some: Streamlit
writes a bound choice over the entry of the view before, and adds an entry for each parameter that
a script sets. It does go back to a view that it finds there. No issue is known.

Without it Streamlit also drops from the address the choices of controls that its browser has not
drawn, as in a closed popover, once another page is chosen: the page still shows them, and whoever
copies the address shares another view. A bound parameter cannot be set by a script.
No issue is known.
"""

import json
from dataclasses import replace
from pathlib import Path

import streamlit as st

from components.analysis.view.choices import Dial
from components.analysis.view.lab_view import DIALS
from components.analysis.view.view import View
from components.claims.cache import cached_per_claims
from components.claims.model import Claims

KEEP_ADDRESS = Path(__file__).with_suffix(".js")
_PUSH = """export default ({ data }) => {
  (window.addressBar ??= []).push(JSON.parse(data)); // each run sends this again, so it is short
};"""
_bar = st.components.v2.component("address_bar", js=_PUSH)


def tell_address(claims: Claims, view: View, page: str) -> None:
    """Have the address say what a page shows and a first visit would not; the rest stays in it."""
    _bar(key="address-bar", data=_told(claims, view, page), height=1)


@cached_per_claims(64)
def _told(claims: Claims, view: View, page: str) -> str:
    """What the browser is told, for all readers of a view: JSON, which Streamlit takes as it is.

    The theme is left out: it is that of the reader's own screen. Dials are left to Streamlit: they
    are never drawn where it forgets them, and start where their scenario does.
    """
    choices, usual = View.choices(), View.of(claims)
    told = [n for n, one in choices.items() if n != "theme" and not isinstance(one.kind, Dial)]
    left_out = {name: getattr(usual, name) for name in choices if name not in told}
    query = replace(view, **left_out).to_short_query(claims, page)
    return json.dumps(
        {
            "page": page,
            "query": query,
            "names": [*told, *View.former_names()],
            "dials": list(DIALS),
        }
    )
