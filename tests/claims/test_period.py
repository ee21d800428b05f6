"""Periods: what their names mean, how they are read aloud, what comes before and after."""

from contextlib import suppress
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.claims.period import consecutive, period, quarters, year_before

YEARS = st.integers(1992, 2099)
QUARTERS = st.builds("{}-Q{}".format, YEARS, st.integers(1, 4))
HALVES = st.builds("{}-H{}".format, YEARS, st.integers(1, 2))
MONTHS = st.builds("{}-{:02}".format, YEARS, st.integers(1, 12))
NAMES = st.one_of(QUARTERS, HALVES, MONTHS, YEARS.map(str), QUARTERS.map("ttm-{}".format))


@given(NAMES)
def test_a_period_keeps_its_name_and_starts_before_it_ends(name: str) -> None:
    assert period(name).name == name
    assert period(name).start < period(name).end


@given(QUARTERS, st.integers(0, 4))
def test_quarters_adjoin(first: str, count: int) -> None:
    year = int(first[:4]) + (int(first[-1]) + count - 1) // 4
    names = quarters(first, f"{year}-Q{(int(first[-1]) + count - 1) % 4 + 1}")
    assert len(names) == count + 1
    for earlier, later in pairwise(names):
        assert period(later).start - period(earlier).end == timedelta(days=1)


@given(YEARS)
def test_the_parts_of_a_year_cover_it(year: int) -> None:
    whole = period(str(year))
    for first, last in (("Q1", "Q4"), ("H1", "H2"), ("01", "12")):
        assert period(f"{year}-{first}").start == whole.start
        assert period(f"{year}-{last}").end == whole.end
    assert period(f"{year}-Q2").end == period(f"{year}-H1").end == period(f"{year}-06").end


@given(QUARTERS)
def test_trailing_four_quarters_are_the_four_that_end_with_the_one_named(name: str) -> None:
    trailing = period(f"ttm-{name}")
    four = quarters(year_before(name), name)[1:]
    assert len(four) == 4
    assert (trailing.start, trailing.end) == (period(four[0]).start, period(name).end)


@given(NAMES)
def test_the_year_before_is_the_same_stretch_twelve_months_earlier(name: str) -> None:
    before, now = period(year_before(name)), period(name)
    assert before.start == now.start.replace(year=now.start.year - 1)
    assert (before.end.year, before.end.month) == (now.end.year - 1, now.end.month)


def test_the_year_before_a_span_moves_both_its_ends() -> None:
    assert year_before("2025-Q2..2026-Q1") == "2024-Q2..2025-Q1"


@given(YEARS, NAMES)
def test_a_span_runs_from_the_start_of_its_first_to_the_end_of_its_last(
    year: int, later: str
) -> None:
    name = f"{year - 1}-Q2..{year}"
    assert (period(name).start, period(name).end) == (date(year - 1, 4, 1), date(year, 12, 31))
    assert not period(name).is_quarter
    assert not period(name).is_year


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("2025-Q2", "April to June 2025"),
        ("2025-H1", "first half of 2025"),
        ("2025-H2", "second half of 2025"),
        ("2025", "2025"),
        ("2025-05", "May 2025"),
        ("2025-05-30", "30 May 2025"),
        ("2025-Q2..2026-Q1", "April 2025 to March 2026"),
        ("2025-Q1..2025-Q3", "January to September 2025"),
        ("2025..2027", "January 2025 to December 2027"),
        ("ttm-2025-Q3", "four quarters to September 2025"),
    ],
)
def test_a_period_is_read_aloud_in_plain_words(name: str, words: str) -> None:
    assert period(name).words == words


def test_only_a_calendar_quarter_is_a_quarter_and_only_a_year_a_year() -> None:
    names = ["2025-Q3", "2025-H1", "2025", "2025-05", "2025-Q1..2025-Q2", "ttm-2025-Q3"]
    assert [name for name in names if period(name).is_quarter] == ["2025-Q3"]
    assert [name for name in names if period(name).is_year] == ["2025"]


@pytest.mark.parametrize(
    "name",
    [
        *("", "2025-Q0", "2025-Q5", "2025-H3", "2025-00", "2025-13", "25-Q1", "2025Q1", "2025-q1"),
        *("2025-02-30", "2025-1-1", "0001-01-01", "1989", "2101-Q1", "2025-Q1 ", "\u0662025-Q1"),
        *(
            "\uff12\uff10\uff12\uff15-Q1",
            "ttm-2025",
            "ttm-2025-H1",
            "ttm-",
            "2025..",
            "..2025",
            "2026..2025",
        ),
        *("2025-Q2..2025-Q1", "2025..2026..2027", "ttm-2025-Q1..2025-Q3", "FY2025"),
    ],
)
def test_what_is_no_period_is_refused_by_name(name: str) -> None:
    with pytest.raises(ValueError, match=r"is not a period|is not a day|ends before it starts"):
        period(name)


@given(st.text(max_size=20))
def test_any_text_is_a_period_or_a_value_error(name: str) -> None:
    with suppress(ValueError):
        assert period(name).name == name


def test_quarters_with_a_gap_or_out_of_order_are_not_consecutive() -> None:
    assert consecutive(["2025-Q3", "2025-Q4", "2026-Q1"])
    assert not consecutive(["2025-Q3", "2026-Q1"])
    assert not consecutive(["2025-Q4", "2025-Q3"])
    assert not consecutive(["2025-Q3", "2025-Q3"])
