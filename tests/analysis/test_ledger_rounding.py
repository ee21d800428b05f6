"""Rounding alone never makes an entry."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.analysis.ledger.ledger import ledger
from components.claims.model import Claims
from tests.ledgers import SLIP, SMALL, changed, clean_claims, entries
from tests.made import adding, by_quarter, claim, without


@pytest.fixture(scope="module")
def clean() -> Claims:
    return clean_claims()


def _rounded(value: float, digits: int) -> float:
    return float(f"{value:.{digits}g}")


NUMBERED = [c.id for c in SMALL.claims if c.value is not None and c.source != "idc-digest"]
DIGITS = st.integers(2, 6)


@given(st.sampled_from([name for name in NUMBERED if name != SLIP]), DIGITS, st.booleans())
def test_rounding_a_figure_never_makes_an_entry(name: str, digits: int, twice: bool) -> None:
    clean = without(without(SMALL, id=SLIP), source="idc-digest")
    value = _rounded(clean.claim[name].number, digits)
    other = clean.claim[name].model_copy(update={"id": "rounded", "value": value})
    made = adding(clean, other) if twice else changed(clean, name, value=value)
    assert ledger(made) == ()


AMOUNTS = st.floats(1, 1e6).map(lambda value: round(value, 2))


@given(st.lists(AMOUNTS, min_size=4, max_size=4), DIGITS, DIGITS)
def test_quarters_add_up_to_their_year_however_both_are_rounded(
    values: list[float], digits: int, digits_of_year: int
) -> None:
    quarters = by_quarter("Baidu", "capex", "2024-Q1", *(_rounded(v, digits) for v in values))
    year = claim("Baidu", "capex", "2024", _rounded(sum(values), digits_of_year))
    assert entries(adding(SMALL, *quarters, year), "parts and whole") == []


@given(AMOUNTS, AMOUNTS, DIGITS)
def test_growth_fits_however_it_and_both_figures_are_rounded(
    before: float, now: float, digits: int
) -> None:
    growth = (now / before - 1) * 100
    then = claim("Baidu", "capex", "2024-Q1", _rounded(before, digits))
    later = claim("Baidu", "capex", "2025-Q1", _rounded(now, digits), growth=round(growth))
    assert entries(adding(SMALL, then, later), "growth") == []
