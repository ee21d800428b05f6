"""For whoever keeps the claims: what is due, a release read, its figures taken or corrected."""

from components.ui.curate.curate_desk import curate_desk
from components.ui.shell.controls import view_now
from components.ui.shell.page_shell import open_page

claims = open_page(__file__)
curate_desk(claims, view_now(claims))
