"""Numbers, units and periods as the checker reads them, and texts of any kind."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.checker.amounts import Amount, Duration, amount_at
from components.checker.check import check
from components.checker.finding import VERDICTS
from components.checker.periods import dates_of, period_at
from components.claims.model import Claims
from tests.checker.test_corpus import own

__all__ = ["own"]


@pytest.mark.parametrize(
    ("said", "value", "unit"),
    [
        ("rmb 67.678 billion", "67678000000", "RMB"),
        ("rmb67.7bn", "67700000000", "RMB"),
        ("67.7 billion yuan", "67700000000", "RMB"),
        ("us$5.59bn", "5590000000", "USD"),
        ("$53b", "53000000000", "USD"),
        ("676.78亿元", "67678000000", "RMB"),
        ("3800亿元", "380000000000", "RMB"),
        ("1.2万亿元", "1200000000000", "RMB"),
        ("55.9亿美元", "5590000000", "USD"),
        ("负138亿元", "-13800000000", "RMB"),
        ("minus rmb 44.67 billion", "-44670000000", "RMB"),
        ("rmb -21.8bn", "-21800000000", "RMB"),
        ("180万亿tokens", "180000000000000", "tokens"),
        ("180 trillion tokens", "180000000000000", "tokens"),
        ("226 mn users", "226000000", "users"),
        ("2.26亿", "226000000", None),
        ("35.8%", "35.8", "percent"),
        ("百分之35.8", "35.8", "percent"),
        ("3 percentage points", "3", "points"),
        ("3个百分点", "3", "points"),
    ],
)
def test_a_number_is_read_with_its_unit_and_scale(said: str, value: str, unit: str | None) -> None:
    found = amount_at(said, 0)
    assert found is not None
    assert isinstance(found[0], Amount)
    assert (found[0].value, found[0].unit, found[1]) == (Decimal(value), unit, len(said))


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("between 34 and 45 %", "34", "45"),
        ("34%至45%之间", "34", "45"),
        ("34-45%", "34", "45"),
        ("rmb 180-190 billion", "180000000000", "190000000000"),
        ("between rmb 60bn and rmb 70bn", "60000000000", "70000000000"),
    ],
)
def test_a_range_is_one_amount_with_two_ends(said: str, low: str, high: str) -> None:
    found = amount_at(said, 0)
    assert found is not None
    assert isinstance(found[0], Amount)
    assert (found[0].value, found[0].high, found[1]) == (Decimal(low), Decimal(high), len(said))


@pytest.mark.parametrize(
    ("said", "months"), [("three years", 36), ("3-year", 36), ("三年", 36), ("2 quarters", 6)]
)
def test_a_duration_is_no_amount(said: str, months: int) -> None:
    found = amount_at(said, 0)
    assert found is not None
    assert found[0] == Duration(months)


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("second quarter of 2026", "2026-04-01", "2026-06-30"),
        ("q2 2026", "2026-04-01", "2026-06-30"),
        ("2q26", "2026-04-01", "2026-06-30"),
        ("2026年二季度", "2026-04-01", "2026-06-30"),
        ("june 2026 quarter", "2026-04-01", "2026-06-30"),
        ("three months ended june 30, 2026", "2026-04-01", "2026-06-30"),
        ("first half of 2025", "2025-01-01", "2025-06-30"),
        ("2025年上半年", "2025-01-01", "2025-06-30"),
        ("2025年7至9月", "2025-07-01", "2025-09-30"),
        ("july to september 2025", "2025-07-01", "2025-09-30"),
        ("2025年前三季度", "2025-01-01", "2025-09-30"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025年6月", "2025-06-01", "2025-06-30"),
        ("23 june 2026", "2026-06-23", "2026-06-23"),
        ("fiscal q4 2025", "2025-01-01", "2025-03-31"),
        ("q4 of fiscal 2025", "2025-01-01", "2025-03-31"),
        ("fourth fiscal quarter of 2025", "2025-01-01", "2025-03-31"),
        ("fy2026", "2025-04-01", "2026-03-31"),
        ("2025财年第四季度", "2025-01-01", "2025-03-31"),
        ("2026财年", "2025-04-01", "2026-03-31"),
    ],
)
def test_a_period_is_read_in_the_company_s_own_calendar(
    own: Claims, said: str, first: str, last: str
) -> None:
    found = period_at(said, 0)
    assert found is not None
    assert found[1] == len(said)
    start, end = dates_of(own, "Alibaba", found[0])
    assert (start.isoformat(), end.isoformat()) == (first, last)


def test_a_fiscal_quarter_of_a_company_with_the_calendar_s_year_is_the_calendar_s(
    own: Claims,
) -> None:
    found = period_at("fiscal q4 2025", 0)
    assert found is not None
    assert dates_of(own, "Tencent", found[0])[0].isoformat() == "2025-10-01"


@pytest.mark.parametrize(
    "text", ["", "   ", "\n\n", "。。。", "\x00\x07\u202e", "%", "Nothing here."]
)
def test_a_text_without_a_statement_is_unclear(own: Claims, text: str) -> None:
    assert check(own, text).verdict == "unclear"


@pytest.mark.timeout(60)  # in a pattern that goes back and forth, such a text would take for ever
@pytest.mark.parametrize("piece", ["a ", "9", "1,", "49% ", "阿里云占49%，", "-", "2025年"])
def test_a_long_text_is_read_as_far_as_its_first_thousand_letters(own: Claims, piece: str) -> None:
    found = check(own, (piece * 100_000)[:100_000])
    assert found.read.cut
    assert found.verdict != "supported"


_PIECES = st.sampled_from(
    "Alibaba 火山引擎 capex 收入 49% RMB 5bn 67.678 billion Q2 2026 2025年 第一 leads than".split()
    + "比 not ， . 环比 rose who 三年".split()
)


@settings(max_examples=150)
@given(st.lists(_PIECES | st.text(max_size=5), max_size=12).map(" ".join))
def test_whatever_is_pasted_gets_a_verdict(own: Claims, text: str) -> None:
    found = check(own, text)
    assert found.verdict in (*VERDICTS, "answer")
    assert "".join(piece for piece, _ in found.words) == found.read.text
