"""The frame: page config, the list of pages, the shared choices; then the page runs."""

import streamlit as st

from components.analysis.seen import seen
from components.figures.app_pages import PAGES
from components.ui.controls import ignored_in_link, shared_controls, view_now
from components.ui.frame import claims_or_stop, frame, page_end, say_ignored, say_view
from components.ui.head import head
from components.ui.live_card import ask_for_library
from components.ui.lone_card import card_asked_for, lone_card
from components.ui.no_delay import send_at_once
from components.ui.on_page import noting
from components.ui.take_away import page_away
from components.ui.theme_of_link import wear_theme_of_link

send_at_once()
st.set_page_config(
    page_title="China's AI cloud race", page_icon="components/ui/icon.svg", layout="wide"
)

page = st.navigation(
    [st.Page(f"pages/{p.name}.py", title=p.title, default=p is PAGES[0]) for p in PAGES],
    position="hidden" if card_asked_for() else "top",
)
wear_theme_of_link()
if card_asked_for():
    ask_for_library()
    lone_card(claims_or_stop(), card_asked_for())
    st.stop()
with st.container(gap=None):
    ask_for_library()
    head(next(p for p in PAGES if p.title == page.title))
claims = claims_or_stop()
say_ignored(ignored_in_link(claims))
shared_controls(claims)
view = view_now(claims)
shown = seen(claims, view)
say_view(claims, shown, view)
with frame(shown), noting() as cards:
    page.run()
page_away(shown, view, cards, page.title)
page_end()
