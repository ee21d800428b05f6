"""The fan and the tornado: percentiles against exact quantiles, and which assumption matters."""

from dataclasses import replace

import numpy as np
import pytest

from components.analysis.scenarios.chosen import evidence_of
from components.analysis.scenarios.fan import PERCENTS, draws_of, evidenced, judged, revenue_fan
from components.analysis.scenarios.projection import bands
from components.analysis.scenarios.tornado import tornado
from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.scenario import Assumption


def quantile(low: float, peak: float, high: float, p: float) -> float:
    """The exact quantile of the triangular distribution."""
    turn = (peak - low) / (high - low)
    if p < turn:
        return low + ((high - low) * (peak - low) * p) ** 0.5
    return high - ((high - low) * (high - peak) * (1 - p)) ** 0.5


@pytest.mark.parametrize("span", [(20, 23, 30), (20, 20, 30), (-50, 0, 0), (3, 5, 6)])
def test_percentiles_of_draws_are_the_exact_quantiles(span: tuple[float, float, float]) -> None:
    found = bands(draws_of([span])[:, 0], PERCENTS)
    exact = [quantile(*span, p / 100) for p in PERCENTS]
    assert list(found) == pytest.approx(exact, abs=1e-3 * (span[2] - span[0]))


def test_the_fan_of_one_assumption_is_its_exact_quantiles_grown(claims: Claims, view: View) -> None:
    """Revenue rises with growth, so its percentile is the revenue at growth's own quantile.

    Four quarters to 2027-Q1 are 158.132 bn x (1 + g): with g triangular on 20, 23, 30.
    """
    row = revenue_fan(claims, view).set_index("period").loc["ttm-2027-Q1"]
    for p in PERCENTS:
        exact = 158.132 * (1 + quantile(20, 23, 30, p / 100) / 100)
        assert row[f"p{p}"] == pytest.approx(exact, rel=1e-4)


def test_the_same_link_gives_the_same_numbers() -> None:
    first, again = draws_of([(1, 2, 3), (4, 4, 9)]), draws_of([(1, 2, 3), (4, 4, 9)])
    assert (first == again).all()
    assert first[0] == pytest.approx([2.4247, 5.1265], abs=5)  # within the ranges at least
    assert first.shape == (10_000, 2)


def test_a_range_of_no_width_gives_its_value() -> None:
    assert set(draws_of([(7, 7, 7)])[:, 0]) == {7.0}


def test_a_range_is_widened_to_hold_what_is_supposed() -> None:
    known = Assumption(
        company="A",
        about="cloud_growth",
        value=44,
        low=20,
        high=30,
        range_from="claims",
        judgement="The value is a guess.",
    )
    assert evidenced(known) == (20, 44, 44)
    assert evidenced(known.model_copy(update={"low": None, "high": None})) is None


@pytest.mark.parametrize("whose", ["newsletter", "judgement"])
def test_a_range_of_the_newsletter_or_of_judgement_is_not_drawn_from_but_named(
    claims: Claims, view: View, whose: str
) -> None:
    steady, *rest = claims.scenarios
    assumptions = [
        a.model_copy(update={"range_from": whose}) if a.about == "cloud_growth" else a
        for a in steady.assumptions
    ]
    changed = steady.model_copy(update={"assumptions": tuple(assumptions)})
    guessed = replace(claims, scenarios=(changed, *rest))
    assert revenue_fan(guessed, view).empty
    assert [a.about for a in judged(guessed, view)] == ["cloud_growth"]
    assert evidence_of(guessed, assumptions[0]) == []
    assert [(a.low, a.high) for _, a in evidence_of(claims, assumptions[0])] == [(20, 30)]


def test_the_tornado_puts_the_widest_swing_first(claims: Claims, view: View) -> None:
    table = tornado(claims, replace(view, outcome="Operating margin in 2030"))
    assert list(table["swing"]) == sorted(table["swing"], reverse=True)
    margin = table.set_index("about").loc["cash_margin"]
    # the margin before depreciation runs from 20 to 40, so the result does, point by point
    assert margin["at_high"] - margin["at_low"] == pytest.approx(20)
    assert set(table["about"]) == {"cloud_growth", "capex_growth", "cash_margin", "server_life"}


def test_the_tornado_says_which_assumption_changes_the_place(claims: Claims, view: View) -> None:
    """Baidu, 6.1 %, grows 5 to 60 % and stands below Tencent, 7 %, which grows with the market."""
    view = replace(view, focus="Baidu", outcome="Share by the yardstick in 2030")
    own = tornado(claims, view).query("of == 'Baidu'").iloc[0]
    assert (own["place_low"], own["place_high"]) == (5, 1)


def test_a_result_that_cannot_be_had_has_no_tornado(claims: Claims, view: View) -> None:
    assert tornado(claims, replace(view, focus="Tencent", outcome="Payback")).empty
    assert np.isnan(tornado(claims, replace(view, outcome="Payback"))["at_base"]).all()
