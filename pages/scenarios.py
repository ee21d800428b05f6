"""The scenario lab: assumptions that start from claims, and what they come to."""

from components.ui.frame import open_page
from components.ui.lab_desk import lab_desk

claims = open_page(__file__)
lab_desk(claims)
