"""The arithmetic of scenarios against closed forms and examples worked by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from components.analysis.scenarios.projection import (
    bands,
    four_quarter_sums,
    grown,
    payback,
    shares,
    straight_line,
)

money = st.floats(0.001, 10_000)
rate = st.floats(-99, 300)


def test_each_quarter_is_that_of_the_year_before_grown() -> None:
    # 10, 20, 30, 40 at 50 % a year: 15, 30, 45, 60, then 22.5, 45
    assert list(grown([10, 20, 30, 40], [50], 6)) == [15, 30, 45, 60, 22.5, 45]
    # another rate each quarter: 10 x 1.1, 20 x 1.2, 30 x 1.3, 40 x 1.4, 11 x 2
    by_quarter = grown([10, 20, 30, 40], [10, 20, 30, 40, 100], 5)
    assert list(by_quarter) == pytest.approx([11, 24, 39, 56, 22])


@given(last=arrays(float, 4, elements=money), growth=rate, years=st.integers(1, 6))
def test_whole_years_are_the_closed_form(last: np.ndarray, growth: float, years: int) -> None:
    ahead = grown(last, [growth], 4 * years)
    assert ahead[-4:].sum() == pytest.approx(last.sum() * (1 + growth / 100) ** years)
    assert (ahead > 0).all()


def test_draws_and_companies_are_projected_as_each_alone() -> None:
    last = np.array([[1.0, 2, 3, 4], [5, 6, 7, 8]])
    growth = np.array([[[10.0], [20]], [[30], [40]], [[0], [-50]]])  # draws, companies, 1
    together = grown(last, growth, 7)
    assert together.shape == (3, 2, 7)
    for draw in range(3):
        for company in range(2):
            alone = grown(last[company], growth[draw, company], 7)
            assert list(together[draw, company]) == list(alone)


@pytest.mark.parametrize("growth", [[-100], [-250], [5, -100, 5, 5]])
def test_nothing_shrinks_by_all_there_is(growth: list[float]) -> None:
    with pytest.raises(ValueError, match="nothing shrinks by 100 % a year or more"):
        grown([1, 2, 3, 4], growth, 4)


def test_four_quarters_are_added_up() -> None:
    assert list(four_quarter_sums([1, 2, 3, 4, 5])) == [10, 14]


def test_straight_line_worked_out_by_hand() -> None:
    # 8 spent in the first quarter, 4 in the third; over one year (four quarters):
    # 8 / 4 = 2 in each of the four quarters after; from the fourth quarter also 4 / 4 = 1.
    assert list(straight_line([8, 0, 4, 0, 0, 0, 0, 0], 1)) == [0, 2, 2, 3, 3, 1, 1, 0]


@given(
    spent=arrays(float, 12, elements=st.floats(0, 1000)),
    life=st.floats(0.25, 3),
)
def test_all_that_was_spent_is_written_off_and_no_more(spent: np.ndarray, life: float) -> None:
    later = np.concatenate([spent, np.zeros(13)])
    charge = straight_line(later, np.float64(life))
    assert charge.sum() == pytest.approx(spent.sum())
    assert (charge >= -1e-9).all()


def test_a_steady_spending_is_charged_in_full_once_a_life_has_passed() -> None:
    assert straight_line(np.full(30, 7.0), 2.5)[-1] == pytest.approx(7)


@pytest.mark.parametrize("life", [0, -1])
def test_a_life_of_nothing_is_refused(life: float) -> None:
    with pytest.raises(ValueError, match="a life is above 0 years"):
        straight_line([1, 2], life)


def test_payback_worked_out_by_hand() -> None:
    # gaps: -10, -10 + 4 = -6, -2, +2: halfway through the fourth quarter, 3.5 / 4 years
    assert payback([0, 4, 4, 4], [10, 0, 0, 0]) == pytest.approx(3.5 / 4)
    assert payback([1, 1], [10, 0]) == np.inf
    assert payback([5, 5], [1, 1]) == pytest.approx(0.25)  # covered from the first quarter on
    both = payback([[0, 4, 4, 4], [0, 0, 0, 0]], [10, 0, 0, 0])
    assert list(both) == [3.5 / 4, np.inf]


def test_shares_worked_out_by_hand() -> None:
    # 40 and 20 of 100; growth 50 and 0, the market 20: 40 x 1.25 = 50, 20 / 1.2 = 16.67, rest 33.33
    first, second, rest = shares([40, 20], [[50.0], [0.0]], [20.0])[:, 1]
    assert (first, second, rest) == pytest.approx((50, 20 / 1.2, 100 - 50 - 20 / 1.2))


@settings(max_examples=60)
@given(
    parts=arrays(float, 4, elements=st.floats(0, 25)),
    growth=arrays(float, (4, 5), elements=rate),
    market=arrays(float, 5, elements=rate),
)
def test_shares_never_go_negative_and_add_up_whatever_is_supposed(
    parts: np.ndarray, growth: np.ndarray, market: np.ndarray
) -> None:
    path = shares(parts, growth, market)
    assert path.shape == (5, 6)
    assert (path >= 0).all()
    assert path.sum(axis=0) == pytest.approx(np.full(6, 100.0))
    assert list(path[:4, 0]) == pytest.approx(list(parts))


def test_bands_are_percentiles_by_linear_interpolation() -> None:
    draws = np.random.default_rng(3).normal(size=(101, 2, 3))
    expected = np.percentile(draws, [10, 25, 50, 75, 90], axis=0)
    assert bands(draws, [10, 25, 50, 75, 90]) == pytest.approx(expected)
