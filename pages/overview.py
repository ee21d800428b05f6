"""The front page: who leads by whose yardstick, the companies, the spending, what is new."""

from components.figures.charts.intensity import INTENSITY
from components.figures.charts.plan import PLAN
from components.figures.charts.who_leads import WHO_LEADS
from components.ui.card.chart_card import chart_card
from components.ui.overview.company_cards import company_cards
from components.ui.overview.front_lists import what_changed, what_is_contested
from components.ui.overview.next_results_list import next_results_list
from components.ui.overview.yardstick_links import yardstick_links
from components.ui.shell.controls import view_now
from components.ui.shell.freshness_note import freshness_note
from components.ui.shell.halves import halves
from components.ui.shell.page_shell import open_page

claims = open_page(__file__)
view = view_now(claims)

chart_card(WHO_LEADS, claims, view, lead=True)
yardstick_links(claims, view)
company_cards(claims, view)
with halves():
    chart_card(INTENSITY, claims, view)
    chart_card(PLAN, claims, view)
next_results_list(claims, view)
with halves():
    what_changed(claims)
    what_is_contested(claims)
freshness_note(claims, view)
