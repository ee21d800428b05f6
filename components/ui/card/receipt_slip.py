"""The receipt of a pressed mark, laid over the page as a slip where the mark is not.

On a desk it stands at the side of the window, on a phone it rises from below over three quarters
of it. Its button, Escape and a second press on the mark take it away.
"""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from components.claims.model import Claims
from components.ui.card.opened import close_receipt
from components.ui.card.receipt_face import what
from components.ui.card.receipt_panel import receipt_panel
from components.ui.shell.text import aside, plain
from components.wording.claim_names import claim_names

_SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
_place = st.components.v2.component("receipt_slip", js=_SCRIPT, isolate_styles=False)


def receipt_slip(claims: Claims, names: Sequence[str], chart: str, told: str) -> None:
    """Show the receipt of a mark's claim; of several, the reader says which.

    `told` is what the mark says of itself: it stands on top where no single claim does.
    """
    with st.container(key=f"slip-{chart}", gap="small"):
        st.button(
            "Close",
            icon=":material/close:",
            key=f"close-receipt-{chart}",
            on_click=close_receipt,
            args=(chart,),
        )
        name = _chosen(claims, names, chart, told) if len(names) > 1 else names[0]
        receipt_panel(claims, name, chart)
        label = f"Receipt: {what(claims, claims.claim[name])}"
        _place(key=f"place-{chart}", data={"chart": chart, "label": label}, height=1)


def _chosen(claims: Claims, names: Sequence[str], chart: str, told: str) -> str:
    """Which of several claims the reader looks at, under what the mark says of itself."""
    named = claim_names(claims, names)
    with st.container(key=f"told-{chart}", gap=None):
        st.markdown(f"**{plain(told or 'One mark')}**")
        aside(f"rests on {len(names)} figures, each with its own receipt:")
    chosen: str = st.selectbox(
        "Figure",
        names,
        key=f"{chart}-of",
        format_func=named.__getitem__,
        label_visibility="collapsed",
    )
    return chosen
