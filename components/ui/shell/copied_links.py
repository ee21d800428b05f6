"""The links to copy: one that lasts, one that is short."""

from collections.abc import Callable

import streamlit as st

from components.analysis.view.view import View
from components.claims.model import Claims
from components.publish.links import lasting_link, short_link
from components.ui.shell.address import base, page
from components.ui.shell.link_parts import parts_of_link
from components.ui.shell.text import aside


def copied_links(claims: Claims, view_now: Callable[[Claims], View]) -> None:
    """Behind a button the lasting link, for it is the one to print, and then the short one.

    They are written once it is opened, and so for the view that the page then shows.
    """
    links = st.popover("Copy link", icon=":material/link:", on_change="rerun", key="link")
    if not links.open:
        return
    with links:
        aside("This link opens exactly this view, also when the data or the defaults change.")
        view, parts = view_now(claims), parts_of_link()
        st.code(lasting_link(base(), page(), view, parts), language=None, wrap_lines=True)
        aside("A short link leaves out what is as usual. It follows the newest data.")
        st.code(short_link(base(), page(), claims, view, parts), language=None, wrap_lines=True)
