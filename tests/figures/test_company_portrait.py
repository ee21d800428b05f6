"""The three numbers a company is first asked for, and what is said where there is none."""

from dataclasses import replace

import pytest

from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.portrait import Number, portrait


def test_each_number_has_its_period_and_its_change_on_the_year(claims: Claims, view: View) -> None:
    assert portrait(claims, view) == (
        Number("Capex, January to March 2026", "RMB 26.9bn", "up 9% on a year earlier"),
        Number("Cloud revenue, January to March 2026", "RMB 41.6bn", "up 38% on a year earlier"),
        Number(
            "Capex for each yuan of that revenue",
            "RMB 0.65",
            "RMB 0.82 a year earlier",
        ),
    )


def test_a_year_s_estimate_says_so_and_what_is_missing_is_said(claims: Claims, view: View) -> None:
    capex, cloud, ratio = portrait(claims, replace(view, focus="ByteDance"))
    assert (capex.label, capex.said) == ("Capex, 2025", "est. RMB 150bn")
    assert (cloud.said, ratio.said) == ("not published", "cannot be computed")


@pytest.mark.parametrize("span", ["quarter", "four quarters", "year"])
def test_a_choice_of_another_page_moves_no_number(claims: Claims, view: View, span: str) -> None:
    assert portrait(claims, replace(view, span=span)) == portrait(claims, view)


def test_a_figure_that_a_choice_leaves_out_is_not_called_unpublished(
    claims: Claims, view: View
) -> None:
    narrow = replace(view, status=("estimate",))
    assert portrait(claims, narrow)[0] == Number("Capex", "not shown", "of a status not chosen")
