"""The scenario lab: assumptions that start from claims, and what they come to."""

from components.ui.lab.lab_desk import lab_desk
from components.ui.shell.page_shell import open_page

claims = open_page(__file__)
lab_desk(claims)
