"""What the reader's choices bear on: their controls, and the page under them."""

import streamlit as st
from streamlit.navigation.page import Page

from components.analysis.view.visible import visible_claims
from components.claims.model import Claims
from components.figures.app_pages import AppPage
from components.ui.card.downloads import page_downloads
from components.ui.card.page_charts import charts_noted
from components.ui.patches.address_bar import tell_address
from components.ui.patches.page_again import run_page
from components.ui.shell.controls import note_drawn, shared_controls, view_now
from components.ui.shell.page_shell import frame, say_view, start_again_unless_held


@st.fragment
def chosen_page(claims: Claims, page: Page, here: AppPage) -> None:
    """The controls and the page as one fragment: a choice runs it again, and not what is round it.

    `page` is what Streamlit calls `here`.
    """
    start_again_unless_held(claims)
    shared_controls(claims, here)
    view = view_now(claims)
    shown = visible_claims(claims, view)
    say_view(claims, shown, view)
    with frame(shown), charts_noted() as cards:
        run_page(page)
    page_downloads(shown, view, cards, page.title)
    tell_address(claims, view, here.name)
    note_drawn(claims)
