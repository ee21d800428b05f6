"""Any headline checked; what is contested, the article, the grades, every claim and source."""

import streamlit as st

from components.ui.evidence.article_table import article_table
from components.ui.evidence.contested_table import contested_table
from components.ui.evidence.dataset import dataset_download
from components.ui.evidence.evidence_tables import claims_table, looked_up, method, sources_table
from components.ui.evidence.grade_bar import grade_bar
from components.ui.evidence.headline_box import headline_box
from components.ui.evidence.import_picture import import_picture
from components.ui.evidence.rates_table import rates_table
from components.ui.shell.controls import view_now
from components.ui.shell.link_parts import TAB
from components.ui.shell.page_shell import open_page

claims = open_page(__file__)
view = view_now(claims)
headline_box(claims)
looked_up(claims)
contested_table(claims)
article_table(claims)
grade_bar(claims)
claims_table(claims, view)
rates_table(claims)
dataset_download(claims)
sources, how, back = st.tabs(
    ("Sources", "Method and gaps", "Open a picture's view"), key=TAB, bind="query-params"
)
with sources:
    sources_table(claims)
with how:
    method(claims)
with back:
    import_picture(claims, view.theme)
