"""A currency never parts from its number where a line may break, and files keep the plain space."""

import pytest

from components.analysis.view.view import View
from components.checker.check import check
from components.claims.model import Claims
from components.figures.answer import answer
from components.figures.charts.catalogue import charts
from components.publish.files.text_files import json_file
from components.ui.shell.text import plain, visible
from components.wording.formats import kept_together

NO_BREAK = "\u00a0"


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("it spent RMB 67.7bn on it", "it spent RMB_67.7bn on it"),
        ("from USD 3 to RMB −4.5bn", "from USD_3 to RMB_−4.5bn"),
        ("RMB per USD, in RMB bn", "RMB per USD, in RMB bn"),
    ],
)
def test_a_currency_is_held_to_its_number_alone(text: str, held: str) -> None:
    assert kept_together(text) == held.replace("_", NO_BREAK)
    assert visible(text) == held.replace("_", NO_BREAK)
    assert f"RMB{NO_BREAK}1" in plain("RMB 1")


def test_files_and_readings_keep_the_plain_space(claims: Claims, view: View) -> None:
    for chart in charts().values():
        found = answer(claims, chart, view)
        assert NO_BREAK not in found.reading
        assert NO_BREAK not in found.data_table.to_csv()
        assert NO_BREAK not in json_file(found).decode()


def test_a_headline_is_read_alike_with_either_space(claims: Claims) -> None:
    said = "Alibaba's capex was RMB 67.7bn in April to June 2026"
    assert check(claims, kept_together(said)).verdict == check(claims, said).verdict
