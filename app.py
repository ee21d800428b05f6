"""The frame: page config, the list of pages, the shared choices; then the page runs."""

import streamlit as st

from components.ui.card.embed import EMBEDDED, card_asked_for, embedded_card
from components.ui.card.opened import close_what_was_left
from components.ui.chosen_page import chosen_page
from components.ui.first_parts import first_parts
from components.ui.patches.first_frame import OPENING
from components.ui.patches.no_delay import send_at_once
from components.ui.patches.theme_of_link import wear_theme_of_link
from components.ui.shell.controls import (
    follow_history,
    follow_link,
    ignored_in_link,
    read_former_names,
)
from components.ui.shell.find_box import find_box
from components.ui.shell.head import masthead, say_name
from components.ui.shell.open_pages import open_pages
from components.ui.shell.page_shell import (
    claims_or_none,
    page_end,
    say_ignored,
    stop_without,
)

send_at_once()
st.set_page_config(
    page_title="China's AI cloud race", page_icon="components/ui/shell/icon.svg", layout="wide"
)

ours = open_pages()
pages = [st.Page(f"pages/{p.name}.py", title=p.title, default=p is ours[0]) for p in ours]
page = st.navigation(pages, position="hidden")
here = next(p for p in ours if p.title == page.title)
wear_theme_of_link()
close_what_was_left()
if card_asked_for():
    first_parts((OPENING, EMBEDDED))
    embedded_card(stop_without(claims_or_none()), card_asked_for())
    st.stop()
with st.container(gap=None):
    first_parts()
    name_place, finder = masthead(pages, here)
held = claims_or_none()
say_name(name_place, held)
claims = stop_without(held)
say_ignored(ignored_in_link(claims))
read_former_names(claims)
follow_history(claims, here)
followed = follow_link(claims)
chosen_page(claims, page, here)
with finder:
    find_box(claims, followed)
page_end()
